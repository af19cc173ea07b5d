import type { Counters, Frame, Id, ReaderClass } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { FeedEntry, FeedListener } from '../journal/feed.js';
import { JournalReader } from '../journal/reader.js';
import { Clock } from '../kernel/clock.js';
import { CounterReader } from '../sync/counters.js';
import type { Delivered } from '../sync/hello.js';
import { Lane } from './lane.js';
import type { SeatSocket } from './seat.js';

export const BULK_FRAME_MS = Symbol('BulkFrameMs');

interface Outlet {
  broadcast(streamId: Id, reader: ReaderClass, frame: Frame): void;
  broadcastCounters(streamId: Id, counters: Counters): void;
  afterEntry(entry: FeedEntry): void;
  report(error: unknown): void;
}

/** Packets waiting in one socket's buffer from which on it counts as not reading. */
const WATERMARK = 64;
const GIVE_UP_MS = 30_000;

/** The lanes of all streams that have readers here. */
@Injectable()
export class Lanes implements FeedListener {
  private readonly lanes = new Map<Id, Lane>();
  private readonly joined = new WeakSet<SeatSocket>();
  private outlet: Outlet | null = null;
  private closed = false;

  constructor(
    private readonly journal: JournalReader,
    private readonly counters: CounterReader,
    private readonly clock: Clock,
    @Inject(BULK_FRAME_MS) private readonly bulkMs: number,
  ) {}

  attach(outlet: Outlet): void {
    this.outlet = outlet;
  }

  /** The reader gets every frame after the returned point. Leaves first when it was in. Null: no such stream. */
  async join(socket: SeatSocket): Promise<Delivered | null> {
    this.leave(socket);
    const seat = socket.data;
    const lane = this.lane(seat.meetingId);
    if (!(await this.opened(lane))) return null;
    // It was given back while it opened: what is told from now on goes through another one.
    if (this.lanes.get(seat.meetingId) !== lane) return this.join(socket);
    // No await from here on: joining and reading `delivered` are one step.
    if (!socket.connected) return lane.delivered;
    this.leave(socket);
    lane.join(socket, socket.data);
    this.joined.add(socket);
    void socket.join([seat.meetingId, `${seat.meetingId}/${socket.data.reader.reader}`]);
    return lane.delivered;
  }

  get size(): number {
    return this.lanes.size;
  }

  /** People with an open socket, in all streams. */
  get online(): number {
    let count = 0;
    for (const lane of this.lanes.values()) count += lane.online;
    return count;
  }

  has(streamId: Id): boolean {
    return this.lanes.has(streamId);
  }

  /** Lanes without readers in which nothing happened since `before`; the next reader opens another one. */
  giveBack(before: number): void {
    for (const [streamId, lane] of this.lanes) {
      if (lane.usedAt >= before || !lane.idle) continue;
      void lane.close();
      this.lanes.delete(streamId);
    }
  }

  leave(socket: SeatSocket): void {
    if (!this.joined.delete(socket)) return;
    const seat = socket.data;
    const lane = this.lanes.get(seat.meetingId);
    lane?.leave(socket, seat);
    if (lane) lane.usedAt = this.clock.now();
    void socket.leave(seat.meetingId);
    void socket.leave(`${seat.meetingId}/${seat.reader.reader}`);
  }

  onEntries(streamId: Id, entries: readonly FeedEntry[], urgent: boolean): void {
    const lane = this.lanes.get(streamId);
    if (lane) {
      lane.usedAt = this.clock.now();
      lane.take(entries, urgent);
    }
    // Nobody has said hello yet; a socket that only opened must hear all the same that its seat was freed.
    else for (const entry of entries) this.outlet?.afterEntry(entry);
  }

  onCounters(streamId: Id): void {
    this.lanes.get(streamId)?.countersChanged();
  }

  onDistrust(streamId: Id): void {
    this.lanes
      .get(streamId)
      ?.repair()
      .catch((error: unknown) => this.outlet?.report(error));
  }

  /**
   * A reader that stops reading leaves the rooms (socket.io would buffer for it without limit), is told to
   * resync when it has drained, and is disconnected at last. `now` in monotonic milliseconds.
   */
  watch(socket: SeatSocket, now: number): void {
    const waiting = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
    const seat = socket.data;
    if (seat.laggingSince === 0) {
      if (waiting < WATERMARK) return;
      seat.laggingSince = now;
      this.leave(socket);
    } else if (waiting === 0) {
      seat.laggingSince = 0;
      socket.emit('resync');
    } else if (now - seat.laggingSince > GIVE_UP_MS) cutOff(socket);
  }

  /** Before the database goes: also a lane that a late hello opens counts nothing any more. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.lanes.values()].map((lane) => lane.close()));
  }

  private async opened(lane: Lane): Promise<boolean> {
    try {
      const exists = await lane.opened;
      if (!exists) this.lanes.delete(lane.streamId);
      return exists;
    } catch (error) {
      // The database was away: the next hello tries again.
      this.lanes.delete(lane.streamId);
      throw error;
    }
  }

  private lane(streamId: Id): Lane {
    let lane = this.lanes.get(streamId);
    if (!lane) {
      lane = new Lane(streamId, {
        broadcast: (id, reader, frame) => this.outlet?.broadcast(id, reader, frame),
        broadcastCounters: (id, counters) => this.outlet?.broadcastCounters(id, counters),
        afterEntry: (entry) => this.outlet?.afterEntry(entry),
        report: (error) => this.outlet?.report(error),
        readHead: async (id) => {
          const head = await this.journal.head(id);
          return head && { epoch: head.epoch, seq: head.head, hash8: head.hash8 };
        },
        readEntries: async (id, from, to) => {
          const entries: FeedEntry[] = [];
          for await (const page of this.journal.entries(id, from, to)) entries.push(...page);
          return entries;
        },
        readCounters: (id) => this.counters.read(id),
        bulkMs: this.bulkMs,
      });
      this.lanes.set(streamId, lane);
      if (this.closed) void lane.close();
    }
    lane.usedAt = this.clock.now();
    return lane;
  }
}

/**
 * Whoever does not read would not take a close either: engine.io waits for what is unsent, and the line would stay
 * until the next ping is missed. What waits is thrown away with the line.
 */
function cutOff({ conn }: SeatSocket): void {
  const { socket: line } = conn.transport as unknown as { socket?: { terminate?(): void } };
  conn.close(true);
  line?.terminate?.();
}
