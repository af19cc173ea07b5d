import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
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

/** Where the list begins in the page; what stands above may grow, so it is looked at whenever the page changes. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}

/** Rows of any height in a page that scrolls as a whole: only what is near the window is in it. */
export function WindowRows<Row>(props: WindowRowsProps<Row>) {
  const { label, rows, total, keyOf, children, estimate, onNearEnd } = props;
  const list = useRef<HTMLUListElement>(null);
  const top = useTop(list);
  const virtualizer = useWindowVirtualizer({
    ...{ count: rows.length, overscan: 6, scrollMargin: top },
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(rows[index] as Row),
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
          style={{ transform: `translateY(${start - top}px)` }}
          aria-setsize={total}
          aria-posinset={index + 1}
        >
          {children(rows[index] as Row)}
        </li>
      ))}
    </ul>
  );
}
