import type { EventType, Events, Grant, Id, Phase } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import type { Audience } from './audience.js';
import type { BatchState } from './batch-state.js';
import { originOf } from './batch-state.js';
import type { Facts } from './facts.js';
import type { QueuedCommand } from './queued.js';
import type {
  CounterKey,
  HotItem,
  HotRun,
  InitialEntry,
  RunAhead,
  StreamTransaction,
  StreamWrite,
} from './transaction.js';
import { CopyRows } from './copy-rows.js';
import { WriteScript } from './write-script.js';

type Allowed = Exclude<Grant, 'no'>;

class Write implements StreamWrite {
  constructor(
    readonly manager: EntityManager,
    protected readonly client: PoolClient,
    protected readonly state: BatchState,
  ) {}

  get streamId(): Id {
    return this.state.head.streamId;
  }

  get now(): number {
    return this.state.now;
  }

  get phase(): Phase {
    return this.state.phase;
  }

  get nextSeq(): number {
    return this.state.seq + 1;
  }

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.client.query(sql, [...parameters]);
    return rows as R[];
  }

  count(key: CounterKey, delta: number): void {
    this.state.count(key, delta);
  }
}

export class ColdTransaction extends Write implements StreamTransaction {
  constructor(
    manager: EntityManager,
    client: PoolClient,
    state: BatchState,
    private readonly queued: QueuedCommand,
    readonly actor: Actor,
    readonly grant: Allowed,
  ) {
    super(manager, client, state);
  }

  get commandId(): Id {
    return this.queued.id;
  }

  get command(): QueuedCommand['name'] {
    return this.queued.name;
  }

  emit<T extends EventType>(audience: readonly Audience[], type: T, view: Events[T]): number {
    return this.state.emit(originOf(this.queued), audience, type, view).seq;
  }

  setPhase(phase: Phase): void {
    this.state.phase = phase;
  }

  createStream(streamId: Id, phase: Phase, initial: readonly InitialEntry[]): Promise<void> {
    this.state.addStream(streamId, phase, originOf(this.queued), initial);
    return Promise.resolve();
  }
}

/** An item knows the command under which its entries are attributed. */
export interface QueuedItem extends HotItem<object> {
  readonly queued: QueuedCommand;
}

export function hotItem(queued: QueuedCommand, actor: Actor, grant: Allowed): QueuedItem {
  return { payload: queued.payload, actor, grant, commandId: queued.id, queued };
}

function queuedOf(item: HotItem<unknown>): QueuedCommand {
  return (item as QueuedItem).queued;
}

export class HotTransaction extends Write implements HotRun {
  /** Writes that were sent and not waited for; the batch waits before it commits. */
  readonly sent: Promise<unknown>[] = [];

  constructor(
    manager: EntityManager,
    client: PoolClient,
    state: BatchState,
    readonly facts: Facts,
  ) {
    super(manager, client, state);
  }

  copy(into: string, fill: (rows: CopyRows) => void): void {
    const rows = new CopyRows();
    fill(rows);
    if (rows.empty) return;
    const script = new WriteScript();
    script.copy(into, rows);
    const sent = script.run(this.client);
    // Somebody waits for it later: until then a failure is not an unhandled one.
    sent.catch(() => undefined);
    this.sent.push(sent);
  }

  emitFor<T extends EventType>(
    item: HotItem<unknown>,
    audience: readonly Audience[],
    type: T,
    view: Events[T],
  ): number {
    return this.state.emit(originOf(queuedOf(item)), audience, type, view).seq;
  }
}

/** A run before the lock: it can only compute. */
export class AheadTransaction implements RunAhead {
  constructor(
    private readonly state: BatchState,
    private readonly copies: Map<string, CopyRows>,
    readonly facts: Facts,
  ) {}

  get streamId(): Id {
    return this.state.head.streamId;
  }

  get now(): number {
    return this.state.now;
  }

  get phase(): Phase {
    return this.state.phase;
  }

  get nextSeq(): number {
    return this.state.seq + 1;
  }

  count(key: CounterKey, delta: number): void {
    this.state.count(key, delta);
  }

  copy(into: string, fill: (rows: CopyRows) => void): void {
    let rows = this.copies.get(into);
    if (!rows) this.copies.set(into, (rows = new CopyRows()));
    fill(rows);
  }

  emitFor<T extends EventType>(
    item: HotItem<unknown>,
    audience: readonly Audience[],
    type: T,
    view: Events[T],
  ): number {
    return this.state.emit(originOf(queuedOf(item)), audience, type, view).seq;
  }
}
