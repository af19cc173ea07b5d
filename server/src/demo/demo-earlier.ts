import type { Id, MeetingPlan, Payload, SnapshotState, TargetRef } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { civilDay, civilTime } from '../kernel/civil-date.js';
import type { DemoStage } from './demo-stage.js';
import { MATTERS, SUBJECT } from './demo.earlier.js';
import type { EarlierMatter } from './demo.earlier.js';
import { PEOPLE, UNITS } from './demo.people.js';
import { TOPIC_KEYS } from './demo.plan.js';
import type { TopicKey } from './demo.plan.js';

const DAY = 24 * 3600;
/** How long ago its first act happens, in seconds. */
export const EARLIER_SECONDS = 110 * DAY;
export const EARLIER_HELD_DAYS = 97;
/** Who was there: the table, and as many delegates as have something to read today. */
const DELEGATES = 14;

interface Played extends EarlierMatter {
  submissionId: Id;
  collatedId: Id;
  responseId: Id;
  commitmentId: Id | null;
  /** Both stay null where nobody spoke. */
  requestId: Id | null;
  turnId: Id | null;
}

type Promised = Extract<keyof PromiseActs, string>;
interface PromiseActs {
  'commitments.acknowledge': object;
  'commitments.extend': { dueOn: string; number: string; reason: string };
  'commitments.requestExtension': { dueOn: string; reason: string };
  'commitments.verify': { text: string };
}

function people(): typeof PEOPLE {
  const delegates = PEOPLE.filter(({ role }) => role === 'DELEGATE').slice(0, DELEGATES);
  const table = PEOPLE.filter(({ role }) => role !== 'DELEGATE' && role !== 'UNIT_FOCAL');
  return [...table, ...delegates];
}

/** When each item of the agenda began, and what was talked about then. */
const COURSE: { at: string; topic?: TopicKey }[] = [
  { at: '08:30' },
  { at: '08:36', topic: 'training' },
  { at: '09:02', topic: 'digital' },
  { at: '09:31' },
];
const BETWEEN_TURNS = 30;

/** Plays a meeting some months ago and what came after it: answers, a notice, promises kept, late and forgotten. */
export class DemoEarlier {
  private readonly rows: Played[] = [];

  constructor(
    private readonly stage: DemoStage,
    private readonly plan: MeetingPlan,
    private readonly bodyId: Id,
  ) {}

  async play(): Promise<void> {
    await this.roster();
    await this.collect();
    await this.hold();
    await this.answer();
    await this.conclude();
    await this.followUp();
    await this.wait();
  }

  /** On a day before today, at a time of office hours. */
  private at(daysAgo: number, time = '09:30'): void {
    const instant = civilTime(this.day(-daysAgo), time);
    this.stage.secondsAgo((this.stage.end() - instant) / 1000);
  }

  private day(fromNow: number): string {
    return civilDay(this.stage.end(), fromNow);
  }

  private async roster(): Promise<void> {
    for (const { key, name, title, unit, role, number, withoutPhone } of people()) {
      const words = { name, title, role, number, withoutPhone, unit: unit === null ? '' : UNITS[unit] };
      const participantId = this.stage.person(key);
      await this.stage.do('organiser', 'participants.add', { participantId, ...words });
    }
  }

  private async collect(): Promise<void> {
    await this.stage.openPhase('organiser', 'COLLECTING');
    for (const [n, matter] of MATTERS.entries()) {
      this.at(107 - n, '19:45');
      const { by, topic, summary, text } = matter;
      const ids = { submissionId: makeId(), collatedId: makeId(), responseId: makeId() };
      const topicId = this.plan.topics[TOPIC_KEYS.indexOf(topic)]?.id ?? '';
      const words = { submissionId: ids.submissionId, topicId, summary, text, kind: 'PETITION' } as const;
      const writtenAt = this.stage.now();
      await this.stage.do(by, 'submissions.submit', { ...words, writtenAt, disclosure: 'NAMED' });
      const seen = await this.stage.submissionVersion(ids.submissionId);
      await this.stage.do('secretary', 'submissions.approve', { submissionId: ids.submissionId, seen });
      this.rows.push({ ...matter, ...ids, commitmentId: null, requestId: null, turnId: null });
    }
    this.at(100);
    await this.stage.openPhase('organiser', 'COLLATION_CLOSED');
    for (const { collatedId, submissionId, wording, topic, responder } of this.rows) {
      const topicId = this.plan.topics[TOPIC_KEYS.indexOf(topic)]?.id ?? '';
      const responderUnitId = await this.unitOf(responder);
      const row = { collatedId, wording, topicId, unitId: null, responderUnitId };
      await this.stage.do('secretary', 'collation.create', { ...row, submissionIds: [submissionId] });
    }
    await this.stage.openPhase('organiser', 'READY');
  }

