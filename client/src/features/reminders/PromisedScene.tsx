import type { PromisedBefore } from '@doi-thoai/shared';
import { CELLS } from '@doi-thoai/shared';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Stat, StatRow } from '../../ui/Figures';
import { usePromised } from './use-promised';
import styles from './PromisedScene.module.css';

/** As many as can be read from the last row. */
const MOST_LATE = 3;

/** The hall screen: what was promised before in its four cells, and what is late. */
export function PromisedScene() {
  const { t } = useText();
  const [promised] = usePromised();
  if (promised.state !== 'there') return <p className={styles.middle}>{t('promised.title')}</p>;
  const { value } = promised;
  if (value.rows.length === 0) return <p className={styles.middle}>{t('promised.none')}</p>;
  return (
    <div className={styles.promised}>
      <h1 className={styles.title}>{t('promised.title')}</h1>
      <StatRow label={t('promised.cells')}>
        {CELLS.map((cell) => (
          <Stat key={cell} value={value.cells[cell]} label={t(`promised.cell.${cell}`)} />
        ))}
      </StatRow>
      <Late promised={value} />
    </div>
  );
}

function Late({ promised: { rows, today, cells } }: { promised: PromisedBefore }) {
  const { t } = useText();
  const late = rows.filter(({ cell }) => cell === 'OPEN_OVERDUE');
  if (late.length === 0) {
    return <p className={styles.asOf}>{t('promised.asOf', { day: formatCivilDate(today) })}</p>;
  }
  const more = cells.OPEN_OVERDUE - MOST_LATE;
  return (
    <ul className={styles.late}>
      {late.slice(0, MOST_LATE).map((row) => (
        <li key={row.id}>
          <span className={styles.words}>{row.text}</span>
          <span className={styles.whose}>
            {[row.units.join(', '), t('promised.dueOn', { day: formatCivilDate(row.dueOn ?? '') })].join(
              ' · ',
            )}
          </span>
        </li>
      ))}
      {more > 0 && <li className={styles.whose}>{t('promised.moreLate', { n: more })}</li>}
    </ul>
  );
}
