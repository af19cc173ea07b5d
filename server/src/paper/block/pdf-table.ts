import type { Content, Table, TableCell } from 'pdfmake';
import type { LaidCell, LaidGrid, LaidRow } from './laid.js';
import type { PaperRows } from './pdf-library.js';
import { breakable, points, rule, textLine } from './pdf-lines.js';
import { LINE, cellHeightAtMost, settingOf } from './pdf-measure.js';
import type { SystemStyle } from './style.js';

type Cell = TableCell & object;

/** A row before it is made: it may have to be made twice. */
export interface PdfRow {
  cells: () => Cell[];
  /** In points, at the most. */
  height: number;
  withNext: boolean;
}

/** Some rows of a table as the library's content, below its head. */
export interface PdfTable {
  content: Content;
  paper: PaperRows;
}

/** A table whose rows are made one by one. */
export class TableSource {
  readonly heads: PdfRow[];
  private readonly widths: number[];
  /** Higher than that a row may be split: a sheet that lies on its side is the lower one, and a head needs room too. */
  private readonly limit: number;

  constructor(
    private readonly grid: LaidGrid,
    private readonly style: SystemStyle,
  ) {
    const { widths, ruled, margin, heads } = grid;
    const room = ruled ? 2 * points(margin ?? 0) + LINE : 0;
    this.widths = widths.map((width) => points(width) - room);
    const { page } = style;
    this.limit = points(page.width - page.top - page.bottom) * 0.7;
    this.heads = heads.map((row) => this.row(row));
  }

  *rows(): Generator<PdfRow> {
    for (const row of this.grid.rows) yield this.row(row);
  }

  /** Height of the head and of what stays with it, in points, at the most. */
  beginning(): number {
    let height = this.heads.reduce((sum, row) => sum + row.height, 0);
    for (const row of this.grid.rows) {
      const { height: own, withNext } = this.row(row);
      height += own;
      if (!withNext) break;
    }
    return Math.min(height, this.limit);
  }

  table(below: readonly PdfRow[], top: number): PdfTable {
    const rows = [...this.heads, ...below];
    const { length: heads } = this.heads;
    const high = new Set<number>();
    const withNext = new Set<number>();
    for (const [index, row] of rows.entries()) {
      if (row.height > this.limit) high.add(index);
      if (row.withNext) withNext.add(index);
    }
    let keep = heads;
    while (withNext.has(keep)) keep += 1;
    const keeps = heads > 0 && keep < rows.length && !high.has(keep) ? keep + 1 - heads : 0;
    const paper: PaperRows = { high, withNext, ends: [] };
    const table = {
      widths: [...this.widths],
      body: rows.map((row) => row.cells()),
      headerRows: heads,
      ...(keeps > 0 ? { keepWithHeaderRows: keeps } : {}),
      // Without a head the first row is split, or not, by this.
      dontBreakRows: heads > 0 || !high.has(0),
      paper,
    } as Table;
    return { content: { layout: this.grid.ruled ? 'ruled' : 'bare', margin: [0, top, 0, 0], table }, paper };
  }

  private row({ cells }: LaidRow): PdfRow {
    let column = 0;
    let height = 0;
    for (const cell of cells) {
      const own = this.widths.slice(column, (column += cell.span));
      const width = own.reduce((sum, one) => sum + one, 0);
      height = Math.max(height, cellHeightAtMost(cell, width, this.style, !this.grid.ruled));
    }
    const withNext = cells.every(({ lines }) =>
      lines.every((one) => one.is === 'line' && one.withNext === true),
    );
    return {
      height,
      withNext: this.grid.ruled && withNext,
      cells: () => cells.flatMap((one) => this.cell(one)),
    };
  }

  private cell(cell: LaidCell): Cell[] {
    const { lines, span, middle, margin } = cell;
    if (this.grid.plain && span === 1 && !middle) return [this.plainCell(cell)];
    const side = points(margin ?? 0);
    const [only, ...others] = lines.map((one) => (one.is === 'rule' ? rule(one) : textLine(one, this.style)));
    const alone = side === 0 && others.length === 0 && only !== undefined;
    const made: Cell = {
      ...(alone ? (only as object) : { stack: only ? [only, ...others] : [], margin: [side, 0, side, 0] }),
      ...(middle ? { verticalAlignment: 'middle' } : {}),
      ...(span > 1 ? { colSpan: span } : {}),
    } as Cell;
    return [made, ...Array.from({ length: span - 1 }, () => ({}))];
  }

  /** The library takes half of the time for one text instead of a stack of lines. */
  private plainCell({ lines }: LaidCell): Cell {
    const texts = lines.filter((one) => one.is === 'line');
    const { fontSize, lineHeight, before, after } = settingOf(texts[0]!, this.style);
    const text = breakable(texts.map(({ runs }) => runs[0]?.text ?? '').join('\n'));
    const alignment = texts[0]!.align ?? 'left';
    return { text, fontSize, lineHeight, alignment, margin: [0, before, 0, after] };
  }
}
