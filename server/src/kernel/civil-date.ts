import type { CivilDate, Instant } from '@doi-thoai/shared';

/** Days are days in Việt Nam, wherever the server stands; the zone has had no summer time since 1975. */
const HANOI_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day in Asia/Ho_Chi_Minh of an instant, `days` later. */
export function civilDay(at: Instant, days = 0): CivilDate {
  return new Date(at + HANOI_MS + days * DAY_MS).toISOString().slice(0, 10);
}

/** An instant from a day and a time of it, `HH:MM`. */
export function civilTime(date: CivilDate, time: string): Instant {
  return Date.parse(`${date}T${time}:00Z`) - HANOI_MS;
}

/** The time of the day in Asia/Ho_Chi_Minh, `HH:MM`. */
export function timeOfDay(at: Instant): string {
  return new Date(at + HANOI_MS).toISOString().slice(11, 16);
}

/** `YYYY-MM-DD` of a day that exists. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = midnight(value);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(midnight(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

/** Saturday or Sunday: the weekly rest of offices. */
export function isWeekend(date: CivilDate): boolean {
  const weekday = new Date(midnight(date)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** A day of a year, month and day counted from 1. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function midnight(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
