import type { Id } from '@doi-thoai/shared';

/** A waiting request with its place: the smaller rank speaks first. */
export interface Ranked {
  id: Id;
  rank: number;
}

/** Closer than this, halving would soon run out of digits: the queue is numbered anew. */
const SMALLEST_GAP = 1e-6;

/** Rank of somebody who joins at the end. */
export function rankAtEnd(last: number | null): number {
  return last === null ? 1 : last + 1;
}

/** The order with `id` before `beforeId`, or at the end when null. */
export function reordered(order: readonly Id[], id: Id, beforeId: Id | null): Id[] {
  if (beforeId === id) return [...order];
  const rest = order.filter((other) => other !== id);
  const at = beforeId === null ? rest.length : rest.indexOf(beforeId);
  if (at < 0) throw new RangeError('beforeId does not wait');
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

/** Whom `id` stands before after giving way to one person; null = the end. */
export function onePlaceBack(order: readonly Id[], id: Id): Id | null {
  return order[order.indexOf(id) + 2] ?? null;
}

/**
 * Where `id` goes when an act is undone: before the first of those who stood behind it, else behind those who
 * stood before it, so that people who registered, left or gave way meanwhile keep what they have.
 */
export function formerPlace(order: readonly Id[], former: readonly Id[], id: Id): Id | null {
  const rest = order.filter((other) => other !== id);
  const at = former.indexOf(id);
  const behind = former.slice(at + 1).find((other) => rest.includes(other));
  if (behind !== undefined) return behind;
  const ahead = new Set(former.slice(0, Math.max(0, at)));
  const lastAhead = rest.findLastIndex((other) => ahead.has(other));
  return rest[lastAhead + 1] ?? null;
}

/**
 * The ranks to write so that `queue` (in order) stands as `order`, which differs from it in the place of `id`
 * only: one rank between the neighbours, or all of them from 1 when the gap has closed.
 */
export function rankChanges(queue: readonly Ranked[], order: readonly Id[], id: Id): Ranked[] {
  const ranks = new Map(queue.map((row) => [row.id, row.rank]));
  const at = order.indexOf(id);
  const before = at > 0 ? ranks.get(order[at - 1] as Id) : undefined;
  const after = at + 1 < order.length ? ranks.get(order[at + 1] as Id) : undefined;
  const rank = between(before, after);
  if (rank === null) return order.map((other, index) => ({ id: other, rank: index + 1 }));
  return ranks.get(id) === rank ? [] : [{ id, rank }];
}

function between(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined && after === undefined) return 1;
  if (before === undefined) return (after as number) - 1;
  if (after === undefined) return rankAtEnd(before);
  return after - before < SMALLEST_GAP ? null : (before + after) / 2;
}
