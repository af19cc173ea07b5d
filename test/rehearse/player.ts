import type {
  AnonymousOpinion,
  CommandAnswer,
  CivilDate,
  CommandName,
  Id,
  MeetingPlan,
  Payload,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { setTimeout as sleep } from 'node:timers/promises';
import { formOf } from '../scenarios/command-forms.js';
import type { WrittenNote, CommandStep, Scenario, Step } from '../scenarios/scenario.js';
import type { Meeting } from '../support/driver.js';
import { Calendar } from './calendar.js';
import type { CompanyOptions } from './company.js';
import { Company } from './company.js';
import type { Member } from './member.js';
import { handIn, sendAnonymous } from './written.js';
import { Names } from './names.js';
import { payloadOf } from './payload.js';
import { planOf } from './plan.js';
import { PlayError } from './play-error.js';

/** A command that the server acknowledged. */
export interface Ack {
  /** Where it stands in the scenario. */
  path: string;
  name: CommandName;
  by: Id;
  payload: Payload<CommandName>;
  seq: number;
  result: unknown;
  /** Unit of whoever issued it. */
  unitId: Id | null;
}

/** An anonymous opinion that was acknowledged. */
export interface SentNote {
  path: string;
  by: Id;
  opinion: AnonymousOpinion;
}

/** Everything that was seen while a meeting was played. */
export interface Played {
  scenario: Scenario;
  plan: MeetingPlan;
  meeting: Meeting;
  members: ReadonlyMap<string, Member>;
  names: Names;
  acks: readonly Ack[];
  /** Opinions that were sent without anybody's name. */
  notes: readonly SentNote[];
  /** The last day, by the server's clock, and whether days passed there at all. */
  today: CivilDate;
  daysPass: boolean;
  /** Paths of commands that were sent several times and got answers that differ. */
  unequalAnswers: readonly string[];
}

export interface PlayOptions extends CompanyOptions {
  /** Simulated seconds that pass in a real one; Infinity leaves the waits out. */
  speed: number;
  log: (line: string) => void;
  /** Moves the server's clock; null: it is not ours to move. */
  moveClock: ((ms: number) => Promise<void> | void) | null;
}

const PHONES: readonly string[] = ['DELEGATE', 'GUEST', 'UNIT_FOCAL'];
const FROM_PHONES: readonly CommandName[] = [
  'submissions.submit',
  'submissions.submitConfidential',
  'submissions.edit',
  'submissions.withdraw',
  'floor.request',
  'floor.withdraw',
];
const DAY_MS = 86_400_000;
/** What the player adds without looking at anything. */
const UNSEEN = ['writtenAt', 'receipt', 'csv', 'name', 'title', 'unit', 'role', 'number', 'withoutPhone'];
const MIN_PAUSE_MS = 1;

/** Plays a scenario step by step, only through what any client may use. */
export class Player {
  private readonly names: Names;
  private readonly calendar: Calendar;
  private readonly company: Company;
  private readonly notes: SentNote[] = [];
  private readonly acks: Ack[] = [];
  private readonly unequalAnswers: string[] = [];
  /** What lies in phones without network, by person. */
  private readonly kept = new Map<string, { step: CommandStep; payload: Payload<CommandName>; id: Id }[]>();
  private plan: MeetingPlan | null = null;
  private lastSeq = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly options: PlayOptions,
  ) {
    this.names = new Names(scenario);
    this.calendar = new Calendar(options.moveClock);
    this.company = new Company(scenario, this.names, this.calendar, options);
  }

  async play(): Promise<Played> {
    await this.calendar.begin(this.scenario);
    for (const step of this.scenario.script) await this.take(step);
    const { scenario, names, acks, notes, unequalAnswers } = this;
    const { members, meeting } = this.company;
    await Promise.all([...members.values()].map((member) => member.reaches(this.lastSeq)));
    const { today, daysPass } = { today: this.calendar.today(), daysPass: this.calendar.daysPass };
    const seen = { plan: this.created(), meeting, members, names, today, daysPass };
    return { scenario, ...seen, acks, notes, unequalAnswers };
  }

  /** Everybody leaves. */
  close(): void {
    this.company.close();
  }

  private async take(step: Step): Promise<void> {
    const { company } = this;
    switch (step.step) {
      case 'heading':
        return this.options.log(step.text);
      case 'wait':
        return this.wait(step.seconds);
      case 'later':
        return company.over(step.days * DAY_MS, () => this.later(step.days));
      case 'join':
        return company.join(step.people);
      case 'leave':
        return company.goHome(step.people);
      case 'offline':
        return step.people.forEach((key) => company.member(key).disconnect());
      case 'online':
        return void (await Promise.all(step.people.map((key) => this.comeBack(key))));
      case 'anonymous':
        return this.sendAnonymous(step.notes);
      case 'form':
        return this.handIn(step.path, step.by, step.rows);
      case 'together':
        return this.together(step.commands);
      default:
        return this.run(step);
    }
  }

  private later(days: number): Promise<void> {
    return this.calendar.pass(days, async (unitIds, closesAt) => {
      const { organiser } = this.company;
      const name = 'collection.extend';
      const payload = { unitIds, closesAt };
      const answer = await organiser.issue(name, payload);
      if (!answer.ok) throw new PlayError('later', `${name}: got ${answer.code}`);
      const by = organiser.person.participantId;
      this.acks.push({ ...answer, path: 'later', name, by, payload, unitId: null });
      this.lastSeq = Math.max(this.lastSeq, answer.seq);
    });
  }

  private async sendAnonymous(notes: readonly WrittenNote[]): Promise<void> {
    this.notes.push(...(await sendAnonymous(notes, this.company, this.names)));
    this.lastSeq = Math.max(this.lastSeq, this.company.organiser.state.head);
  }

  private async handIn(path: string, key: string, rows: readonly WrittenNote[]): Promise<void> {
    const member = this.company.member(key);
    const done = await handIn({ path, member, rows }, this.names, this.created().topics);
    this.lastSeq = Math.max(this.lastSeq, done.seq);
    const { participantId: by } = member.person;
    this.acks.push({ ...done, path, name: 'collection.importForm', by, unitId: this.unitOf(key) });
  }

  private async wait(seconds: number): Promise<void> {
    const ms = (seconds * 1000) / this.options.speed;
    if (ms >= MIN_PAUSE_MS) await sleep(ms);
  }

  private async together(steps: readonly CommandStep[]): Promise<void> {
    await Promise.all(steps.map((step) => this.caughtUp(this.company.member(step.by), step)));
    await Promise.all(steps.map((step) => this.run(step)));
  }

  private async run(step: CommandStep): Promise<void> {
    if (step.do === 'meeting.create') return this.create(step);
    const member = this.company.member(step.by);
    if (step.do === 'participants.add')
      this.names.give(String(step.with.participantId).slice(1), 'person', makeId());
    if (!member.offline) await this.caughtUp(member, step);
    const payload = payloadOf(step, member, {
      scenario: this.scenario,
      plan: this.created(),
      names: this.names,
      now: this.calendar.now(),
      today: this.calendar.today(),
    });
    this.nameMade(step, payload);
    if (member.offline) return this.keepForLater(step, member, payload);
    const answers = await this.send(step, member, payload);
    this.judge(step, member, payload, answers);
    if (step.do === 'participants.import' || step.do === 'participants.add') {
      await member.reaches(this.lastSeq);
      this.names.learn(member);
    }
  }

  /** What the person is looking at must be the newest before it can be sent as seen. */
  private async caughtUp(member: Member, step: CommandStep): Promise<void> {
    const { seen, fills = [] } = formOf(step.do);
    // A phone writes at any moment, whatever it shows.
    const looking = seen !== undefined || fills.some((field) => !UNSEEN.includes(field));
    if (!member.offline && looking) await member.reaches(this.lastSeq);
  }

  private async send(
    step: CommandStep,
    member: Member,
    payload: Payload<CommandName>,
  ): Promise<CommandAnswer[]> {
    const fromPhone = FROM_PHONES.includes(step.do) && PHONES.includes(member.person.role);
    if (!fromPhone) {
      return step.times > 1
        ? member.overlapping(step.do, payload, step.times)
        : [await member.issue(step.do, payload)];
    }
    const id = await member.keep(step.do, payload);
    const message = { id, name: step.do, payload };
    const copies = Array.from({ length: step.times - 1 }, (_, index) =>
      member.repeat(message, index % 2 === 0 ? 'http' : 'socket'),
    );
    const [kept, ...repeated] = await Promise.all([member.outcome(id), ...copies]);
    // The outbox forgets the result; a repeat's tells it.
    const result = repeated.find((answer) => answer.ok);
    return [kept.ok && result?.ok ? { ...kept, result: result.result } : kept, ...repeated];
  }

  private async keepForLater(
    step: CommandStep,
    member: Member,
    payload: Payload<CommandName>,
  ): Promise<void> {
    const id = await member.keep(step.do, payload);
    this.kept.set(step.by, [...(this.kept.get(step.by) ?? []), { step, payload, id }]);
  }

  private async comeBack(key: string): Promise<void> {
    const member = this.company.member(key);
    await member.reconnect();
    const kept = this.kept.get(key) ?? [];
    this.kept.delete(key);
    for (const { step, payload, id } of kept) this.judge(step, member, payload, [await member.outcome(id)]);
    await member.reaches(this.lastSeq);
  }

  private judge(
    step: CommandStep,
    member: Member,
    payload: Payload<CommandName>,
    answers: CommandAnswer[],
  ): void {
    const [first] = answers;
    if (!first) throw new PlayError(step.path, 'no answer');
    if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1)
      this.unequalAnswers.push(step.path);
    const got = first.ok ? 'ok' : first.code;
    const wanted = step.expect === 'refused' ? !first.ok : step.expect === got;
    if (!wanted) {
      const details = first.ok ? '' : ` ${JSON.stringify(first.details)}`;
      throw new PlayError(
        step.path,
        `${step.do} by ${step.by}: expected ${step.expect}, got ${got}${details}`,
      );
    }
    if (!first.ok) return;
    const { seq, result } = first;
    this.lastSeq = Math.max(this.lastSeq, seq);
    const by = member.person.participantId;
    this.acks.push({
      path: step.path,
      name: step.do,
      by,
      payload,
      seq,
      result,
      unitId: this.unitOf(step.by),
    });
    this.nameReturned(step, result);
    if (step.do === 'collection.open' || step.do === 'collection.extend') {
      const { unitIds, closesAt } = payload as Payload<'collection.open'>;
      this.calendar.asked(unitIds, closesAt);
    }
  }

  /** Made by the client before sending. */
  private nameMade(step: CommandStep, payload: Payload<CommandName>): void {
    const { makes } = formOf(step.do);
    const id = makes && (payload as unknown as Record<string, Id>)[makes.field];
    if (step.as !== null && id !== undefined) this.names.give(step.as, makes?.kind ?? 'submission', id);
  }

  private nameReturned(step: CommandStep, result: unknown): void {
    const { returns } = formOf(step.do);
    const fields = (result ?? {}) as Record<string, Id | null | undefined>;
    const id = returns && fields[returns.field];
    if (returns && step.as !== null && id) this.names.give(step.as, returns.kind, id);
    if (step.asCommitment !== null && fields.commitmentId) {
      this.names.give(step.asCommitment, 'commitment', fields.commitmentId);
    }
  }

  private async create(step: CommandStep): Promise<void> {
    const { log } = this.options;
    this.plan = planOf(this.scenario, this.names, Date.now());
    const meeting = await this.company.open(step.by, this.plan);
    log(`  ${this.plan.title}`);
    log(`  meeting ${meeting.id}, code ${meeting.code}`);
  }

  private unitOf(key: string): Id | null {
    const unit = this.scenario.people.find((person) => person.key === key)?.unit;
    return unit === undefined ? null : this.names.find(unit);
  }

  private created(): MeetingPlan {
    if (!this.plan) throw new PlayError('script', 'meeting.create comes first');
    return this.plan;
  }
}
