import type { EventType, Events, Id, Instant, Phase } from '@doi-thoai/shared';
import type { Audience } from './audience.js';
import type { EntryOrigin, NewEntry } from './entry.js';
import { EntryRows, genesis, makeEntry } from './entry.js';
import type { QueuedCommand } from './queued.js';
import { signedBy } from './queued.js';
import type { CounterKey, InitialEntry } from './transaction.js';

/** A stream created inside this batch. */
export interface NewStream {
  streamId: Id;
  phase: Phase;
  /** Number and hash of its last entry. */
  seq: number;
  hash: string;
}

export interface Head {
  streamId: Id;
  seq: number;
  hash: string;
  phase: Phase;
}

interface Mark {
  entries: number;
  seq: number;
  hash: string;
  phase: Phase;
  counters: Map<CounterKey, number>;
  streams: number;
  rows: ReturnType<EntryRows['mark']>;
}

/** What a batch has decided and not yet written: numbers, hashes, counters, phase. Rolls back with savepoints. */
export class BatchState {
  readonly entries: NewEntry[] = [];
  readonly streams: NewStream[] = [];
  readonly rows = new EntryRows();
  counters = new Map<CounterKey, number>();
  seq: number;
  hash: string;
  phase: Phase;

  constructor(
    readonly head: Head,
    readonly now: Instant,
  ) {
    this.seq = head.seq;
    this.hash = head.hash;
    this.phase = head.phase;
  }

  emit<T extends EventType>(
    origin: EntryOrigin,
    audience: readonly Audience[],
    type: T,
    view: Events[T],
  ): NewEntry {
    const place = {
      streamId: this.head.streamId,
      seq: this.seq + 1,
      atMs: this.now,
      previous: this.hash,
    };
    const entry = makeEntry(place, origin, audience, type, view, this.rows);
    this.entries.push(entry);
    this.seq = entry.seq;
    this.hash = entry.hash;
    return entry;
  }

  addStream(streamId: Id, phase: Phase, origin: EntryOrigin, initial: readonly InitialEntry[]): void {
    const stream: NewStream = { streamId, phase, seq: 0, hash: genesis(streamId) };
    for (const { audience, type, view } of initial) {
      const place = { streamId, seq: stream.seq + 1, atMs: this.now, previous: stream.hash };
      const entry = makeEntry(place, origin, audience, type, view, this.rows);
      stream.seq = entry.seq;
      stream.hash = entry.hash;
    }
    this.streams.push(stream);
  }

  count(key: CounterKey, delta: number): void {
    this.counters.set(key, (this.counters.get(key) ?? 0) + delta);
  }

  mark(): Mark {
    return {
      entries: this.entries.length,
      seq: this.seq,
      hash: this.hash,
      phase: this.phase,
      counters: new Map(this.counters),
      streams: this.streams.length,
      rows: this.rows.mark(),
    };
  }

  back(mark: Mark): void {
    this.entries.length = mark.entries;
    this.streams.length = mark.streams;
    this.seq = mark.seq;
    this.hash = mark.hash;
    this.phase = mark.phase;
    this.counters = mark.counters;
    this.rows.back(mark.rows);
  }
}

export function originOf(command: QueuedCommand): EntryOrigin {
  return { commandId: command.id, command: command.name, actorId: signedBy(command) };
}
