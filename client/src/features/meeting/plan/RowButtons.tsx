import type { Id } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { IconButton } from '../../../ui/Button';
import { TrashIcon } from '../../../ui/console-icons';
import { ArrowDownIcon, ArrowUpIcon } from '../../../ui/icons';
import { movedRow } from './plan-form';
import styles from './plan.module.css';

interface RowButtonsProps<Row extends { id: Id }> {
  rows: readonly Row[];
  row: Row;
  /** Names the row: its words, or its place. */
  name: string;
  onRows: (rows: Row[]) => void;
  /** Cannot be removed: "Khác". */
  kept?: boolean;
}

/** Up, down and away for a row of a list. */
export function RowButtons<Row extends { id: Id }>({ rows, row, name, onRows, kept }: RowButtonsProps<Row>) {
  const { t } = useText();
  const first = rows[0]?.id === row.id;
  const last = rows.at(-1)?.id === row.id;
  return (
    <div className={styles.buttons}>
      <IconButton
        icon={ArrowUpIcon}
        label={t('admin.plan.up', { name })}
        disabled={first}
        onClick={() => onRows(movedRow(rows, row.id, -1))}
      />
      <IconButton
        icon={ArrowDownIcon}
        label={t('admin.plan.down', { name })}
        disabled={last}
        onClick={() => onRows(movedRow(rows, row.id, 1))}
      />
      <IconButton
        icon={TrashIcon}
        label={t('admin.plan.drop', { name })}
        disabled={kept}
        onClick={() => onRows(rows.filter((other) => other.id !== row.id))}
      />
    </div>
  );
}
