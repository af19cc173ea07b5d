import type { Id } from '@doi-thoai/shared';

/** What the own unit has not answered comes first; within both parts the order stays. */
export function unansweredFirst<Row extends { id: Id }>(
  rows: readonly Row[],
  answered: { has: (id: Id) => boolean },
): Row[] {
  return [...rows.filter(({ id }) => !answered.has(id)), ...rows.filter(({ id }) => answered.has(id))];
}
