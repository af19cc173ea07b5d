import type { PaperSystem } from './model.js';

/** Page and type of one system: lengths are twips (1/20 pt), sizes are half-points. */
export interface SystemStyle {
  system: PaperSystem;
  page: {
    width: number;
    height: number;
    top: number;
    bottom: number;
    left: number;
    right: number;
    /** From the edge of the sheet to the page number. */
    header: number;
  };
  /** Beginning of the names of the styles in a Word file. */
  prefix: string;
  /** What the styles are called in Word's list. */
  label: string;
  body: {
    firstLine: number;
    after: number;
    /** MULTIPLE in 240ths of a line, EXACT in twips. */
    line: { rule: 'MULTIPLE' | 'EXACT'; value: number };
  };
  size: {
    body: number;
    pageNumber: number;
    title: number;
    note: number;
    small: number;
    table: number;
    wideTable: number;
    mark: number;
    hash: number;
  };
}

export const FONT = 'Times New Roman';

/** Of the text on a sheet that stands, or lies on its side. */
export function textWidth({ page }: SystemStyle, landscape: boolean): number {
  return (landscape ? page.height : page.width) - page.left - page.right;
}
