import type { Frame, Hello, Id, Welcome, WireEvent } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import type { Reader } from '../journal/audience.js';
import { forSharedFrame, isShared } from '../journal/audience.js';
import type { FeedEntry } from '../journal/feed.js';
import { Feed } from '../journal/feed.js';
import { JournalReader } from '../journal/reader.js';
import { Clock } from '../kernel/clock.js';
import { Snapshots } from './snapshots.js';

/** Up to where the live frames of a stream have left; the reader joins them exactly there. */
export interface Delivered {
  epoch: string;
  seq: number;
  hash8: string;
}

/** Further behind than this a snapshot is cheaper than the missed frames. */
const MOST_MISSED = 2000;

/** True when this reader may see the entry. */
export function maySee(reader: Reader, audience: readonly string[]): boolean {
  return isShared(audience, reader.reader) || audience.some((one) => reader.personal.has(one));
}

/** An entry as this reader gets it: shared rows are clipped, personal ones whole. */
export function asReadBy(reader: Reader, entry: FeedEntry): WireEvent {
  return isShared(entry.audience, reader.reader) ? forSharedFrame(entry.event) : entry.event;
}

function nameOf({ reader, personal }: Reader): string {
  return hash('sha256', [reader, ...[...personal].sort()].join(' ')).slice(0, 16);
}

/** hello -> up to date | the missed frames | a snapshot (W50-W53). */
@Injectable()
export class HelloService {
  constructor(
    private readonly feed: Feed,
    private readonly journal: JournalReader,
    private readonly snapshots: Snapshots,
    private readonly clock: Clock,
  ) {}

  async welcome(streamId: Id, reader: Reader, hello: Hello, delivered: Delivered): Promise<Welcome> {
    const base = {
      ok: true as const,
      serverNow: this.clock.now(),
      epoch: delivered.epoch,
      head: delivered.seq,
      hash8: delivered.hash8,
      participantId: reader.participantId,
      reader: reader.reader,
      audience: nameOf(reader),
    };
    // With another role or unit the state is another one, however little was missed.
    const same = hello.audience === base.audience;
    const missed = same ? await this.missed(streamId, hello, delivered) : null;
    if (missed === null) {
      const personal = await this.snapshots.personal(streamId, reader);
      return { ...base, mode: 'snapshot', personal: personal.state, personalHead: personal.head };
    }
    if (missed.length === 0) return { ...base, mode: 'current' };
    const events = missed.filter((e) => maySee(reader, e.audience)).map((e) => asReadBy(reader, e));
    const { epoch, seq: to, hash8 } = delivered;
    const frame: Frame = { epoch, from: hello.head, to, hash8, events };
    return { ...base, mode: 'frames', frames: [frame] };
  }

  /** Entries in (hello.head, delivered]; null when only a snapshot helps. */
  private async missed(
    streamId: Id,
    hello: Hello,
    delivered: Delivered,
  ): Promise<readonly FeedEntry[] | null> {
    if (hello.epoch !== delivered.epoch || hello.head > delivered.seq || hello.head === 0) return null;
    if (hello.head === delivered.seq) return hello.hash8 === delivered.hash8 ? [] : null;
    const held = this.feed.since(streamId, hello.head, hello.hash8);
    if (held) return held.filter((entry) => entry.seq <= delivered.seq);
    if (delivered.seq - hello.head > MOST_MISSED) return null;
    if ((await this.journal.hashAt(streamId, hello.head)) !== hello.hash8) return null;
    const entries: FeedEntry[] = [];
    for await (const page of this.journal.entries(streamId, hello.head, delivered.seq)) entries.push(...page);
    return entries;
  }
}
