import type { CivilDate, HolidayRow } from '@doi-thoai/shared';
import { addDays, civilDate, isWeekend } from '../kernel/civil-date.js';
import { lunarDay, lunarNewYear } from './lunar.js';

/** What is announced for a year: which days around Tết, which day beside 2/9, which working days are swapped. */
export interface Announcement {
  /** Days off before the first day of Tết, of five in all; null: not announced. */
  tet: { before: 1 | 2; source: string } | null;
  /** The day beside 2/9; null: not announced. */
  nationalDay: { side: 'BEFORE' | 'AFTER'; source: string } | null;
  swaps: readonly Swap[];
}

export interface Swap {
  off: CivilDate;
  work: CivilDate;
  source: string;
  confirmed: boolean;
}

export const NOTHING_ANNOUNCED: Announcement = { tet: null, nationalDay: null, swaps: [] };

const LAW = 'Bộ luật Lao động 2019, Điều 112';
const INSTEAD = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
const CULTURE = 'Nghị quyết 80-NQ/TW ngày 07/01/2026 (chủ trương)';
const TET_DAYS = 5;
/** Days that every choice holds: the last of the old year and three of the new one. */
const TET_CERTAIN = { from: -1, to: 2 };
/** In the Politburo's resolution; the law that makes it a day off has not been read. */
const CULTURE_SINCE = 2026;

/** The days off of a year: by law, by what is announced, and working days off for those that fall on a weekend. */
export function holidaysOf(year: number, announced: Announcement): HolidayRow[] {
  const days = [...lawDays(year, announced)].sort((a, b) => (a.date < b.date ? -1 : 1));
  const swapped = announced.swaps.flatMap(swapRows);
  return [...days, ...insteadOf(days), ...swapped].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Days that no calendar of a year may leave out. */
export function certainDays(year: number): { date: CivilDate; name: string }[] {
  const tet = lunarNewYear(year);
  return [
    { date: civilDate(year, 1, 1), name: 'Tết Dương lịch' },
    ...[0, 1, 2].map((n) => ({ date: addDays(tet, n), name: tetName(n) })),
    { date: lunarDay(year, 3, 10), name: 'Giỗ Tổ Hùng Vương' },
    { date: civilDate(year, 4, 30), name: 'Ngày Chiến thắng' },
    { date: civilDate(year, 5, 1), name: 'Ngày Quốc tế lao động' },
    { date: civilDate(year, 9, 2), name: 'Quốc khánh' },
  ];
}

function lawDays(year: number, announced: Announcement): HolidayRow[] {
  const fixed = certainDays(year).filter(({ name }) => !name.includes('Tết Âm lịch'));
  const culture = civilDate(year, 11, 24);
  return [
    ...fixed.map(({ date, name }) => off(date, name, LAW, true)),
    ...tetDays(lunarNewYear(year), announced.tet),
    besideNationalDay(civilDate(year, 9, 2), announced.nationalDay),
    ...(year >= CULTURE_SINCE ? [off(culture, 'Ngày Văn hóa Việt Nam', CULTURE, false)] : []),
  ];
}

function tetDays(first: CivilDate, choice: Announcement['tet']): HolidayRow[] {
  const from = -(choice?.before ?? 2);
  return Array.from({ length: TET_DAYS }, (_, i) => {
    const n = from + i;
    const certain = n >= TET_CERTAIN.from && n <= TET_CERTAIN.to;
    return off(addDays(first, n), tetName(n), choice?.source ?? LAW, choice !== null || certain);
  });
}

function tetName(n: number): string {
  if (n < 0) return `Tết Âm lịch (${-n} ngày trước mùng 1)`;
  return `Tết Âm lịch (mùng ${n + 1})`;
}

/** Not announced: the side that makes the longer rest, as it was chosen since 2021. */
function besideNationalDay(day: CivilDate, choice: Announcement['nationalDay']): HolidayRow {
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  const long = !isWeekend(after) && isWeekend(addDays(after, 1));
  const guess = isWeekend(before) || long ? 'AFTER' : 'BEFORE';
  const date = (choice?.side ?? guess) === 'BEFORE' ? before : after;
  return off(date, 'Quốc khánh (ngày liền kề)', choice?.source ?? LAW, choice !== null);
}

/** Each day off on a weekend gives the next working day off; `days` in order. */
function insteadOf(days: readonly HolidayRow[]): HolidayRow[] {
  const taken = new Set(days.map((row) => row.date));
  return days.flatMap((row) => {
    if (!isWeekend(row.date)) return [];
    let date = addDays(row.date, 1);
    while (isWeekend(date) || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    return [off(date, `Nghỉ bù: ${row.name}`, INSTEAD, row.confirmed)];
  });
}

function swapRows({ off: date, work, source, confirmed }: Swap): HolidayRow[] {
  return [
    off(date, `Hoán đổi với ngày ${written(work)}`, source, confirmed),
    { date: work, kind: 'WORK', name: `Làm bù ngày ${written(date)}`, source, confirmed },
  ];
}

function written(date: CivilDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

function off(date: CivilDate, name: string, source: string, confirmed: boolean): HolidayRow {
  return { date, kind: 'OFF', name, source, confirmed };
}
