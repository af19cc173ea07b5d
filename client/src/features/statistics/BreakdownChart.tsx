import type { Breakdown, BreakdownRow } from '@doi-thoai/shared';
import { useId } from 'react';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import type { StatisticsTarget } from './figures';
import { OpenNumber } from './Number';
import styles from './statistics.module.css';
import { percentWords, rowWords, shownOf } from './words';

export interface BreakdownProps {
  breakdown: Breakdown;
  onOpen?: (target: StatisticsTarget) => void;
}

/** A bar for each row with its words and numbers beside: nothing is told by the bar or its colour alone. */
export function BreakdownChart({ breakdown, onOpen }: BreakdownProps) {
  const { t } = useText();
  const { by, of, rows, rest } = breakdown;
  const longest = Math.max(rest, ...rows.map((row) => shownOf(row) ?? 0), 1);
  return (
    <ul className={styles.bars} aria-label={t(`statistics.by.${by}`)}>
      {rows.map((row) => {
        const label = rowWords(breakdown, row, t);
        const open = onOpen && (() => onOpen({ by, key: row.key, label }));
        return <BarRow key={row.key ?? ''} {...{ row, label, of, longest, open }} />;
      })}
      {rest > 0 && (
        <li className={styles.bar}>
          <span className={styles.name}>{t('statistics.rest')}</span>
          <Drawing named={0} hatched={rest / longest} />
          <span className={styles.number}>{formatNumber(rest)}</span>
          <span className={styles.share}>{percentWords(rest, of)}</span>
        </li>
      )}
    </ul>
  );
}

interface BarRowProps {
  row: BreakdownRow;
  label: string;
  of: number;
  longest: number;
  open?: () => void;
}

function BarRow({ row, label, of, longest, open }: BarRowProps) {
  const { t } = useText();
  const shown = shownOf(row);
  return (
    <li className={styles.bar}>
      <span className={styles.name}>
        {label}
        {row.unnamed > 0 && (
          <span className={styles.rule}>{t('statistics.fives', { n: formatNumber(row.unnamed) })}</span>
        )}
      </span>
      <Drawing named={(row.n ?? 0) / longest} hatched={shown === null ? 0 : row.unnamed / longest} />
      <OpenNumber n={shown} untold={t('statistics.notTold')} label={label} onOpen={open} />
      <span className={styles.share}>{shown === null ? '' : percentWords(shown, of)}</span>
    </li>
  );
}

const HEIGHT = 16;

/** Solid: the author is named. Hatched: in fives, or not broken down. */
function Drawing({ named, hatched }: { named: number; hatched: number }) {
  const hatch = useId();
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return (
    <svg className={styles.drawing} width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="6" className={styles.solid} />
      </pattern>
      <rect width="100%" height={HEIGHT} rx="4" className={styles.ground} />
      <rect width={percent(named)} height={HEIGHT} rx="4" className={styles.solid} />
      <rect x={percent(named)} width={percent(hatched)} height={HEIGHT} fill={`url(#${hatch})`} />
    </svg>
  );
}
