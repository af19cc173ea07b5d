import { rewriteArchive } from '../rewrite-archive.js';
import { escapeXml } from '../state/text.js';
import { placeholder, type LaidCell, type LaidGrid, type LaidRow, type Run } from './laid.js';

// A library's object for each of a hundred thousand cells takes a gigabyte and a minute. So the library lays out one
// row of each kind, with a run of each weight in each cell, and this file writes the rows, piece by piece, into the
// finished archive.

const DOCUMENT = 'word/document.xml';

/** The rows that stand in a table's place; in the order in which the tables stand in the paper. */
export interface LongTable {
  rows: Iterable<LaidRow>;
}

/** What the library lays out in the place of all rows of the paper's n-th long table. */
export function patternRows({ patterns }: LaidGrid, n: number): LaidRow[] {
  return (patterns ?? []).map(({ cells }, at) => ({
    cells: cells.map((cell) => ({
      ...cell,
      lines: cell.lines.map((line) => (line.is === 'rule' ? line : { ...line, runs: patternRuns(n, at) })),
    })),
  }));
}

const WEIGHTS = [
  { bold: false, italics: false },
  { bold: true, italics: false },
  { bold: false, italics: true },
  { bold: true, italics: true },
];
const weightOf = ({ bold, italics }: Run): number => (bold ? 1 : 0) + (italics ? 2 : 0);

const patternRuns = (n: number, at: number): Run[] =>
  WEIGHTS.map((weight) => ({ ...weight, text: placeholder(`${n}.${at}`), underline: false }));

/** A .docx with the rows of its long tables in the place of their patterns. */
export function fillTables(docx: Buffer, tables: readonly LongTable[]): Buffer {
  return rewriteArchive(docx, [DOCUMENT], ({ [DOCUMENT]: file }) => {
    let written = 0;
    for (const [index, { rows }] of tables.entries()) {
      const cells = rowAround(file.text, placeholder(`${index + 1}.0`), written);
      const group = rowAround(file.text, placeholder(`${index + 1}.1`), cells.end);
      const fill = [rowFiller(cells.xml), rowFiller(group.xml)] as const;
      file.add(file.text.slice(written, cells.start));
      for (const row of rows) file.add(fill[row.cells[0]!.span > 1 ? 1 : 0](row));
      written = group.end;
    }
    file.add(file.text.slice(written));
  });
}

const ROW_END = '</w:tr>';

function rowAround(xml: string, mark: string, from: number): { start: number; end: number; xml: string } {
  const at = xml.indexOf(mark, from);
  const start = xml.lastIndexOf('<w:tr>', at);
  const end = xml.indexOf(ROW_END, at) + ROW_END.length;
  if (at < 0 || start < from) throw new Error('a table without the row to repeat');
  return { start, end, xml: xml.slice(start, end) };
}

/** Cuts the row into its fixed parts and, per cell, the paragraph that a line of text stands in. */
function rowFiller(row: string): (row: LaidRow) => string {
  const parts = row.split(/(<w:p>(?:(?!<\/w:p>).)*?\u200E.*?<\/w:p>)/s);
  const fixed = parts.filter((_, index) => index % 2 === 0);
  const lines = parts.filter((_, index) => index % 2 === 1).map(lineFiller);
  return ({ cells }) => {
    let written = fixed[0] ?? '';
    for (const [column, cell] of cells.entries()) {
      written += (lines[column]?.(cell) ?? '') + (fixed[column + 1] ?? '');
    }
    return written;
  };
}

/** Around the text of a run of each weight. */
function lineFiller(paragraph: string): (cell: LaidCell) => string {
  const [before = '', ...patterns] = paragraph.slice(0, -'</w:p>'.length).split(/(?=<w:r>)/);
  const runs = patterns.map((run) => run.split(/\u200E[\d.]+\u200E/) as [string, string]);
  if (runs.length !== WEIGHTS.length) throw new Error('not the line that was laid out');
  const runText = (run: Run): string => {
    const [start, end] = runs[weightOf(run)]!;
    return start + escapeXml(run.text) + end;
  };
  return ({ lines }) =>
    lines
      .map((line) => (line.is === 'rule' ? '' : `${before}${line.runs.map(runText).join('')}</w:p>`))
      .join('');
}
