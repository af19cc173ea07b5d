import type { Content, Table, TableCell } from 'pdfmake';
import { cleanLines } from '../state/text.js';
import type { LaidCell, LaidGrid, LaidLine, LaidRow } from './laid.js';
import type { PaperRows } from './pdf-library.js';
import { breakable, points, rule, textLine } from './pdf-lines.js';
import { LINE, cellHeightAtMost, settingOf, textHeightAtMost, type Setting } from './pdf-measure.js';
import type { SystemStyle } from './style.js';

type Cell = TableCell & object;
export type Rows = Iterable<readonly string[]>;

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
    private readonly streamed: Rows | null,
  ) {
    const { widths, ruled, margin, rows, heads } = grid;
    const room = ruled ? 2 * points(margin ?? 0) + LINE : 0;
    this.widths = widths.map((width) => points(width) - room);
    const { page } = style;
    this.limit = points(page.width - page.top - page.bottom) * 0.7;
    this.heads = rows.slice(0, heads).map((row) => this.fixed(row));
  }

  *rows(): Generator<PdfRow> {
    const { rows, heads, streamed } = this.grid;
    for (const row of streamed ? [] : rows.slice(heads)) yield this.fixed(row);
    if (streamed) yield* this.fromStream();
  }

  /** Height of the head and of what stays with it, in points, at the most. */
  beginning(): number {
    const { rows, heads, streamed } = this.grid;
    let height = this.heads.reduce((sum, row) => sum + row.height, 0);
    for (const row of streamed ? [] : rows.slice(heads)) {
      const { height: own, withNext } = this.fixed(row);
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

  private fixed({ cells }: LaidRow): PdfRow {
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

  private *fromStream(): Generator<PdfRow> {
    const pattern = this.grid.rows.at(-1)!.cells.map(({ lines }) => {
      const line = lines[0] as LaidLine;
      return { setting: settingOf(line, this.style), align: line.align ?? 'left' };
    });
    for (const row of this.streamed ?? []) {
      const texts = pattern.map((_, column) => cleanLines(row[column] ?? ''));
      const heights = texts.map((lines, column) =>
        textHeightAtMost(lines, this.widths[column]!, pattern[column]!.setting),
      );
      const cells = () => texts.map((lines, column) => textCell(lines, pattern[column]!));
      yield { cells, height: Math.max(...heights), withNext: false };
    }
  }

  private cell({ lines, span, middle, margin }: LaidCell): Cell[] {
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
}

function textCell(lines: string[], { setting, align }: { setting: Setting; align: 'left' | 'center' }): Cell {
  const { fontSize, lineHeight, before, after } = setting;
  const text = breakable(lines.join('\n'));
  return { text, fontSize, lineHeight, alignment: align, margin: [0, before, 0, after] };
}
