import type { FollowUpPick, FollowUpScope } from '@doi-thoai/shared';
import { CELLS, COMMITMENT_STATES, DELAYS, hasForbiddenCharacters, isId, TABLE_LIMITS } from '@doi-thoai/shared';
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
  };
}

/** Where the last page ended. @throws INVALID */
export function placeOf(query: Query): Place | null {
  const after = valueOf(query, 'after', isPlace);
  if (after === null) return null;
  const [rank = '', day = '', id = ''] = after.split('.');
  return { rank: Number(rank), day, id };
}
