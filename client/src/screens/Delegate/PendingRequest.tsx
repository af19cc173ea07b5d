import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useTopics } from '../../features/meeting/topics';
import { DeliveryMark } from '../../features/submissions/DeliveryMark';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Card, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';

type Pending = OutboxItem<'floor.request'>;

/** Requests to speak that are still on this device. */
export function usePendingRequests(): Pending[] {
  const { items } = useOutbox();
  const requests = useMeeting((state) => state.requests);
  const isRequest = (item: OutboxItem): item is Pending => item.name === 'floor.request';
  return items.filter(isRequest).filter((item) => !requests[item.payload.requestId]);
}

export function PendingRequest({ item }: { item: Pending }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { discard } = useOutbox();
  const { state, payload, refusal } = item;
  const refused = state === 'REFUSED';
  return (
    <Card tone={refused ? 'refused' : 'waiting'}>
      <Stack gap={3}>
        <h2>{t('delegate.askForFloor')}</h2>
        <Row>
          {refused ? (
            <StatusChip tone="refused">{t('delegate.notTaken')}</StatusChip>
          ) : (
            <DeliveryMark delivery={state === 'WAITING' ? 'waiting' : 'sending'} />
          )}
          <Chip>{nameOf(payload.topicId)}</Chip>
        </Row>
        {payload.line && <p>{payload.line}</p>}
        {refused && (
          <>
            <Banner tone="refused" live>
              <p>{refusal ? refusalText(refusal) : t('errors.unknown')}</p>
            </Banner>
            <Row>
              <Button onClick={() => void discard(item.id)}>{t('delegate.understood')}</Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  );
}
