import type { ApartState, Cell, FollowUpBoard } from '@doi-thoai/shared';
import { allOf, APART_STATES, rateOf } from '@doi-thoai/shared';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { cx } from '../../ui/cx';
import type { PartLook } from '../../ui/chart/StackedBars';
import { WHOLE_LIST, type BoardView } from './board-address';
import styles from './follow-up.module.css';
import { rateWords } from './words';

export const LOOKS: Record<Cell, PartLook> = {
  DONE_ON_TIME: 'done',
  DONE_LATE: 'doneLate',
  OPEN_IN_TIME: 'open',
  OPEN_OVERDUE: 'overdue',
};

/** What presses first stands first. */
const ORDER: readonly Cell[] = ['OPEN_OVERDUE', 'OPEN_IN_TIME', 'DONE_LATE', 'DONE_ON_TIME'];

interface NumbersProps {
  board: FollowUpBoard;
  view: BoardView;
  onOpen: (patch: Partial<BoardView>) => void;
}

/** The four cells, each of how many, the rate with both its numbers, and what is counted apart. */
export function Numbers({ board, view, onOpen }: NumbersProps) {
  const { t } = useText();
  const { cells, apart } = board;
  const all = allOf(cells);
  const rate = rateOf(cells);
  return (
    <section className={styles.numbers} aria-label={t('followUp.numbers')}>
      <div className={styles.cells}>
        {ORDER.map((cell) => (
          <button
            key={cell}
            type="button"
            className={cx(styles.cell, styles[LOOKS[cell]])}
            aria-pressed={view.cell === cell}
            onClick={() => onOpen({ ...WHOLE_LIST, cell })}
          >
            <span className={styles.big}>{formatNumber(cells[cell])}</span>
            <span className={styles.cellWords}>{t(`followUp.cell.${cell}`)}</span>
            <span className={styles.of}>
              {t('followUp.of', { n: formatNumber(cells[cell]), of: formatNumber(all) })}
            </span>
          </button>
        ))}
      </div>
      {rate.tenths !== null && (
        <p className={styles.rate}>
          <strong>{t('followUp.rate', { rate: rateWords(rate) })}</strong>
          <span className={styles.rule}>{t('followUp.rateRule')}</span>
        </p>
      )}
      <Apart {...{ board, apart, view, onOpen }} />
    </section>
  );
}

function Apart({ board, apart, view, onOpen }: NumbersProps & { apart: Record<ApartState, number> }) {
  const { t } = useText();
  const some = APART_STATES.filter((state) => apart[state] > 0);
  if (some.length === 0 && board.extended === 0 && board.asked === 0) return null;
  return (
    <ul className={styles.apart} aria-label={t('followUp.apart')}>
      {board.extended > 0 && (
        <li>
          <Small pressed={view.extended} onPress={() => onOpen({ ...WHOLE_LIST, extended: true })}>
            {t('followUp.extendedN', {
              n: formatNumber(board.extended),
              of: formatNumber(allOf(board.cells)),
            })}
          </Small>
        </li>
      )}
      {board.asked > 0 && (
        <li>
          <Small pressed={view.asked} onPress={() => onOpen({ ...WHOLE_LIST, asked: true })}>
            {t('followUp.askedN', { n: formatNumber(board.asked) })}
          </Small>
        </li>
      )}
      {some.map((state) => (
        <li key={state}>
          <Small pressed={view.state === state} onPress={() => onOpen({ ...WHOLE_LIST, state })}>
            {t(`followUp.apart.${state}`, { n: formatNumber(apart[state]) })}
          </Small>
        </li>
      ))}
    </ul>
  );
}

function Small(props: { pressed: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" className={styles.small} aria-pressed={props.pressed} onClick={props.onPress}>
      {props.children}
    </button>
  );
}
