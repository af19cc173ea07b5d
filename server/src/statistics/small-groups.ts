import type { BreakdownRow } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';

const FIVE = LIMITS.smallGroup;

/** Cells as they were counted; `total` counts what is in `released`, what is not, and `named`. */
export interface OpenCell {
  key: string | null;
  label: string;
  named: number;
  released: number;
  total: number;
}

interface GuardedRows {
  rows: BreakdownRow[];
  rest: number;
}

/**
 * The rule for small groups (PROTOCOL.md W112; domain.md 10.5). Opinions without a name are told apart only in whole
 * fives of a cell, and one five more stays with those that are over: that a cell shows none says nothing of it, and
 * subtracting finds no cell of fewer than five. With fewer than five unnamed opinions in all not even their number is
 * told: the smallest named cells hide it.
 */
export function guarded(cells: readonly OpenCell[]): GuardedRows {
  const rows: BreakdownRow[] = cells.map(({ key, label, named, released }) => ({
    ...{ key, label, n: named },
    unnamed: Math.floor(released / FIVE) * FIVE,
  }));
  const unnamed = sum(cells.map(({ total, named }) => total - named));
  const rest = unnamed - sum(rows.map((row) => row.unnamed));
  return unnamed < FIVE ? foldNamed(rows.filter(shows), rest) : holdBack(rows, rest);
}

/** That there is a row would tell that somebody without a name wrote there. */
const shows = ({ n, unnamed }: BreakdownRow): boolean => n === null || n + unnamed > 0;

/** One five stays with the others, from the cell that has the fewest. */
function holdBack(rows: readonly BreakdownRow[], rest: number): GuardedRows {
  const [least] = rows.filter((row) => row.unnamed > 0).sort((a, b) => a.unnamed - b.unnamed || order(a, b));
  if (!least) return { rows: rows.filter(shows), rest };
  return {
    rows: rows.map((row) => (row === least ? { ...row, unnamed: row.unnamed - FIVE } : row)).filter(shows),
    rest: rest + FIVE,
  };
}

/** The smallest cells go to the others, until at least five named opinions stand there. */
function foldNamed(rows: readonly BreakdownRow[], rest: number): GuardedRows {
  const folded = new Set<BreakdownRow>();
  let hidden = 0;
  for (const row of [...rows].sort((a, b) => (a.n ?? 0) - (b.n ?? 0) || order(a, b))) {
    if (hidden >= FIVE) break;
    folded.add(row);
    hidden += row.n ?? 0;
  }
  return {
    rows: rows.map((row) => (folded.has(row) ? { ...row, n: null } : row)),
    rest: rest + hidden,
  };
}

/** The same cells give the same answer, in whatever order the database found them. */
function order(a: BreakdownRow, b: BreakdownRow): number {
  return (a.key ?? '') < (b.key ?? '') ? -1 : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
