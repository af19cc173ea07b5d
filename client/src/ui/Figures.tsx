import type { ReactNode } from 'react';
import { formatNumber } from '../text/format';
import styles from './Figures.module.css';
import { cx } from './cx';

export { CodeText } from './CodeText';

export interface StatProps {
  value: number;
  /** What is counted; units are never added up across kinds. */
  label: ReactNode;
  tone?: 'plain' | 'waiting' | 'refused' | 'done';
  /** A number opens the list behind it. */
  onOpen?: () => void;
  /** Its list is open. */
  current?: boolean;
}

/** A count in a head row. */
export function Stat({ value, label, tone = 'plain', onOpen, current }: StatProps) {
  const words = (
    <>
      <span className={styles.value}>{formatNumber(value)}</span>
      <span className={styles.label}>{label}</span>
    </>
  );
  if (!onOpen) return <div className={cx(styles.stat, styles[tone])}>{words}</div>;
  return (
    <button
      type="button"
      className={cx(styles.stat, styles.open, styles[tone])}
      aria-pressed={current}
      onClick={onOpen}
    >
      {words}
    </button>
  );
}

export function StatRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.stats} role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface MeterProps {
  /** 0 to 1; above 1 is shown as over. */
  share: number;
  /** Words that say the same: "12 phút (dự kiến 45)". */
  label: string;
  labelHidden?: boolean;
}

/** How much of something is used: agenda time, an import's progress. */
export function Meter({ share, label, labelHidden }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={styles.meter}>
      <div
        className={cx(styles.track, share > 1 && styles.over)}
        role="meter"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={label}
      >
        <span className={styles.used} style={{ inlineSize: `${percent}%` }} />
      </div>
      {!labelHidden && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
    </div>
  );
}

export interface Fact {
  label: ReactNode;
  value: ReactNode;
}

/** Label and value, side by side where there is room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact, index) => (
        <div key={index} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
