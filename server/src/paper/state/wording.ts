const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function partsOf(instant: string, timeZone: string) {
  const parts = formatFor(timeZone).formatToParts(new Date(instant));
  const number = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

// Nghị định 30/2020, Phụ lục I: a leading zero for days below 10 and for the months 1 and 2 only.
const dateWords = (year: number, month: number, day: number) =>
  `ngày ${two(day)} tháng ${month <= 2 ? two(month) : month} năm ${year}`;

/** "14 giờ 05 phút" in the given zone. */
export function clockTime(instant: string, timeZone: string): string {
  const { hour, minute } = partsOf(instant, timeZone);
  return `${two(hour)} giờ ${two(minute)} phút`;
}

/** "14 giờ 05 phút 09 giây", where turns are told apart. */
export function exactTime(instant: string, timeZone: string): string {
  return `${clockTime(instant, timeZone)} ${two(partsOf(instant, timeZone).second)} giây`;
}

/** "ngày 18 tháng 9 năm 2026" in the given zone. */
export function longDate(instant: string, timeZone: string): string {
  const { year, month, day } = partsOf(instant, timeZone);
  return dateWords(year, month, day);
}

/** "ngày 18 tháng 9 năm 2026" of a calendar day `YYYY-MM-DD`, which has no zone. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return dateWords(year, month, date);
}

/** "14 giờ 05 phút, ngày 18 tháng 9 năm 2026". */
export function moment(instant: string, timeZone: string): string {
  return `${clockTime(instant, timeZone)}, ${longDate(instant, timeZone)}`;
}

/** "31/12/2026" for a calendar day `YYYY-MM-DD`, which has no zone. */
export function shortDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** "05 phút 12 giây"; parts that are zero are left out. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 3600), 'giờ'],
    [Math.floor(whole / 60) % 60, 'phút'],
    [whole % 60, 'giây'],
  ] as const;
  const words = parts.filter(([value]) => value > 0).map(([value, unit]) => `${two(value)} ${unit}`);
  return words.length > 0 ? words.join(' ') : '00 giây';
}

const decimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** A figure with decimal comma and dots for thousands: "1.234,5". */
export function figure(value: number): string {
  return decimals.format(value);
}

/** A count as offices write it: "05", "22", "1.204". */
export function count(value: number): string {
  return value < 10 ? two(value) : decimals.format(value);
}

/** "83,1%", rounded half up from the integers; null when there is no base. */
export function share(part: number, whole: number): string | null {
  return whole > 0 ? `${decimals.format(Math.floor((part * 2000 + whole) / (2 * whole)) / 10)}%` : null;
}

/** "a, b và c". */
export function enumeration(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} và ${items.at(-1)}`;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Roman number of a zero-based position, up to X. */
export function roman(index: number): string {
  return ROMAN[index] ?? String(index + 1);
}
