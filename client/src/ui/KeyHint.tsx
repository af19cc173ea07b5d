import styles from './KeyHint.module.css';

/** The shortcut printed on a control: `m`, `Enter`, `Shift+?`. Hidden on phones and from screen readers. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
