import type { CivilDate, Instant, ReminderRule } from '@doi-thoai/shared';
import { addDays, civilDay, civilTime, daysBetween } from '../kernel/civil-date.js';

/** A date that somebody is to be reminded of. */
export interface Dated {
  dueOn: CivilDate;
  /** Since when it is known: a step from before is not made up for. */
  since: Instant;
}

/**
 * The newest step that has come, in days after the due date (negative before it); null: none yet. After a standstill
 * the newest alone counts: what it would have said earlier is no longer true.
 */
export function newestStep(rule: ReminderRule, { dueOn, since }: Dated, now: Instant): number | null {
  const came = stepsUntil(rule, dueOn, civilDay(now)).filter((days) => comesAt(rule, dueOn, days) <= now);
  const newest = came.length === 0 ? null : Math.max(...came);
  return newest !== null && comesAt(rule, dueOn, newest) > since ? newest : null;
}

/** When a step comes. */
export function comesAt({ at }: ReminderRule, dueOn: CivilDate, days: number): Instant {
  return civilTime(addDays(dueOn, days), at);
}

function stepsUntil(
  { before, onDay, everyAfter }: ReminderRule,
  dueOn: CivilDate,
  today: CivilDate,
): number[] {
  const late = daysBetween(dueOn, today);
  const overdue = everyAfter === 0 ? 0 : Math.floor(late / everyAfter);
  return [
    ...before.map((days) => -days),
    ...(onDay ? [0] : []),
    // Today's and the one before it: that of today may not have come yet.
    ...[overdue - 1, overdue].filter((n) => n > 0).map((n) => n * everyAfter),
  ];
}
