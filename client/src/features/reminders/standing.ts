import type { CivilDate } from '@doi-thoai/shared';

const DAY_MS = 86_400_000;

/** Days after a due date; negative before it. */
export function daysAfter(dueOn: CivilDate, today: CivilDate): number {
  return Math.round((Date.parse(`${today}T00:00Z`) - Date.parse(`${dueOn}T00:00Z`)) / DAY_MS);
}
