import type { Id } from '@doi-thoai/shared';
import { useCallback, useMemo, useState } from 'react';

export interface SeenRows<Row> {
  /** Rows that the person has before the eyes, in their order. */
  shown: readonly Row[];
  /** How many came since and wait behind the pill. */
  waiting: number;
  /** Shows them. */
  letIn: () => void;
  /** What the person made is let in by itself. */
  letInOne: (id: Id) => void;
}

/** New rows wait instead of moving the list; rows that are shown change in place. */
export function useSeenRows<Row extends { id: Id }>(rows: readonly Row[], ready: boolean): SeenRows<Row> {
  const [seen, setSeen] = useState<ReadonlySet<Id> | null>(null);
  // What was there at the first sight of the list is not new.
  if (seen === null && ready) setSeen(new Set(rows.map((row) => row.id)));
  const shown = useMemo(() => (seen ? rows.filter((row) => seen.has(row.id)) : rows), [rows, seen]);
  const letIn = useCallback(() => setSeen(new Set(rows.map((row) => row.id))), [rows]);
  const letInOne = useCallback((id: Id) => setSeen((before) => new Set(before).add(id)), []);
  return { shown, waiting: rows.length - shown.length, letIn, letInOne };
}
