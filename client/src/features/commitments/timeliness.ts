import type { CommitmentView } from '@doi-thoai/shared';
import { cellOf } from '@doi-thoai/shared';
import { civilToday } from '../../text/format';

type Dated = Pick<CommitmentView, 'state' | 'dueKind' | 'dueOn'> & Partial<Pick<CommitmentView, 'doneOn'>>;

/** Still owed: neither verified nor cancelled. */
export function isOwed({ state }: Pick<CommitmentView, 'state'>): boolean {
  return state !== 'VERIFIED' && state !== 'CANCELLED';
}

/** Past its day and not done: derived from dates, never stored (domain.md 6.5). */
export function isOverdue({ doneOn = null, ...promise }: Dated, today: string = civilToday()): boolean {
  return cellOf({ ...promise, doneOn }, today) === 'OPEN_OVERDUE';
}

/** Promises with the nearest date first; those without a date last. */
export function byDue(a: CommitmentView, b: CommitmentView): number {
  return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.at - b.at;
}
