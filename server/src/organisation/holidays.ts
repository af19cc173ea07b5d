import type { CivilDate, HolidayRow } from '@doi-thoai/shared';
import { isWeekend, yearOf } from '../kernel/civil-date.js';
import { NOTHING_ANNOUNCED, holidaysOf } from './holiday-law.js';
import { ANNOUNCED } from './holidays-shipped.js';

/** Years that deadlines are reckoned in. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2199;

const shipped = new Map<number, readonly HolidayRow[]>();

/** What the software knows of a year by itself. */
export function shippedHolidays(year: number): readonly HolidayRow[] {
  const known = shipped.get(year);
  if (known) return known;
  const rows = holidaysOf(year, ANNOUNCED[year] ?? NOTHING_ANNOUNCED);
  shipped.set(year, rows);
  return rows;
}

/** Which days are worked: the weekdays, but for the organisation's own rows of a year or else the shipped ones. */
export class HolidayCalendar {
  private readonly years = new Map<number, ReadonlyMap<CivilDate, HolidayRow>>();

  constructor(private readonly own: ReadonlyMap<number, readonly HolidayRow[]> = new Map()) {}

  rowsOf(year: number): readonly HolidayRow[] {
    return this.own.get(year) ?? shippedHolidays(year);
  }

  /** The row of a day that is not what its weekday says, or null. */
  row(date: CivilDate): HolidayRow | null {
    const year = yearOf(date);
    let days = this.years.get(year);
    if (!days) {
      days = new Map(this.rowsOf(year).map((row) => [row.date, row]));
      this.years.set(year, days);
    }
    return days.get(date) ?? null;
  }

  isWorking(date: CivilDate): boolean {
    const row = this.row(date);
    return row ? row.kind === 'WORK' : !isWeekend(date);
  }
}
