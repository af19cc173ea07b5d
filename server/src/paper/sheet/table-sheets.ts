import type { PaperCell, PaperColumn, PaperTable, PaperWorkbook } from '../table-paper.js';
import { rowHeight, textCell, writeSheets, type SheetColumn } from './write-sheets.js';

const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 36 } as const;

/** The bytes of an .xlsx; a last sheet says what the others are. */
export function renderWorkbook({ tables, about }: PaperWorkbook): Promise<Buffer> {
  const width = [{ width: 120 }];
  const lines = about.filter((line) => line !== '');
  return writeSheets([
    ...tables.map(sheet),
    {
      name: 'Thông tin',
      columns: width,
      rows: lines.map((line) => [textCell(line, { height: rowHeight([line], width) })]),
    },
  ]);
}

function sheet({ name, columns, rows }: PaperTable) {
  const widths: SheetColumn[] = columns.map(({ characters }) => ({ width: characters }));
  return {
    ...{ name, columns: widths, headRows: 1, landscape: true },
    rows: [
      columns.map(({ title }) => textCell(title, HEAD)),
      ...rows.map((row) =>
        'group' in row ? groupCells(row.group, columns) : rowCells(row.cells, columns, widths),
      ),
    ],
  };
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
