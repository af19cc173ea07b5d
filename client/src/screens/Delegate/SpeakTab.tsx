import { useState } from 'react';
import { useMayOwn } from '../../features/meeting/own-rights';
import { latestFirst } from '../../features/floor/standing';
import { AnswerNote } from '../../features/responses/AnswerNote';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { LockIcon, MicIcon, MicOffIcon } from '../../ui/icons';
import { Card, Muted, Stack } from '../../ui/layout';
import styles from './Delegate.module.css';
import { PastRequest } from './PastRequest';
import { PendingRequest, usePendingRequests } from './PendingRequest';
import { RequestForm } from './RequestForm';
import { TurnCard } from '../../features/floor/TurnCard';
import { useStanding } from './use-standing';
import { WaitingCard } from './WaitingCard';

/** Phát biểu: ask for the floor, then where one stands and how long it will honestly take. */
export function SpeakTab({ onWrite }: { onWrite: () => void }) {
  const standing = useStanding();
  const pending = usePendingRequests();
  if (!standing) return null;
  return (
    <Stack gap={6}>
      {standing.kind === 'WAITING' && <WaitingCard standing={standing} />}
      {(standing.kind === 'CALLED' || standing.kind === 'SPEAKING') && <TurnCard turn={standing.turn} />}
      {pending.map((item) => (
        <PendingRequest key={item.id} item={item} />
      ))}
      {standing.kind === 'FREE' && pending.length === 0 && <AskForFloor onWrite={onWrite} />}
      <Past />
    </Stack>
  );
}

type Closed = 'ended' | 'closed' | 'notYours';

function useClosed(): Closed | null {
  const may = useMayOwn();
  const { registrationOpen, floorEnded } = useMeeting((state) => ({
    registrationOpen: state.meeting?.registrationOpen ?? false,
    floorEnded: state.meeting?.floorEnded ?? false,
  }));
  const role = useMeeting(
    (state) => (state.participantId && state.participants[state.participantId]?.role) || null,
  );
  if (role !== null && role !== 'DELEGATE') return 'notYours';
  if (floorEnded) return 'ended';
  return registrationOpen && may('floor.request') ? null : 'closed';
}

const WORDS = {
  ended: 'delegate.floorEnded',
  closed: 'delegate.registrationClosed',
  notYours: 'delegate.speakNotYours',
} as const;

function AskForFloor({ onWrite }: { onWrite: () => void }) {
  const { t } = useText();
  const closed = useClosed();
  const waiting = useMeeting((state) => state.floor.queue.length);
  const intakeOpen = useMeeting((state) => state.meeting?.intakeOpen ?? false);
  const [asking, setAsking] = useState(false);
  if (closed) {
    return (
      <Banner
        tone="waiting"
        icon={closed === 'ended' ? MicOffIcon : LockIcon}
        title={t(WORDS[closed])}
        actions={
          intakeOpen &&
          closed !== 'notYours' && <Button onClick={onWrite}>{t('delegate.writeInstead')}</Button>
        }
      >
        <p>{t(`${WORDS[closed]}Hint`)}</p>
      </Banner>
    );
  }
  if (asking) return <RequestForm onDone={() => setAsking(false)} />;
  return (
    <div className={styles.ask}>
      <button type="button" className={styles.askButton} onClick={() => setAsking(true)}>
        <MicIcon size="large" />
        <span>{t('delegate.askForFloor')}</span>
      </button>
      <p>{waiting === 0 ? t('delegate.nobodyWaits') : t('delegate.peopleWait', { n: waiting })}</p>
      <Muted>{t('delegate.askHint')}</Muted>
    </div>
  );
}

/** What became of earlier requests, and the answers to what was said. */
function Past() {
  const { t } = useText();
  const { requests, participantId, responses } = useMeeting((state) => ({
    requests: state.requests,
    participantId: state.participantId,
    responses: state.responses,
  }));
  const past = latestFirst(requests, participantId).filter(
    ({ state }) => state !== 'QUEUED' && state !== 'CALLED' && state !== 'SPEAKING',
  );
  const answers = Object.values(responses)
    .filter(({ targets }) => targets.some(({ kind }) => kind === 'TURN'))
    .sort((a, b) => b.at - a.at);
  if (past.length + answers.length === 0) return null;
  return (
    <Stack as="section">
      <h2>{t('delegate.myRequests')}</h2>
      {answers.length > 0 && (
        <Card>
          <Stack gap={3}>
            <h3>{t('delegate.answersToSpeech')}</h3>
            {answers.map((answer) => (
              <AnswerNote key={answer.id} answer={answer} />
            ))}
          </Stack>
        </Card>
      )}
      {past.map((request) => (
        <PastRequest key={request.id} request={request} />
      ))}
    </Stack>
  );
}
