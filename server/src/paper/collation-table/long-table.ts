import { Zip, ZipDeflate, ZipPassThrough, strFromU8, strToU8, unzipSync } from 'fflate';
import { cleanLines } from '../state/text.js';

// A library's object for each of a hundred thousand cells takes a gigabyte and a minute. So the library lays out one
// row, and this file repeats it, piece by piece, into the finished archive.

/** The text of a cell in the row that is repeated. */
export const placeholder = (column: number): string => `@@${column}@@`;

const ROWS_A_PIECE = 200;

/** A .docx that has one row of placeholders, with that row repeated for each of `rows`. */
export function repeatRow(docx: Buffer, rows: Iterable<readonly string[]>): Buffer {
  const files = unzipSync(docx);
  const pieces: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(files)) {
    if (name === 'word/document.xml') continue;
    const file = new ZipPassThrough(name);
    archive.add(file);
    file.push(bytes, true);
  }
  writeDocument(archive, strFromU8(files['word/document.xml'] ?? new Uint8Array(0)), rows);
  archive.end();
  return Buffer.concat(pieces);
}

function writeDocument(archive: Zip, xml: string, rows: Iterable<readonly string[]>): void {
  const at = xml.indexOf(placeholder(0));
  const start = xml.lastIndexOf('<w:tr>', at);
  const end = xml.indexOf('</w:tr>', at) + '</w:tr>'.length;
  if (at < 0 || start < 0) throw new Error('a table without the row to repeat');
  const fill = rowFiller(xml.slice(start, end));
  const file = new ZipDeflate('word/document.xml', { level: 6 });
  archive.add(file);
  file.push(strToU8(xml.slice(0, start)));
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(fill(row));
    if (piece.length < ROWS_A_PIECE) continue;
    file.push(strToU8(piece.join('')));
    piece = [];
  }
  file.push(strToU8(piece.join('') + xml.slice(end)), true);
}

/** Cuts the row into its fixed parts and, per column, the paragraph that a line of text stands in. */
function rowFiller(row: string): (texts: readonly string[]) => string {
  const parts = row.split(/(<w:p>(?:(?!<\/w:p>).)*?@@\d+@@.*?<\/w:p>)/s);
  const fixed = parts.filter((_, index) => index % 2 === 0);
  const lines = parts
    .filter((_, index) => index % 2 === 1)
    .map((paragraph) => paragraph.split(/@@\d+@@/) as [string, string]);
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

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
