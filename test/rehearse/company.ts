import type { Instant, MeetingPlan } from '@doi-thoai/shared';
import type { Scenario } from '../scenarios/scenario.js';
import type { Meeting, Person } from '../support/driver.js';
import { createMeeting, enterAsStaff } from '../support/driver.js';
import type { Calendar } from './calendar.js';
import { nameBodies } from './bodies.js';
import { Member } from './member.js';
import type { Names } from './names.js';
import { PlayError } from './play-error.js';

const JOINING_AT_ONCE = 16;
/** How long a seat's session lasts (PROTOCOL.md W5). */
const SESSION_MS = 7 * 86_400_000;

export interface CompanyOptions {
  url: string;
  staffCookie: string;
  /** Signs the account in again: its session lasts for hours, and weeks pass. */
  signIn?: () => Promise<string>;
  /** Sees each member before it connects; tests put faults in here. */
  onMember?: (member: Member) => void;
}

/** Who is there: everybody who came in by one of the doors of the meeting, and has not gone home. */
export class Company {
  readonly members = new Map<string, Member>();
  private readonly enteredAt = new Map<string, Instant>();
  private opened: Meeting | null = null;
  private organiserKey = '';

  constructor(
    private readonly scenario: Scenario,
    private readonly names: Names,
    private readonly calendar: Calendar,
    private readonly options: CompanyOptions,
  ) {}

  get meeting(): Meeting {
    if (!this.opened) throw new PlayError('script', 'meeting.create comes first');
    return this.opened;
  }

  /** Whoever creates the meeting is the first to be there. */
  async open(key: string, plan: MeetingPlan): Promise<Meeting> {
    const { url } = this.options;
    const cookie = await this.staff();
    await nameBodies(this.scenario.bodies, this.names, url, cookie);
    this.opened = await createMeeting(url, cookie, plan, true);
    this.organiserKey = key;
    this.names.give(key, 'person', this.meeting.organiser.participantId);
    await this.seat(key, this.meeting.organiser);
    return this.meeting;
  }

  member(key: string): Member {
    const found = this.members.get(key);
    if (!found) throw new PlayError(key, 'has not joined');
    return found;
  }

  get organiser(): Member {
    return this.member(this.organiserKey);
  }

  async join(keys: readonly string[]): Promise<void> {
    const slips = new Map((await this.meeting.slips()).map((slip) => [slip.participantId, slip]));
    const byLink = keys.some((key) => this.comesByLink(key));
    const tokens = byLink ? await this.meeting.unitTokens() : new Map<string, string>();
    await atOnce(keys, async (key) => {
      if (this.comesByLink(key)) return this.joinByLink(key, tokens);
      const id = this.names.id(`$${key}`);
      // The table's links are not printed: the organiser shows them one by one.
      await this.seat(key, await this.meeting.enter(slips.get(id) ?? (await this.meeting.slip(id))));
    });
  }

  goHome(keys: readonly string[]): void {
    for (const key of keys) {
      this.member(key).leave();
      this.members.delete(key);
    }
  }

  /** Days pass. A session does not last as long as the weeks do: whoever's is over comes in again by the same way. */
  async over(ms: number, pass: () => Promise<void>): Promise<void> {
    const ending = this.calendar.daysPass ? this.endingBefore(this.calendar.now() + ms) : [];
    for (const key of ending) this.member(key).leave();
    await pass();
    const others = ending.filter((key) => key !== this.organiserKey);
    if (others.length < ending.length) {
      const { url } = this.options;
      const cookie = await this.staff();
      const { organiser } = this.meeting;
      organiser.cookie = await enterAsStaff(url, cookie, organiser.meetingId);
      await this.seat(this.organiserKey, organiser);
    }
    await this.join(others);
  }

  /** The account, signed in. */
  private async staff(): Promise<string> {
    const { staffCookie, signIn } = this.options;
    return (await signIn?.()) ?? staffCookie;
  }

  private endingBefore(time: Instant): string[] {
    return [...this.members.keys()].filter((key) => (this.enteredAt.get(key) ?? 0) + SESSION_MS <= time);
  }

  /** Everybody leaves. */
  close(): void {
    for (const member of this.members.values()) member.leave();
    this.opened?.close();
  }

  private comesByLink(key: string): boolean {
    return this.scenario.people.some((person) => person.key === key && person.enters === 'LINK');
  }

  private async joinByLink(key: string, tokens: ReadonlyMap<string, string>): Promise<void> {
    if (this.members.has(key)) throw new PlayError(key, 'came by the link of a unit, and must leave in time');
    const person = this.scenario.people.find((one) => one.key === key);
    const unit = this.scenario.units.find((one) => one.key === person?.unit)?.name ?? '';
    const entered = await this.meeting.enterByUnit(tokens.get(unit) ?? '', person?.name ?? '');
    this.names.give(key, 'person', entered.participantId);
    await this.seat(key, entered);
  }

  private async seat(key: string, person: Person): Promise<void> {
    const member = new Member(key, person);
    this.members.set(key, member);
    this.enteredAt.set(key, this.calendar.now());
    this.options.onMember?.(member);
    await member.enter();
  }
}

/** Each once, some of them at the same time. */
async function atOnce(keys: readonly string[], work: (key: string) => Promise<void>): Promise<void> {
  const waiting = [...keys];
  const worker = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await work(key);
  };
  await Promise.all(Array.from({ length: JOINING_AT_ONCE }, worker));
}
