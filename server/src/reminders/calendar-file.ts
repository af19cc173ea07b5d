import type { CivilDate, Instant } from '@doi-thoai/shared';
import { addDays } from '../kernel/civil-date.js';

/** A whole day in a calendar. */
export interface CalendarEntry {
  uid: string;
  /** Grows with every change. */
  sequence: number;
  changedAt: Instant;
  day: CivilDate;
  summary: string;
  description: string;
  url: string;
  cancelled: boolean;
  /** Minutes after the day's midnight, negative before it; the program shows it by its own clock. */
  alarms: readonly number[];
}

const LINE_OCTETS = 75;
const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** A calendar as RFC 5545 has it (and RFC 7986 for its name), to be published: who reads it never answers. */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doi Thoai//Viec da cam ket//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(entry: CalendarEntry): string[] {
  const { uid, sequence, changedAt, day, cancelled } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escaped(entry.summary)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    `URL:${entry.url}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A promise takes nobody's day.
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...(cancelled ? [] : entry.alarms.flatMap((minutes) => alarmLines(entry, minutes))),
    'END:VEVENT',
  ];
}

function alarmLines({ summary }: CalendarEntry, minutes: number): string[] {
  const [sign, away] = minutes < 0 ? ['-', -minutes] : ['', minutes];
  const days = Math.floor(away / DAY_MIN);
  const hours = Math.floor((away % DAY_MIN) / HOUR_MIN);
  const date = days > 0 ? `${days}D` : '';
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${sign}P${date}T${hours}H${away % HOUR_MIN}M`,
    'END:VALARM',
  ];
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n]/g, '\\n');
}

/** RFC 5545, 3.1: at most 75 octets a line, never in the middle of a letter with its marks. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
  const lines: string[] = [];
  let present = '';
  let room = LINE_OCTETS;
  for (const letter of unitsOf(line)) {
    const octets = Buffer.byteLength(letter);
    if (octets > room) {
      lines.push(present);
      [present, room] = ['', LINE_OCTETS - 1];
    }
    present += letter;
    room -= octets;
  }
  return [...lines, present].join('\r\n ');
}

/** Letters with their marks; one that fits into no line by its code points. */
function unitsOf(line: string): string[] {
  return [...letters.segment(line)].flatMap(({ segment }) =>
    Buffer.byteLength(segment) < LINE_OCTETS ? [segment] : [...segment],
  );
}

const compact = (day: CivilDate): string => day.replaceAll('-', '');

function utc(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
