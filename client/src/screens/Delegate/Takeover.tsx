import { useEffect, useState } from 'react';
import type { Standing } from '../../features/floor/standing';
import { TurnClock } from '../../features/floor/TurnCard';
import { sayRefusal } from '../../features/meeting/use-act';
import { useTopics } from '../../features/meeting/topics';
import { useIssue, useMeeting } from '../../realtime/hooks';
import { formatDuration } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { CheckIcon, MicIcon, UndoIcon } from '../../ui/icons';
import { Muted, Prose, Stack } from '../../ui/layout';
import { LiveRegion } from '../../ui/VisuallyHidden';
import styles from './Delegate.module.css';
import { useStanding } from './SpeakTab';
import { buzz, useWakeLock } from './phone';
import { Withdraw } from './WaitingCard';

/** What concerns this person now, and whether it was put aside until something changes. */
export interface TakeoverState {
  standing: Standing | null;
  /** Null when nothing concerns this person now. */
  subject: string | null;
  shown: boolean;
  setShown: (shown: boolean) => void;
}

export function useTakeover(): TakeoverState {
  const standing = useStanding();
  const [aside, setAside] = useState<string | null>(null);
  const subject = subjectOf(standing);
  if (subject === null && aside !== null) setAside(null);
  useEffect(() => {
    if (subject !== null) buzz();
  }, [subject]);
  const setShown = (shown: boolean): void => setAside(shown ? null : subject);
  return { standing, subject, shown: subject !== null && aside !== subject, setShown };
}

/** The whole screen for whoever is next, called or at the microphone; it can be put aside. */
export function Takeover({ standing, shown, setShown }: TakeoverState) {
  return (
    <>
      <Announcement standing={standing} />
      {standing && shown && <Screen standing={standing} onAside={() => setShown(false)} />}
    </>
  );
}

/** Under the app bar, the way back to what was put aside. */
export function AsideStrip({ standing, subject, shown, setShown }: TakeoverState) {
  const { t } = useText();
  if (subject === null || shown || !standing || standing.kind === 'FREE') return null;
  return (
    <Banner
      shape="strip"
      tone="waiting"
      icon={MicIcon}
      actions={<Button onClick={() => setShown(true)}>{t('common.open')}</Button>}
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

/** What the screen would be about; null when nothing concerns this person now. */
function subjectOf(standing: Standing | null): string | null {
  if (standing?.kind === 'WAITING') {
    return standing.next && !standing.request.ready ? `next ${standing.request.id}` : null;
  }
  if (standing?.kind === 'CALLED' || standing?.kind === 'SPEAKING')
    return `${standing.kind} ${standing.turn.id}`;
  return null;
}

function Announcement({ standing }: { standing: Standing | null }) {
  const { t } = useText();
  const words = {
    WAITING: standing?.kind === 'WAITING' && standing.next ? t('delegate.nextTitle') : '',
    CALLED: t('delegate.calledTitle'),
    SPEAKING: '',
    FREE: '',
  };
  return <LiveRegion urgency="assertive">{standing ? words[standing.kind] : ''}</LiveRegion>;
}

function Screen({ standing, onAside }: { standing: Standing; onAside: () => void }) {
  if (standing.kind === 'WAITING') return <YouAreNext standing={standing} onAside={onAside} />;
  if (standing.kind === 'FREE') return null;
  return <AtTheMicrophone standing={standing} onAside={onAside} />;
}

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
