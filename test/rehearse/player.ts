import type { CommandAnswer, CommandName, Id, MeetingPlan, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { setTimeout as sleep } from 'node:timers/promises';
import { formOf } from '../scenarios/command-forms.js';
import type { CommandStep, Scenario, Step } from '../scenarios/scenario.js';
import { createMeeting } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { Member } from './member.js';
import { Names } from './names.js';
import { payloadOf } from './payload.js';
import { planOf } from './plan.js';

/** A command that the server acknowledged. */
export interface Ack {
  /** Where it stands in the scenario. */
  path: string;
  name: CommandName;
  by: Id;
  payload: Payload<CommandName>;
  seq: number;
  result: unknown;
}

/** Everything that was seen while a meeting was played. */
export interface Played {
  scenario: Scenario;
  plan: MeetingPlan;
  meeting: Meeting;
  members: ReadonlyMap<string, Member>;
  names: Names;
  acks: readonly Ack[];
  /** Paths of commands that were sent several times and got answers that differ. */
  unequalAnswers: readonly string[];
}

export interface PlayOptions {
  url: string;
  staffCookie: string;
  /** Simulated seconds that pass in a real one; Infinity leaves the waits out. */
  speed: number;
  log: (line: string) => void;
  /** Sees each member before it connects; tests put faults in here. */
  onMember?: (member: Member) => void;
}

/** The meeting did not go as the scenario says. */
export class PlayError extends Error {
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'PlayError';
  }
}

const PHONES: readonly string[] = ['DELEGATE', 'GUEST', 'UNIT_FOCAL'];
const FROM_PHONES: readonly CommandName[] = [
  'submissions.submit',
  'submissions.edit',
  'submissions.withdraw',
  'floor.request',
  'floor.withdraw',
];
const JOINING_AT_ONCE = 16;
const MIN_PAUSE_MS = 1;

/** Plays a scenario step by step, only through what any client may use. */
export class Player {
  private readonly members = new Map<string, Member>();
  private readonly names: Names;
  private readonly acks: Ack[] = [];
  private readonly unequalAnswers: string[] = [];
  /** What lies in phones without network, by person. */
  private readonly kept = new Map<string, { step: CommandStep; payload: Payload<CommandName>; id: Id }[]>();
  private plan: MeetingPlan | null = null;
  private meeting: Meeting | null = null;
  private lastSeq = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly options: PlayOptions,
  ) {
    this.names = new Names(scenario);
  }

  async play(): Promise<Played> {
    for (const step of this.scenario.script) await this.take(step);
    const { scenario, members, names, acks, unequalAnswers } = this;
    const { plan, meeting } = this.created();
    await Promise.all([...members.values()].map((member) => member.reaches(this.lastSeq)));
    return { scenario, plan, meeting, members, names, acks, unequalAnswers };
  }

  /** Everybody leaves. */
  close(): void {
    for (const member of this.members.values()) member.leave();
    this.meeting?.close();
  }

  private async take(step: Step): Promise<void> {
    if (step.step === 'heading') this.options.log(step.text);
    else if (step.step === 'wait') await this.wait(step.seconds);
    else if (step.step === 'join') await this.join(step.people);
    else if (step.step === 'offline') for (const key of step.people) this.member(key).disconnect();
    else if (step.step === 'online') await Promise.all(step.people.map((key) => this.comeBack(key)));
    else if (step.step === 'together') await this.together(step.commands);
    else await this.run(step);
  }

  private async wait(seconds: number): Promise<void> {
    const ms = (seconds * 1000) / this.options.speed;
    if (ms >= MIN_PAUSE_MS) await sleep(ms);
  }

  private async together(steps: readonly CommandStep[]): Promise<void> {
    const actors = new Set(steps.map((step) => step.by));
    await Promise.all([...actors].map((key) => this.caughtUp(this.member(key))));
    await Promise.all(steps.map((step) => this.run(step)));
  }

  private async run(step: CommandStep): Promise<void> {
    if (step.do === 'meeting.create') return this.create(step);
    const member = this.member(step.by);
    if (step.do === 'participants.add')
      this.names.give(String(step.with.participantId).slice(1), 'person', makeId());
    if (!member.offline) await this.caughtUp(member, step);
    const payload = payloadOf(step, member, {
      scenario: this.scenario,
      plan: this.created().plan,
      names: this.names,
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
  private async caughtUp(member: Member, step?: CommandStep): Promise<void> {
    const form = step && formOf(step.do);
    if (member.offline || (form && !form.seen && !form.fills)) return;
    await member.reaches(this.lastSeq);
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
    const member = this.member(key);
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
    this.acks.push({ path: step.path, name: step.do, by: member.person.participantId, payload, seq, result });
    this.nameReturned(step, result);
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
    const { url, staffCookie, log } = this.options;
    this.plan = planOf(this.scenario, this.names, Date.now());
    this.meeting = await createMeeting(url, staffCookie, this.plan, true);
    const { organiser, code } = this.meeting;
    this.names.give(step.by, 'person', organiser.participantId);
    log(`  ${this.plan.title}`);
    log(`  meeting ${this.meeting.id}, code ${code}`);
    await this.seat(new Member(step.by, organiser));
  }

  private async join(keys: readonly string[]): Promise<void> {
    const { meeting } = this.created();
    const slips = new Map((await meeting.slips()).map((slip) => [slip.participantId, slip]));
    const waiting = [...keys];
    const enter = async (): Promise<void> => {
      for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
        const id = this.names.id(`$${key}`);
        // The table's links are not printed: the organiser shows them one by one.
        const slip = slips.get(id) ?? (await meeting.slip(id));
        await this.seat(new Member(key, await meeting.enter(slip)));
      }
    };
    await Promise.all(Array.from({ length: JOINING_AT_ONCE }, enter));
  }

  private seat(member: Member): Promise<void> {
    this.members.set(member.key, member);
    this.options.onMember?.(member);
    return member.enter();
  }

  private member(key: string): Member {
    const found = this.members.get(key);
    if (!found) throw new PlayError(key, 'has not joined');
    return found;
  }

  private created(): { plan: MeetingPlan; meeting: Meeting } {
    const { plan, meeting } = this;
    if (!plan || !meeting) throw new PlayError('script', 'meeting.create comes first');
    return { plan, meeting };
  }
}
