import type { CivilDate, Id, ReportSpan } from '@doi-thoai/shared';
import { REPORT_SPANS, isId } from '@doi-thoai/shared';

/** Which days a report is about, as the address says it. */
export interface AskedSpan {
  span: ReportSpan;
  year: number;
  /** Month or quarter. */
  n: number;
  from: CivilDate | null;
  to: CivilDate | null;
  /** Of one meeting; of all without. */
  meeting: Id | null;
}

const number = (value: string | null, least: number, most: number): number | null => {
  const n = Number(value);
  return value !== null && Number.isInteger(n) && n >= least && n <= most ? n : null;
};

/** Without an answer in the address: the quarter in which today lies. */
export function spanOf(search: string, today: CivilDate): AskedSpan {
  const asked = new URLSearchParams(search);
  const [year = 2026, month = 1] = today.split('-').map(Number);
  const meeting = asked.get('meeting');
  const span = REPORT_SPANS.find((one) => one === asked.get('span')) ?? 'QUARTER';
  const most = span === 'MONTH' ? 12 : 4;
  const present = span === 'MONTH' ? month : Math.ceil(month / 3);
  const day = (name: string): CivilDate | null => {
    const value = asked.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
  };
  return {
    span,
    year: number(asked.get('year'), 2000, 2099) ?? year,
    n: number(asked.get('n'), 1, most) ?? present,
    from: day('from'),
    to: day('to'),
    meeting: isId(meeting) ? meeting : null,
  };
}

/** What the server is asked; null while it cannot be. */
export function spanQuery({ span, year, n, from, to, meeting }: AskedSpan): string | null {
  const scope = meeting === null ? '' : `&meeting=${meeting}`;
  if (span === 'OTHER') return from && to && from <= to ? `span=OTHER&from=${from}&to=${to}${scope}` : null;
  const part = span === 'MONTH' || span === 'QUARTER' ? `&n=${n}` : '';
  return `span=${span}&year=${year}${part}${scope}`;
}
