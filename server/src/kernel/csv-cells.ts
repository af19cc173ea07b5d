import { parse } from 'csv-parse/sync';

const SEPARATORS = [',', ';', '\t'] as const;

/** A file that cannot be read at all; `line` counts as a spreadsheet shows it. */
export interface BrokenCsv {
  line: number;
  message: string;
}

/**
 * All cells of a file as a spreadsheet saves it, cleaned: comma, semicolon or tab; with or without a byte order mark;
 * composed or decomposed letters.
 */
export function readCells(csv: string): string[][] | BrokenCsv {
  try {
    const table = parse(csv, { delimiter: separatorOf(csv), bom: true, relax_column_count: true });
    return table.map((cells) => cells.map(clean));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const { lines } = error as { lines?: unknown };
    return { line: typeof lines === 'number' ? lines : 1, message: error.message };
  }
}

/** Cells as the text that `readCells` reads back: one line a row, whatever stands in a cell. */
export function writeCells(cells: readonly (readonly string[])[]): string {
  // One column alone could look like any separator.
  const width = Math.max(2, ...cells.map((row) => row.length));
  return cells
    .map((row) =>
      Array.from({ length: width }, (_, at) => `"${clean(row[at] ?? '').replace(/"/g, '""')}"`).join(','),
    )
    .join('\r\n');
}

/** The separator that the header line has most of: a comma may well stand inside a title. */
function separatorOf(csv: string): string {
  const header = csv.slice(0, csv.search(/\r|\n|$/)).replace(/"[^"]*"/g, '');
  const count = (sign: string): number => header.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** NFC and single blanks: a name typed on a Mac and on Windows is one name. */
function clean(cell: string): string {
  return cell.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Letters without marks, small, single blanks: how headers and words of a closed list are compared. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
