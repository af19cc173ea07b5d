import type { Id, SubmissionView } from '@doi-thoai/shared';
import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useMemo } from 'react';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { WriteIcon } from '../../ui/first-icons';
import { Card, Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { useLater } from './later';
import { OwnOpinion } from './OwnOpinion';
import { PendingOpinion } from './PendingOpinion';

type Pending = OutboxItem<'submissions.submit'>;

function isSubmit(item: OutboxItem): item is Pending {
  return item.name === 'submissions.submit';
}

/** Those of this device that the server does not show yet, the newest first. */
function stillPending(items: readonly OutboxItem[], known: Record<Id, SubmissionView>): Pending[] {
  return items
    .filter(isSubmit)
    .filter((item) => !known[item.payload.submissionId])
    .reverse();
}

/** Ý kiến của tôi: what waits on this device, then what the server has. */
export function MyOpinions() {
  const { t } = useText();
  const { items } = useOutbox();
  const submissions = useMeeting((state) => state.submissions);
  const own = useMemo(
    () => Object.values(submissions).sort((a, b) => b.receivedAt - a.receivedAt),
    [submissions],
  );
  const pending = stillPending(items, submissions);
  const later = useLater(false);
  const nothing = pending.length + own.length === 0 && (
    <Card>
      <EmptyState icon={WriteIcon} title={t('delegate.mineEmpty')}>
        {t('delegate.mineEmptyHint')}
      </EmptyState>
    </Card>
  );
  return (
    <Stack as="section">
      <h2>{t('delegate.mine')}</h2>
      {later ? <later.SafeOpinions>{nothing}</later.SafeOpinions> : nothing}
      {pending.map((item) => (
        <PendingOpinion key={item.id} item={item} />
      ))}
      {own.map((submission) => (
        <OwnOpinion key={submission.id} submission={submission} />
      ))}
    </Stack>
  );
}
