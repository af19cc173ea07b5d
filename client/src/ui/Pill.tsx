import type { ReactNode } from 'react';
import styles from './Pill.module.css';
import { ArrowUpIcon } from './icons';

interface PillProps {
  onPress: () => void;
  /** `7 ý kiến mới`. Nothing is shown without words. */
  children: ReactNode;
}

/** What came while one was reading waits here instead of moving the list. Read out politely. */
export function Pill({ onPress, children }: PillProps) {
  return (
    <div className={styles.place} role="status">
      {children && (
        <button type="button" className={styles.pill} onClick={onPress}>
          <ArrowUpIcon size="small" />
          {children}
        </button>
      )}
    </div>
  );
}
