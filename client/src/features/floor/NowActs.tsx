import type { TurnView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { KeyButton } from '../../ui/KeyButton';
import { AbsentIcon, PlayIcon, StopIcon } from '../../ui/console-icons';
import { HandIcon, MicIcon, RefusedIcon, SearchIcon } from '../../ui/icons';
import type { IconComponent } from '../../ui/make-icon';
import { PauseIcon } from '../../ui/pause-icon';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { usePhaseActs } from '../meeting/use-phase-acts';
import styles from './NowCard.module.css';
import type { NowStage } from './now-stage';
import { useFloorActs } from './use-floor-acts';

interface NowActsProps {
  stage: NowStage;
  onCallOther: () => void;
}

interface MainProps {
  label: string;
  icon: IconComponent;
  shortcut?: string;
  onPress: () => void;
}

/** Always in the same place and of the same size; only its word and its icon change. */
function Main({ label, icon, shortcut, onPress }: MainProps) {
  const { busy } = useActs();
  return (
    <KeyButton
      variant="primary"
      size="large"
      wide
      icon={icon}
      shortcut={shortcut}
      busy={busy === 'main'}
      onClick={onPress}
    >
      {label}
    </KeyButton>
  );
}

export function NowActs({ stage, onCallOther }: NowActsProps) {
  const may = useMay();
  if (stage.kind === 'before') return <BeforeActs stage={stage} />;
  if (!may('floor.call')) return null;
  switch (stage.kind) {
    case 'idle':
      return <IdleActs stage={stage} onCallOther={onCallOther} />;
    case 'called':
      return <CalledActs turn={stage.turn} />;
    case 'speaking':
    case 'paused':
      return <SpeakingActs turn={stage.turn} paused={stage.kind === 'paused'} />;
    default:
      return null;
  }
}

function BeforeActs({ stage }: { stage: Extract<NowStage, { kind: 'before' }> }) {
  const { t } = useText();
  const may = useMay();
  const { open } = usePhaseActs();
  const { opens } = stage;
  if (!may('meeting.openPhase')) return null;
  return (
    <Main label={t(`chair.open.${opens.phase}`)} icon={PlayIcon} onPress={() => void open(opens, 'main')} />
  );
}

function IdleActs({
  stage,
  onCallOther,
}: {
  stage: Extract<NowStage, { kind: 'idle' }>;
  onCallOther: () => void;
}) {
  const { t } = useText();
  const acts = useFloorActs();
  const next = useMeeting((state) => (stage.next === null ? undefined : state.requests[stage.next]));
  if (!next) return <Main label={t('chair.callOther')} icon={SearchIcon} onPress={onCallOther} />;
  return (
    <>
      <Main
        label={stage.first ? t('chair.call') : t('chair.callNext')}
        icon={HandIcon}
        shortcut="N"
        onPress={() => void acts.call(next, 'main')}
      />
      <div className={styles.quietActs}>
        <Button icon={SearchIcon} onClick={onCallOther}>
          {t('chair.callOther')}
        </Button>
      </div>
    </>
  );
}

function CalledActs({ turn }: { turn: TurnView }) {
  const { t } = useText();
  const { busy } = useActs();
  const acts = useFloorActs();
  return (
    <>
      <Main
        label={t('chair.start')}
        icon={MicIcon}
        shortcut="Space"
        onPress={() => void acts.start(turn, 'main')}
      />
      <div className={styles.quietActs}>
        <Button icon={AbsentIcon} busy={busy === 'absent'} onClick={() => void acts.absent(turn)}>
          {t('chair.absent')}
        </Button>
        <Extend turn={turn} />
      </div>
    </>
  );
}

function SpeakingActs({ turn, paused }: { turn: TurnView; paused: boolean }) {
  const { t } = useText();
  const { busy } = useActs();
  const acts = useFloorActs();
  return (
    <>
      <Main label={t('chair.end')} icon={StopIcon} shortcut="E" onPress={() => void acts.end(turn, 'main')} />
      <div className={styles.quietActs}>
        <KeyButton
          icon={paused ? PlayIcon : PauseIcon}
          shortcut="Space"
          busy={busy === 'pause'}
          onClick={() => void (paused ? acts.resume(turn, 'pause') : acts.pause(turn, 'pause'))}
        >
          {paused ? t('chair.resume') : t('chair.pause')}
        </KeyButton>
        <Button icon={RefusedIcon} busy={busy === 'interrupt'} onClick={() => void acts.interrupt(turn)}>
          {t('chair.interrupt')}
        </Button>
        <Extend turn={turn} />
      </div>
    </>
  );
}

function Extend({ turn }: { turn: TurnView }) {
  const { t } = useText();
  const { busy } = useActs();
  const { extend } = useFloorActs();
  return [1, 2].map((n) => (
    <Button
      key={n}
      busy={busy === `extend ${n}`}
      aria-label={t('chair.extendLabel', { n })}
      onClick={() => void extend(turn, n)}
    >
      {t('chair.extend', { n })}
    </Button>
  ));
}
