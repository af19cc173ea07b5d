import { currentLanguage } from './text';

const timeZone = 'Asia/Ho_Chi_Minh';

/** The organisation's time zone. */
export function presentTimeZone(): string {
  return timeZone;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

export function locale(): string {
  return currentLanguage() === 'vi' ? 'vi-VN' : 'en-GB';
}

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale(), { timeZone, ...options });
  formatters.set(key, made);
  return made;
}

/** `14:05`. Takes milliseconds since 1970. */
export function formatTime(instant: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** `08/03/2026`. */
export function formatDate(instant: number): string {
  return dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(instant);
}

/** `Chủ Nhật, 08/03/2026` or `Sunday, 08/03/2026`. */
export function formatLongDate(instant: number): string {
  return `${dateFormat({ weekday: 'long' }).format(instant)}, ${formatDate(instant)}`;
}
