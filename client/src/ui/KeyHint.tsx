import { cx } from './cx';
import styles from './KeyHint.module.css';

interface KeyHintProps {
  keys: string;
  /** In a list of keys: shown on every device, and read out. */
  listed?: boolean;
}

/** The shortcut printed on a control: `m`, `Enter`, `Ctrl+Enter`. The control itself says it to screen readers. */
export function KeyHint({ keys, listed }: KeyHintProps) {
  return (
    <span className={cx(styles.keys, listed && styles.listed)} aria-hidden={listed ? undefined : 'true'}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'Escape' ? 'Esc' : key}
        </kbd>
      ))}
    </span>
  );
}
