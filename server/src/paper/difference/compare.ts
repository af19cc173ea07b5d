import type { DifferencePart, DifferenceRow, PaperDifference } from '@doi-thoai/shared';
import { diffArrays } from 'diff';
import { journalMarks } from './journal-marks.js';

/** Rows that are shown; a text of which more was changed is another text. */
const MOST_ROWS = 300;
/** Signs of a piece that are shown. */
const MOST_SIGNS = 4000;
/** Milliseconds after which pieces are told as taken out and put in, without looking for what they share. */
const PATIENCE = { timeout: 5000 } as const;
const PATIENCE_OF_ONE = { timeout: 500 } as const;

interface Change<T> {
  added: boolean;
  removed: boolean;
  value: T[];
}

/**
 * What was changed between two texts, each a list of paragraphs. Of which entry of the journal a file was made is no
 * change: it is another one in a file that was made a minute later.
 */
export function compareTexts(generated: readonly string[], edited: readonly string[]): PaperDifference {
  const rows: DifferenceRow[] = [];
  const place = { old: 0, now: 0 };
  const marks = new Map([...journalMarks(generated), ...journalMarks(edited)]);
  const comparator = (one: string, other: string): boolean =>
    one === other || (marks.has(one) && marks.get(one) === marks.get(other));
  const changes = between([...generated], [...edited], { ...PATIENCE, comparator });
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    if (!change) break;
    const next = changes[index + 1];
    if (!change.added && !change.removed) {
      place.old += change.value.length;
      place.now += change.value.length;
    } else if (change.removed && next?.added) {
      rows.push(...replaced(change.value, next.value, place));
      index += 1;
    } else
      rows.push(...replaced(change.removed ? change.value : [], change.added ? change.value : [], place));
  }
  const numbers = rows.filter((row) => row.numbers).length;
  const shown = rows.slice(0, MOST_ROWS);
  const counts = { generated: generated.length, edited: edited.length };
  return { rows: shown, more: rows.length - shown.length, numbers, ...counts };
}

/** Paragraphs that stand in the place of others, one by one as far as they go. */
function replaced(
  old: readonly string[],
  now: readonly string[],
  place: { old: number; now: number },
): DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
    const [before, after] = [old[index], now[index]];
    place.old += before === undefined ? 0 : 1;
    place.now += after === undefined ? 0 : 1;
    const kind = before === undefined ? 'ADDED' : after === undefined ? 'REMOVED' : 'CHANGED';
    const at = kind === 'REMOVED' ? place.old : place.now;
    const numbers = numbersOf(before ?? '') !== numbersOf(after ?? '');
    rows.push({ kind, at, parts: partsBetween(before ?? '', after ?? ''), numbers });
  }
  return rows;
}

/** Words with the blanks behind them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

function partsBetween(before: string, after: string): DifferencePart[] {
  const parts: DifferencePart[] = [];
  for (const { added, removed, value } of between(wordsOf(before), wordsOf(after), PATIENCE_OF_ONE)) {
    const kind = added ? 'ADDED' : removed ? 'REMOVED' : 'SAME';
    for (const word of value) {
      const number = kind !== 'SAME' && /\d/.test(word);
      const last = parts.at(-1);
      if (last?.kind === kind && last.number === number) last.text += word;
      else parts.push({ kind, text: word, number });
    }
  }
  return parts.map((part) => ({ ...part, text: part.text.slice(0, MOST_SIGNS) }));
}

/** All numbers of a text in their order: "1.000", "05/2026", "12,5". */
function numbersOf(text: string): string {
  return (text.match(/\d+(?:[.,/:-]\d+)*/g) ?? []).join(' ');
}

interface Between {
  timeout: number;
  comparator?: (one: string, other: string) => boolean;
}

function between(old: string[], now: string[], how: Between): Change<string>[] {
  const found = diffArrays(old, now, how);
  if (found) return found;
  return [
    { added: false, removed: true, value: old },
    { added: true, removed: false, value: now },
  ];
}
