import type { Id } from '@doi-thoai/shared';
import type { FloorEntity, SpeakerRequestEntity, TurnEntity } from './floor.entity.js';

/** What undoing may change of a request; the rest (words, topic) no act ever touches. */
const RESTORED = ['state', 'requeued', 'ready', 'reason'] as const;
type Restored = Pick<SpeakerRequestEntity, (typeof RESTORED)[number]>;

/**
 * What an act on the floor changed, as it was before: kept with the act for the seconds in which it may be undone.
 * An act changes at most one request and one turn.
 */
export interface ActBefore {
  floor: Pick<FloorEntity, 'endedTurns' | 'endedSeconds' | 'nextNumber'>;
  /** `before` null: the act made this request. */
  request: { id: Id; before: Restored | null; after: Restored } | null;
  /** `before` null: the act made this turn. */
  turn: { id: Id; before: TurnEntity | null } | null;
  /** Whom beginning to speak made present, and the row's version then. */
  arrived?: { id: Id; version: number };
  /** Who stood around the request when it waited before the act. */
  order: Id[];
}

/** Neighbours that are kept on each side: more cannot all leave within the time for undoing. */
const NEIGHBOURS = 50;

export function beforeAct(floor: FloorEntity): ActBefore {
  const { endedTurns, endedSeconds, nextNumber } = floor;
  return { floor: { endedTurns, endedSeconds, nextNumber }, request: null, turn: null, order: [] };
}

function restoredOf({ state, requeued, ready, reason }: Restored): Restored {
  return { state, requeued, ready, reason };
}

export function requestBefore(
  before: SpeakerRequestEntity | null,
  after: SpeakerRequestEntity,
): ActBefore['request'] {
  return { id: after.id, before: before && restoredOf(before), after: restoredOf(after) };
}

export function turnBefore(turn: TurnEntity): ActBefore['turn'] {
  return { id: turn.id, before: { ...turn } };
}

export function neighbourhood(order: readonly Id[], id: Id): Id[] {
  const at = order.indexOf(id);
  return order.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
}

/** What the act changed goes back; what its owner changed since (ready) stays. */
export function restoringPatch({ before, after }: { before: Restored; after: Restored }): Partial<Restored> {
  const changed = RESTORED.filter((key) => before[key] !== after[key]);
  return Object.fromEntries(changed.map((key) => [key, before[key]]));
}
