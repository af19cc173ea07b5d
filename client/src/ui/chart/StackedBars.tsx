import { useId } from 'react';
import { formatNumber } from '../../text/format';
import { cx } from '../cx';
import styles from './StackedBars.module.css';

/** A pattern and a colour for each part; its word and number always stand beside. */
export type PartLook = 'done' | 'doneLate' | 'open' | 'overdue';

export interface StackPart {
  key: string;
  label: string;
  look: PartLook;
}

export interface StackRow {
  id: string;
  label: string;
  /** By the key of the part. */
  values: Readonly<Record<string, number>>;
}

export interface StackedBarsProps {
  /** Names the whole for screen readers. */
  label: string;
  parts: readonly StackPart[];
  rows: readonly StackRow[];
  /** Of a number: `Quá hạn, Phòng Nội vụ: 3`. */
  say: (row: StackRow, part: StackPart, n: string) => string;
  /** A number opens the list behind it. */
  onOpen: (row: StackRow, part: StackPart) => void;
}

/** A bar for each row, cut into parts as long as their numbers; all bars by one measure. */
export function StackedBars({ label, parts, rows, say, onOpen }: StackedBarsProps) {
  const longest = Math.max(1, ...rows.map((row) => totalOf(row, parts)));
  return (
    <div className={styles.chart}>
      {parts.length > 1 && <Legend parts={parts} />}
      <ul className={styles.rows} aria-label={label}>
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.label}>{row.label}</span>
            <Bar row={row} parts={parts} longest={longest} />
            <span className={styles.numbers}>
              {parts.map((part) => (
                <Value key={part.key} {...{ row, part, say, onOpen }} alone={parts.length === 1} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function totalOf(row: StackRow, parts: readonly StackPart[]): number {
  return parts.reduce((sum, { key }) => sum + (row.values[key] ?? 0), 0);
}

function Legend({ parts }: { parts: readonly StackPart[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {parts.map((part) => (
        <li key={part.key}>
          <Swatch look={part.look} />
          {part.label}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ look }: { look: PartLook }) {
  return <span className={cx(styles.swatch, styles[look])} aria-hidden="true" />;
}

interface ValueProps extends Pick<StackedBarsProps, 'say' | 'onOpen'> {
  row: StackRow;
  part: StackPart;
  alone: boolean;
}

function Value({ row, part, say, onOpen, alone }: ValueProps) {
  const n = row.values[part.key] ?? 0;
  if (n === 0) return alone ? <span className={styles.none}>0</span> : null;
  return (
    <button
      type="button"
      className={styles.value}
      aria-label={say(row, part, formatNumber(n))}
      title={part.label}
      onClick={() => onOpen(row, part)}
    >
      {!alone && <Swatch look={part.look} />}
      {formatNumber(n)}
    </button>
  );
}

const HEIGHT = 18;

function Bar({ row, parts, longest }: { row: StackRow; parts: readonly StackPart[]; longest: number }) {
  const hatch = useId();
  return (
    <svg className={styles.bar} width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="6" className={styles.done} />
      </pattern>
      <rect width="100%" height={HEIGHT} rx="4" className={styles.ground} />
      {parts.map(({ key, look }, index) => {
        const share = (row.values[key] ?? 0) / longest;
        const from = totalOf(row, parts.slice(0, index)) / longest;
        const place = { x: percent(from), width: percent(share), height: HEIGHT };
        if (look !== 'doneLate')
          return <rect key={key} {...place} className={cx(styles.part, styles[look])} />;
        return <rect key={key} {...place} className={styles.part} fill={`url(#${hatch})`} />;
      })}
    </svg>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
