import { rewriteArchive } from '../rewrite-archive.js';
import { cleanLines, escapeXml } from '../state/text.js';
import { placeholder } from './laid.js';

// A library's object for each of a hundred thousand cells takes a gigabyte and a minute. So the library lays out one
// row, and this file repeats it, piece by piece, into the finished archive.

const DOCUMENT = 'word/document.xml';

/** A .docx that has one row of placeholders, with that row repeated for each of `rows`. */
export function repeatRow(docx: Buffer, rows: Iterable<readonly string[]>): Buffer {
  return rewriteArchive(docx, [DOCUMENT], ({ [DOCUMENT]: file }) => {
    const at = file.text.indexOf(placeholder(0));
    const start = file.text.lastIndexOf('<w:tr>', at);
    const end = file.text.indexOf('</w:tr>', at) + '</w:tr>'.length;
    if (at < 0 || start < 0) throw new Error('a table without the row to repeat');
    const fill = rowFiller(file.text.slice(start, end));
    file.add(file.text.slice(0, start));
    for (const row of rows) file.add(fill(row));
    file.add(file.text.slice(end));
  });
}

/** Cuts the row into its fixed parts and, per column, the paragraph that a line of text stands in. */
function rowFiller(row: string): (texts: readonly string[]) => string {
  const parts = row.split(/(<w:p>(?:(?!<\/w:p>).)*?\u200E\d+\u200E.*?<\/w:p>)/s);
  const fixed = parts.filter((_, index) => index % 2 === 0);
  const lines = parts
    .filter((_, index) => index % 2 === 1)
    .map((paragraph) => paragraph.split(/\u200E\d+\u200E/) as [string, string]);
  return (texts) =>
    fixed
      .map((part, column) => {
        const around = lines[column - 1];
        return (around === undefined ? '' : paragraphs(texts[column - 1] ?? '', around)) + part;
      })
      .join('');
}

function paragraphs(text: string, [before, after]: [string, string]): string {
  return cleanLines(text)
    .map((line) => before + escapeXml(line) + after)
    .join('');
}
