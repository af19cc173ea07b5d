import { useMeeting } from '../../realtime/hooks';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { cx } from '../../ui/cx';
import { CheckIcon, ClockIcon, HourglassIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { currentItem } from '../screen/hall-scene';
import { useTopics } from '../meeting/topics';
import styles from './NowCard.module.css';
import type { NowStage } from './now-stage';

type Idle = Extract<NowStage, { kind: 'idle' }>;
type Quiet = Exclude<NowStage, { kind: 'idle' | 'called' | 'speaking' | 'paused' }>;

const LONG_NAME = 28;
const LONG_FROM = 70;

/** A name of up to 60 letters and a unit of up to 120, without pushing the buttons away. */
export function PersonLines({ name, from }: { name: string; from: readonly string[] }) {
  const words = from.filter(Boolean).join(' · ');
  return (
    <div>
      <p className={cx(styles.name, name.length > LONG_NAME && styles.long)}>{name}</p>
      <p className={cx(styles.unit, words.length > LONG_FROM && styles.longUnit)}>{words}</p>
    </div>
  );
}

/** Nobody has the floor: who would be next, and what the person wants to say. */
export function IdleWords({ stage }: { stage: Idle }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const next = useMeeting((state) => (stage.next === null ? undefined : state.requests[stage.next]));
  if (!next) return <NobodyWaits />;
  return (
    <>
      <div className={styles.chips}>
        <StatusChip tone="waiting" icon={HourglassIcon}>
          {t('chair.nextUp')}
        </StatusChip>
        {next.ready && <StatusChip tone="done">{t('chair.ready')}</StatusChip>}
        <Chip>{nameOf(next.topicId)}</Chip>
      </div>
      <PersonLines name={next.name} from={[next.unit, next.title]} />
      {next.line && <p className={styles.line}>“{next.line}”</p>}
    </>
  );
}

function NobodyWaits() {
  const { t } = useText();
  const open = useMeeting((state) => state.meeting?.registrationOpen ?? false);
  const item = useMeeting((state) => state.meeting && currentItem(state.meeting));
  return (
    <>
      <div className={styles.chips}>
        <StatusChip tone="neutral">{t('chair.nobodySpeaks')}</StatusChip>
      </div>
      <p className={styles.name}>{item?.title ?? t('states.phase.IN_SESSION')}</p>
      <Muted>{open ? t('chair.queueEmptyOpen') : t('chair.queueEmptyClosed')}</Muted>
    </>
  );
}

/** Before, after, and when the floor was ended. */
export function QuietWords({ stage }: { stage: Quiet }) {
  const { t } = useText();
  const about = useMeeting(({ meeting }) => ({
    startsAt: meeting?.startsAt ?? 0,
    place: meeting?.place ?? '',
  }));
  const counts = useMeeting((state) => ({
    turns: state.floor.ended.turns,
    opinions: state.counters.submissions,
  }));
  if (stage.kind === 'before') {
    return (
      <>
        <div className={styles.chips}>
          <StatusChip tone="neutral" icon={ClockIcon}>
            {t('chair.notBegun')}
          </StatusChip>
        </div>
        <p className={styles.name}>{t(`states.phase.${stage.phase}`)}</p>
        <Muted>{[formatDateTime(about.startsAt), about.place].filter(Boolean).join(' · ')}</Muted>
        <Muted>{t('chair.beforeWords', { n: counts.opinions })}</Muted>
      </>
    );
  }
  const word = stage.kind === 'ended' ? t('chair.floorEnded') : t(`states.phase.${stage.phase}`);
  return (
    <>
      <div className={styles.chips}>
        <StatusChip tone="done" icon={CheckIcon}>
          {word}
        </StatusChip>
      </div>
      <p className={styles.name}>{stage.kind === 'ended' ? t('chair.floorEndedTitle') : t('hall.thanks')}</p>
      <Muted>
        {t('common.opinions', { n: counts.opinions })} · {t('common.turns', { n: counts.turns })}
      </Muted>
    </>
  );
}
