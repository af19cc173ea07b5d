import type {
  AnswerFigures,
  CivilDate,
  Delay,
  FollowUpReport,
  ReportFigures,
  ReportRow,
} from '@doi-thoai/shared';
import { CELLS, DELAYS, allOf, rateOf, shareTenths } from '@doi-thoai/shared';
import type { CellObject } from 'write-excel-file/node';
import { rowHeight, textCell, writeSheets, type Sheet, type SheetColumn } from '../sheet/write-sheets.js';
import { cleanLine, upper } from '../state/text.js';
import { moment } from '../state/wording.js';
import type { ReportModel } from './follow-up.model.js';
import {
  APART_RULE,
  AS_OF_RULE,
  CELL_WORDS,
  DELAY_WORDS,
  DUE_WORDS,
  RATE_RULE,
  RESULT_WORDS,
  SPAN_WORDS,
  STATE_WORDS,
  TITLE,
} from './follow-up.words.js';

const RULED = { borderStyle: 'thin' } as const;
const HEAD = { ...RULED, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 34 } as const;

/** Numbers are numbers, everything a person typed is a text: nothing of it can be a formula. */
export function renderFollowUpXlsx(model: ReportModel): Promise<Buffer> {
  const { report } = model;
  return writeSheets([figureSheet(report), unitSheet(report), listSheet(report), about(model)]);
}

type Value = number | string;

/** What is told of this span and of the one before. */
interface Line {
  label: string;
  now: Value;
  before: Value;
  rule?: string;
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

/** A measure that is nothing in both spans is left out (domain.md 2.6). */
function promiseLines(now: ReportFigures, before: ReportFigures): Line[] {
  const line = (label: string, of: (figures: ReportFigures) => Value, rule?: string): Line => ({
    ...{ label, now: of(now), before: of(before) },
    ...(rule === undefined ? {} : { rule }),
  });
  const delays = (label: string, of: (figures: ReportFigures) => Record<Delay, number>): Line[] =>
    DELAYS.map((delay) => line(`${label} ${DELAY_WORDS[delay]}`, (figures) => of(figures)[delay]));
  const all = [
    line('Tổng số cam kết', ({ cells }) => allOf(cells), APART_RULE),
    ...CELLS.map((cell) => line(CELL_WORDS[cell], ({ cells }) => cells[cell])),
    line('Tỷ lệ hoàn thành', ({ cells }) => rateWords(cells), RATE_RULE),
    ...delays('Chưa hoàn thành, quá hạn', (figures) => figures.delays),
    ...delays('Hoàn thành chậm', (figures) => figures.doneDelays),
    line('Cam kết mới trong kỳ', ({ made }) => made, 'Được chốt trong kỳ.'),
    line('Hoàn thành trong kỳ', ({ done }) => done, 'Được nghiệm thu trong kỳ.'),
    line('Lượt gia hạn trong kỳ', ({ extended }) => extended, 'Mỗi lần gia hạn tính một lượt.'),
    line('Tạm dừng', ({ suspended }) => suspended, 'Tính riêng.'),
    line('Đã hủy', ({ cancelled }) => cancelled, 'Tính riêng.'),
  ];
  const told = (value: Value): boolean => value !== 0 && value !== '';
  return all.filter(({ now: n, before: b }, at) => at === 0 || told(n) || told(b));
}

function answerLines(answers: AnswerFigures): Line[] {
  const { owed, answered, inTime, late, overdue, byResult, repeated } = answers;
  const line = (label: string, n: Value): Line => ({ label, now: n, before: '' });
  const results = Object.entries(byResult).filter(([result]) => result in RESULT_WORDS);
  const all = [
    line('Ý kiến đã được trả lời', owed === 0 ? 0 : share(answered, owed)),
    line(
      'Ý kiến được trả lời trong hạn',
      inTime + late + overdue === 0 ? 0 : share(inTime, inTime + late + overdue),
    ),
    line('Ý kiến trả lời quá hạn', late),
    line('Ý kiến chưa trả lời, đã quá hạn', overdue),
    ...results.map(([result, n]) => line(`Trả lời: ${RESULT_WORDS[result] ?? ''}`, n)),
    line('Kiến nghị nhắc lại nhiều kỳ', repeated),
  ];
  return all.filter(({ now }) => now !== 0);
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
  const rows = units.map(({ unit, cells }, index) =>
    row([index + 1, unit, allOf(cells), ...CELLS.map((cell) => cells[cell]), rateWords(cells)], columns),
  );
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

function listValues(one: ReportRow, index: number): Value[] {
  const { text, unit, dueKind, dueOn, firstDueOn, doneOn, lateDays, cell, state, meeting } = one;
  const due = dueKind === 'DATE' ? dayWords(dueOn) : DUE_WORDS[dueKind];
  const standing = cell === null ? STATE_WORDS[state] : CELL_WORDS[cell];
  return [
    ...[index + 1, text, unit, due, dayWords(firstDueOn), dayWords(doneOn)],
    ...[lateDays === 0 ? '' : lateDays, standing, STATE_WORDS[state], meeting],
  ];
}

function row(values: readonly Value[], columns: readonly SheetColumn[]): CellObject[] {
  const height = rowHeight(values.map(String), columns);
  return values.map((value) =>
    typeof value === 'string'
      ? textCell(value, { ...RULED, height })
      : { value, type: Number, ...RULED, height, align: 'center', alignVertical: 'top' },
  );
}

/** "16.051/16.274 (98,6%)": never without both numbers. */
function rateWords(cells: ReportFigures['cells']): string {
  const { done, of } = rateOf(cells);
  return of === 0 ? '' : share(done, of);
}

function share(n: number, of: number): string {
  const tenths = shareTenths(n, of) ?? 0;
  return `${n}/${of} (${Math.floor(tenths / 10)},${tenths % 10}%)`;
}

function dayWords(day: CivilDate | null): string {
  return day === null ? '' : day.split('-').reverse().join('/');
}

function daysWords({ from, to }: ReportFigures): string {
  return `${dayWords(from)} - ${dayWords(to)}`;
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
