import type { CSSProperties } from 'react';
import { Bar, BarChart, Cell, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../../text/format';
import { cx } from '../cx';
import styles from './Bars.module.css';

export interface ChartBar {
  id: string;
  label: string;
  value: number;
  /** The one that is spoken of now. */
  current?: boolean;
}

export interface BarChartProps {
  /** A sentence that says what one sees: "Lao động, việc làm được hỏi nhiều nhất: 9 trong 27 ý kiến". */
  sentence: string;
  /** What the figures count: "ý kiến". */
  unit: string;
  bars: readonly ChartBar[];
  size?: 'normal' | 'hall';
}

/**
 * Horizontal bars with label and count beside each. Labels are text of the page, not of the drawing, so that
 * long Vietnamese names wrap, can be read out and follow the type scale.
 */
export default function Bars({ sentence, unit, bars, size = 'normal' }: BarChartProps) {
  return (
    <figure className={cx(styles.chart, styles[size])}>
      <figcaption className={styles.sentence}>{sentence}</figcaption>
      <div className={styles.grid} style={{ '--rows': bars.length } as CSSProperties}>
        <ul className={styles.column}>
          {bars.map((bar) => (
            <li key={bar.id} className={cx(styles.label, bar.current && styles.current)}>
              <span className={styles.words}>{bar.label}</span>
              <span className={styles.spoken}>{`${formatNumber(bar.value)} ${unit}`}</span>
            </li>
          ))}
        </ul>
        <Drawing bars={bars} />
        <ul className={styles.column} aria-hidden="true">
          {bars.map((bar) => (
            <li key={bar.id} className={cx(styles.value, bar.current && styles.current)}>
              {formatNumber(bar.value)}
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
const GROUND = { fill: 'var(--sunken)', radius: 6 };

function Drawing({ bars }: { bars: readonly ChartBar[] }) {
  return (
    <div className={styles.drawing} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...bars]}
          layout="vertical"
          margin={NO_MARGIN}
          barCategoryGap="28%"
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis type="category" dataKey="id" hide />
          <Bar dataKey="value" isAnimationActive={false} radius={6} background={GROUND}>
            {bars.map((bar) => (
              <Cell key={bar.id} fill={bar.current ? 'var(--air)' : 'var(--primary)'} />
            ))}
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
