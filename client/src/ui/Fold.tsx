import type { ReactNode } from 'react';
import styles from './Fold.module.css';
import { ChevronRightIcon } from './first-icons';

interface FoldProps {
  summary: ReactNode;
  /** Open at first. */
  open?: boolean;
  children: ReactNode;
}

/** Details under a line: sources of a merged opinion, last speakers. */
export function Fold({ summary, open, children }: FoldProps) {
  return (
    <details className={styles.fold} open={open}>
      <summary className={styles.summary}>
        <ChevronRightIcon className={styles.mark} />
        <span>{summary}</span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