  private async unitOf(key: string): Promise<Id> {
    const unit = PEOPLE.find((person) => person.key === key)?.unit;
    return unit ? this.stage.unit(UNITS[unit]) : '';
  }

  private async hold(): Promise<void> {
    this.at(EARLIER_HELD_DAYS, '08:00');
    await this.stage.openPhase('chair', 'CHECK_IN');
    // The hall screen has no chair.
    for (const { key, attendance } of people().filter(({ role }) => role !== 'SCREEN')) {
      const participantId = this.stage.person(key);
      await this.stage.do('secretary', 'participants.checkIn', { participantId, attendance });
    }
    for (const [n, { id }] of this.plan.agenda.entries()) {
      const { at, topic } = COURSE[n] ?? {};
      this.at(EARLIER_HELD_DAYS, at);
      await this.stage.openPhase('chair', 'IN_SESSION', id);
      if (n === 0) await this.register();
      if (topic) await this.speak(topic);
    }
    this.at(EARLIER_HELD_DAYS, '09:40');
    await this.stage.do('chair', 'meeting.close', { seen: (await this.stage.state()).meeting?.version ?? 0 });
  }

  private async register(): Promise<void> {
    await this.stage.do('chair', 'floor.openRegistration', {});
    for (const row of this.rows.filter(({ turn }) => turn)) {
      row.requestId = makeId();
      const { requestId, submissionId, topic, summary: line } = row;
      const topicId = this.plan.topics[TOPIC_KEYS.indexOf(topic)]?.id ?? '';
      const words = { topicId, line, type: 'OPINION' as const };
      await this.stage.do(row.by, 'floor.request', { requestId, submissionId, ...words });
    }
  }

  /** The turns on a topic, one after another, with what the secretary noted of each. */
  private async speak(topic: TopicKey): Promise<void> {
    for (const row of this.rows) {
      const { turn, requestId } = row;
      if (!turn || requestId === null || row.topic !== topic) continue;
      const seen = (): Promise<number> => this.stage.floorVersion();
      const { turnId } = await this.stage.do('chair', 'floor.call', { requestId, seen: await seen() });
      await this.stage.do('chair', 'floor.start', { turnId, seen: await seen() });
      await this.stage.do('secretary', 'floor.noteGist', { turnId, gist: turn.gist, seen: 0 });
      this.later(turn.seconds);
      const ended = { turnId, interrupted: false, reason: '', seen: await seen() };
      await this.stage.do('chair', 'floor.end', ended);
      this.later(BETWEEN_TURNS);
      row.turnId = turnId;
    }
  }

  private later(seconds: number): void {
    this.stage.secondsAgo(this.stage.ago() - seconds);
  }

  /** In writing: handed in by the unit, approved by the chair, published to the authors. */
  private async answer(): Promise<void> {
    for (const row of this.rows.filter(({ publishedDaysAgo }) => publishedDaysAgo !== undefined)) {
      this.at((row.publishedDaysAgo ?? 0) + 2);
      await this.handIn(row);
      this.at(row.publishedDaysAgo ?? 0);
      for (const act of ['responses.approve', 'responses.publish'] as const) {
        const seen = (await this.stage.state()).responses[row.responseId]?.version ?? 0;
        await this.stage.do('chair', act, { items: [{ responseId: row.responseId, seen }] });
      }
    }
  }

  private async handIn(row: Played): Promise<void> {
    const { responseId, responder, answer, promise, collatedId, turnId } = row;
    const targets: TargetRef[] = [{ kind: 'COLLATED', id: collatedId }];
    if (turnId !== null) targets.push({ kind: 'TURN', id: turnId });
    const commitment = promise && { text: promise.text, ownerUnitId: null, dueOn: this.day(promise.due) };
    const { commitmentId } = await this.stage.do(responder, 'responses.answer', {
      ...{ responseId, ...answer, given: 'WRITTEN', forwardedTo: '' },
      ...{ responderId: this.stage.person(responder), commitment: commitment ?? null },
      targets,
    });
    row.commitmentId = commitmentId;
  }

  private async conclude(): Promise<void> {
    this.at(87);
    for (const [position, { collatedId, commitmentId, promise }] of this.rows.entries()) {
      if (!promise || !commitmentId) continue;
      const [lineId, sources] = [makeId(), [{ kind: 'COLLATED' as const, id: collatedId }]];
      const line = { lineId, kind: 'TASK' as const, text: `${promise.text}.`, position, sources };
      await this.stage.do('secretary', 'conclusions.addLine', line);
      const seen = (await this.stage.state()).commitments[commitmentId]?.version ?? 0;
      await this.stage.do('secretary', 'conclusions.link', { lineId, commitmentId, linked: true, seen });
    }
    await this.issue();
  }

