import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { CheckIcon, ClockIcon, HourglassIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { currentItem } from '../screen/hall-scene';
import { useTopics } from '../meeting/topics';
import styles from './NowCard.module.css';
import type { NowStage } from './now-stage';

type Idle = Extract<NowStage, { kind: 'idle' }>;
type Quiet = Exclude<NowStage, { kind: 'idle' | 'called' | 'speaking' | 'paused' }>;

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
      <div>
        <p className={styles.name}>{next.name}</p>
        <p className={styles.unit}>{[next.unit, next.title].filter(Boolean).join(' · ')}</p>
      </div>
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
  const title = useMeeting((state) => state.meeting?.title ?? '');
  const counts = useMeeting((state) => ({
    turns: state.floor.ended.turns,
    opinions: state.counters.submissions,
  }));
  if (stage.kind === 'before') {
    return (
      <>
        <div className={styles.chips}>
          <StatusChip tone="neutral" icon={ClockIcon}>
            {t(`states.phase.${stage.phase}`)}
          </StatusChip>
        </div>
        <p className={styles.name}>{title}</p>
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
