import type { ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { cleanLines } from '../state/text.js';
import type { LaidCell, LaidGrid, LaidLine, LaidRow } from './laid.js';
import { points, rule, textLine } from './pdf-lines.js';
import { LINE, cellHeightAtMost, settingOf, textHeightAtMost, type Setting } from './pdf-measure.js';
import type { SystemStyle } from './style.js';

type Rows = Iterable<readonly string[]>;
type Cell = TableCell & object;

/**
 * A row is never split, unless it may be higher than a page: the library leaves out what of an unsplit row is below
 * the page's end, and nothing of an opinion may be lost.
 */
export function pdfTable(grid: LaidGrid, style: SystemStyle, rows: Rows | null): ContentTable {
  const { ruled, heads } = grid;
  const table = new Body(grid, style);
  for (const row of grid.streamed ? grid.rows.slice(0, -1) : grid.rows) table.add(row);
  if (grid.streamed && rows !== null) for (const row of rows) table.addStreamed(row);
  const { body, widths, high } = table.done();
  const keep = heads > 0 && body.length > heads && !high.has(heads);
  return {
    layout: ruled ? 'ruled' : 'bare',
    table: {
      widths,
      body,
      headerRows: heads,
      ...(keep ? { keepWithHeaderRows: 1 } : {}),
      dontBreakRows: true,
    },
  };
}

class Body {
  private readonly body: Cell[][] = [];
  private readonly widths: number[];
  /** Positions of the rows that may be higher than half a page. */
  private readonly high = new Set<number>();
  private readonly limit: number;
  private readonly pattern: { setting: Setting; align: 'left' | 'center' }[];

  constructor(
    private readonly grid: LaidGrid,
    private readonly style: SystemStyle,
  ) {
    const { widths, ruled, margin, rows } = grid;
    const room = ruled ? 2 * points(margin ?? 0) + LINE : 0;
    this.widths = widths.map((width) => points(width) - room);
    const { page } = style;
    // Of a sheet that lies on its side, as it is the lower one; a repeated head needs its room too.
    this.limit = points(page.width - page.top - page.bottom) * 0.7;
    this.pattern = (grid.streamed ? rows.at(-1)!.cells : []).map(({ lines }) => {
      const line = lines[0] as LaidLine;
      return { setting: settingOf(line, style), align: line.align ?? 'left' };
    });
  }

  add({ cells }: LaidRow): void {
    let column = 0;
    const made: Cell[] = [];
    let height = 0;
    for (const cell of cells) {
      const own = this.widths.slice(column, (column += cell.span));
      const width = own.reduce((sum, one) => sum + one, 0);
      height = Math.max(height, cellHeightAtMost(cell, width, this.style));
      made.push(this.cell(cell), ...Array.from({ length: cell.span - 1 }, () => ({})));
    }
    this.push(made, height);
  }

  addStreamed(row: readonly string[]): void {
    let height = 0;
    const made = this.pattern.map(({ setting, align }, column): Cell => {
      const { fontSize, lineHeight, before, after } = setting;
      const lines = cleanLines(row[column] ?? '');
      height = Math.max(height, textHeightAtMost(lines, this.widths[column]!, setting));
      const text = lines.join('\n');
      return { text, fontSize, lineHeight, alignment: align, margin: [0, before, 0, after] };
    });
    this.push(made, height);
  }

  /** A row that may be split gets a cell in a column without width, which asks for a page break and is never set. */
  done(): { body: Cell[][]; widths: number[]; high: Set<number> } {
    const { body, widths, high } = this;
    if (high.size === 0) return { body, widths, high };
    const last = body.map((row, index) => [
      ...row,
      high.has(index) ? ({ _span: true, pageBreak: 'after' } as unknown as Cell) : NOTHING(),
    ]);
    return { body: last, widths: [...widths, 0], high };
  }

  private push(row: Cell[], height: number): void {
    if (height > this.limit) this.high.add(this.body.length);
    this.body.push(row);
  }

  private cell({ lines, span, middle, margin }: LaidCell): Cell {
    const side = points(margin ?? 0);
    return {
      stack: lines.map((one) => (one.is === 'rule' ? rule(one) : textLine(one, this.style))),
      margin: [side, 0, side, 0],
      ...(middle ? { verticalAlignment: 'middle' as const } : {}),
      ...(span > 1 ? { colSpan: span } : {}),
    };
  }
}

const NOTHING = (): Cell => ({ text: '', border: [false, false, false, false] });
