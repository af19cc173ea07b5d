import type { CivilDate, Id, Instant } from '@doi-thoai/shared';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenarios/scenario.js';
import { civilDay } from './plan.js';

const DAY_MS = 86_400_000;
/** On a server whose clock is not ours a closing time is brought forward to so soon. */
const SOON_MS = 1000;

type MoveClock = (ms: number) => Promise<void> | void;
type Extend = (unitIds: Id[], closesAt: Instant) => Promise<void>;

/**
 * The days that a scenario tells of. On a server of our own its clock is moved: back at the beginning, so that the
 * meeting is today, and on into the weeks that follow it. On any other server the days do not pass, and what they would have closed is closed by the
 * organiser, who brings the closing time forward.
 */
export class Calendar {
  private offsetMs = 0;
  private readonly windows = new Map<Id, Instant>();

  constructor(private readonly moveClock: MoveClock | null) {}

  /** Time in the scenario. */
  now(): Instant {
    return Date.now() + this.offsetMs;
  }

  /** The server's day. */
  today(): CivilDate {
    return civilDay(this.moveClock ? this.now() : Date.now());
  }

  /** False: no session runs out either. */
  get daysPass(): boolean {
    return this.moveClock !== null;
  }

  async begin({ script }: Scenario): Promise<void> {
    const hall = script.findIndex((step) => step.step === 'command' && step.do === 'meeting.close');
    const weeks = hall < 0 ? script : script.slice(0, hall);
    const days = weeks.reduce((sum, step) => sum + (step.step === 'later' ? step.days : 0), 0);
    if (this.moveClock && days > 0) await this.move(-days * DAY_MS);
  }

  /** Units were asked until then. */
  asked(unitIds: readonly Id[], closesAt: Instant): void {
    for (const id of unitIds) this.windows.set(id, closesAt);
  }

  async pass(days: number, extend: Extend): Promise<void> {
    await this.move(days * DAY_MS);
    if (this.moveClock) return;
    const over = [...this.windows].filter(([, closesAt]) => closesAt < this.now()).map(([id]) => id);
    if (over.length === 0) return;
    for (const id of over) this.windows.delete(id);
    await extend(over, Date.now() + SOON_MS);
    // That clock is nobody's to move: waiting is all there is.
    await sleep(SOON_MS + 100);
  }

  private async move(ms: number): Promise<void> {
    this.offsetMs += ms;
    await this.moveClock?.(ms);
  }
}
