import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import styles from './follow-up.module.css';

interface WindowRowsProps<Row> {
  /** Names the list for screen readers. */
  label: string;
  rows: readonly Row[];
  /** Of the whole list; `rows` is what has come so far. */
  total: number;
  keyOf: (row: Row) => string;
  children: (row: Row) => ReactNode;
  estimate: number;
  /** The last rows are near: time for the next page. */
  onNearEnd: () => void;
}

const NEAR = 20;

/** Rows of any height in a page that scrolls as a whole: only what is near the window is in it. */
export function WindowRows<Row>(props: WindowRowsProps<Row>) {
  const { label, rows, total, keyOf, children, estimate, onNearEnd } = props;
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  // What stands above may grow: where the list begins is looked at after each drawing.
  useLayoutEffect(() => {
    const top = list.current ? list.current.getBoundingClientRect().top + window.scrollY : 0;
    setMargin((before) => (Math.abs(before - top) < 1 ? before : top));
  });
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is used in this component alone
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: 6,
    scrollMargin: margin,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - NEAR && rows.length < total) onNearEnd();
  }, [last, rows.length, total, onNearEnd]);
  return (
    <ul
      ref={list}
      className={styles.rows}
      aria-label={label}
      style={{ blockSize: virtualizer.getTotalSize() }}
    >
      {items.map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          className={styles.rowPlace}
          style={{ transform: `translateY(${start - margin}px)` }}
          aria-setsize={total}
          aria-posinset={index + 1}
        >
          {children(rows[index] as Row)}
        </li>
      ))}
    </ul>
  );
}
