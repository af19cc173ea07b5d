import type { CommitmentView } from '@doi-thoai/shared';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { PromiseIcon } from '../../ui/icons';
import { Muted, Prose } from '../../ui/layout';
import { isOverdue } from './timeliness';

/** A promise as the author reads it: what, who owns it, by when, and in a plain sentence how far it is. */
export function PromiseNote({ promise }: { promise: CommitmentView }) {
  const { t } = useText();
  const { text, ownerUnit, jointLeads, dueOn, dueKind, state, extended, doneOn, latest } = promise;
  const late = isOverdue(promise);
  const due = dueOn ? t('delegate.dueOn', { date: formatCivilDate(dueOn) }) : t(`states.due.${dueKind}`);
  const units = [ownerUnit, ...jointLeads.map(({ unit }) => unit)].join('; ');
  const moved = extended > 0 ? t('delegate.extended', { n: extended }) : '';
  const done = doneOn && t('delegate.doneOn', { date: formatCivilDate(doneOn) });
  return (
    <Banner
      tone={late ? 'refused' : state === 'VERIFIED' ? 'done' : 'waiting'}
      icon={PromiseIcon}
      title={t('delegate.promiseTitle')}
    >
      <Prose>{text}</Prose>
      <Muted>{[units, due, moved, late ? t('delegate.overdue') : ''].filter(Boolean).join(' · ')}</Muted>
      <Muted>{[t(`delegate.promise.${state}`), done].filter(Boolean).join(' ')}</Muted>
      {latest && state !== 'CANCELLED' && <Muted>{t('delegate.latest', { text: latest })}</Muted>}
    </Banner>
  );
}
