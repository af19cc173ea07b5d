import type { Id } from '@doi-thoai/shared';
import { GOING_ON } from '@doi-thoai/shared';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Door } from '../door/door.js';
import { Feed } from '../journal/feed.js';
import { placeOf } from '../kernel/place-of.js';

const RETRY_MS = 1000;

/** Seats of closed accounts that are taken, or whose role can go to a successor who has no part there. */
const LEFT = `select p.meeting_id as "meetingId", a.id as "staffId"
  from staff_account a join participant p on p.staff_id = a.id join meeting m on m.id = p.meeting_id
  left join staff_account s on s.id = a.successor_id and s.closed_at is null
  where a.closed_at is not null and m.phase = any($1) and (p.seat_taken or s.id is not null and not exists (
    select 1 from participant o where o.meeting_id = p.meeting_id and o.staff_id = s.id))`;

/**
 * Brings the end of an account into its meetings (W121). What is left to do is read from the tables each time, so a
 * crash loses nothing and a repeat does nothing.
 */
@Injectable()
export class ClosedAccounts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('participants');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();
  private done = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly door: Door,
    feed: Feed,
  ) {
    feed.listen({
      onEntries: (_streamId, entries) => {
        if (entries.some(({ event }) => event.type === 'organisation.accountChanged')) this.again();
      },
      onCounters: () => undefined,
      onDistrust: () => this.again(),
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), RETRY_MS);
    this.timer.unref();
    this.look();
  }

  private again(): void {
    this.done = false;
    if (this.timer) this.look();
  }

  private look(): void {
    if (this.done) return;
    this.done = true;
    this.sweeping = this.sweeping
      .then(() => this.sweep())
      .catch((error: unknown) => {
        // The database was away: the next look tries again.
        this.done = false;
        this.logger.warn(placeOf(error));
      });
  }

  private async sweep(): Promise<void> {
    const left = await this.dataSource.query<{ meetingId: Id; staffId: Id }[]>(LEFT, [GOING_ON]);
    for (const { meetingId, staffId } of left) {
      const message = { id: randomUUID(), name: 'participants.succeed', payload: { staffId } };
      const answer = await this.door.issueAsServer(meetingId, message);
      if (answer.ok) continue;
      this.done = false;
      this.logger.warn({ code: answer.code }, 'a seat of a closed account waits');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.sweeping;
  }
}
