import { formatClock, formatDuration } from '../text/format';
import { useText } from '../text/text';
import styles from './Clock.module.css';
import { useCountdown, type Countdown, type CountdownInput } from './countdown';
import { cx } from './cx';
import { HourglassIcon, WarningIcon } from './icons';
import { PauseIcon } from './pause-icon';
import { LiveRegion } from './VisuallyHidden';

export interface ClockProps extends CountdownInput {
  /** `hall` is sized by the screen's height. */
  size?: 'small' | 'large' | 'hall';
  /** Counts up what was used instead of down what is left. */
  show?: 'left' | 'used';
  /** Reads the change of phase out (last seconds, overtime): for the speaker and the chair. */
  announce?: boolean;
  /** Draws how much is used as a bar. */
  bar?: boolean;
}

/**
 * The speaker's clock: ink while there is time, orange with a word in the last seconds, red and counting on
 * past the end. Screen readers read it when they come to it and hear changes of phase, not seconds.
 */
export function Clock({ size = 'small', show = 'left', announce, bar, ...input }: ClockProps) {
  const { t } = useText();
  const clock = useCountdown(input);
  const figure = formatClock(show === 'used' ? clock.used : clock.left);
  const word = wordKey(clock);
  return (
    <div className={cx(styles.clock, styles[size], styles[clock.phase])} role="timer" aria-live="off">
      <span className={styles.figure} aria-label={spoken(clock, t)} role="img">
        {figure}
      </span>
      {bar && <Bar clock={clock} />}
      {word && (
        <span className={styles.word}>
          <PhaseIcon clock={clock} />
          {t(word)}
        </span>
      )}
      {announce && <LiveRegion>{clock.running && word ? t(word) : ''}</LiveRegion>}
    </div>
  );
}

function spoken(clock: Countdown, t: ReturnType<typeof useText>['t']): string {
  if (clock.phase === 'overtime') return t('time.over', { time: formatDuration(clock.left) });
  return t('time.left', { time: formatDuration(clock.left), of: formatDuration(clock.allotted) });
}

function wordKey(clock: Countdown) {
  if (clock.paused) return 'time.paused' as const;
  if (clock.phase === 'last') return 'time.last' as const;
  if (clock.phase === 'overtime') return 'time.overtime' as const;
  return null;
}

function PhaseIcon({ clock }: { clock: Countdown }) {
  if (clock.paused) return <PauseIcon size="small" />;
  return clock.phase === 'overtime' ? <WarningIcon size="small" /> : <HourglassIcon size="small" />;
}

function Bar({ clock }: { clock: Countdown }) {
  const share = Math.min(1, clock.used / Math.max(1, clock.allotted));
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.used} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
