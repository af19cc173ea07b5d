import type { TurnView } from '@doi-thoai/shared';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { HandIcon, MicIcon } from '../../ui/icons';
import { Card, Muted } from '../../ui/layout';
import { PauseIcon } from '../../ui/pause-icon';
import { StatusChip } from '../../ui/Status';
import { useTopics } from '../meeting/topics';
import styles from './NowCard.module.css';
import { NowActs } from './NowActs';
import { IdleWords, PersonLines, QuietWords } from './NowWords';
import { nowStage, type NowStage } from './now-stage';
import { TurnClock } from './TurnClock';

type OnTurn = Extract<NowStage, { turn: TurnView }>;

export function useNowStage(): NowStage | null {
  const { meeting, floor } = useMeeting((state) => ({ meeting: state.meeting, floor: state.floor }));
  return nowStage({ meeting, floor });
}

interface NowCardProps {
  /** Opens the search for somebody who never registered. */
  onCallOther: () => void;
}

/** What is happening now, with the one button that carries the meeting on. */
export function NowCard({ onCallOther }: NowCardProps) {
  const stage = useNowStage();
  if (!stage) return null;
  const onTurn = 'turn' in stage;
  return (
    <Card as="div" tone={onTurn && stage.kind !== 'called' ? 'air' : 'plain'} className={styles.card}>
      <Focus stage={stage}>
        {onTurn ? (
          <TurnWords stage={stage} />
        ) : stage.kind === 'idle' ? (
          <IdleWords stage={stage} />
        ) : (
          <QuietWords stage={stage} />
        )}
      </Focus>
      <NowActs stage={stage} onCallOther={onCallOther} />
    </Card>
  );
}

/**
 * When the main button changes its meaning the focus leaves it, so that a second press of Space or Enter is not
 * a second act; it moves to the words above, which a screen reader then reads.
 */
function Focus({ stage, children }: { stage: NowStage; children: ReactNode }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(stage.kind);
  useEffect(() => {
    if (before.current === stage.kind) return;
    before.current = stage.kind;
    const card = box.current?.parentElement;
    if (card?.contains(document.activeElement) || document.activeElement === document.body)
      box.current?.focus();
  }, [stage.kind]);
  return (
    <div ref={box} tabIndex={-1} className={styles.words} role="group" aria-label={t('chair.now')}>
      {children}
    </div>
  );
}

function TurnWords({ stage }: { stage: OnTurn }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { turn } = stage;
  const seat = useSeatNumber(turn);
  return (
    <>
      <div className={styles.chips}>
        <StageChip stage={stage} />
        <Muted as="span">
          {turn.number === null ? t('chair.notStarted') : t('hall.turn', { n: turn.number })}
        </Muted>
        <Chip>{nameOf(turn.topicId)}</Chip>
      </div>
      <PersonLines name={turn.name} from={[turn.unit, turn.title, seat]} />
      <div className={styles.clock}>
        <TurnClock turn={turn} size="large" bar announce />
      </div>
    </>
  );
}

function useSeatNumber(turn: TurnView): string {
  const { t } = useText();
  const number = useMeeting((state) => state.participants[turn.participantId]?.number ?? '');
  return number === '' ? '' : t('chair.seat', { number });
}

function StageChip({ stage }: { stage: OnTurn }) {
  const { t } = useText();
  const word = t(`states.turn.${stage.turn.state}`);
  if (stage.kind === 'called') {
    return (
      <StatusChip tone="waiting" icon={HandIcon}>
        {word}
      </StatusChip>
    );
  }
  return (
    <StatusChip tone="onAir" icon={stage.kind === 'paused' ? PauseIcon : MicIcon}>
      {word}
    </StatusChip>
  );
}
