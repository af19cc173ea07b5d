import type { Instant } from '@doi-thoai/shared';

const DAY_MS = 86_400_000;
// Hanoi is seven hours ahead of UTC.
const ZONE_MS = 7 * 3_600_000;

/** 17:00 two working days before the meeting (domain.md 4, step 4), or in a day when that is over. */
export function proposedClosing(startsAt: Instant, now: Instant): Instant {
  let day = Math.floor((startsAt + ZONE_MS) / DAY_MS);
  for (let left = 2; left > 0;) {
    day -= 1;
    if (isWorkingDay(day)) left -= 1;
  }
  const at = day * DAY_MS - ZONE_MS + 17 * 3_600_000;
  return at > now ? at : now + DAY_MS;
}

/** Day 0 of 1970 was a Thursday. */
function isWorkingDay(day: number): boolean {
  return ![6, 0].includes((day + 4) % 7);
}
