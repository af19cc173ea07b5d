import { useEffect, useState } from 'react';
import { useText } from '../text/text';
import { Button, IconButton } from './Button';
import styles from './Toast.module.css';
import { cx } from './cx';
import { CheckIcon, CloseIcon, HourglassIcon, InfoIcon, RefusedIcon, UndoIcon } from './first-icons';
import { dismissToast, type ToastEntry, type ToastTone } from './toast-store';

const SHAPES: Record<ToastTone, typeof InfoIcon> = {
  neutral: InfoIcon,
  done: CheckIcon,
  waiting: HourglassIcon,
  refused: RefusedIcon,
};

/** One message, with its way back if it has one. */
export function Toast({ toast }: { toast: ToastEntry }) {
  const { t } = useText();
  const left = useSecondsLeft(toast.stays);
  const { id, tone = 'neutral', undo, action } = toast;
  const Shape = SHAPES[tone];
  useEffect(() => {
    if (left <= 0) dismissToast(id);
  }, [left, id]);
  const act = (run: () => void) => () => {
    dismissToast(id);
    run();
  };
  return (
    <div className={cx(styles.toast, styles[tone])}>
      <Shape className={styles.shape} />
      <p className={styles.text}>{toast.text}</p>
      {action && (
        <Button variant="ghost" onClick={act(action.run)}>
          {action.label}
        </Button>
      )}
      {undo && (
        <button type="button" className={styles.undo} onClick={act(undo.run)}>
          <Ring left={left} of={toast.stays} />
          <UndoIcon size="small" />
          {undo.label ?? t('ui.undo')}
        </button>
      )}
      {!undo && <IconButton icon={CloseIcon} label={t('ui.close')} onClick={() => dismissToast(id)} />}
    </div>
  );
}

/** How much time is left, as a ring and as a figure. Not read out: the words are enough. */
function Ring({ left, of }: { left: number; of: number }) {
  return (
    <span className={styles.ring} aria-hidden="true">
      <svg viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="10" pathLength="1" className={styles.track} />
        <circle
          cx="12"
          cy="12"
          r="10"
          pathLength="1"
          className={styles.rest}
          strokeDasharray={`${left / of} 1`}
        />
      </svg>
      <span className={styles.seconds}>{left}</span>
    </span>
  );
}

function useSecondsLeft(of: number): number {
  const [left, setLeft] = useState(of);
  useEffect(() => {
    const end = Date.now() + of * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [of]);
  return left;
}
