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
  /** Repeated on each page. */
  heads: LaidRow[];
  /** May be made anew each time that they are gone through. */
  rows: Iterable<LaidRow>;
  /** Room at the left and right of each cell; null leaves it to the cells. */
  margin: number | null;
  /** A row of cells and one that opens a group, as all rows of this table are; null: rows of any kind. */
  patterns: [cells: LaidRow, group: LaidRow] | null;
  /** The lines of a cell are set as one text on the page. */
  plain: boolean;
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

/** A text that stands for a run of the rows of a long table. */
export const placeholder = (of: string): string => `${MARK}${of}${MARK}`;
