import type { Frame, Id, ReaderClass, WireEvent } from '@doi-thoai/shared';
import { forSharedFrame, isShared } from '../journal/audience.js';
import type { FeedEntry } from '../journal/feed.js';
import { failpoint } from '../journal/failpoints.js';
import type { Delivered } from '../sync/hello.js';
import type { SeatSocket } from './seat.js';

export interface ClassSurroundings {
  /** One encode for a whole reader class. */
  broadcast(streamId: Id, reader: ReaderClass, frame: Frame): void;
  /** Members of any class who read through a personal audience. */
  readersOf(audience: string): ReadonlySet<SeatSocket> | undefined;
  bulkMs: number;
}

/** A class for which nothing is said learns at least this often that the numbers went on, milliseconds. */
const QUIET_MS = 1000;

/**
 * A stream's way to one reader class. What the class reads together leaves in interval frames. As long as there is
 * nothing of that kind, whoever has something of his own gets it in a frame of his own, at once, and the class hears
 * once a second that the numbers went on: two thousand phones need no empty frame for every opinion of a neighbour.
 */
export class ClassLane {
  members = 0;
  /** The frames of the class have covered everything up to here; frames of one's own may have gone further. */
  private sent = 0;
  private last: Delivered = { epoch: '', seq: 0, hash8: '' };
  /** Entries that wait for a frame of the class, and those that wait for this turn of the loop to end. */
  private folded: FeedEntry[] = [];
  private own: FeedEntry[] = [];
  private bulk: NodeJS.Timeout | null = null;
  private quiet: NodeJS.Timeout | null = null;
  private soon: NodeJS.Immediate | null = null;

  constructor(
    private readonly streamId: Id,
    private readonly reader: ReaderClass,
    private readonly around: ClassSurroundings,
    private readonly afterEntries: (entries: readonly FeedEntry[]) => void,
  ) {}

  /** Everything before this reached nobody through this lane. */
  begin(at: Delivered): void {
    this.sent = at.seq;
    this.last = at;
  }

  /** Entries in order, without a gap to the ones before. */
  take(entries: readonly FeedEntry[], upTo: Delivered, urgent: boolean): void {
    this.last = upTo;
    if (this.members === 0) {
      this.sent = upTo.seq;
      return;
    }
    const shared = this.folded.length > 0 || entries.some((entry) => isShared(entry.audience, this.reader));
    if (shared || urgent) this.fold(entries, urgent);
    else {
      this.own.push(...entries);
      this.soon ??= setImmediate(() => this.sendOwn());
      this.quiet ??= setTimeout(() => this.flush(), QUIET_MS);
    }
  }

  private fold(entries: readonly FeedEntry[], urgent: boolean): void {
    this.folded.push(...this.own, ...entries);
    this.own = [];
    if (urgent || this.around.bulkMs === 0) this.flush();
    else this.bulk ??= setTimeout(() => this.flush(), this.around.bulkMs);
  }

  /** A frame for the class, up to the last entry. */
  flush(): void {
    this.stopTimers();
    const entries = [...this.folded, ...this.own];
    this.folded = [];
    this.own = [];
    if (this.last.seq === this.sent) return;
    failpoint('before-frame');
    const { epoch, seq: to, hash8 } = this.last;
    for (const [socket, events] of this.personal(entries)) socket.emit('mine', { to, events });
    const events = entries
      .filter((entry) => isShared(entry.audience, this.reader))
      .map((entry) => forSharedFrame(entry.event));
    this.around.broadcast(this.streamId, this.reader, { epoch, from: this.sent, to, hash8, events });
    this.sent = to;
    this.afterEntries(entries);
  }

  /** Whatever else is sent to everybody just now may take the empty frame along. */
  flushQuiet(): void {
    if (this.quiet && this.folded.length === 0 && this.own.length === 0) this.flush();
  }

  /** Frames for those who have something of their own in entries of which the class as a whole reads nothing. */
  private sendOwn(): void {
    this.soon = null;
    const entries = this.own;
    this.own = [];
    if (entries.length === 0) return;
    failpoint('before-frame');
    const { epoch, seq: to, hash8 } = this.last;
    for (const [socket, events] of this.personal(entries)) {
      const from = Math.max(this.sent, socket.data.sentTo);
      socket.emit('frame', { epoch, from, to, hash8, events, own: true });
      socket.data.sentTo = to;
    }
    this.afterEntries(entries);
  }

  /** By socket of this class: what it reads through personal audiences only, and has not got yet. */
  private personal(entries: readonly FeedEntry[]): Map<SeatSocket, WireEvent[]> {
    const personal = new Map<SeatSocket, WireEvent[]>();
    for (const { audience, event, seq } of entries) {
      if (isShared(audience, this.reader)) continue;
      for (const one of audience) {
        for (const socket of this.around.readersOf(one) ?? []) {
          const { reader, sentTo } = socket.data;
          if (reader.reader !== this.reader || sentTo >= seq) continue;
          const events = personal.get(socket);
          if (!events) personal.set(socket, [event]);
          else if (events.at(-1) !== event) events.push(event);
        }
      }
    }
    return personal;
  }

  private stopTimers(): void {
    if (this.bulk) clearTimeout(this.bulk);
    if (this.quiet) clearTimeout(this.quiet);
    if (this.soon) clearImmediate(this.soon);
    this.bulk = this.quiet = this.soon = null;
  }

  close(): void {
    this.stopTimers();
  }
}
