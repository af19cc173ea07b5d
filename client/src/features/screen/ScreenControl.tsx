import type { ScreenMode } from '@doi-thoai/shared';
import { SCREEN_MODES } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { BreakIcon, ChartIcon, QrIcon } from '../../ui/console-icons';
import { HideIcon, LiveIcon, MicIcon, PromiseIcon, RefreshIcon } from '../../ui/icons';
import type { IconComponent } from '../../ui/make-icon';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { useFollows } from '../reminders/use-promised';
import { HallStage } from './HallStage';
import styles from './ScreenControl.module.css';
import { useSpokenScene } from './spoken-scene';

const ICONS: Record<ScreenMode, IconComponent> = {
  AUTO: RefreshIcon,
  SPEAKER: MicIcon,
  OPINION: LiveIcon,
  TOPICS: ChartIcon,
  JOIN: QrIcon,
  BREAK: BreakIcon,
  PROMISED: PromiseIcon,
};

interface ScreenControlProps {
  /** Nothing is on air yet: leads to the list to choose from. */
  onChooseOpinion: () => void;
}

/** What the hall sees, small, and the switches beside it. */
export function ScreenControl({ onChooseOpinion }: ScreenControlProps) {
  const { t } = useText();
  const spoken = useSpokenScene();
  const may = useMay();
  return (
    <section className={styles.control} aria-label={t('chair.hallScreen')}>
      <div className={styles.shown}>
        <div className={styles.preview} role="img" aria-label={t('chair.hallShows', { scene: spoken })}>
          <div inert className={styles.stage}>
            <HallStage />
          </div>
        </div>
        {may('screen.clear') && <Clear />}
      </div>
      {may('screen.show') && <Switches onChooseOpinion={onChooseOpinion} />}
    </section>
  );
}

function Switches({ onChooseOpinion }: ScreenControlProps) {
  const { t } = useText();
  const { run, busy } = useActs();
  const screen = useMeeting((state) => state.screen);
  const follows = useFollows();
  const show = (mode: ScreenMode): void => {
    if (mode === screen.mode) return;
    if (mode === 'OPINION') {
      onChooseOpinion();
      return;
    }
    const payload = { mode, collatedId: null, seen: screen.version };
    const done = t('chair.screenShown', { mode: t(`states.screen.${mode}`) });
    void run({ name: 'screen.show', payload, done, undo: true, from: `screen ${mode}` });
  };
  return (
    <div className={styles.switches}>
      {SCREEN_MODES.filter((mode) => mode !== 'PROMISED' || follows).map((mode) => (
        <Button
          key={mode}
          className={styles.mode}
          icon={ICONS[mode]}
          aria-pressed={screen.mode === mode}
          busy={busy === `screen ${mode}`}
          onClick={() => show(mode)}
        >
          {t(`chair.screen.${mode}`)}
        </Button>
      ))}
    </div>
  );
}

/** Takes off what was put on the screen; it follows the meeting again. */
function Clear() {
  const { t } = useText();
  const { run, busy } = useActs();
  const screen = useMeeting((state) => state.screen);
  if (screen.mode === 'AUTO') return null;
  const clear = (): void => {
    const payload = { seen: screen.version };
    void run({ name: 'screen.clear', payload, done: t('chair.screenCleared'), undo: true, from: 'clear' });
  };
  return (
    <Button className={styles.clear} wide icon={HideIcon} busy={busy === 'clear'} onClick={clear}>
      {t('chair.clearScreen')}
    </Button>
  );
}
