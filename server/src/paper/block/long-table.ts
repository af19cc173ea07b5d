import { rewriteArchive } from '../rewrite-archive.js';
import { escapeXml } from '../state/text.js';
import { placeholder, type LaidCell, type LaidGrid, type LaidLine, type LaidRow, type Run } from './laid.js';

// A library's object for each of a hundred thousand cells takes a gigabyte and a minute. So the library lays out one
// row of each kind, with a run of each weight in each cell, and this file writes the rows, piece by piece, into the
// finished archive.

const DOCUMENT = 'word/document.xml';

/** Rows of a table, or paragraphs of one kind, that stand in the place of their pattern; in the paper's order. */
export type Long = { rows: Iterable<LaidRow> } | { lines: readonly LaidLine[] };

/** What the library lays out in the place of all rows of the paper's n-th long table. */
export function patternRows({ patterns }: LaidGrid, n: number): LaidRow[] {
  return (patterns ?? []).map(({ cells }, at) => ({
    cells: cells.map((cell) => ({
      ...cell,
      lines: cell.lines.map((line) => (line.is === 'rule' ? line : { ...line, runs: patternRuns(n, at) })),
    })),
  }));
}

/** What stands in the place of many paragraphs of the same kind. */
export const patternLine = (line: LaidLine, n: number): LaidLine => ({ ...line, runs: patternRuns(n, 0) });

const WEIGHTS = [
  { bold: false, italics: false },
  { bold: true, italics: false },
  { bold: false, italics: true },
  { bold: true, italics: true },
];
const weightOf = ({ bold, italics }: Run): number => (bold ? 1 : 0) + (italics ? 2 : 0);

const patternRuns = (n: number, at: number): Run[] =>
  WEIGHTS.map((weight) => ({ ...weight, text: placeholder(`${n}.${at}`), underline: false }));

/** A .docx with what is long in the place of its patterns. */
export function fillPatterns(docx: Buffer, long: readonly Long[]): Buffer {
  return rewriteArchive(docx, [DOCUMENT], ({ [DOCUMENT]: file }) => {
    let written = 0;
    for (const [index, one] of long.entries()) {
      const mark = (at: number) => placeholder(`${index + 1}.${at}`);
      const element = 'rows' in one ? 'w:tr' : 'w:p';
      const first = around(file.text, element, mark(0), written);
      file.add(file.text.slice(written, first.start));
      written = first.end;
      if ('rows' in one) {
        const group = around(file.text, element, mark(1), written);
        const fill = [rowFiller(first.xml), rowFiller(group.xml)] as const;
        for (const row of one.rows) file.add(fill[row.cells[0]!.span > 1 ? 1 : 0](row));
        written = group.end;
      } else {
        const fill = lineFiller(first.xml);
        for (const line of one.lines) file.add(fill({ lines: [line] }));
      }
    }
    file.add(file.text.slice(written));
  });
}

/** The element in which the mark stands. */
function around(xml: string, element: string, mark: string, from: number) {
  const at = xml.indexOf(mark, from);
  const start = xml.lastIndexOf(`<${element}>`, at);
  const end = xml.indexOf(`</${element}>`, at) + element.length + 3;
  if (at < 0 || start < from) throw new Error('a paper without the pattern to repeat');
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

/** As the library writes it. */
const escaped = (text: string): string => escapeXml(text).replace(/"/g, '&quot;').replace(/'/g, '&apos;');

/** Around the text of a run of each weight. */
function lineFiller(paragraph: string): (cell: Pick<LaidCell, 'lines'>) => string {
  const [before = '', ...patterns] = paragraph.slice(0, -'</w:p>'.length).split(/(?=<w:r>)/);
  const runs = patterns.map((run) => run.split(/\u200E[\d.]+\u200E/) as [string, string]);
  if (runs.length !== WEIGHTS.length) throw new Error('not the line that was laid out');
  const runText = (run: Run): string => {
    const [start, end] = runs[weightOf(run)]!;
    return start + escaped(run.text) + end;
  };
  return ({ lines }) =>
    lines
      .map((line) => (line.is === 'rule' ? '' : `${before}${line.runs.map(runText).join('')}</w:p>`))
      .join('');
}
