/**
 * What a laid-out paper is made of: the few things that both renderers can set. Systems and forms are gone here; only
 * lengths and weights are left. Lengths are twips (1/20 pt), sizes half-points, texts are clean.
 */
export type Laid = LaidLine | LaidRule | LaidGrid | { is: 'gap'; height: number } | { is: 'break' };

export type StyleName = 'normal' | 'body' | 'section' | 'table' | 'wideTable';

export interface Run {
  text: string;
  bold: boolean;
  italics: boolean;
  underline: boolean;
}

/** A paragraph. What is not given comes from its style. */
export interface LaidLine {
  is: 'line';
  style: StyleName;
  runs: Run[];
  size?: number;
  align?: 'left' | 'center';
  before?: number;
  after?: number;
  /** Room at its left and right. */
  side?: number;
  /** Stays on the page of what follows. */
  withNext?: boolean;
  /** Is not broken over two pages. */
  whole?: boolean;
}

/** A solid line, centred in a column of that width. */
export interface LaidRule {
  is: 'rule';
  length: number;
  within: number;
  after: number;
}

/** A table, ruled or only to place things side by side. Rows are never split. */
export interface LaidGrid {
  is: 'grid';
  widths: number[];
  ruled: boolean;
  /** How many rows at its top are repeated on each page. */
  heads: number;
  rows: LaidRow[];
  /** Room at the left and right of each cell; null leaves it to the cells. */
  margin: number | null;
  /** The last row is repeated for each of the streamed rows. */
  streamed: boolean;
}

export interface LaidRow {
  cells: LaidCell[];
}

export interface LaidCell {
  lines: (LaidLine | LaidRule)[];
  /** Over how many columns. */
  span: number;
  middle: boolean;
  margin?: number;
}

export interface LaidSection {
  landscape: boolean;
  laid: Laid[];
}

// A direction mark, which is taken out of every text of a paper: nobody can write a placeholder.
const MARK = '\u200E';

/** The text of a cell in the row that stands for all streamed rows. */
export const placeholder = (column: number): string => `${MARK}${column}${MARK}`;
