import type { CivilDate, DayKind, Deadline, HolidayRow } from '@doi-thoai/shared';
import { addDays, daysBetween } from '../kernel/civil-date.js';
import type { HolidayCalendar } from './holidays.js';

/** A reckoned deadline, with all that explains it. */
export interface Reckoned {
  dueOn: CivilDate;
  /** Days of the calendar that the counting passed and that are not what their weekday says. */
  passed: HolidayRow[];
  /** The last day by mere counting, when it was no working day and the deadline ends on the next one. */
  rolledFrom: CivilDate | null;
}

/**
 * The last day on which something is in time. The day of the anchor itself is not counted (Bộ luật Dân sự 2015,
 * Điều 147). A time that runs after an event and would end on a day off ends with the next working day (Điều 148
 * khoản 5); one before an event never moves: moving it would take days from those for whom it is there.
 */
export function reckon(deadline: Deadline, anchor: CivilDate, calendar: HolidayCalendar): Reckoned {
  const step = deadline.side === 'BEFORE' ? -1 : 1;
  const counted = countFrom(anchor, deadline, step, calendar);
  let dueOn = counted;
  if (step === 1) while (!calendar.isWorking(dueOn)) dueOn = addDays(dueOn, 1);
  const passed = rowsBetween(anchor, dueOn, step, calendar);
  return { dueOn, passed, rolledFrom: dueOn === counted ? null : counted };
}

function countFrom(from: CivilDate, deadline: Deadline, step: 1 | -1, calendar: HolidayCalendar): CivilDate {
  if (deadline.dayKind === 'CALENDAR') return addDays(from, step * deadline.days);
  let day = from;
  for (let left = deadline.days; left > 0;) {
    day = addDays(day, step);
    if (calendar.isWorking(day)) left -= 1;
  }
  return day;
}

/** Rows of the days after `from`, up to and with `to`. */
function rowsBetween(from: CivilDate, to: CivilDate, step: 1 | -1, calendar: HolidayCalendar): HolidayRow[] {
  const rows: HolidayRow[] = [];
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    const row = calendar.row(day);
    if (row) rows.push(row);
  }
  return rows;
}

/** By how many days of its own kind something was done after it was due; 0 when in time. */
export function daysLate(due: CivilDate, done: CivilDate, kind: DayKind, calendar: HolidayCalendar): number {
  if (done <= due) return 0;
  if (kind === 'CALENDAR') return daysBetween(due, done);
  let days = 0;
  for (let day = due; day !== done;) {
    day = addDays(day, 1);
    if (calendar.isWorking(day)) days += 1;
  }
  // Done on a day off: it was late all the same.
  return Math.max(1, days);
}
