import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { HttpError } from '../../realtime/http';

/** A file on its way: the words of its opinion are with the server already. */
export interface Sending {
  /** Made here; sent again it is the same file. */
  id: Id;
  file: File;
  state: 'WAITING' | 'SENDING' | 'REFUSED';
  /** Why it was refused. */
  failure: unknown;
}

type Send = (submissionId: Id, id: Id, file: File) => Promise<void>;

const TEMPORARY = new Set(['NETWORK', 'BUSY', 'DATABASE_AWAY', 'INTERNAL']);
/** Milliseconds before it is tried again, then the last of these again and again. */
const PATIENCE = [2000, 5000, 15_000];

/**
 * Files of all opinions of this page, one after the other. A lost network is waited for; what is refused stays with
 * its reason until its owner takes it away.
 */
export class AttachQueue {
  private readonly sendings = new Map<Id, readonly Sending[]>();
  private readonly listeners = new Set<() => void>();
  private running = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: Send) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  of(submissionId: Id): readonly Sending[] {
    return this.sendings.get(submissionId) ?? NONE;
  }

  add(submissionId: Id, file: File): void {
    const sending: Sending = { id: makeId(), file, state: 'WAITING', failure: null };
    this.put(submissionId, [...this.of(submissionId), sending]);
    this.now();
  }

  remove(submissionId: Id, id: Id): void {
    this.put(
      submissionId,
      this.of(submissionId).filter((one) => one.id !== id),
    );
  }

  /** The network may be back: nobody waits for the clock. */
  now(): void {
    clearTimeout(this.timer);
    this.tries = 0;
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.next(); next; next = this.next()) {
      if (!(await this.one(next.submissionId, next.sending))) break;
    }
    this.running = false;
  }

  private next(): { submissionId: Id; sending: Sending } | null {
    for (const [submissionId, all] of this.sendings) {
      const sending = all.find(({ state }) => state === 'WAITING');
      if (sending) return { submissionId, sending };
    }
    return null;
  }

  /** False: the way is closed for now. */
  private async one(submissionId: Id, { id, file }: Sending): Promise<boolean> {
    this.mark(submissionId, id, { state: 'SENDING' });
    try {
      await this.send(submissionId, id, file);
      this.tries = 0;
      this.remove(submissionId, id);
      return true;
    } catch (failure) {
      const later = failure instanceof HttpError && TEMPORARY.has(failure.code);
      this.mark(submissionId, id, later ? { state: 'WAITING' } : { state: 'REFUSED', failure });
      if (later) this.again();
      return !later;
    }
  }

  private again(): void {
    const wait = PATIENCE[Math.min(this.tries, PATIENCE.length - 1)];
    this.tries += 1;
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private mark(submissionId: Id, id: Id, patch: Partial<Sending>): void {
    this.put(
      submissionId,
      this.of(submissionId).map((one) => (one.id === id ? { ...one, ...patch } : one)),
    );
  }

  private put(submissionId: Id, all: readonly Sending[]): void {
    this.sendings.set(submissionId, all);
    this.listeners.forEach((listener) => listener());
  }
}

const NONE: readonly Sending[] = [];
