import '../../ui/console-font.css';
import { HallStage } from '../../features/screen/HallStage';
import { useSpokenScene } from '../../features/screen/spoken-scene';
import { useSilence } from '../../features/screen/use-silence';
import { useConnection } from '../../realtime/hooks';
import { SeatProvider } from '../../realtime/SeatProvider';
import { formatTimeExact } from '../../text/format';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { FullScreenIcon } from '../../ui/console-icons';
import { cx } from '../../ui/cx';
import { OfflineIcon } from '../../ui/icons';
import { useScreenTheme } from '../../ui/theme';
import { LiveRegion } from '../../ui/VisuallyHidden';
import styles from './Hall.module.css';
import { useStill } from './use-still';

export function Hall() {
  return (
    <SeatProvider>
      <Projector />
    </SeatProvider>
  );
}

function Projector() {
  useScreenTheme('dark');
  const still = useStill();
  const spoken = useSpokenScene();
  return (
    <main className={cx(styles.projector, still && styles.still)}>
      <HallStage />
      <LiveRegion>{spoken}</LiveRegion>
      <StaleBand />
      {!still && <FullScreenButton />}
    </main>
  );
}

/** The hall must know when what it sees may be old, and since when. */
function StaleBand() {
  const { t } = useText();
  const since = useSilence();
  const ended = useConnection() === 'ENDED';
  if (since === null && !ended) return null;
  return (
    <p className={styles.stale} role="status">
      <OfflineIcon />
      {ended || since === null ? t('hall.ended') : t('connection.stale', { time: formatTimeExact(since) })}
    </p>
  );
}

function FullScreenButton() {
  const { t } = useText();
  if (!document.fullscreenEnabled) return null;
  const toggle = (): void => {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // Refused by the browser: the page stays as it is.
    done.catch(() => undefined);
  };
  return (
    <div className={styles.corner}>
      <IconButton variant="quiet" icon={FullScreenIcon} label={t('hall.fullScreen')} onClick={toggle} />
    </div>
  );
}
