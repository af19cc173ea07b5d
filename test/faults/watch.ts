import type { Frame, Mine } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { FrameOutcome } from '@doi-thoai/shared/client/store';

/** One step of a client's head. A snapshot sets it anew; a frame carries it over (from, to]. */
export type Move =
  | { kind: 'snapshot'; head: number; personalHead: number }
  | { kind: 'frame'; before: number; from: number; to: number; outcome: FrameOutcome };

/** What a client lived through: every step of its head, and the numbers of all entries that reached it. */
export interface Lived {
  name: string;
  /** Audiences that this reader may see. */
  audiences: readonly string[];
  moves: Move[];
  seen: Set<number>;
  head: number;
}

/** Writes down what a client applies, beside the client's own bookkeeping. */
export function watch(client: MeetingClient, name: string, audiences: readonly string[]): Lived {
  const { store } = client;
  const lived: Lived = { name, audiences, moves: [], seen: new Set(), head: 0 };
  const original = {
    frame: store.frame.bind(store),
    hold: store.hold.bind(store),
    snapshot: store.snapshot.bind(store),
  };
  store.hold = (mine: Mine): void => {
    for (const event of mine.events) lived.seen.add(event.seq);
    original.hold(mine);
  };
  store.frame = (frame: Frame): FrameOutcome => {
    const before = store.state.head;
    const outcome = original.frame(frame);
    if (outcome !== 'gap') for (const event of frame.events) lived.seen.add(event.seq);
    lived.moves.push({ kind: 'frame', before, from: frame.from, to: frame.to, outcome });
    lived.head = store.state.head;
    return outcome;
  };
  store.snapshot = (...parts: Parameters<typeof store.snapshot>): void => {
    original.snapshot(...parts);
    lived.moves.push({ kind: 'snapshot', head: parts[0].head, personalHead: parts[2] });
    lived.head = store.state.head;
  };
  return lived;
}
