import { REHEARSAL_MARK } from '../block/build.js';
import { mapped } from '../block/lazily.js';
import { repeatLastRow } from '../sheet/long-sheet.js';
import { rowHeight, textCell, writeSheets, type SheetColumn } from '../sheet/write-sheets.js';
import { cleanLine, upper } from '../state/text.js';
import { COLLATION_COLUMNS, type CollationTableModel } from './collation-table.model.js';
import {
  TITLE,
  asOf,
  asideSentence,
  cellsOf,
  countSentence,
  journalSentence,
} from './collation-table.words.js';

const COLUMNS: SheetColumn[] = [
  { width: 7 },
  ...COLLATION_COLUMNS.map(({ characters }) => ({ width: characters })),
];
const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 36 } as const;

/** The same table as a workbook: one sheet to filter and count in, a second that says what it is. */
export async function renderCollationTableXlsx(model: CollationTableModel): Promise<Buffer> {
  const heads = ['STT', ...COLLATION_COLUMNS.map(({ title }) => title)];
  const ordinal = { ...RULED, align: 'center', alignVertical: 'top' } as const;
  const row = [ordinal, ...COLLATION_COLUMNS.map(() => textCell('', RULED))];
  const made = await writeSheets([
    {
      name: 'Tổng hợp',
      columns: COLUMNS,
      headRows: 1,
      landscape: true,
      rows: [heads.map((head) => textCell(head, HEAD)), ...(model.rows.length === 0 ? [] : [row])],
    },
    about(model),
  ]);
  return model.rows.length === 0 ? made : repeatLastRow(made, COLUMNS, printedRows(model));
}

function printedRows({ rows }: CollationTableModel): Iterable<(string | number)[]> {
  return mapped(rows, (row, index) => [index + 1, ...cellsOf(row)]);
}

function about(model: CollationTableModel) {
  const columns = [{ width: 120 }];
  const lines = [
    ...(model.rehearsal ? [REHEARSAL_MARK] : []),
    upper(model.of.body),
    TITLE,
    cleanLine(model.meeting),
    asOf(model),
    countSentence(model),
    asideSentence(model) ?? '',
    journalSentence(model),
  ].filter((line) => line !== '');
  const rows = lines.map((line) => [textCell(line, { height: rowHeight([line], columns) })]);
  return { name: 'Thông tin', columns, rows };
}
