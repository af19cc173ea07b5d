import type { CSSProperties } from 'react';
import { formatNumber } from '../../text/format';
import styles from './Columns.module.css';

export interface ChartColumn {
  id: string;
  /** Under the column: a day, a month. */
  label: string;
  value: number;
  /** What it says aloud: `Tuần từ 01/12/2026: 4`. */
  spoken: string;
}

interface ColumnsProps {
  label: string;
  columns: readonly ChartColumn[];
  onOpen: (id: string) => void;
}

/** What comes when: a column for each stretch of time, lying down on a phone. A column opens its list. */
export function Columns({ label, columns, onOpen }: ColumnsProps) {
  const highest = Math.max(1, ...columns.map(({ value }) => value));
  return (
    <ol className={styles.columns} aria-label={label}>
      {columns.map(({ id, label: words, value, spoken }) => (
        <li key={id} className={styles.column} style={{ '--share': value / highest } as CSSProperties}>
          {value === 0 ? (
            <span className={styles.none}>
              <Inside words={words} value={value} />
            </span>
          ) : (
            <button type="button" className={styles.open} aria-label={spoken} onClick={() => onOpen(id)}>
              <Inside words={words} value={value} />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Inside({ words, value }: { words: string; value: number }) {
  return (
    <>
      <span className={styles.value}>{formatNumber(value)}</span>
      <span className={styles.space} aria-hidden="true">
        <span className={styles.bar} />
      </span>
      <span className={styles.label}>{words}</span>
    </>
  );
}
