import type { CivilDate, CommitmentView, DueKind, Instant } from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';

/**
 * When a promise is due: a date that is not over yet, or a kind that says there is none; never silently neither.
 * `before` is what it was: a date that has passed since may stay while other words are corrected.
 *
 * @throws DUE_MISSING, DUE_IN_PAST
 */
export function settleDue(
  due: { dueKind: DueKind; dueOn: CivilDate | null },
  now: Instant,
  before?: Pick<CommitmentView, 'dueOn'>,
): { dueKind: DueKind; dueOn: CivilDate | null } {
  if (due.dueKind !== 'DATE') return { dueKind: due.dueKind, dueOn: null };
  if (due.dueOn === null) throw new DomainError('DUE_MISSING');
  if (due.dueOn !== before?.dueOn && due.dueOn < civilDay(now)) throw new DomainError('DUE_IN_PAST');
  return { dueKind: 'DATE', dueOn: due.dueOn };
}
