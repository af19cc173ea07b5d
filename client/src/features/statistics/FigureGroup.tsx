import type { MeetingStatistics } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Card } from '../../ui/layout';
import { FEW, shareWords } from './words';
import { figuresOf, type Figure, type Group, type StatisticsTarget } from './figures';
import { OpenNumber } from './Number';
import styles from './statistics.module.css';

interface FigureGroupProps {
  group: Group;
  statistics: MeetingStatistics;
  onOpen?: (target: StatisticsTarget) => void;
}

/** Figures of one kind, each with its share and the rule by which it is counted. */
export function FigureGroup({ group, statistics, onOpen }: FigureGroupProps) {
  const { t } = useText();
  return (
    <Card>
      <h3>{t(`statistics.group.${group}`)}</h3>
      <ul className={styles.figures}>
        {figuresOf(group, statistics).map((figure) => (
          <FigureItem key={figure.key} figure={figure} onOpen={onOpen} />
        ))}
      </ul>
    </Card>
  );
}

function FigureItem({ figure, onOpen }: { figure: Figure; onOpen?: (target: StatisticsTarget) => void }) {
  const { t } = useText();
  const { key, n, of } = figure;
  const label = t(`statistics.${key}`);
  const share = n === null || of === null ? '' : shareWords(n, of, t);
  return (
    <li className={styles.figure}>
      <OpenNumber
        n={n}
        untold={t('statistics.few', FEW)}
        label={label}
        onOpen={onOpen && (() => onOpen({ figure: key, label }))}
      />
      <div>
        <p className={styles.name}>{label}</p>
        {share !== '' && <p className={styles.share}>{share}</p>}
        <p className={styles.rule}>{t(`statistics.${key}.rule`, FEW)}</p>
      </div>
    </li>
  );
}
