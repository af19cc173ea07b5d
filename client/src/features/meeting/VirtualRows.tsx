import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import styles from './VirtualRows.module.css';

export interface VirtualRowsHandle {
  scrollToTop(): void;
}

export interface VirtualRowsProps<Row> {
  /** Names the list for screen readers. */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row, index: number) => ReactNode;
  /** Height of an ordinary row, before it is measured. */
  estimate: number;
  /** Kept in sight, for the keyboard. */
  cursor?: string | null;
  handle?: Ref<VirtualRowsHandle>;
}

/** A row of a tab that is hidden has no height; the one it had is kept, else the list comes back at another place. */
function measureShown(
  row: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLDivElement, Element>,
): number {
  const height = measureElement(row, entry, list);
  if (height > 0) return height;
  const index = list.indexFromElement(row);
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index);
}

/** A list of up to ten thousand rows of any height: only what is near the window is in the page. */
export function VirtualRows<Row>(props: VirtualRowsProps<Row>) {
  const { label, rows, keyOf, children, estimate, cursor } = props;
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is used in this component alone
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: 4,
    measureElement: measureShown,
  });
  useImperativeHandle(props.handle, () => ({ scrollToTop: () => virtualizer.scrollToOffset(0) }));
  const cursorIndex = cursor ? rows.findIndex((row) => keyOf(row) === cursor) : -1;
  const moved = useRef(cursor);
  useEffect(() => {
    // Only the person's own moving scrolls; rows that come or go do not.
    if (moved.current === cursor || cursorIndex < 0) return;
    moved.current = cursor;
    virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
  }, [cursor, cursorIndex, virtualizer]);
  return (
    <div ref={box} className={styles.box}>
      <ul className={styles.rows} aria-label={label} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.row}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            {children(rows[index] as Row, index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
