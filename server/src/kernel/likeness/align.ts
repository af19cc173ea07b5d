import type { Token } from './tokens.js';

/** A stretch of one text that stands where another stretch of the other text stands. */
export interface Gap {
  a: Token[];
  b: Token[];
  /** Tokens in a row that are the same just before and just after. */
  around: number;
}

export interface Alignment {
  /** Stretches that both have, in the words of the first. */
  runs: Token[][];
  gaps: Gap[];
}

/** The longest common row of tokens, and what stands in between. */
export function align(a: readonly Token[], b: readonly Token[]): Alignment {
  const table = lengths(a, b);
  const width = b.length + 1;
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  const steps: ('=' | 'a' | 'b')[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i]?.key === b[j]?.key) {
      steps.push('=');
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      steps.push('a');
      i += 1;
    } else {
      steps.push('b');
      j += 1;
    }
  }
  return stretches(steps, a, b);
}

function lengths(a: readonly Token[], b: readonly Token[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = a[i]?.key === b[j]?.key;
      table[i * width + j] = same
        ? (table[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
}

function stretches(steps: readonly string[], a: readonly Token[], b: readonly Token[]): Alignment {
  const runs: Token[][] = [];
  const gaps: Gap[] = [];
  let run: Token[] = [];
  let gap: Gap = { a: [], b: [], around: 0 };
  const closeGap = (): void => {
    if (gap.a.length + gap.b.length > 0) gaps.push(gap);
  };
  for (let s = 0, i = 0, j = 0; s < steps.length; s += 1) {
    if (steps[s] === '=') {
      if (run.length === 0) closeGap();
      run.push(a[i++] as Token);
      j += 1;
      if (gaps.length > 0 && run.length <= 3) (gaps[gaps.length - 1] as Gap).around += 1;
      continue;
    }
    if (run.length > 0) {
      runs.push(run);
      gap = { a: [], b: [], around: Math.min(3, run.length) };
      run = [];
    }
    if (steps[s] === 'a') gap.a.push(a[i++] as Token);
    else gap.b.push(b[j++] as Token);
  }
  if (run.length > 0) runs.push(run);
  else closeGap();
  return { runs, gaps };
}

/** Whether one slip of the hand lies between two syllables: a letter more, less, other, or two exchanged. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || swapped;
}
