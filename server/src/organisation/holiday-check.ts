import type { HolidayProblem } from '@doi-thoai/shared';
import { RULE_LIMITS, countGraphemes, hasForbiddenCharacters } from '@doi-thoai/shared';
import { isCivilDate, isWeekend, yearOf } from '../kernel/civil-date.js';
import type { ReadRow } from './holiday-file.js';
import { problem } from './holiday-file.js';
import { certainDays } from './holiday-law.js';
import { FIRST_YEAR, LAST_YEAR } from './holidays.js';

/**
 * What is wrong with a calendar that would stand for whole years: rows by themselves, a day twice, work on a
 * weekday, a day off that the law gives and that is left out.
 */
export function calendarProblems(rows: readonly ReadRow[]): HolidayProblem[] {
  const alone = rows.flatMap(rowProblems);
  if (alone.length > 0) return alone;
  return [...repeated(rows), ...missingDays(rows)];
}

function rowProblems({ line, row }: ReadRow): HolidayProblem[] {
  const problems = [
    ...wordProblems(line, 'name', row.name, 1),
    ...wordProblems(line, 'source', row.source, 0),
  ];
  const { date, kind } = row;
  if (!isCivilDate(date)) problems.push(problem(line, 'date', 'NOT_A_DATE', date));
  else if (yearOf(date) < FIRST_YEAR || yearOf(date) > LAST_YEAR) {
    problems.push(problem(line, 'date', 'YEAR_OUT_OF_RANGE', date));
  } else if (kind === 'WORK' && !isWeekend(date))
    problems.push(problem(line, 'kind', 'WORK_ON_WEEKDAY', date));
  return problems;
}

function wordProblems(line: number, column: 'name' | 'source', text: string, min: number): HolidayProblem[] {
  if (text.length < min) return [problem(line, column, 'MISSING', '')];
  if (hasForbiddenCharacters(text)) return [problem(line, column, 'FORBIDDEN_CHARACTERS', text)];
  return countGraphemes(text) > RULE_LIMITS.source ? [problem(line, column, 'TOO_LONG', text)] : [];
}

function repeated(rows: readonly ReadRow[]): HolidayProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, row }) => {
    if (seen.has(row.date)) return [problem(line, 'date', 'DUPLICATE_DATE', row.date)];
    seen.add(row.date);
    return [];
  });
}

/** Told at the last line of the year, where the day would have to be added. */
function missingDays(rows: readonly ReadRow[]): HolidayProblem[] {
  const off = new Set(rows.filter(({ row }) => row.kind === 'OFF').map(({ row }) => row.date));
  const last = new Map(rows.map(({ line, row }) => [yearOf(row.date), line]));
  return [...last].flatMap(([year, line]) =>
    certainDays(year)
      .filter(({ date }) => !off.has(date))
      .map(({ date, name }) => problem(line, 'date', 'LAW_DAY_MISSING', `${date} ${name}`)),
  );
}
