import type { Days, FollowUpPick, FollowUpScope, ReportSpan } from '@doi-thoai/shared';
import {
  CELLS,
  COMMITMENT_STATES,
  DELAYS,
  REPORT_SPANS,
  TABLE_LIMITS,
  daysOf,
  hasForbiddenCharacters,
  isId,
} from '@doi-thoai/shared';
import type { Place } from '../../follow-up/follow-up.service.js';
import { isCivilDate } from '../../kernel/civil-date.js';
import { DomainError } from '../../kernel/domain-error.js';

export type Query = Partial<Record<string, unknown>>;

/** One value of the address; none is null. @throws INVALID */
export function valueOf<T extends string>(
  query: Query,
  path: string,
  fits: (value: string) => value is T,
): T | null {
  const value = query[path];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || !fits(value)) {
    throw new DomainError('INVALID', { fields: [{ path, reason: 'OUT_OF_RANGE' }] });
  }
  return value;
}

const oneOf =
  <T extends string>(list: readonly T[]) =>
  (value: string): value is T =>
    (list as readonly string[]).includes(value);

const isTopic = (value: string): value is string =>
  value.length <= TABLE_LIMITS.topicName * 4 && !hasForbiddenCharacters(value);

const isPlace = (value: string): value is string => {
  const [rank = '', day = '', id = ''] = value.split('.');
  return /^[0-3]$/.test(rank) && (day === 'infinity' || isCivilDate(day)) && isId(id);
};

/** Of this century, as the years are: as many days before and after it are still days that can be reckoned with. */
const isReportDay = (value: string): value is string => /^20/.test(value) && isCivilDate(value);

/** @throws INVALID */
export function scopeOf(query: Query): FollowUpScope {
  return {
    meetingId: valueOf(query, 'meeting', isId),
    unitId: valueOf(query, 'unit', isId),
    topic: valueOf(query, 'topic', isTopic),
  };
}

/** @throws INVALID */
export function pickOf(query: Query): FollowUpPick {
  return {
    cell: valueOf(query, 'cell', oneOf(CELLS)),
    state: valueOf(query, 'state', oneOf(COMMITMENT_STATES)),
    delay: valueOf(query, 'delay', oneOf(DELAYS)),
    week: valueOf(query, 'week', isCivilDate),
    extended: valueOf(query, 'extended', oneOf(['yes'])) !== null,
    asked: valueOf(query, 'asked', oneOf(['yes'])) !== null,
  };
}

/** Where the last page ended. @throws INVALID */
export function placeOf(query: Query): Place | null {
  const after = valueOf(query, 'after', isPlace);
  if (after === null) return null;
  const [rank = '', day = '', id = ''] = after.split('.');
  return { rank: Number(rank), day, id };
}

/** A year, and the month or quarter in it, or two days. @throws INVALID */
export function spanOf(query: Query): { span: ReportSpan; days: Days } {
  const span = required('span', valueOf(query, 'span', oneOf(REPORT_SPANS)));
  if (span === 'OTHER') {
    const from = required('from', valueOf(query, 'from', isReportDay));
    const to = required('to', valueOf(query, 'to', isReportDay));
    if (to < from) throw new DomainError('INVALID', { fields: [{ path: 'to', reason: 'OUT_OF_RANGE' }] });
    return { span, days: { from, to } };
  }
  const year = required('year', valueOf(query, 'year', matching(/^20\d\d$/)));
  const most = span === 'MONTH' ? 12 : span === 'QUARTER' ? 4 : 1;
  const n = Number(valueOf(query, 'n', matching(/^\d{1,2}$/)) ?? '1');
  if (n < 1 || n > most)
    throw new DomainError('INVALID', { fields: [{ path: 'n', reason: 'OUT_OF_RANGE' }] });
  return { span, days: daysOf(span, Number(year), n) };
}

const matching =
  (form: RegExp) =>
  (value: string): value is string =>
    form.test(value);

function required<T>(path: string, value: T | null): T {
  if (value === null) throw new DomainError('INVALID', { fields: [{ path, reason: 'MISSING' }] });
  return value;
}
