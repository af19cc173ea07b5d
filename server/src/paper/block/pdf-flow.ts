import type { Content } from 'pdfmake';
import { setImmediate as breathe } from 'node:timers/promises';
import type { LaidPage, PaperRows } from './pdf-library.js';
import type { PdfPart } from './pdf-parts.js';
import type { PdfRow, TableSource } from './pdf-table.js';

/** Rows that are laid out at once; their objects are all that a long paper holds. */
const ROWS_AT_ONCE = 120;

/** A table that goes on after the pages that were written. */
interface Cut {
  source: TableSource;
  rows: PdfRow[];
  paper: PaperRows;
}

/** Lays out contents as pages; `before`: how many pages of the section were written. */
export type LayOutPages = (contents: Content[], before: number) => LaidPage[];

/**
 * A section in pieces: each is laid out, its pages are written and forgotten, but for the last one, whose rows begin
 * the next piece. So the paper is the same as if it had been laid out at once.
 */
export class PdfFlow {
  private carried: PdfRow[] = [];
  private open: Iterator<PdfRow> | null = null;
  private at = 0;
  private written = 0;

  constructor(
    private readonly parts: readonly PdfPart[],
    private readonly layOut: LayOutPages,
    private readonly write: (pages: LaidPage[]) => void,
  ) {}

  async run(): Promise<void> {
    let contents: (() => Content)[] = [];
    let wanted = ROWS_AT_ONCE;
    for (;;) {
      const piece = this.take(contents, wanted);
      const pages = this.layOut(piece.contents, this.written);
      const turn = piece.cut ? lastTurn(piece.cut) : null;
      if (!piece.cut) {
        this.write(pages);
        return;
      }
      if (turn === null) {
        // No row begins a page: more rows are laid out with it.
        contents = piece.remade;
        this.carried = piece.cut.rows;
        wanted += ROWS_AT_ONCE;
        continue;
      }
      this.write(pages.slice(0, turn.page));
      // What the pages became is taken away before there is more of it.
      await breathe();
      this.written += turn.page;
      contents = [];
      this.carried = piece.cut.rows.slice(turn.row - piece.cut.source.heads.length);
      wanted = ROWS_AT_ONCE;
    }
  }

  /** What comes next, until a table has given so many rows and has more. */
  private take(kept: (() => Content)[], wanted: number) {
    const remade = [...kept];
    const contents = kept.map((make) => make());
    for (; this.at < this.parts.length; this.at += 1) {
      const part = this.parts[this.at]!;
      if (part.is === 'content') {
        remade.push(part.make);
        contents.push(part.make());
        continue;
      }
      const { source, top } = part;
      const rows = this.carried;
      // Drawn up only where it begins.
      const begins = this.open === null || contents.length > 0 ? top : 0;
      this.open ??= source.rows();
      this.carried = [];
      const more = fill(rows, this.open, wanted);
      const { content, paper } = source.table(rows, begins);
      contents.push(content);
      if (more) return { contents, remade, cut: { source, rows, paper } };
      this.open = null;
      remade.push(() => source.table(rows, begins).content);
    }
    return { contents, remade, cut: null };
  }
}

/** Adds rows until there are so many; whether there may be more. */
function fill(rows: PdfRow[], from: Iterator<PdfRow>, wanted: number): boolean {
  while (rows.length < wanted) {
    const next = from.next();
    if (next.done) return false;
    rows.push(next.value);
  }
  return true;
}

/** The last row that begins a page, and that page. */
function lastTurn({ source, paper: { ends, high, withNext } }: Cut): { row: number; page: number } | null {
  const first = source.heads.length + 1;
  for (let row = ends.length - 1; row >= first; row -= 1) {
    const page = ends[row]!;
    if (ends[row - 1]! < page && !high.has(row) && !withNext.has(row - 1)) return { row, page };
  }
  return null;
}
