import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import styles from './statistics.module.css';

interface NumberProps {
  /** Null: not told. */
  n: number | null;
  /** What stands where it is not told. */
  untold: string;
  label: string;
  onOpen?: () => void;
}

/** A number; where it can, it opens the list behind it. */
export function OpenNumber({ n, untold, label, onOpen }: NumberProps) {
  const { t } = useText();
  const words = n === null ? untold : formatNumber(n);
  if (!onOpen || n === 0) return <span className={n === null ? styles.untold : styles.number}>{words}</span>;
  const name =
    n === null
      ? t('statistics.openOnly', { what: label })
      : t('statistics.open', { what: label, n: formatNumber(n) });
  return (
    <button type="button" className={styles.open} aria-label={name} onClick={onOpen}>
      <span className={n === null ? styles.untold : styles.number}>{words}</span>
    </button>
  );
}
