import type { Instant } from '@doi-thoai/shared';
import { formatTimeExact } from '../../../text/format';

const CLOCK = /^([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?$/;
const DAY = 86_400;

function secondsOf(words: string): number | null {
  const match = CLOCK.exec(words.trim());
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) : null;
}

/**
 * The instant that a typed time (`14:05:09`, `14h05`) means near another one; null when it is no time. Both are
 * read in the organisation's zone, so only the difference counts; around midnight the nearer day is meant.
 */
export function timeNear(near: Instant, words: string): Instant | null {
  const wanted = secondsOf(words);
  const present = secondsOf(formatTimeExact(near));
  if (wanted === null || present === null) return null;
  const by = ((wanted - present + DAY * 1.5) % DAY) - DAY / 2;
  return Math.floor(near / 1000) * 1000 + by * 1000;
}
