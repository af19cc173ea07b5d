import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useTopics } from '../../features/meeting/topics';
import { DeliveryMark } from '../../features/submissions/DeliveryMark';
import { LifeSteps } from '../../features/submissions/LifeSteps';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { Card, Prose, Row, Stack } from '../../ui/layout';
import { Skeleton } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { useLater } from './later';

const DELIVERY = { WAITING: 'waiting', SENT: 'sending', ACCEPTED: 'server' } as const;

/** An opinion that is still on its way from this device. */
export function PendingOpinion({ item }: { item: OutboxItem<'submissions.submit'> }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { payload, state } = item;
  const later = useLater(state === 'REFUSED');
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
        {state === 'REFUSED' && (later ? <later.RefusedOpinion item={item} /> : <Skeleton shape="card" />)}
      </Stack>
    </Card>
  );
}
