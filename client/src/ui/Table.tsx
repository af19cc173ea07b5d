import type { ReactNode } from 'react';
import styles from './Table.module.css';
import { cx } from './cx';

export interface Column<Item> {
  id: string;
  head: ReactNode;
  cell: (item: Item) => ReactNode;
  /** Figures stand at the end, in tabular figures. */
  numeric?: boolean;
  /** Names the row for screen readers; one column. */
  rowHead?: boolean;
}

export interface TableProps<Item> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Totals. */
  foot?: ReactNode;
}

/** A plain table with a head that stays; scrolls sideways by itself on a phone and prints whole. */
export function Table<Item>({ caption, captionHidden, columns, items, keyOf, foot }: TableProps<Item>) {
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="region"
      aria-label={typeof caption === 'string' ? caption : undefined}
    >
      <table className={styles.table}>
        <caption className={cx(styles.caption, captionHidden && styles.captionHidden)}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? styles.numeric : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} item={item} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

function Cell<Item>({ column, item }: { column: Column<Item>; item: Item }) {
  const className = column.numeric ? styles.numeric : undefined;
  if (!column.rowHead) return <td className={className}>{column.cell(item)}</td>;
  return (
    <th scope="row" className={className}>
      {column.cell(item)}
    </th>
  );
}
