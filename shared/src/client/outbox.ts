import type { CommandName, Payload } from '../commands.js';
import type { Refusal } from '../errors.js';
import type { Id } from '../ids.js';
import { makeId } from '../ids.js';
import type { Accepted, CommandAnswer, CommandMessage } from '../protocol.js';

/** `WAITING` on this device, `SENT` and not answered yet, `ACCEPTED` by the server, `REFUSED` with its reason. */
export type OutboxState = 'WAITING' | 'SENT' | 'ACCEPTED' | 'REFUSED';

export interface OutboxItem<N extends CommandName = CommandName> {
  id: Id;
  name: N;
  payload: Payload<N>;
  /** Order of writing on this device. */
  order: number;
  createdAt: number;
  state: OutboxState;
  /** Entry that carries the change, once accepted. */
  seq: number | null;
  refusal: Refusal | null;
}

/** Where the outbox survives reload, lock and a dead battery; IndexedDB in the browser. */
export interface OutboxStorage {
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(id: Id): Promise<void>;
}

export function memoryStorage(): OutboxStorage {
  const items = new Map<Id, OutboxItem>();
  return {
    all: () => Promise.resolve([...items.values()]),
    put: (item) => Promise.resolve(void items.set(item.id, item)),
    remove: (id) => Promise.resolve(void items.delete(id)),
  };
}

/** Sends one command; null when the connection went before the answer came. */
export type Send = (message: CommandMessage) => Promise<CommandAnswer | null>;

/** Refusals that say "later", not "no". */
export function isTemporary(code: Refusal['code']): boolean {
  return code === 'BUSY' || code === 'DATABASE_AWAY' || code === 'INTERNAL' || code === 'NO_SESSION';
}

/**
 * Commands in the order in which they were written, kept until the server has them. The id is made once, so
 * sending again after a lost answer changes nothing. A refusal keeps the text.
 */
export class Outbox {
  private items: OutboxItem[] = [];
  private pumping = false;
  /** Written a moment ago, not yet on the device's storage. */
  private readonly keeping = new Set<Id>();
  private open = false;
  /** Head of the reader's state, as last told. */
  private head = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();
  readonly ready: Promise<void>;

  constructor(
    private readonly send: Send,
    private readonly storage: OutboxStorage,
    private readonly now: () => number,
  ) {
    this.ready = this.load();
  }

  private async load(): Promise<void> {
    const stored = await this.storage.all();
    const known = new Set(this.items.map((item) => item.id));
    const loaded = stored.filter((item) => !known.has(item.id));
    for (const item of loaded) if (item.state === 'SENT') item.state = 'WAITING';
    this.items = [...loaded, ...this.items].sort((a, b) => a.order - b.order);
    this.changed();
    this.pump();
  }

  list(): readonly OutboxItem[] {
    return this.items;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Kept first, sent second: resolves when the device has it. */
  async add<N extends CommandName>(name: N, payload: Payload<N>): Promise<Id> {
    const last = this.items.at(-1);
    const order = Math.max(this.now(), (last?.order ?? 0) + 1);
    const item: OutboxItem = {
      id: makeId(),
      name,
      payload,
      order,
      createdAt: this.now(),
      state: 'WAITING',
      seq: null,
      refusal: null,
    };
    this.keeping.add(item.id);
    this.items = [...this.items, item];
    this.changed();
    try {
      await this.storage.put(item);
    } finally {
      this.keeping.delete(item.id);
      this.pump();
    }
    return item.id;
  }

  /** Throws a refused (or not yet sent) item away, at the person's wish. */
  async discard(id: Id): Promise<void> {
    this.items = this.items.filter((item) => item.id !== id);
    this.changed();
    await this.storage.remove(id);
  }

  /** The connection is ready for commands, or gone. */
  setOpen(open: boolean): void {
    this.open = open;
    this.pump();
  }

  /** After a restore of the server: accepted there may mean lost here. The same id changes nothing twice. */
  resendAccepted(): void {
    for (const item of this.items)
      if (item.state === 'ACCEPTED') this.update(item, { state: 'WAITING', seq: null });
    this.pump();
  }

  /** The reader's state has come to `head`: what was accepted up to there shows as a row and may go. */
  settle(head: number): void {
    this.head = head;
    for (const item of this.items) {
      if (item.state === 'ACCEPTED' && item.seq !== null && item.seq <= head) void this.discard(item.id);
    }
  }

  private pump(): void {
    if (this.pumping || !this.open || this.timer !== null) return;
    this.pumping = true;
    this.drain()
      .catch(() => this.later(1000))
      .finally(() => {
        this.pumping = false;
        // Something was written between the last look and here: nobody else would wake up for it.
        if (this.next()) this.pump();
      });
  }

  private async drain(): Promise<void> {
    await this.ready;
    for (let item = this.next(); item && this.open; item = this.next()) {
      this.update(item, { state: 'SENT' });
      const answer = await this.send({ id: item.id, name: item.name, payload: item.payload });
      const retryAfter = await this.take(item.id, answer);
      if (retryAfter === null) continue;
      this.later(retryAfter);
      return;
    }
  }

  private next(): OutboxItem | undefined {
    const item = this.items.find((one) => one.state === 'WAITING' || one.state === 'SENT');
    // Nothing overtakes, and nothing is sent before the device has it.
    return item && !this.keeping.has(item.id) ? item : undefined;
  }

  /** Notes an answer; says in how many milliseconds to try again, or null to go on. */
  private async take(id: Id, answer: CommandAnswer | null): Promise<number | null> {
    const item = this.items.find((one) => one.id === id);
    if (!item) return null;
    if (answer === null) {
      this.update(item, { state: 'WAITING' });
      return 500;
    }
    if (answer.ok) {
      await this.accept(item, answer);
      return null;
    }
    if (isTemporary(answer.code)) {
      this.update(item, { state: 'WAITING' });
      return answer.details.retryAfterMs ?? 2000;
    }
    await this.storage.put(this.update(item, { state: 'REFUSED', refusal: answer }));
    return null;
  }

  private async accept(item: OutboxItem, answer: Accepted): Promise<void> {
    await this.storage.put(this.update(item, { state: 'ACCEPTED', seq: answer.seq }));
    // The answer to a repeat names an entry that the state may have long had: no frame will come to settle it.
    this.settle(this.head);
  }

  private later(ms: number): void {
    this.timer = setTimeout(() => {
      this.timer = null;
      this.pump();
    }, ms);
  }

  private update(item: OutboxItem, change: Partial<OutboxItem>): OutboxItem {
    const updated = { ...item, ...change };
    this.items = this.items.map((one) => (one.id === item.id ? updated : one));
    this.changed();
    return updated;
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
