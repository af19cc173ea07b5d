import type { Counters, Frame, Id, ReaderClass } from '@doi-thoai/shared';
import { READER_CLASSES } from '@doi-thoai/shared';
import type { FeedEntry } from '../journal/feed.js';
import type { Delivered } from '../sync/hello.js';
import { ClassLane } from './class-lane.js';
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

/**
 * How often counters are sent at most: four times a second, and to a full hall about once, a little sooner than an
 * empty frame would leave, which then goes with them in one write.
 */
const COUNTERS_MS = 250;
const COUNTERS_MS_A_READER = 0.5;
const COUNTERS_MS_MOST = 900;

/**
 * One stream's way to its readers: interval frames, bulk folded for a while, control flushed at once.
 * The order never differs from the journal's.
 */
export class Lane {
  delivered: Delivered = { epoch: '', seq: 0, hash8: '' };
  readonly opened: Promise<boolean>;
  /** By the server's clock: when somebody came or went, or something was told. */
  usedAt = 0;
  private isOpen = false;
  private pending: FeedEntry[] = [];
  private countersTimer: NodeJS.Timeout | null = null;
  private lastCounters = '';
  /** What reads counters just now. */
  private counting: Promise<void> = Promise.resolve();
  private closed = false;
  private repairing = false;
  private readonly classes: ReadonlyMap<ReaderClass, ClassLane>;
  /** Sockets by personal audience. */
  private readonly personal = new Map<string, Set<SeatSocket>>();

  constructor(
    readonly streamId: Id,
    private readonly around: LaneSurroundings,
  ) {
    const surroundings = {
      broadcast: (id: Id, reader: ReaderClass, frame: Frame) => around.broadcast(id, reader, frame),
      readersOf: (audience: string) => this.personal.get(audience),
      bulkMs: around.bulkMs,
    };
    const lane = (reader: ReaderClass): ClassLane =>
      new ClassLane(streamId, reader, surroundings, (entries) => this.afterEntries(reader, entries));
    this.classes = new Map(READER_CLASSES.map((reader) => [reader, lane(reader)]));
    this.opened = this.open();
  }

  private async open(): Promise<boolean> {
    const head = await this.around.readHead(this.streamId);
    if (!head) return false;
    this.delivered = head;
    this.isOpen = true;
    for (const one of this.classes.values()) one.begin(head);
    this.distribute(true);
    return true;
  }

  /** Nobody reads it, and nothing is under way. */
  get idle(): boolean {
    return this.isOpen && !this.repairing && this.personal.size === 0 && this.pending.length === 0;
  }

  get online(): number {
    let count = 0;
    for (const key of this.personal.keys()) if (key.startsWith('participant:')) count += 1;
    return count;
  }

  /** From here on the socket gets every frame after `delivered`. */
  join(socket: SeatSocket, seat: Seat): void {
    this.count(seat, 1);
    seat.sentTo = this.delivered.seq;
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
    this.count(seat, -1);
    for (const audience of seat.reader.personal) {
      const sockets = this.personal.get(audience);
      sockets?.delete(socket);
      if (sockets?.size === 0) this.personal.delete(audience);
    }
    this.countersChanged();
  }

  take(entries: readonly FeedEntry[], urgent: boolean): void {
    this.pending.push(...entries);
    if (this.isOpen && !this.repairing) this.distribute(urgent);
  }

  /** The ring lost its footing: what is missing comes from the journal. */
  async repair(): Promise<void> {
    if (this.repairing || !this.isOpen || this.closed) return;
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
    this.distribute(true);
  }

  /** Hands what came in to the classes, if it follows what they have. */
  private distribute(urgent: boolean): void {
    const entries = this.pending.filter((entry) => entry.seq > this.delivered.seq);
    const last = entries.at(-1);
    this.pending = [];
    if (!last) return;
    if (entries[0]?.seq !== this.delivered.seq + 1) {
      this.pending = entries;
      this.repair().catch((error: unknown) => this.around.report(error));
      return;
    }
    this.delivered = { epoch: this.delivered.epoch, seq: last.seq, hash8: last.hash8 };
    for (const one of this.classes.values()) one.take(entries, this.delivered, urgent);
    this.afterEntries(null, entries);
  }

  /**
   * Whoever lost a seat or a role hears of it after the frame that told it. `reader`: the class that got its frames
   * just now; null: nobody yet, so only those count whom no frame reaches.
   */
  private afterEntries(reader: ReaderClass | null, entries: readonly FeedEntry[]): void {
    for (const entry of entries) {
      const { event } = entry;
      if (event.type !== 'participants.changed' || event.data === null) continue;
      const joined = [...(this.personal.get(`participant:${event.data.id}`) ?? [])];
      const theirs = joined.some((socket) => socket.data.reader.reader === reader);
      if (joined.length === 0 || theirs) this.around.afterEntry(entry);
    }
  }

  private count(seat: Seat, change: 1 | -1): void {
    const lane = this.classes.get(seat.reader.reader);
    if (lane) lane.members = Math.max(0, lane.members + change);
  }

  countersChanged(): void {
    if (this.countersTimer || this.closed) return;
    const pause = Math.max(
      COUNTERS_MS,
      Math.min(COUNTERS_MS_MOST, this.personal.size * COUNTERS_MS_A_READER),
    );
    this.countersTimer = setTimeout(() => {
      this.countersTimer = null;
      this.counting = this.sendCounters().catch((error: unknown) => this.around.report(error));
    }, pause);
  }

  private async sendCounters(): Promise<void> {
    const counters = { ...(await this.around.readCounters(this.streamId)), online: this.online };
    const text = JSON.stringify(counters);
    if (text === this.lastCounters) return;
    this.lastCounters = text;
    this.around.broadcastCounters(this.streamId, counters);
    for (const one of this.classes.values()) one.flushQuiet();
  }

  /** Sockets that leave later begin no timer any more; resolves when nothing here reads the database. */
  close(): Promise<void> {
    this.closed = true;
    for (const one of this.classes.values()) one.close();
    if (this.countersTimer) clearTimeout(this.countersTimer);
    return this.counting;
  }
}
