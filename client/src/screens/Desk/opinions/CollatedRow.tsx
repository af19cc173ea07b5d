import { isLive, type CollatedView } from '@doi-thoai/shared';
import { memo } from 'react';
import { useOpenReopenings } from '../../../features/responses/use-reopenings';
import { useText } from '../../../text/text';
import { cx } from '../../../ui/cx';
import { StatusChip } from '../../../ui/Status';
import type { DeskAct } from '../desk-view';
import { ClosedChip } from './CollatedLinks';
import styles from './opinions.module.css';

interface CollatedRowProps {
  row: CollatedView;
  topic: string;
  answered: boolean;
  cursor: boolean;
  opened: boolean;
  picked: boolean;
  dispatch: (act: DeskAct) => void;
}

export const CollatedRow = memo(function CollatedRow(props: CollatedRowProps) {
  const { row, cursor, opened, picked, dispatch } = props;
  const { t } = useText();
  return (
    <div
      className={cx(styles.row, cursor && styles.cursor, opened && styles.opened, picked && styles.picked)}
    >
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={picked}
          aria-label={t('desk.pickRow', { what: `#${row.number}` })}
          onChange={(event) =>
            dispatch({ act: 'PICK', pane: 'COLLATED', id: row.id, on: event.target.checked })
          }
        />
      </label>
      <div className={styles.words}>
        <button
          type="button"
          className={styles.title}
          aria-current={opened ? 'true' : undefined}
          onClick={() => dispatch({ act: 'OPEN', kind: 'COLLATED', id: row.id })}
        >
          <span className={styles.number}>#{row.number}</span> {row.wording}
        </button>
        <Below {...props} />
      </div>
    </div>
  );
});

function Below({ row, topic, answered }: CollatedRowProps) {
  const { t } = useText();
  const reopened = useOpenReopenings().some(({ target }) => target.id === row.id);
  return (
    <>
      <p className={styles.quiet}>
        {[
          topic,
          row.field && t(`states.field.${row.field}`),
          row.authority && t(`states.authority.${row.authority}`),
          t('desk.sources', { n: row.sourceIds.length }),
          t('desk.ofUnits', { n: row.unitCount }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={styles.chips}>
        {isLive(row) ? (
          <StatusChip tone={answered ? 'done' : 'waiting'}>
            {answered ? t('desk.answered') : t('desk.unanswered')}
          </StatusChip>
        ) : (
          <ClosedChip row={row} />
        )}
        {reopened && <StatusChip tone="waiting">{t('answers.foundUnanswered')}</StatusChip>}
        {row.repeatOf && <StatusChip tone="waiting">{t('collation.repeatChip')}</StatusChip>}
        <span className={styles.quiet}>
          {row.responderUnitId ? t('desk.toAnswer', { unit: row.responderUnit }) : t('desk.nobodyYet')}
        </span>
      </div>
    </>
  );
}
