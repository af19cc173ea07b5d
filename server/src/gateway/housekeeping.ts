import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommandRunner } from '../journal/command-runner.js';
import { Feed } from '../journal/feed.js';
import { Clock } from '../kernel/clock.js';
import { Snapshots } from '../sync/snapshots.js';
import { Lanes } from './lanes.js';
import { SeatChanges } from './seat-changes.js';

/** A stream that nobody reads or writes for so long is given back; the ring reaches no further back either. */
const IDLE_MS = 10 * 60 * 1000;
const LOOK_MS = 60 * 1000;

/**
 * Memory of meetings that are over. Everything that is held of a stream can be read again, so a look costs the next
 * one who comes a read and loses nothing. All of it happens in one turn of the loop: nobody comes in between.
 */
@Injectable()
export class Housekeeping {
  private lookedAt = 0;

  constructor(
    private readonly clock: Clock,
    private readonly runner: CommandRunner,
    private readonly feed: Feed,
    private readonly lanes: Lanes,
    private readonly snapshots: Snapshots,
    private readonly changes: SeatChanges,
  ) {}

  /** Called often; looks once a minute. */
  look(): void {
    const now = this.clock.now();
    if (now - this.lookedAt < LOOK_MS) return;
    this.lookedAt = now;
    const read = (streamId: Id): boolean => this.lanes.has(streamId);
    this.lanes.giveBack(now - IDLE_MS);
    this.runner.giveBack(now - IDLE_MS, read);
    this.feed.giveBack((streamId) => read(streamId) || this.runner.has(streamId));
    this.snapshots.giveBack();
    this.changes.giveBack();
  }

  /** Of how many streams something is held, by what it is; and for whom. */
  get held(): Record<'online' | 'lanes' | 'queues' | 'rings' | 'snapshots' | 'seats', number> {
    return {
      online: this.lanes.online,
      lanes: this.lanes.size,
      queues: this.runner.size,
      rings: this.feed.size,
      snapshots: this.snapshots.size,
      seats: this.changes.size,
    };
  }
}
