import type { Id, ReminderRule, RuleProfile } from '@doi-thoai/shared';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwedPromise } from '../commitments/open-promises.service.js';
import { OpenPromises } from '../commitments/open-promises.service.js';
import { Door } from '../door/door.js';
import { failpoint } from '../journal/failpoints.js';
import { Feed } from '../journal/feed.js';
import { civilDay, timeOfDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { nameId } from '../kernel/name-id.js';
import { placeOf } from '../kernel/place-of.js';
import { RulesService } from '../organisation/rules.service.js';
import { newestStep } from './steps.js';

const LOOK_MS = 1000;
/** What can make something due that was not, beside time. */
const CHANGES = new Set(['commitments.changed', 'organisation.profileChanged', 'meeting.state']);

/** A step of one promise that has come. */
interface Step {
  promise: OwedPromise;
  days: number;
}

/**
 * Reminds of promises when a step has come. What is left to do is read from the tables each time: after a standstill,
 * or a crash, the newest step of each promise comes, and the command's id, made of promise, date and step, lets it come
 * once, whoever else does the same.
 */
@Injectable()
export class Reminding implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('reminders');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;
  /** Times of the day at which anything can come; null: not read since something changed. */
  private times: string[] | null = null;
  /** The day, and the times of it that have passed, up to which all was done. */
  private done = '';

  constructor(
    private readonly dataSource: DataSource,
    private readonly door: Door,
    private readonly clock: Clock,
    private readonly promises: OpenPromises,
    private readonly rules: RulesService,
    feed: Feed,
  ) {
    feed.listen({
      onEntries: (_streamId, entries) => {
        if (entries.some(({ event }) => CHANGES.has(event.type))) this.times = null;
      },
      onCounters: () => undefined,
      onDistrust: () => {
        this.times = null;
      },
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.look();
  }

  private look(): void {
    if (this.sweeping || (this.times !== null && this.moment(this.times) === this.done)) return;
    this.sweeping = this.sweep()
      .catch((error: unknown) => {
        // The database was away: the next look tries again.
        this.times = null;
        this.logger.warn(placeOf(error));
      })
      .finally(() => {
        this.sweeping = null;
      });
  }

  private moment(times: readonly string[]): string {
    const now = this.clock.now();
    const passed = times.filter((time) => time <= timeOfDay(now));
    return `${civilDay(now)} ${passed.length}`;
  }

  private async sweep(): Promise<void> {
    // Before anything is read: what changes meanwhile is looked at again.
    this.times = [];
    const rules = await this.rules.remindersOn(this.dataSource, civilDay(this.clock.now()));
    const times = [...new Set([...rules.values()].map(({ at }) => at))];
    const moment = this.moment(times);
    for (const step of await this.due(rules)) await this.remind(step);
    this.done = moment;
    // Null again by now if anything changed.
    this.times &&= times;
  }

  private async due(rules: ReadonlyMap<RuleProfile, ReminderRule>): Promise<Step[]> {
    const now = this.clock.now();
    const owed = await this.promises.owed(this.dataSource);
    const steps = owed.flatMap((promise): Step[] => {
      const rule = rules.get(promise.profile);
      const days = rule ? newestStep(rule, promise, now) : null;
      return days === null ? [] : [{ promise, days }];
    });
    const told = await this.told(steps.map(({ promise }) => promise.id));
    return steps.filter(({ promise, days }) => !told.has(`${promise.id} ${promise.dueOn} ${days}`));
  }

  private async told(ids: readonly Id[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.dataSource.query<{ key: string }[]>(
      `select commitment_id || ' ' || due_on || ' ' || days as key from reminder where commitment_id = any($1)`,
      [ids],
    );
    return new Set(rows.map(({ key }) => key));
  }

  private async remind({ promise, days }: Step): Promise<void> {
    const { id: commitmentId, meetingId, dueOn } = promise;
    const id = nameId(commitmentId, `${dueOn} ${days}`);
    const message = { id, name: 'reminders.remind', payload: { commitmentId, dueOn, days } };
    const answer = await this.door.issueAsServer(meetingId, message);
    failpoint('after-reminder');
    if (!answer.ok) this.logger.warn({ code: answer.code }, 'a reminder waits');
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.sweeping;
  }
}
