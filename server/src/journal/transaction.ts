import type {
  CommandName,
  EventType,
  Events,
  Grant,
  Id,
  Instant,
  Phase,
  Refusal,
  Result,
} from '@doi-thoai/shared';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import type { Audience } from './audience.js';
import type { CopyRows } from './copy-rows.js';
import type { Facts } from './facts.js';

/** Counter keys: `submissions`, `submissions:<topicId>`, `waiting`, `waiting:<topicId>`. */
export type CounterKey = 'submissions' | `submissions:${Id}` | 'waiting' | `waiting:${Id}`;

/**
 * A write on one stream, under its lock. Only the journal makes one; a service that has it may change its
 * own tables through `repo` or `query` and must tell every change with `emit`.
 */
export interface StreamWrite {
  readonly streamId: Id;
  /** Database time of the batch, milliseconds; what `emit` stamps. */
  readonly now: Instant;
  readonly phase: Phase;
  /** Number that the next `emit` will get: goes into the view's `version`. */
  readonly nextSeq: number;
  readonly manager: EntityManager;
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E>;
  /** Rows of a parameterised statement ($1 …). */
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Adds to a counter of the stream; readers get absolute values. */
  count(key: CounterKey, delta: number): void;
}

/** One cold command at a time, in its own savepoint. */
export interface StreamTransaction extends StreamWrite {
  readonly actor: Actor;
  /** What the rule map said: the service settles `own`, `ownUnit` and `delegated`. */
  readonly grant: Exclude<Grant, 'no'>;
  readonly commandId: Id;
  readonly command: CommandName;
  emit<T extends EventType>(audience: readonly Audience[], type: T, view: Events[T]): number;
  setPhase(phase: Phase): void;
  /** A new stream with its first entries, numbered from 1 (meeting.create). */
  createStream(streamId: Id, phase: Phase, initial: readonly InitialEntry[]): Promise<void>;
}

/** An entry of a stream that is being created. */
export type InitialEntry = {
  [T in EventType]: { audience: readonly Audience[]; type: T; view: Events[T] };
}[EventType];

/** One of the consecutive hot commands of a multi-row run. `payload` is checked and normalised. */
export interface HotItem<P> {
  readonly payload: P;
  readonly actor: Actor;
  readonly grant: Exclude<Grant, 'no'>;
  readonly commandId: Id;
}

/** Many commands of one name, with what is known of the stream; entries are attributed item by item, in order. */
export interface RunAhead {
  readonly streamId: Id;
  readonly now: Instant;
  readonly phase: Phase;
  /** Number that the next `emitFor` will get. */
  readonly nextSeq: number;
  /** What earlier runs read and is still true. */
  readonly facts: Facts;
  count(key: CounterKey, delta: number): void;
  emitFor<T extends EventType>(
    item: HotItem<unknown>,
    audience: readonly Audience[],
    type: T,
    view: Events[T],
  ): number;
  /**
   * New rows `into` a table and columns, as `fill` adds them; none are nothing to do. They are under way while the run
   * goes on; the batch waits before it commits, and a failure fails the run.
   */
  copy(into: string, fill: (rows: CopyRows) => void): void;
}

/** A run under the lock, which may also read. */
export interface HotRun extends StreamWrite, RunAhead {
  readonly streamId: Id;
  readonly now: Instant;
  readonly phase: Phase;
  readonly nextSeq: number;
  count(key: CounterKey, delta: number): void;
}

/** What a hot handler says of each item, in the order of the items. */
export type HotOutcome<N extends CommandName> = { result: Result<N> } | { refusal: Refusal };
