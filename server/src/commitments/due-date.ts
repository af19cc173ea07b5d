import type { CivilDate, CommitmentView, DueKind, Instant, RuleProfile } from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';

/** Calendar days until a noted opinion is to be answered, by rule profile; the secretary or chair corrects it. */
export const PROFILE_REVIEW_DAYS: Record<RuleProfile, number> = {
  STATE_GENERAL: 30,
  PARTY_DIALOGUE: 30,
  COMMUNE_2025: 30,
  WORKPLACE_145: 30,
  CADRE_CONFERENCE: 30,
  DRAFT_CONSULTATION: 30,
  CLOSED_PERSONNEL: 30,
};

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
