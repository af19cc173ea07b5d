import type { Counters, Frame, Id, ReaderClass, WireEvent } from '@doi-thoai/shared';
import { READER_CLASSES } from '@doi-thoai/shared';
import { forSharedFrame, isShared, personalAudiences } from '../journal/audience.js';
import type { FeedEntry } from '../journal/feed.js';
import { failpoint } from '../journal/failpoints.js';
import type { Delivered } from '../sync/hello.js';
import type { Seat, SeatSocket } from './seat.js';

export interface LaneSurroundings {
  /** One encode for a whole reader class. */
  broadcast(streamId: Id, reader: ReaderClass, frame: Frame): void;
  broadcastCounters(streamId: Id, counters: Counters): void;
  readHead(streamId: Id): Promise<Delivered | null>;
  readEntries(streamId: Id, from: number, to: number): Promise<FeedEntry[]>;
  readCounters(streamId: Id): Promise<Counters>;
  /** After the frame that told it: a role changed, a seat was freed. */
  afterEntry(entry: FeedEntry): void;
  bulkMs: number;
  report(error: unknown): void;
}

/** How often counters are sent at most. */
const COUNTERS_MS = 250;

/**
 * One stream's way to its readers: interval frames, bulk folded for a while, control flushed at once.
 * The order never differs from the journal's.
 */
export class Lane {
  delivered: Delivered = { epoch: '', seq: 0, hash8: '' };
  readonly opened: Promise<boolean>;
  private isOpen = false;
  private pending: FeedEntry[] = [];
  private timer: NodeJS.Timeout | null = null;
  private countersTimer: NodeJS.Timeout | null = null;
  private lastCounters = '';
  private repairing = false;
  private readonly members = new Map<ReaderClass, number>();
  /** Sockets by personal audience. */
  private readonly personal = new Map<string, Set<SeatSocket>>();

  constructor(
    readonly streamId: Id,
    private readonly around: LaneSurroundings,
  ) {
    this.opened = this.open();
  }

  private async open(): Promise<boolean> {
    const head = await this.around.readHead(this.streamId);
    if (!head) return false;
    this.delivered = head;
    this.isOpen = true;
    this.pending = this.pending.filter((entry) => entry.seq > head.seq);
    this.flush();
    return true;
  }

  get online(): number {
    let count = 0;
    for (const key of this.personal.keys()) if (key.startsWith('participant:')) count += 1;
    return count;
  }

  /** From here on the socket gets every frame after `delivered`. */
  join(socket: SeatSocket, seat: Seat): void {
    this.members.set(seat.reader.reader, (this.members.get(seat.reader.reader) ?? 0) + 1);
    for (const audience of seat.reader.personal) {
      let sockets = this.personal.get(audience);
      if (!sockets) this.personal.set(audience, (sockets = new Set()));
      sockets.add(socket);
    }
    // What it knows may be old, and the numbers of the others need not have changed: they are sent once more.
    this.lastCounters = '';
    this.countersChanged();
  }

  leave(socket: SeatSocket, seat: Seat): void {
    this.members.set(seat.reader.reader, Math.max(0, (this.members.get(seat.reader.reader) ?? 0) - 1));
    for (const audience of seat.reader.personal) {
      const sockets = this.personal.get(audience);
      sockets?.delete(socket);
      if (sockets?.size === 0) this.personal.delete(audience);
    }
    this.countersChanged();
  }

  take(entries: readonly FeedEntry[], urgent: boolean): void {
    this.pending.push(...entries);
    if (!this.isOpen) return;
    if (urgent || this.around.bulkMs === 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), this.around.bulkMs);
  }

  /** The ring lost its footing: what is missing comes from the journal. */
  async repair(): Promise<void> {
    if (this.repairing || !this.isOpen) return;
    this.repairing = true;
    try {
      const head = await this.around.readHead(this.streamId);
      if (head && head.epoch === this.delivered.epoch) {
        const missing = await this.around.readEntries(this.streamId, this.delivered.seq, head.seq);
        const last = missing.at(-1)?.seq ?? this.delivered.seq;
        this.pending = [...missing, ...this.pending.filter((entry) => entry.seq > last)];
      }
    } finally {
      this.repairing = false;
    }
    this.flush();
  }

  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.repairing) return;
    const entries = this.pending.filter((entry) => entry.seq > this.delivered.seq);
    const last = entries.at(-1);
    this.pending = [];
    if (!last) return;
    if (entries[0]?.seq !== this.delivered.seq + 1) {
      this.pending = entries;
      this.repair().catch((error: unknown) => this.around.report(error));
      return;
    }
    failpoint('before-frame');
    this.sendMine(entries, last.seq);
    this.sendFrames(entries, last);
    this.delivered = { epoch: this.delivered.epoch, seq: last.seq, hash8: last.hash8 };
    for (const entry of entries) this.around.afterEntry(entry);
  }

  private sendMine(entries: readonly FeedEntry[], to: number): void {
    const mine = new Map<SeatSocket, WireEvent[]>();
    for (const entry of entries) {
      for (const audience of personalAudiences(entry.audience)) {
        for (const socket of this.personal.get(audience) ?? []) {
          if (isShared(entry.audience, socket.data.reader.reader)) continue;
          const events = mine.get(socket);
          if (!events) mine.set(socket, [entry.event]);
          else if (events.at(-1) !== entry.event) events.push(entry.event);
        }
      }
    }
    for (const [socket, events] of mine) socket.emit('mine', { to, events });
  }

  private sendFrames(entries: readonly FeedEntry[], last: FeedEntry): void {
    const { epoch, seq: from } = this.delivered;
    for (const reader of READER_CLASSES) {
      if (!this.members.get(reader)) continue;
      const events = entries
        .filter((entry) => isShared(entry.audience, reader))
        .map((entry) => forSharedFrame(entry.event));
      this.around.broadcast(this.streamId, reader, { epoch, from, to: last.seq, hash8: last.hash8, events });
    }
  }

  countersChanged(): void {
    this.countersTimer ??= setTimeout(() => {
      this.countersTimer = null;
      this.sendCounters().catch((error: unknown) => this.around.report(error));
    }, COUNTERS_MS);
  }

  private async sendCounters(): Promise<void> {
    const counters = { ...(await this.around.readCounters(this.streamId)), online: this.online };
    const text = JSON.stringify(counters);
    if (text === this.lastCounters) return;
    this.lastCounters = text;
    this.around.broadcastCounters(this.streamId, counters);
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.countersTimer) clearTimeout(this.countersTimer);
  }
}
