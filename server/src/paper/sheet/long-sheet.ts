import { rewriteArchive, type Rewritten } from '../rewrite-archive.js';
import { cleanLines, escapeXml } from '../state/text.js';
import { cellText, heightOf, type SheetColumn } from './write-sheets.js';

// The library makes an object and looks for a style for each of a hundred thousand cells. So it lays out one row, and
// this file repeats it, piece by piece, into the finished archive.

const STRINGS = 'xl/sharedStrings.xml';

/** A workbook with a sheet, the n-th, that ends with a row of empty cells: that row is filled in for each of `rows`. */
export function repeatLastRow(
  xlsx: Buffer,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly (string | number)[]>,
  n = 1,
): Buffer {
  const name = `xl/worksheets/sheet${n}.xml`;
  return rewriteArchive(xlsx, [name, STRINGS], ({ [name]: sheet, [STRINGS]: strings }) => {
    if (!sheet || !strings) throw new Error(`a workbook without ${name}`);
    const start = sheet.text.lastIndexOf('<row ');
    const end = sheet.text.indexOf('</sheetData>', start);
    if (start < 0 || end < 0) throw new Error('a sheet without the row to repeat');
    const words = new SharedWords(strings);
    const fill = rowFiller(sheet.text.slice(start, end), columns, words);
    sheet.add(sheet.text.slice(0, start));
    for (const row of rows) sheet.add(fill(row));
    sheet.add(sheet.text.slice(end));
    words.end();
  });
}

function rowFiller(
  row: string,
  columns: readonly SheetColumn[],
  words: SharedWords,
): (cells: readonly (string | number)[]) => string {
  const styles = [...row.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"\/>/g)].map(([, letter, style]) => ({
    before: `<c r="${letter}`,
    after: `" s="${style}"`,
  }));
  let number = Number(/^<row r="(\d+)"/.exec(row)?.[1]);
  if (styles.length !== columns.length || !number) throw new Error('not the row that was laid out');
  return (cells) => {
    const found = cells.map((cell) => (typeof cell === 'number' ? cell : words.of(cell)));
    const lengths = found.map((one) => (typeof one === 'number' ? [] : one.lengths));
    const written = styles.map(({ before, after }, column) => {
      const value = contents(found[column]);
      return `${before}${number}${after}${value === '' ? '/>' : `${value}</c>`}`;
    });
    const line = `<row r="${number}" ht="${heightOf(lengths, columns)}" customHeight="1">${written.join('')}</row>`;
    number += 1;
    return line;
  };
}

function contents(one: number | Word | undefined): string {
  if (typeof one === 'number') return `><v>${one}</v>`;
  return one?.id === undefined ? '' : ` t="s"><v>${one.id}</v>`;
}

/** What a text became; an empty one has no number. */
interface Word {
  id?: number;
  lengths: readonly number[];
}

/** The texts of a workbook, each of them once: cleaned, measured and written when it comes first. */
class SharedWords {
  private readonly known = new Map<string, Word>();
  private readonly endsAt: number;
  private next: number;

  constructor(private readonly file: Rewritten) {
    this.endsAt = file.text.lastIndexOf('</sst>');
    if (this.endsAt < 0) throw new Error('a workbook without its texts');
    this.next = file.text.split('<si>').length - 1;
    file.add(file.text.slice(0, this.endsAt));
  }

  of(text: string): Word {
    let word = this.known.get(text);
    if (!word) this.known.set(text, (word = this.write(text)));
    return word;
  }

  end(): void {
    this.file.add(this.file.text.slice(this.endsAt));
  }

  private write(text: string): Word {
    const lines = cleanLines(text);
    const value = cellText(lines);
    const lengths = lines.map(({ length }) => length);
    if (value === '') return { lengths };
    // Clean lines neither begin nor end with a blank: there is nothing to preserve.
    this.file.add(`<si><t>${escapeXml(value)}</t></si>`);
    return { id: this.next++, lengths };
  }
}
