import { table } from './block/build.js';
import { mapped } from './block/lazily.js';
import type { CellText, PaperBlock, TableBlock } from './block/model.js';

/** A table for both kinds of file: a page of a document and a sheet of a workbook. */
export interface PaperTable {
  /** Of the sheet. */
  name: string;
  columns: PaperColumn[];
  rows: PaperRow[];
}

export interface PaperColumn {
  title: string;
  /** On the page; null takes what the others leave. */
  twips: number | null;
  /** In the sheet. */
  characters: number;
  centred?: boolean;
}

/** Cells of one row: a number stays a number in a sheet. Or a line that opens a group of rows. */
export type PaperRow = { cells: PaperCell[] } | { group: string };
export type PaperCell = string | number;

/** The first column of most tables. */
export const STT: PaperColumn = { title: 'STT', twips: 700, characters: 7, centred: true };

/** As a block of a document. */
export function tableBlock(of: PaperTable, size: TableBlock['size'] = 'NORMAL'): PaperBlock {
  const columns = of.columns.map(({ title, twips, centred = false }) => ({ title, width: twips, centred }));
  const rows = mapped(of.rows, (row) =>
    'group' in row ? row : { cells: row.cells.map((cell): CellText => String(cell)) },
  );
  return table(columns, rows, size);
}

/** A workbook as plain data: the tables to filter and count in, and lines that say what they are. */
export interface PaperWorkbook {
  tables: PaperTable[];
  about: string[];
}
