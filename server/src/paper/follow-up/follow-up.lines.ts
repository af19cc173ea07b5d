import type { AnswerFigures, CivilDate, Delay, ReportFigures, ReportRow } from '@doi-thoai/shared';
import { CELLS, DELAYS, allOf, rateOf, shareTenths } from '@doi-thoai/shared';
import { figure } from '../state/wording.js';
import {
  APART_RULE,
  CELL_WORDS,
  DELAY_WORDS,
  DUE_WORDS,
  RATE_RULE,
  RESULT_WORDS,
  STATE_WORDS,
} from './follow-up.words.js';

// What a follow-up report says, line by line: the same in the workbook and on the page.

export type Value = number | string;

/** What is told of this span and of the one before. */
export interface Line {
  label: string;
  now: Value;
  before: Value;
  rule?: string;
}

/** A measure that is nothing in both spans is left out (domain.md 2.6). */
export function promiseLines(now: ReportFigures, before: ReportFigures): Line[] {
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

export function answerLines(answers: AnswerFigures): Line[] {
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

/** Values of a unit after its ordinal. */
export function unitValues({ unit, cells }: ReportFigures['units'][number]): Value[] {
  return [unit, allOf(cells), ...CELLS.map((cell) => cells[cell]), rateWords(cells)];
}

/** Values of a promise, from its ordinal on. */
export function listValues(one: ReportRow, index: number): Value[] {
  const { text, unit, dueKind, dueOn, firstDueOn, doneOn, lateDays, cell, state, meeting } = one;
  const due = dueKind === 'DATE' ? dayWords(dueOn) : DUE_WORDS[dueKind];
  const standing = cell === null ? STATE_WORDS[state] : CELL_WORDS[cell];
  return [
    ...[index + 1, text, unit, due, dayWords(firstDueOn), dayWords(doneOn)],
    ...[lateDays === 0 ? '' : lateDays, standing, STATE_WORDS[state], meeting],
  ];
}

/** "16.051/16.274 (98,6%)": never without both numbers. */
export function rateWords(cells: ReportFigures['cells']): string {
  const { done, of } = rateOf(cells);
  return of === 0 ? '' : share(done, of);
}

function share(n: number, of: number): string {
  const tenths = shareTenths(n, of) ?? 0;
  return `${figure(n)}/${figure(of)} (${Math.floor(tenths / 10)},${tenths % 10}%)`;
}

export function dayWords(day: CivilDate | null): string {
  return day === null ? '' : day.split('-').reverse().join('/');
}

export function daysWords({ from, to }: ReportFigures): string {
  return `${dayWords(from)} - ${dayWords(to)}`;
}
