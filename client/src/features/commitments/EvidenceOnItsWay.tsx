import type { Id } from '@doi-thoai/shared';
import { useSyncExternalStore } from 'react';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import type { AttachQueue, Sending } from '../submissions/attach-queue';
import { placeOf, reportsWithFiles, useEvidenceQueue } from './evidence-queue';

/** Files of the own reports that are not with the server yet: on their way, waiting for the network, or refused. */
export function EvidenceOnItsWay({ commitmentId }: { commitmentId: Id }) {
  const queue = useEvidenceQueue();
  return reportsWithFiles(commitmentId).map((actId) => (
    <OfReport key={actId} queue={queue} place={placeOf(commitmentId, actId)} />
  ));
}

function OfReport({ queue, place }: { queue: AttachQueue; place: string }) {
  const sending = useSyncExternalStore(queue.subscribe, () => queue.of(place));
  return sending.map((one) => <OnItsWay key={one.id} {...{ queue, place, one }} />);
}

function OnItsWay({ queue, place, one }: { queue: AttachQueue; place: string; one: Sending }) {
  const { t } = useText();
  const { name } = one.file;
  if (one.state === 'REFUSED') {
    const remove = <Button onClick={() => queue.remove(place, one.id)}>{t('attachments.remove')}</Button>;
    return (
      <Banner tone="refused" live title={t('attachments.refused', { name })} actions={remove}>
        {failureText(one.failure)}
      </Banner>
    );
  }
  const again = <Button onClick={() => queue.now()}>{t('attachments.again')}</Button>;
  return (
    <Banner tone="waiting" live actions={one.state === 'WAITING' ? again : undefined}>
      {t(one.state === 'SENDING' ? 'attachments.sending' : 'commitments.fileWaits', { name })}
    </Banner>
  );
}
