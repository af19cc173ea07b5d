import type { Id, WireEvent } from '@doi-thoai/shared';
import { LANES } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { BatchState } from './batch-state.js';
import { hash8 } from './entry.js';
import { withoutWords } from './purge.js';

/** An entry as readers get it, with who they are. */
export interface FeedEntry {
  seq: number;
  audience: readonly string[];
  command: string;
  hash8: string;
  event: WireEvent;
  /** When it came into the ring, by this process's monotonic clock (milliseconds). */
  heldAt: number;
}

type Watcher = (entry: FeedEntry, streamId: Id) => void;

/** What the gateway learns after each commit. */
export interface FeedListener {
  /** New entries; `urgent` when one of them is in the control lane. */
  onEntries(streamId: Id, entries: readonly FeedEntry[], urgent: boolean): void;
  /** Counters changed by these deltas. */
  onCounters(streamId: Id): void;
  /** The ring may miss committed entries: readers must be brought to order from the journal. */
  onDistrust(streamId: Id): void;
}

const RING_SIZE = 2000;
const RING_MS = 10 * 60 * 1000;

interface Ring {
  /** Number and hash just before the first held entry. */
  base: { seq: number; hash8: string };
  entries: FeedEntry[];
}

/** After commit: the last entries of every stream in memory, and the word to whoever broadcasts them. */
@Injectable()
export class Feed {
  private readonly rings = new Map<Id, Ring>();
  private readonly listeners: FeedListener[] = [];
  private readonly watchers: { type: WireEvent['type']; watcher: Watcher }[] = [];

  /** Called with every committed entry of a type, before it is broadcast; must not throw. */
  watch(type: WireEvent['type'], watcher: Watcher): void {
    this.watchers.push({ type, watcher });
  }

  listen(listener: FeedListener): void {
    this.listeners.push(listener);
  }

  publish(streamId: Id, state: BatchState): void {
    const heldAt = performance.now();
    for (const stream of state.streams) this.open(stream.streamId, 0, '');
    if (state.entries.length > 0) {
      const ring = this.ringAt(streamId, state.head.seq, hash8(state.head.hash));
      const added = state.entries.map((entry) => ({
        seq: entry.seq,
        audience: entry.audience,
        command: entry.command,
        hash8: hash8(entry.hash),
        event: entry.event,
        heldAt,
      }));
      ring.entries.push(...added);
      for (const { event } of added) if (event.type === 'content.purged') scrub(ring, event.data?.seqs ?? []);
      for (const { type, watcher } of this.watchers)
        for (const entry of added) if (entry.event.type === type) watcher(entry, streamId);
      this.trim(ring, heldAt);
      const urgent = added.some((entry) => LANES[entry.event.type] === 'control');
      for (const listener of this.listeners) listener.onEntries(streamId, added, urgent);
    }
    if (state.counters.size > 0) for (const listener of this.listeners) listener.onCounters(streamId);
  }

  /** A commit whose outcome was unknown may have left entries that this ring never saw. */
  distrust(streamId: Id): void {
    this.rings.delete(streamId);
    for (const listener of this.listeners) listener.onDistrust(streamId);
  }

  get size(): number {
    return this.rings.size;
  }

  /** Rings of streams that nobody uses any more: whoever comes back is served from the journal. */
  giveBack(inUse: (streamId: Id) => boolean): void {
    for (const streamId of this.rings.keys()) if (!inUse(streamId)) this.rings.delete(streamId);
  }

  /** Entries after `from`, or null when the ring does not reach back that far or the hash is another one. */
  since(streamId: Id, from: number, fromHash8: string): readonly FeedEntry[] | null {
    const ring = this.rings.get(streamId);
    if (!ring || from < ring.base.seq) return null;
    const known = from === ring.base.seq ? ring.base.hash8 : ring.entries[from - ring.base.seq - 1]?.hash8;
    if (known !== fromHash8) return null;
    return ring.entries.slice(from - ring.base.seq);
  }

  private ringAt(streamId: Id, seq: number, hash: string): Ring {
    const ring = this.rings.get(streamId);
    const last = ring && (ring.entries.at(-1)?.seq ?? ring.base.seq);
    if (ring && last === seq) return ring;
    // Another process wrote in between, or this is the first batch since the start: begin anew from here.
    if (ring) for (const listener of this.listeners) listener.onDistrust(streamId);
    return this.open(streamId, seq, hash);
  }

  private open(streamId: Id, seq: number, hash: string): Ring {
    const ring: Ring = { base: { seq, hash8: hash }, entries: [] };
    this.rings.set(streamId, ring);
    return ring;
  }

  private trim(ring: Ring, now: number): void {
    let drop = Math.max(0, ring.entries.length - RING_SIZE);
    while (drop < ring.entries.length && (ring.entries[drop]?.heldAt ?? now) < now - RING_MS) drop += 1;
    // Dropping moves the whole array: wait until it is worth it.
    if (drop < RING_SIZE / 4) return;
    const last = ring.entries[drop - 1];
    if (!last) return;
    ring.base = { seq: last.seq, hash8: last.hash8 };
    ring.entries.splice(0, drop);
  }
}

/** What was purged is not told any more to whoever comes back. */
function scrub(ring: Ring, seqs: readonly number[]): void {
  const gone = new Set(seqs);
  for (const entry of ring.entries) {
    const { event } = entry;
    if (!gone.has(entry.seq) || event.data === null) continue;
    entry.event = { ...event, data: withoutWords(event.type, event.data) } as WireEvent;
  }
}
