import type { FollowUpReport } from '@doi-thoai/shared';
import { CELLS } from '@doi-thoai/shared';
import type { CellObject } from 'write-excel-file/node';
import { rowHeight, textCell, writeSheets, type Sheet, type SheetColumn } from '../sheet/write-sheets.js';
import { cleanLine, upper } from '../state/text.js';
import { moment } from '../state/wording.js';
import {
  answerLines,
  dayWords,
  daysWords,
  listValues,
  promiseLines,
  unitValues,
  type Value,
} from './follow-up.lines.js';
import type { ReportModel } from './follow-up.model.js';
import { APART_RULE, AS_OF_RULE, CELL_WORDS, SPAN_WORDS, TITLE } from './follow-up.words.js';

const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 34 } as const;

/** Numbers are numbers, everything a person typed is a text: nothing of it can be a formula. */
export function renderFollowUpXlsx(model: ReportModel): Promise<Buffer> {
  const { report } = model;
  return writeSheets([figureSheet(report), unitSheet(report), listSheet(report), about(model)]);
}

function figureSheet({ figures, before, answers }: FollowUpReport): Sheet {
  const columns = [{ width: 48 }, { width: 22 }, { width: 22 }, { width: 60 }];
  const heads = [
    'Nội dung',
    `Kỳ này\n${daysWords(figures)}`,
    `Kỳ so sánh\n${daysWords(before)}`,
    'Cách tính',
  ];
  const lines = [...promiseLines(figures, before), ...(answers ? answerLines(answers) : [])];
  return {
    name: 'Tổng hợp',
    columns,
    headRows: 1,
    landscape: true,
    rows: [
      heads.map((head) => textCell(head, HEAD)),
      ...lines.map(({ label, now, before: then, rule = '' }) => row([label, now, then, rule], columns)),
    ],
  };
}

function unitSheet({ figures: { units } }: FollowUpReport): Sheet {
  const columns = [
    { width: 6 },
    { width: 44 },
    { width: 10 },
    ...CELLS.map(() => ({ width: 16 })),
    { width: 22 },
  ];
  const heads = [
    'STT',
    'Đơn vị chủ trì',
    'Tổng số',
    ...CELLS.map((cell) => CELL_WORDS[cell]),
    'Tỷ lệ hoàn thành',
  ];
  const rows = units.map((unit, index) => row([index + 1, ...unitValues(unit)], columns));
  return {
    ...{ name: 'Theo đơn vị', columns, headRows: 1, landscape: true },
    rows: [heads.map((head) => textCell(head, HEAD)), ...rows],
  };
}

const LIST_COLUMNS: readonly (SheetColumn & { head: string })[] = [
  { head: 'STT', width: 6 },
  { head: 'Nội dung cam kết', width: 50 },
  { head: 'Đơn vị chủ trì', width: 28 },
  { head: 'Thời hạn', width: 14 },
  { head: 'Hạn ban đầu', width: 14 },
  { head: 'Ngày hoàn thành', width: 14 },
  { head: 'Số ngày quá hạn', width: 10 },
  { head: 'Tình trạng', width: 22 },
  { head: 'Bước', width: 20 },
  { head: 'Cuộc họp', width: 36 },
];

function listSheet({ rows }: FollowUpReport): Sheet {
  const columns = LIST_COLUMNS.map(({ width }) => ({ width }));
  return {
    ...{ name: 'Danh sách', columns, headRows: 1, landscape: true },
    rows: [
      LIST_COLUMNS.map(({ head }) => textCell(head, HEAD)),
      ...rows.map((one, index) => row(listValues(one, index), columns)),
    ],
  };
}

function row(values: readonly Value[], columns: readonly SheetColumn[]): CellObject[] {
  const height = rowHeight(values.map(String), columns);
  return values.map((value) =>
    typeof value === 'string'
      ? textCell(value, { ...RULED, height })
      : { value, type: Number, ...RULED, height, align: 'center', alignVertical: 'top' },
  );
}

function about({ timeZone, generatedAt, report }: ReportModel): Sheet {
  const columns = [{ width: 120 }];
  const lines = [
    ...[upper(report.organisation), TITLE],
    `${SPAN_WORDS[report.span]}: ${daysWords(report.figures)}. Tình trạng đến hết ngày ${dayWords(report.asOf)}.`,
    ...[AS_OF_RULE, APART_RULE, `Lập lúc ${moment(generatedAt, timeZone)}.`],
    ...report.meetings.map((meeting) => `Cuộc họp: ${cleanLine(meeting)}`),
  ];
  const rows = lines.map((line) => [textCell(line, { height: rowHeight([line], columns) })]);
  return { name: 'Thông tin', columns, rows };
}
