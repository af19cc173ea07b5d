import { clipText, LIMITS, makeId, type SpeakerRequestView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { useMayOwn } from '../../features/meeting/own-rights';
import { TrackingCode } from '../../features/submissions/TrackingCode';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { WriteIcon } from '../../ui/icons';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { showToast } from '../../ui/toast-store';
import type { WrittenWords } from './opinion-words';
import { OpinionDialog } from './OpinionDialog';

const TONES: Partial<Record<SpeakerRequestView['state'], StatusTone>> = {
  DONE: 'done',
  INTERRUPTED: 'waiting',
  ABSENT: 'waiting',
  DECLINED: 'refused',
  NOT_REACHED: 'waiting',
  CONVERTED_TO_WRITTEN: 'waiting',
};

/** What became of a request to speak. */
export function PastRequest({ request }: { request: SpeakerRequestView }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { state, topicId, line, reason, convertedTo } = request;
  return (
    <Card as="article" tone={convertedTo ? 'waiting' : 'plain'}>
      <Stack gap={3}>
        <Row justify="between">
          <StatusChip tone={TONES[state] ?? 'neutral'}>{t(`states.request.${state}`)}</StatusChip>
          <Chip>{nameOf(topicId)}</Chip>
        </Row>
        {line && <p>{line}</p>}
        {reason && <Muted>{`${t('common.reason')}: ${reason}`}</Muted>}
        {convertedTo && <Converted submissionId={convertedTo} />}
        {state === 'INTERRUPTED' && <RestInWriting request={request} />}
      </Stack>
    </Card>
  );
}

/** No voice lost: the request is a written opinion now, and an answer is owed. */
function Converted({ submissionId }: { submissionId: string }) {
  const { t } = useText();
  const code = useMeeting((state) => state.submissions[submissionId]?.trackingCode);
  return (
    <Banner tone="waiting" icon={WriteIcon} title={t('delegate.convertedTitle')}>
      <p>{t('delegate.convertedHint')}</p>
      {code && <TrackingCode code={code} />}
    </Banner>
  );
}

/** Cut off: what was not said can be sent in writing, prefilled. */
function RestInWriting({ request }: { request: SpeakerRequestView }) {
  const { t } = useText();
  const may = useMayOwn();
  const intakeOpen = useMeeting((state) => state.meeting?.intakeOpen ?? false);
  const { add } = useOutbox();
  const { client } = useSeat();
  const [writing, setWriting] = useState(false);
  const [initial] = useState<WrittenWords>(() => ({
    kind: 'OPINION',
    topicId: request.topicId,
    summary: clipText(request.line.replace(/\s+/g, ' '), LIMITS.summary - 1).text,
    text: request.line,
  }));
  if (!intakeOpen || !may('submissions.submit')) return <Muted>{t('delegate.restClosed')}</Muted>;
  const deliver = async (words: WrittenWords): Promise<void> => {
    const writtenAt = Math.round(client.clock.now());
    await add('submissions.submit', { ...words, submissionId: makeId(), disclosure: 'NAMED', writtenAt });
    showToast({ text: t('delegate.takenOver'), tone: 'done' });
  };
  return (
    <>
      <Button variant="primary" wide onClick={() => setWriting(true)}>
        {t('delegate.restInWriting')}
      </Button>
      {writing && (
        <OpinionDialog
          title={t('delegate.restInWriting')}
          hint={t('delegate.restHint')}
          draftKey={`rest-${request.id}`}
          initial={initial}
          sendLabel={t('delegate.send')}
          deliver={deliver}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  );
}
