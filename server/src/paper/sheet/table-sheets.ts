import type { CellObject } from 'write-excel-file/node';
import type { PaperCell, PaperColumn, PaperTable, PaperWorkbook } from '../table-paper.js';
import { repeatLastRow } from './long-sheet.js';
import { rowHeight, textCell, writeSheets, type SheetColumn } from './write-sheets.js';

const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 36 } as const;

/** A table of more rows is written piece by piece, if all of them are rows of cells. */
const MOST_ROWS = 200;

/** The bytes of an .xlsx; a last sheet says what the others are. */
export async function renderWorkbook({ tables, about }: PaperWorkbook): Promise<Buffer> {
  const width = [{ width: 120 }];
  const lines = about.filter((line) => line !== '');
  let made = await writeSheets([
    ...tables.map(sheet),
    {
      name: 'Thông tin',
      columns: width,
      rows: lines.map((line) => [textCell(line, { height: rowHeight([line], width) })]),
    },
  ]);
  for (const [index, table] of tables.entries()) {
    const rows = manyRows(table);
    if (rows) made = repeatLastRow(made, widthsOf(table), rows, index + 1);
  }
  return made;
}

const widthsOf = ({ columns }: PaperTable): SheetColumn[] =>
  columns.map(({ characters }) => ({ width: characters }));

/** Null: the library lays them out itself. Numbers stand in the same columns in all rows. */
function manyRows({ rows }: PaperTable): PaperCell[][] | null {
  if (rows.length <= MOST_ROWS) return null;
  const cells = rows.flatMap((row) => ('group' in row ? [] : [row.cells]));
  const kinds = new Set(cells.map((row) => row.map((cell) => typeof cell).join()));
  return cells.length === rows.length && kinds.size === 1 ? cells : null;
}

function sheet(table: PaperTable) {
  const { name, columns } = table;
  const widths = widthsOf(table);
  const [first] = manyRows(table) ?? [];
  const rows = first
    ? [patternCells(first, columns)]
    : table.rows.map((row) =>
        'group' in row ? groupCells(row.group, columns) : rowCells(row.cells, columns, widths),
      );
  return {
    ...{ name, columns: widths, headRows: 1, landscape: true },
    rows: [columns.map(({ title }) => textCell(title, HEAD)), ...rows],
  };
}

/** A row of cells that are empty, each of its column's kind. */
function patternCells(first: readonly PaperCell[], columns: readonly PaperColumn[]): CellObject[] {
  return first.map((cell, index) => {
    const style = { ...RULED, ...(columns[index]?.centred ? { align: 'center' as const } : {}) };
    return typeof cell === 'string' ? textCell('', style) : { alignVertical: 'top' as const, ...style };
  });
}

function groupCells(group: string, columns: readonly PaperColumn[]) {
  return columns.map((_, index) =>
    textCell(index === 0 ? group : '', { ...RULED, fontWeight: 'bold', wrap: false }),
  );
}

function rowCells(cells: readonly PaperCell[], columns: readonly PaperColumn[], widths: SheetColumn[]) {
  const height = rowHeight(cells.map(String), widths);
  return cells.map((cell, index) => {
    const style = { ...RULED, height, ...(columns[index]?.centred ? { align: 'center' as const } : {}) };
    if (typeof cell === 'string') return textCell(cell, style);
    return { value: cell, type: Number, alignVertical: 'top' as const, ...style };
  });
}
