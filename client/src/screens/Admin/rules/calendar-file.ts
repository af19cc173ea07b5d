import type { HolidayYear } from '@doi-thoai/shared';

/** A year as a spreadsheet opens it, and as the import reads it. */
export function calendarCsv({ rows }: HolidayYear): string {
  const lines = rows.map(({ date, kind, name, source, confirmed }) =>
    [date, kind, name, source, confirmed ? 'yes' : 'no'].map(cell).join(','),
  );
  return `\ufeffdate,kind,name,source,confirmed\r\n${lines.join('\r\n')}\r\n`;
}

/** Quoted; what a spreadsheet would take for a formula is kept as text by an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

export function downloadCalendar(year: HolidayYear): void {
  const url = URL.createObjectURL(new Blob([calendarCsv(year)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `lich-nghi-${year.year}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
