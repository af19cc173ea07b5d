import type { NextSpeaker, TurnView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { cx } from '../../ui/cx';
import { HandIcon, HourglassIcon, MicIcon } from '../../ui/icons';
import { PauseIcon } from '../../ui/pause-icon';
import { StatusChip } from '../../ui/Status';
import { TurnClock } from '../floor/TurnClock';
import { useTopics } from '../meeting/topics';
import styles from './HallStage.module.css';

/** Letters; what is longer takes two lines of smaller letters, still seven hundredths of the screen high. */
const LONG_NAME = 24;

/** Who is called or speaks, with the clock; without anybody, who is next. */
export function SpeakerScene({ turn }: { turn: TurnView | null }) {
  return turn ? <Speaking turn={turn} /> : <NobodyYet />;
}

function Speaking({ turn }: { turn: TurnView }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  return (
    <div className={styles.speaker}>
      <div className={styles.chips}>
        <TurnChip turn={turn} />
        {turn.number !== null && <span className={styles.quiet}>{t('hall.turn', { n: turn.number })}</span>}
        <Chip>{nameOf(turn.topicId)}</Chip>
      </div>
      <div>
        <h1 className={cx(styles.name, turn.name.length > LONG_NAME && styles.longName)}>{turn.name}</h1>
        <p className={styles.unit}>{[turn.unit, turn.title].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.clock}>
        <TurnClock turn={turn} size="hall" bar />
      </div>
    </div>
  );
}

function TurnChip({ turn }: { turn: TurnView }) {
  const { t } = useText();
  if (turn.state === 'CALLED') {
    return (
      <StatusChip tone="waiting" icon={HandIcon}>
        {t('hall.invited')}
      </StatusChip>
    );
  }
  const paused = turn.state === 'PAUSED';
  return (
    <StatusChip tone="onAir" icon={paused ? PauseIcon : MicIcon}>
      {paused ? t('states.turn.PAUSED') : t('hall.speaking')}
    </StatusChip>
  );
}

function NobodyYet() {
  const { t } = useText();
  const next = useMeeting((state) => state.floor.next);
  const first = next[0];
  if (!first) return <p className={styles.middle}>{t('hall.nobody')}</p>;
  return (
    <div className={styles.speaker}>
      <div className={styles.chips}>
        <StatusChip tone="waiting" icon={HourglassIcon}>
          {t('hall.upNext')}
        </StatusChip>
      </div>
      {next.map((person) => (
        <div key={person.requestId}>
          <p className={styles.name}>{person.name}</p>
          <p className={styles.unit}>{person.unit}</p>
        </div>
      ))}
    </div>
  );
}

/** Under another layout: who speaks meanwhile, and the clock that the speaker needs to see. */
export function RunningSpeaker() {
  const turn = useMeeting((state) => state.floor.current);
  if (!turn) return null;
  return (
    <div className={styles.running}>
      <TurnChip turn={turn} />
      <strong className={styles.runningName}>{turn.name}</strong>
      <span className={styles.quiet}>{turn.unit}</span>
      <span className={styles.runningClock}>
        <TurnClock turn={turn} size="large" />
      </span>
    </div>
  );
}

/** The two who are next, small, so that they come to the microphone in time. */
export function NextSpeakers() {
  const { t } = useText();
  const { next, waiting } = useMeeting((state) => ({
    next: state.floor.next,
    waiting: state.floor.queue.length,
  }));
  if (next.length === 0) return null;
  return (
    <div className={styles.next}>
      <p className={styles.quiet}>{t('hall.nextOf', { n: waiting })}</p>
      <ol>
        {next.map((person) => (
          <NextLine key={person.requestId} person={person} />
        ))}
      </ol>
    </div>
  );
}

function NextLine({ person }: { person: NextSpeaker }) {
  return (
    <li className={styles.nextLine}>
      <strong>{person.name}</strong> <span className={styles.quiet}>{person.unit}</span>
    </li>
  );
}
