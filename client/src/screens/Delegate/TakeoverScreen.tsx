import { useText } from '../../text/text';
import type { Standing } from '../../features/floor/standing';
import { TurnClock } from '../../features/floor/TurnCard';
import { useTopics } from '../../features/meeting/topics';
import { sayRefusal } from '../../features/meeting/say-refusal';
import { useIssue, useMeeting } from '../../realtime/hooks';
import { formatDuration } from '../../text/format';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { CheckIcon, MicIcon, UndoIcon } from '../../ui/icons';
import { Muted, Prose, Stack } from '../../ui/layout';
import styles from './Delegate.module.css';
import { Withdraw } from './WaitingCard';
import { useWakeLock } from './wake-lock';

/** The dialog that covers the phone: next, called, or at the microphone. */
export function TakeoverScreen({ standing, onAside }: { standing: Standing; onAside: () => void }) {
  if (standing.kind === 'WAITING') return <YouAreNext standing={standing} onAside={onAside} />;
  if (standing.kind === 'FREE') return null;
  return <AtTheMicrophone standing={standing} onAside={onAside} />;
}

/** A strip with the way back to the dialog that was put aside. */
export function AsideStrip({ standing, onOpen }: { standing: Standing; onOpen: () => void }) {
  const { t } = useText();
  if (standing.kind === 'FREE') return null;
  return (
    <Banner
      shape="strip"
      tone="waiting"
      icon={MicIcon}
      actions={<Button onClick={onOpen}>{t('common.open')}</Button>}
    >
      <p>{t(TITLES[standing.kind])}</p>
    </Banner>
  );
}

const TITLES = {
  WAITING: 'delegate.nextTitle',
  CALLED: 'delegate.calledTitle',
  SPEAKING: 'delegate.speakingTitle',
} as const;

type Waiting = Extract<Standing, { kind: 'WAITING' }>;

function YouAreNext({ standing, onAside }: { standing: Waiting; onAside: () => void }) {
  const { t } = useText();
  const issue = useIssue();
  const requestId = standing.request.id;
  const say = async (name: 'floor.ready' | 'floor.later'): Promise<void> => {
    // Put aside first: when the answer is here, the queue may have brought this person to the front again.
    onAside();
    const answer = await issue(name, { requestId });
    if (!answer.ok) sayRefusal(answer);
  };
  const acts = (
    <Stack gap={3} className={styles.wide}>
      <Button variant="primary" size="large" wide icon={CheckIcon} onClick={() => void say('floor.ready')}>
        {t('delegate.ready')}
      </Button>
      <Button size="large" wide icon={UndoIcon} onClick={() => void say('floor.later')}>
        {t('delegate.later')}
      </Button>
      <Muted>{t('delegate.laterHint')}</Muted>
      <Withdraw requestId={requestId} label={t('delegate.yield')} />
    </Stack>
  );
  return (
    <Dialog open shape="full" title={t('delegate.nextTitle')} onClose={onAside} actions={acts}>
      <Stack gap={6} className={styles.next}>
        <span className={styles.nextMark}>
          <MicIcon size="large" />
        </span>
        <p className={styles.nextWords}>{t('delegate.nextHint')}</p>
      </Stack>
    </Dialog>
  );
}

type Active = Extract<Standing, { kind: 'CALLED' | 'SPEAKING' }>;

/** The phone of the person at the microphone is a giant clock, with the own words under it. */
function AtTheMicrophone({ standing, onAside }: { standing: Active; onAside: () => void }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  useWakeLock();
  const { turn, request } = standing;
  const called = standing.kind === 'CALLED';
  return (
    <Dialog open shape="full" title={t(TITLES[standing.kind])} onClose={onAside}>
      <Stack gap={4} className={styles.microphone}>
        {called && (
          <p className={styles.nextWords}>
            {t('delegate.calledHint', { time: formatDuration(turn.allottedSeconds + turn.extendedSeconds) })}
          </p>
        )}
        <div className={styles.timer}>
          <TurnClock turn={turn} size="hall" announce />
        </div>
        <p className={styles.topic}>{nameOf(turn.topicId)}</p>
        {request?.line && <Prose>{request.line}</Prose>}
        {request?.submissionId && <OwnWords submissionId={request.submissionId} />}
      </Stack>
    </Dialog>
  );
}

/** What the speaker wrote before, to read from. */
function OwnWords({ submissionId }: { submissionId: string }) {
  const submission = useMeeting((state) => state.submissions[submissionId]);
  if (!submission) return null;
  return (
    <div className={styles.ownWords}>
      <h3>{submission.summary}</h3>
      <Prose>{submission.text}</Prose>
    </div>
  );
}
