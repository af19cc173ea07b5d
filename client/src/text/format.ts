import { dateFormat, formatDate, formatTime, locale, presentTimeZone } from './format-first';
import { t } from './text';

export { formatDate, formatTime } from './format-first';

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale(), options);
  formatters.set(key, made);
  return made;
}

/** `14:05:09`, where seconds matter (a journal, a turn's times). */
export function formatTimeExact(instant: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    instant,
  );
}

/** `14:05, 08/03/2026`: the time first, as Vietnamese invitations write it. */
export function formatDateTime(instant: number): string {
  return `${formatTime(instant)}, ${formatDate(instant)}`;
}

/** A civil date (`2026-03-08`) as `08/03/2026`; no time zone is involved. */
export function formatCivilDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** The weekday of a civil date: `thứ Hai`, `Monday`. */
export function formatWeekday(date: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** Today's civil date (`2026-03-08`) in the organisation's time zone. */
export function civilToday(now: number = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: presentTimeZone(),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}

/** `1.234,5` in Vietnamese, `1,234.5` in English. */
export function formatNumber(value: number, digits?: number): string {
  return numberFormat({ minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 2 }).format(
    value,
  );
}

/** `81,5 %` of a share between 0 and 1. */
export function formatPercent(share: number, digits = 1): string {
  return `${numberFormat({ maximumFractionDigits: digits }).format(share * 100)}%`;
}

/** A clock: `3:05`, `12:00`, `-0:42` past its end. Takes seconds. */
export function formatClock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const sign = seconds <= -1 ? '\u2212' : '';
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A duration in words: `3 phút 5 giây`. Takes seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return t('time.seconds', { n: rest });
  if (rest === 0) return t('time.minutes', { n: minutes });
  return `${t('time.minutes', { n: minutes })} ${t('time.seconds', { n: rest })}`;
}

/** How long ago, coarse and calm: `vừa xong`, `5 phút trước`, else the time or the date. */
export function formatAgo(instant: number, now: number): string {
  const minutes = Math.floor((now - instant) / 60_000);
  if (minutes < 1) return t('time.justNow');
  if (minutes < 60) return t('time.minutesAgo', { n: minutes });
  return formatDate(instant) === formatDate(now) ? formatTime(instant) : formatDateTime(instant);
}