  private async issue(): Promise<void> {
    const noticeId = makeId();
    const words = {
      subject: SUBJECT,
      signAuthority: '',
      signerPost: 'GIÁM ĐỐC',
      signerName: 'Lương Thế Quyền',
    };
    const recipients = ['Các phòng, đơn vị trực thuộc Sở', 'Lưu: VT'];
    const notice = { noticeId, bodyId: this.bodyId, ...words, recipients, seen: 0 };
    await this.stage.do('secretary', 'conclusions.prepareNotice', notice);
    this.at(86, '15:10');
    await this.stage.do('chair', 'conclusions.approve', lookedAt(await this.stage.state()));
    const issuedOn = this.day(-86);
    const taken = { noticeId, issuedOn, number: null, reason: '', seen: await this.noticeVersion() };
    await this.stage.do('chair', 'conclusions.number', taken);
    await this.stage.do('chair', 'conclusions.issue', { noticeId, seen: await this.noticeVersion() });
    this.at(85);
    const seen = (await this.stage.state()).meeting?.version ?? 0;
    await this.stage.do('chair', 'meeting.advance', { phase: 'FOLLOW_UP', reason: '', seen });
    await this.stage.do('chair', 'meeting.publishBoard', { open: true });
  }

  private async noticeVersion(): Promise<number> {
    const [conclusion] = Object.values((await this.stage.state()).conclusion);
    return conclusion?.notices[0]?.version ?? 0;
  }

  private async followUp(): Promise<void> {
    const promised = this.rows.filter((row) => row.promise);
    this.at(80);
    for (const row of promised) await this.promise(row.responder, 'commitments.acknowledge', row, {});
    for (const row of this.rows.filter(({ verdict }) => verdict !== undefined)) {
      const { by, responseId, submissionId, verdict = 'ANSWERED' } = row;
      this.at(70);
      await this.stage.do(by, 'responses.judge', { responseId, submissionId, verdict });
    }
    for (const { daysAgo, act } of promised.flatMap((row) => this.steps(row)).sort(byAge)) {
      this.at(daysAgo);
      await act();
    }
  }

  /** What happened to one promise, each step with its day. */
  private steps(row: Played): Step[] {
    const { promise, responder } = row;
    const fate = promise?.fate;
    if (!fate) return [];
    const step = (daysAgo: number, act: () => Promise<void>): Step => ({ daysAgo, act });
    if (fate.kind === 'LATE') return [step(6, () => this.urge(row, fate.urged))];
    if (fate.kind === 'EXTENDED') {
      const [dueOn, { reason, progress }] = [this.day(fate.dueIn), fate];
      const granted = { dueOn, number: '58/QĐ-SPTCĐ', reason: '' };
      return [
        step(30, () => this.promise(responder, 'commitments.requestExtension', row, { dueOn, reason })),
        step(28, () => this.promise('chair', 'commitments.extend', row, granted)),
        step(10, () => this.report(row, null, progress)),
      ];
    }
    const reported = step(fate.doneDaysAgo, () => this.report(row, -fate.doneDaysAgo, fate.report));
    if (fate.kind === 'REPORTED') return [reported];
    const verify = (): Promise<void> => this.promise('chair', 'commitments.verify', row, { text: '' });
    return [reported, step(fate.doneDaysAgo - 3, verify)];
  }

  private async report(row: Played, doneOn: number | null, text: string): Promise<void> {
    const done = doneOn !== null;
    const words = { actId: makeId(), done, day: done ? this.day(doneOn) : null, text };
    const commitmentId = row.commitmentId ?? '';
    await this.stage.do(row.responder, 'commitments.report', { commitmentId, ...words });
  }

  private async urge({ commitmentId }: Played, text: string): Promise<void> {
    await this.stage.do('chair', 'commitments.urge', { commitmentId: commitmentId ?? '', text });
  }

  private async promise<N extends Promised>(
    by: string,
    name: N,
    { commitmentId }: Played,
    more: PromiseActs[N],
  ): Promise<void> {
    const id = commitmentId ?? '';
    const seen = (await this.stage.state()).commitments[id]?.version ?? 0;
    await this.stage.do(by, name, { commitmentId: id, seen, ...more });
  }

  /** Handed in days ago; it waits for the chair, whoever that is today. */
  private async wait(): Promise<void> {
    this.at(3);
    for (const row of this.rows) if (row.publishedDaysAgo === undefined) await this.handIn(row);
  }
}

interface Step {
  daysAgo: number;
  act: () => Promise<void>;
}

const byAge = (a: Step, b: Step): number => b.daysAgo - a.daysAgo;

/** Everything that the chair has before the eyes. */
function lookedAt(state: SnapshotState): Payload<'conclusions.approve'> {
  const looked = (rows: { id: Id; version: number }[]): { id: Id; seen: number }[] =>
    rows.map(({ id, version }) => ({ id, seen: version }));
  return {
    lines: looked(Object.values(state.lines)),
    commitments: looked(Object.values(state.commitments).filter((one) => one.state === 'PROPOSED')),
    seen: Object.values(state.conclusion)[0]?.version ?? 0,
  };
}
