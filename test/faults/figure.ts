/** One promise that a figure found broken; `about` names what to look at. */
export interface Violation {
  rule:
    | 'lost'
    | 'doubled'
    | 'gap'
    | 'text'
    | 'chain'
    | 'diverged'
    | 'counters'
    | 'late'
    | 'wronglyRefused'
    | 'unequal'
    | 'stuck'
    | 'identified'
    | 'executable'
    | 'unreadable';
  about: string;
}

/** One line of `--json` (the form of the figures for faults). */
export interface Figure {
  id: string;
  title: string;
  rounds: number;
  violations: number;
  /** The counts that prove that the figure bit. */
  detail: Record<string, number | string>;
}

export interface Effort {
  quick: boolean;
  seed: number;
  kills: number;
  ids: number;
  closes: number;
  /** Anonymous opinions of R16, hostile texts of R17. */
  items: number;
  /** Changes of the journal in R13. */
  tamperings: number;
  /** A figure ends after this time with the rounds that it has. */
  mostMs: number;
}

const HOUR = 3_600_000;
export const QUICK = {
  quick: true,
  kills: 10,
  ids: 1_000,
  closes: 100,
  items: 1_000,
  tamperings: 500,
  mostMs: HOUR / 20,
} as const;
export const FULL = {
  quick: false,
  kills: 300,
  ids: 100_000,
  closes: 10_000,
  items: 10_000,
  tamperings: 10_000,
  mostMs: 2 * HOUR,
} as const;

export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Gathers what went wrong; the first few are told at once. */
export class Findings {
  private readonly found: Violation[] = [];

  constructor(private readonly id: string) {}

  get count(): number {
    return this.found.length;
  }

  add(violations: readonly Violation[]): void {
    for (const one of violations) {
      if (this.found.length < 20) progress(`  ${this.id} VIOLATION ${one.rule}: ${one.about}`);
      this.found.push(one);
    }
  }
}

/** 0 to 1: the value below which this share of the numbers lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}
