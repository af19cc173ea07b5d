import type { Content } from 'pdfmake';
import { setImmediate as breathe } from 'node:timers/promises';
import type { LaidPage, PaperRows, Place, Placed } from './pdf-library.js';
import type { PdfPart } from './pdf-parts.js';
import type { PdfRow, TableSource } from './pdf-table.js';

/** Rows, or other contents, that are laid out at once; their objects are all that a long paper holds. */
const AT_ONCE = 120;

/** A content that may have to be made twice. */
type Made = Omit<Extract<PdfPart, { is: 'content' }>, 'is'>;

/** A table that goes on after the pages that were written. */
interface Cut {
  source: TableSource;
  rows: PdfRow[];
  paper: PaperRows;
}

/** What is laid out at once. */
interface Piece {
  made: Made[];
  contents: Content[];
  places: Place[];
  /** The last of it, when it has more rows. */
  cut: Cut | null;
  /** Nothing follows. */
  last: boolean;
}

/** Where the pages that are written end, and the next piece begins: with a row of the cut table, or with a content. */
interface Turn {
  page: number;
  kept: Made[];
  rows: PdfRow[];
}

/** Lays out contents as pages; `before`: how many pages of the section were written. */
export type LayOutPages = (contents: Content[], before: number) => LaidPage[];

/**
 * A section in pieces: each is laid out, its pages are written and forgotten, but for the last one, with whose first row
 * or paragraph the next piece begins. So the paper is the same as if it had been laid out at once.
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
    private readonly atOnce = AT_ONCE,
  ) {}

  async run(): Promise<void> {
    let kept: Made[] = [];
    let wanted = this.atOnce;
    for (;;) {
      const piece = this.take(kept, wanted);
      const pages = this.layOut(piece.contents, this.written);
      if (piece.last) {
        this.write(pages);
        return;
      }
      const turn = turnOf(piece);
      if (turn === null) {
        // Nothing begins a page: more is laid out with it.
        kept = piece.made;
        this.carried = piece.cut?.rows ?? [];
        wanted += this.atOnce;
        continue;
      }
      this.write(pages.slice(0, turn.page));
      // What the pages became is taken away before there is more of it.
      await breathe();
      this.written += turn.page;
      this.carried = turn.rows;
      kept = turn.kept;
      wanted = this.atOnce;
    }
  }

  /** What comes next, until there are so many contents, or a table has given so many rows and has more. */
  private take(kept: readonly Made[], wanted: number): Piece {
    const piece: Piece = { made: [], contents: [], places: [], cut: null, last: false };
    for (const one of kept) add(piece, one);
    for (; this.at < this.parts.length; this.at += 1) {
      const part = this.parts[this.at]!;
      if (part.is === 'content') {
        if (piece.made.length >= wanted) return piece;
        add(piece, part);
      } else if (this.addTable(piece, part, wanted)) return piece;
    }
    return { ...piece, last: true };
  }

  /** Whether the table has more rows. */
  private addTable(piece: Piece, part: Extract<PdfPart, { is: 'table' }>, wanted: number): boolean {
    const { source, top } = part;
    const rows = this.carried;
    // Drawn up only where it begins.
    const begins = this.open === null || piece.contents.length > 0 ? top : 0;
    this.open ??= source.rows();
    this.carried = [];
    const more = fill(rows, this.open, wanted);
    if (!more) {
      this.open = null;
      add(piece, { make: () => source.table(rows, begins).content });
      return false;
    }
    const { content, paper } = source.table(rows, begins);
    piece.contents.push(content);
    piece.cut = { source, rows, paper };
    return true;
  }
}

function add({ made, contents, places }: Piece, one: Made): void {
  const place: Place = { first: -1, next: -1 };
  made.push(one);
  places.push(place);
  const content: Placed = { ...(one.make() as object), place };
  contents.push(content as Content);
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

/** The last that begins a page: a row of the cut table, or a content before it. */
function turnOf({ made, places, cut }: Piece): Turn | null {
  const row = cut && lastRow(cut);
  if (row) return { page: row.page, kept: [], rows: cut.rows.slice(row.row - cut.source.heads.length) };
  for (let at = made.length - 1; at > 0; at -= 1) {
    const { first: page } = places[at]!;
    const { atTop } = made[at]!;
    if (!atTop || page <= places[at - 1]!.next) continue;
    return { page, kept: [{ make: atTop, atTop }, ...made.slice(at + 1)], rows: cut?.rows ?? [] };
  }
  return null;
}

/** The last row that begins a page, and that page. */
function lastRow({ source, paper: { ends, high, withNext } }: Cut): { row: number; page: number } | null {
  const first = source.heads.length + 1;
  for (let row = ends.length - 1; row >= first; row -= 1) {
    const page = ends[row]!;
    if (ends[row - 1]! < page && !high.has(row) && !withNext.has(row - 1)) return { row, page };
  }
  return null;
}
