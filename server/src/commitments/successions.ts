import type { Id } from '@doi-thoai/shared';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Door } from '../door/door.js';
import { Feed } from '../journal/feed.js';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { placeOf } from '../kernel/place-of.js';

const LOOK_MS = 1000;

/** Open promises of units that are no more by a day and have a successor. */
const LEFT = `select distinct c.meeting_id as "meetingId", u.id as "unitId"
  from commitment c left join commitment_unit p on p.commitment_id = c.id
    join org_unit u on u.id in (c.owner_unit_id, p.unit_id)
  where u.ended_on <= $1::date and u.successor_id is not null and c.state not in ('VERIFIED', 'CANCELLED')`;

/**
 * Brings open promises to the successor of their unit: on the day on which the unit ends, and when a decision is
 * entered later. What is left to do is read from the tables each time, so a crash loses nothing and a repeat does
 * nothing.
 */
@Injectable()
export class Successions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('commitments');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();
  /** The day up to which all was brought over; null: something changed since. */
  private doneOn: string | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly door: Door,
    private readonly clock: Clock,
    feed: Feed,
  ) {
    feed.listen({
      onEntries: (_streamId, entries) => {
        if (entries.some(({ event }) => event.type === 'organisation.unitChanged')) this.again();
      },
      onCounters: () => undefined,
      onDistrust: () => this.again(),
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.look();
  }

  private again(): void {
    this.doneOn = null;
    if (this.timer) this.look();
  }

  private look(): void {
    const today = civilDay(this.clock.now());
    if (this.doneOn === today) return;
    this.doneOn = today;
    this.sweeping = this.sweeping
      .then(() => this.sweep(today))
      .catch((error: unknown) => {
        // The database was away: the next look tries again.
        this.doneOn = null;
        this.logger.warn(placeOf(error));
      });
  }

  private async sweep(today: string): Promise<void> {
    const left = await this.dataSource.query<{ meetingId: Id; unitId: Id }[]>(LEFT, [today]);
    for (const { meetingId, unitId } of left) {
      const message = { id: randomUUID(), name: 'commitments.succeed', payload: { unitId } };
      const answer = await this.door.issueAsServer(meetingId, message);
      // A unit whose successor is no more either keeps its promises: somebody must decide.
      if (!answer.ok) this.logger.warn({ code: answer.code }, 'promises wait for a successor');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.sweeping;
  }
}
