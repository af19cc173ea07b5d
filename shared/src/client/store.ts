import { applyInterval } from '../apply-event.js';
import type { WireEvent } from '../events.js';
import type { CommonSnapshot, Frame, Mine } from '../protocol.js';
import type { Counters, ReaderState, SnapshotState } from '../state.js';
import { emptyState, mergeSnapshots } from '../state.js';
import type { Id } from '../ids.js';

/** What became of a frame. `gap`: something before it is missing, ask to catch up. */
export type FrameOutcome = 'applied' | 'old' | 'gap';

/** One reader's state, kept in order by PROTOCOL.md's rules. It knows no socket and no React. */
export class Store {
  private current: ReaderState = emptyState('everyone');
  private held: WireEvent[] = [];
  /** Personal entries up to here came with the snapshot's personal part. */
  private personalHead = 0;
  /** The common part was ahead of the personal one: up to here own entries may still be on their way. */
  private wholeFrom = 0;
  private readonly listeners = new Set<() => void>();

  /** False while own entries of a fresh snapshot are still awaited: then only another snapshot brings them back. */
  get whole(): boolean {
    return this.wholeFrom === 0;
  }

  /** Up to here every own entry is in the state. */
  get ownHead(): number {
    return this.whole ? this.current.head : this.personalHead;
  }

  get state(): ReaderState {
    return this.current;
  }

  /** For useSyncExternalStore and waiting tests. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Personal entries wait for the frame of their interval. */
  hold(mine: Mine): void {
    this.held.push(...mine.events);
  }

  /**
   * What was held belongs to an interval that will be sent again, from the head on: nothing of it may be left out,
   * or an own row would stay as an earlier entry of that interval made it.
   */
  forgetHeld(): void {
    this.held = [];
    this.personalHead = 0;
  }

  frame(frame: Frame): FrameOutcome {
    const { head, epoch } = this.current;
    if (frame.epoch !== epoch || frame.from > head) return 'gap';
    // The common part of a snapshot may be ahead of the personal one: what is personal counts from there.
    const own = frame.own ? frame.events.filter((event) => event.seq > this.personalHead) : [];
    const mine = inOrder(own, this.takeHeld(frame.to));
    if (frame.to >= this.wholeFrom) this.wholeFrom = 0;
    if (frame.to <= head) {
      if (mine.length > 0) this.set(applyInterval(this.current, head, this.current.hash8, mine));
      return 'old';
    }
    const fresh = frame.own ? [] : frame.events.filter((event) => event.seq > head);
    this.set(applyInterval(this.current, frame.to, frame.hash8, inOrder(fresh, mine)));
    return 'applied';
  }

  snapshot(common: CommonSnapshot, personal: SnapshotState, personalHead: number, participantId: Id): void {
    this.personalHead = personalHead;
    this.wholeFrom = personalHead < common.head ? common.head : 0;
    const { counters } = common;
    this.set({
      ...mergeSnapshots(common.state, personal),
      epoch: common.epoch,
      head: common.head,
      hash8: common.hash8,
      reader: common.reader,
      participantId,
      counters: { ...counters, online: Math.max(counters.online, this.current.counters.online) },
    });
  }

  counters(counters: Counters): void {
    this.set({ ...this.current, counters });
  }

  private takeHeld(to: number): WireEvent[] {
    const due = this.held.filter((event) => event.seq <= to && event.seq > this.personalHead);
    this.held = this.held.filter((event) => event.seq > to);
    return due;
  }

  private set(state: ReaderState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}

/** Shared and personal entries of one interval, in number order. */
function inOrder(shared: readonly WireEvent[], mine: readonly WireEvent[]): readonly WireEvent[] {
  if (mine.length === 0) return shared;
  return [...shared, ...mine].sort((a, b) => a.seq - b.seq);
}
