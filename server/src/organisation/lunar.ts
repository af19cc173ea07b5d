import type { CivilDate } from '@doi-thoai/shared';
import { CalendarVietnamese } from 'date-chinese';
import { civilDate } from '../kernel/civil-date.js';

/**
 * First day of the Vietnamese lunar year that begins in a solar one. Reckoned for UTC+7: in some years (1985, 2007,
 * 2030) it is another day than in China.
 */
export function lunarNewYear(year: number): CivilDate {
  const calendar = new CalendarVietnamese();
  calendar.fromJDE(calendar.newYear(year));
  return gregorian(calendar);
}

/** A day of an ordinary (not a leap) lunar month of the lunar year that begins in a solar one. */
export function lunarDay(year: number, month: number, day: number): CivilDate {
  const calendar = new CalendarVietnamese();
  calendar.fromJDE(calendar.newYear(year));
  const [cycle, yearOfCycle] = calendar.get();
  calendar.set(cycle, yearOfCycle, month, false, day);
  return gregorian(calendar);
}

function gregorian(calendar: CalendarVietnamese): CivilDate {
  const { year, month, day } = calendar.toGregorian();
  return civilDate(year, month, day);
}
