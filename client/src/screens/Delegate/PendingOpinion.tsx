import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useState } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { DeliveryMark } from '../../features/submissions/DeliveryMark';
import { LifeSteps } from '../../features/submissions/LifeSteps';
import { useOutbox } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { Card, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { useLater } from './later';
import { RefusedNotice } from './RefusedNotice';
import type { WrittenWords } from './opinion-words';

const DELIVERY = { WAITING: 'waiting', SENT: 'sending', ACCEPTED: 'server' } as const;

/** An opinion that is still on its way from this device. */
export function PendingOpinion({ item }: { item: OutboxItem<'submissions.submit'> }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const [correcting, setCorrecting] = useState(false);
  const { payload, state } = item;
  const current = state === 'ACCEPTED' ? 'approved' : 'sent';
  return (
    <Card as="article" tone={state === 'REFUSED' ? 'refused' : 'waiting'}>
      <Stack gap={3}>
        <Row>
          {state === 'REFUSED' ? (
            <StatusChip tone="refused">{t('delegate.notTaken')}</StatusChip>
          ) : (
            <DeliveryMark delivery={DELIVERY[state]} />
          )}
        </Row>
        <Row>
          <Chip>{t(`states.kind.${payload.kind}`)}</Chip>
          <Chip>{nameOf(payload.topicId)}</Chip>
        </Row>
        <div>
          <h3>{payload.summary}</h3>
          <Fold summary={t('delegate.readText')}>
            <Prose>{payload.text}</Prose>
          </Fold>
        </div>
        <LifeSteps life={{ current, finished: false, stopped: state === 'REFUSED' }} />
        {state === 'REFUSED' && <RefusedNotice item={item} onCorrect={() => setCorrecting(true)} />}
        {correcting && <CorrectPending item={item} onClose={() => setCorrecting(false)} />}
      </Stack>
    </Card>
  );
}

function CorrectPending({ item, onClose }: { item: OutboxItem<'submissions.submit'>; onClose: () => void }) {
  const { t } = useText();
  const { add, discard } = useOutbox();
  const [initial] = useState<WrittenWords>(() => item.payload);
  const resend = async (words: WrittenWords): Promise<void> => {
    // The same opinion under a new command: whatever the first one did, it cannot become two.
    await add('submissions.submit', { ...item.payload, ...words });
    await discard(item.id);
  };
  const later = useLater(true);
  if (!later) return null;
  return (
    <later.OpinionDialog
      title={t('delegate.correctTitle')}
      draftKey={`again-${item.id}`}
      initial={initial}
      sendLabel={t('delegate.resend')}
      deliver={resend}
      onClose={onClose}
    />
  );
}
