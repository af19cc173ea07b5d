import type { Id, SpeakerRequestView, TurnView } from '@doi-thoai/shared';

/** Started turns by person and by unit: why somebody's turn may come sooner or later. */
export interface Spoken {
  byPerson: ReadonlyMap<Id, number>;
  /** By the unit's name on the day. */
  byUnit: ReadonlyMap<string, number>;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Only turns that started count (domain.md 6.4). */
export function spokenSoFar(turns: Record<Id, TurnView>): Spoken {
  const byPerson = new Map<Id, number>();
  const byUnit = new Map<string, number>();
  for (const turn of Object.values(turns)) {
    if (turn.startedAt === null) continue;
    add(byPerson, turn.participantId);
    if (turn.unit) add(byUnit, turn.unit);
  }
  return { byPerson, byUnit };
}

/** Which contribution it would be: 1 = the first. */
export function contribution(spoken: Spoken, request: SpeakerRequestView): number {
  return (spoken.byPerson.get(request.participantId) ?? 0) + 1;
}

/** Before whom a request stands after moving one place up (-1) or down (+1): null = the end, undefined = nowhere. */
export function neighbour(order: readonly Id[], id: Id, step: -1 | 1): Id | null | undefined {
  const at = order.indexOf(id);
  const target = at + step;
  if (at < 0 || target < 0 || target >= order.length) return undefined;
  return (step < 0 ? order[target] : order[target + 1]) ?? null;
}

/** Before whom a request stands when it is put in the place of another one, as dragging does. */
export function droppedBefore(order: readonly Id[], id: Id, over: Id): Id | null | undefined {
  const from = order.indexOf(id);
  const to = order.indexOf(over);
  if (from < 0 || to < 0 || from === to) return undefined;
  return (to < from ? order[to] : order[to + 1]) ?? null;
}

/** The order with `id` before `beforeId`, as it will be when the server has said yes. */
export function orderAfter(order: readonly Id[], id: Id, beforeId: Id | null): Id[] {
  const rest = order.filter((other) => other !== id);
  const at = beforeId === null ? rest.length : rest.indexOf(beforeId);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}
