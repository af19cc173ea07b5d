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

/**
 * A day that gives more time.
 *
 * @throws NOT_DATED for what has no day, DUE_NOT_LATER, DUE_IN_PAST
 */
export function requireLater(
  dueOn: CivilDate,
  present: Pick<CommitmentView, 'dueKind' | 'dueOn'>,
  now: Instant,
): void {
  if (present.dueKind !== 'DATE' || present.dueOn === null) throw new DomainError('NOT_DATED');
  if (dueOn <= present.dueOn) throw new DomainError('DUE_NOT_LATER');
  if (dueOn < civilDay(now)) throw new DomainError('DUE_IN_PAST');
}
