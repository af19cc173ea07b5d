import { formatNumber } from '../../text/format';
import styles from './follow-up.module.css';

/** A number of a table; it opens its list. */
export function OpenCell({ n, label, onOpen }: { n: number; label: string; onOpen: () => void }) {
  if (n === 0) return <span>0</span>;
  return (
    <button type="button" className={styles.small} aria-label={label} onClick={onOpen}>
      {formatNumber(n)}
    </button>
  );
}
