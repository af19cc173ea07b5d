import type { CommitmentView } from '@doi-thoai/shared';
import { civilToday, formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { PromiseIcon } from '../../ui/icons';
import { Muted, Prose } from '../../ui/layout';

/** Past its day and not done: derived from dates, never stored (domain.md 6.5). */
export function isOverdue({ dueOn, state }: Pick<CommitmentView, 'dueOn' | 'state'>, today: string): boolean {
  const over = state === 'VERIFIED' || state === 'REPORTED' || state === 'CANCELLED';
  return dueOn !== null && !over && dueOn < today;
}

/** A promise as the author reads it: what, who owns it, by when, how far it is. */
export function PromiseNote({ promise }: { promise: CommitmentView }) {
  const { t } = useText();
  const { text, ownerUnit, dueOn, dueKind, state } = promise;
  const late = isOverdue(promise, civilToday());
  const due = dueOn ? t('delegate.dueOn', { date: formatCivilDate(dueOn) }) : t(`states.due.${dueKind}`);
  return (
    <Banner tone={late ? 'refused' : 'waiting'} icon={PromiseIcon} title={t('delegate.promiseTitle')}>
      <Prose>{text}</Prose>
      <Muted>{[ownerUnit, due, late ? t('delegate.overdue') : ''].filter(Boolean).join(' · ')}</Muted>
      <Muted>{t(`states.commitment.${state}`)}</Muted>
    </Banner>
  );
}
