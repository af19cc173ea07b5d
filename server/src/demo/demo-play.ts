import type { AgendaItem, Id, MeetingPlan, TargetRef } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';
import type { DemoStage } from './demo-stage.js';
import { DemoWeeks } from './demo-weeks.js';
import { OPINIONS } from './demo.opinions.js';
import { PEOPLE, UNITS } from './demo.people.js';
import type { UnitKey } from './demo.people.js';
import { AGENDA_KEYS, TOPIC_KEYS } from './demo.plan.js';
import type { TopicKey } from './demo.plan.js';
import { ANSWERS, COLLATED, ENDED_TURNS, LINES, RUNNING_TURN, WAITING } from './demo.words.js';
import type { DemoAnswer, DemoCollated, DemoOpinion, DemoTurn } from './demo.words.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The running turn began so long ago: its clock is green, and stays so for a while. */
const RUNNING_SECONDS = 95;
const TURNS_BEFORE_ANSWERS = 4;

/** How long ago the demonstration's first act happens, in seconds. */
export const SPAN_SECONDS = 2 * DAY;

/** Plays the invented meeting from its preparation to the turn that is running now. */
export class DemoPlay {
  private readonly submissions = new Map<string, Id>();
  private readonly collated = new Map<string, Id>();
  private readonly requests = new Map<string, Id>();
  private readonly turns: Id[] = [];

  constructor(
    private readonly stage: DemoStage,
    private readonly plan: MeetingPlan,
  ) {}

  async play(): Promise<void> {
    await this.roster();
    await this.collect();
    await this.checkIn();
    await this.open();
    await this.firstRound();
    await this.answers();
    await this.secondRound();
    await this.speakNow();
  }

  private async roster(): Promise<void> {
    for (const { key, name, title, unit, role, number, withoutPhone } of PEOPLE) {
      const words = { name, title, role, number, withoutPhone, unit: unit === null ? '' : UNITS[unit] };
      await this.stage.do('organiser', 'participants.add', {
        participantId: this.stage.person(key),
        ...words,
      });
    }
  }

  private async collect(): Promise<void> {
    this.stage.secondsAgo(2 * DAY - HOUR);
    await this.stage.openPhase('organiser', 'COLLECTING');
    const weeks = new DemoWeeks(this.stage, {
      unit: (key) => this.unit(key),
      collate: (key) => this.collateFor(key),
    });
    await weeks.ask();
    const before = OPINIONS.filter((one) => one.when === 'before');
    for (const [index, opinion] of before.entries()) {
      this.stage.secondsAgo((44 - index * 3) * HOUR);
      await this.submit(opinion);
      await this.review(opinion);
    }
    await weeks.handIn();
    this.stage.secondsAgo(20 * HOUR);
    await this.stage.openPhase('organiser', 'COLLATION_CLOSED');
    for (const collated of COLLATED.slice(0, 3)) await this.collate(collated);
    this.stage.secondsAgo(3 * HOUR);
    await this.stage.openPhase('organiser', 'READY');
  }

  private async checkIn(): Promise<void> {
    this.stage.secondsAgo(80 * MINUTE);
    await this.stage.openPhase('chair', 'CHECK_IN');
    const present = PEOPLE.filter((person) => person.role !== 'SCREEN');
    for (const [index, { key, attendance }] of present.entries()) {
      this.stage.secondsAgo(79 * MINUTE - index * 20);
      const payload = { participantId: this.stage.person(key), attendance };
      await this.stage.do('secretary', 'participants.checkIn', payload);
    }
  }

  private async open(): Promise<void> {
    this.stage.secondsAgo(66 * MINUTE);
    await this.openItem('opening');
    this.stage.secondsAgo(61 * MINUTE);
    await this.openItem('report');
    await this.stage.do('chair', 'submissions.open', {});
    await this.stage.do('chair', 'floor.openRegistration', {});
    const asking = [...ENDED_TURNS, RUNNING_TURN];
    for (const [index, turn] of asking.entries()) {
      this.stage.secondsAgo(60 * MINUTE - index * 75);
      await this.request(turn);
    }
    this.stage.secondsAgo(50 * MINUTE);
    await this.openItem('talk1');
  }

  private async firstRound(): Promise<void> {
    const during = OPINIONS.filter((one) => one.when === 'during');
    for (const [index, turn] of ENDED_TURNS.slice(0, TURNS_BEFORE_ANSWERS).entries()) {
      await this.speak(turn, 30);
      for (const opinion of during.slice(index * 2, index * 2 + 2)) {
        await this.submit(opinion);
        await this.review(opinion);
      }
      const waiting = WAITING.filter((one) => one.opinion === undefined || this.submissions.has(one.opinion));
      for (const one of waiting.slice(index * 2, index * 2 + 2)) await this.request(one);
    }
    for (const opinion of during.slice(TURNS_BEFORE_ANSWERS * 2)) {
      await this.submit(opinion);
      await this.review(opinion);
    }
    for (const collated of COLLATED.slice(3)) await this.collate(collated);
  }

  private async answers(): Promise<void> {
    this.stage.secondsAgo(28 * MINUTE);
    await this.openItem('answers1');
    for (const [index, answer] of ANSWERS.slice(0, -2).entries()) {
      this.stage.secondsAgo((27 - index * 2.5) * MINUTE);
      await this.answer(answer);
    }
    for (const [position, line] of LINES.entries()) {
      await this.stage.do('secretary', 'conclusions.addLine', { lineId: makeId(), ...line, position });
    }
  }

  private async secondRound(): Promise<void> {
    this.stage.secondsAgo(19 * MINUTE);
    await this.openItem('break');
    this.stage.secondsAgo(14 * MINUTE);
    await this.openItem('talk2');
    this.stage.secondsAgo(13 * MINUTE);
    for (const one of WAITING) if (!this.requests.has(one.by)) await this.request(one);
    for (const turn of ENDED_TURNS.slice(TURNS_BEFORE_ANSWERS)) await this.speak(turn, 20);
    for (const answer of ANSWERS.slice(-2)) await this.answer(answer);
    await this.promise();
    const onAir = OPINIONS.find((one) => one.fate === 'onAir');
    if (!onAir) return;
    const submissionId = this.submission(onAir.key);
    const seen = await this.stage.submissionVersion(submissionId);
    await this.stage.do('chair', 'submissions.showOnScreen', { submissionId, seen });
  }

  /** A promise that the chair makes without an answer of a unit. */
  private async promise(): Promise<void> {
    await this.stage.do('secretary', 'commitments.propose', {
      commitmentId: makeId(),
      text: 'Bố trí phòng cho mẹ và bé tại trụ sở Sở',
      ownerUnitId: await this.unit('office'),
      dueKind: 'DATE',
      dueOn: daysFromNow(30),
      sources: [{ kind: 'COLLATED', id: this.collatedId('c6') }],
    });
  }

  private async speakNow(): Promise<void> {
    this.stage.secondsAgo(RUNNING_SECONDS + 15);
    const turnId = await this.call(RUNNING_TURN.by);
    this.stage.secondsAgo(RUNNING_SECONDS);
    await this.stage.do('chair', 'floor.start', { turnId, seen: await this.stage.floorVersion() });
    this.stage.secondsAgo(30);
    const first = WAITING[0];
    if (first) await this.stage.do(first.by, 'floor.ready', { requestId: this.requestId(first.by) });
  }

  private async speak(turn: DemoTurn, pauseSeconds: number): Promise<void> {
    const turnId = await this.call(turn.by);
    await this.stage.do('chair', 'floor.start', { turnId, seen: await this.stage.floorVersion() });
    this.later(turn.seconds / 2);
    await this.stage.do('secretary', 'floor.noteGist', { turnId, gist: turn.gist, seen: 0 });
    this.later(turn.seconds / 2);
    const seen = await this.stage.floorVersion();
    await this.stage.do('chair', 'floor.end', { turnId, interrupted: false, reason: '', seen });
    this.turns.push(turnId);
    this.later(pauseSeconds);
  }

  private async call(by: string): Promise<Id> {
    const payload = { requestId: this.requestId(by), seen: await this.stage.floorVersion() };
    return (await this.stage.do('chair', 'floor.call', payload)).turnId;
  }

  private async request(asked: {
    by: string;
    topic: TopicKey;
    line: string;
    opinion?: string;
  }): Promise<void> {
    const requestId = makeId();
    const submissionId = asked.opinion === undefined ? null : this.submission(asked.opinion);
    const words = { topicId: this.topic(asked.topic), line: asked.line, type: 'OPINION' as const };
    await this.stage.do(asked.by, 'floor.request', { requestId, submissionId, ...words });
    this.requests.set(asked.by, requestId);
  }

  private async submit(opinion: DemoOpinion): Promise<void> {
    const submissionId = makeId();
    const { key, by, forUnit, kind, topic, summary, text } = opinion;
    const words = {
      submissionId,
      kind,
      topicId: this.topic(topic),
      summary,
      text,
      writtenAt: this.stage.now(),
    };
    const author = PEOPLE.find((person) => person.key === by);
    if (author && !author.withoutPhone) {
      await this.stage.do(by, 'submissions.submit', { ...words, disclosure: 'NAMED' });
    } else {
      const authorId = author ? this.stage.person(by) : null;
      const unitId = forUnit === undefined ? null : await this.unit(forUnit);
      await this.stage.do('secretary', 'submissions.submitForOther', { ...words, authorId, unitId });
    }
    this.submissions.set(key, submissionId);
  }

  private async review({ key, by, fate, returnText = '' }: DemoOpinion): Promise<void> {
    const submissionId = this.submission(key);
    const seen = await this.stage.submissionVersion(submissionId);
    if (fate === 'pending') return;
    if (fate === 'withdrawn')
      return void (await this.stage.do(by, 'submissions.withdraw', { submissionId, seen }));
    if (fate === 'returned') {
      return void (await this.stage.do('secretary', 'submissions.return', {
        submissionId,
        returnText,
        seen,
      }));
    }
    await this.stage.do('secretary', 'submissions.approve', { submissionId, seen });
    if (fate === 'approved') return;
    const approved = await this.stage.submissionVersion(submissionId);
    await this.stage.do('secretary', 'submissions.publish', { submissionId, seen: approved });
  }

  /** As the unit's focal person, who does not say who answers. */
  private async collateFor(unit: UnitKey): Promise<void> {
    const unitId = await this.unit(unit);
    for (const { key, wording, topic, of } of COLLATED.filter((one) => one.unit === unit)) {
      const collatedId = makeId();
      const submissionIds = of.map((opinion) => this.submission(opinion));
      const words = { collatedId, wording, topicId: this.topic(topic), unitId, submissionIds };
      await this.stage.do(`focal-${unit}`, 'collation.create', { ...words, responderUnitId: null });
      this.collated.set(key, collatedId);
    }
  }

  private async assign(collatedId: Id, responder: UnitKey): Promise<void> {
    const seen = (await this.stage.state()).collated[collatedId]?.version ?? 0;
    const responderUnitId = await this.unit(responder);
    await this.stage.do('secretary', 'collation.assign', { collatedId, responderUnitId, seen });
  }

  private async collate({ key, wording, topic, responder, of }: DemoCollated): Promise<void> {
    const ofUnit = this.collated.get(key);
    if (ofUnit !== undefined) return this.assign(ofUnit, responder);
    const collatedId = makeId();
    await this.stage.do('secretary', 'collation.create', {
      collatedId,
      wording,
      topicId: this.topic(topic),
      unitId: null,
      responderUnitId: await this.unit(responder),
      submissionIds: of.map((opinion) => this.submission(opinion)),
    });
    this.collated.set(key, collatedId);
  }

  private async answer({ by, to, promise, ...said }: DemoAnswer): Promise<void> {
    const targets: TargetRef[] = [
      ...(to.collated ?? []).map((key) => ({ kind: 'COLLATED' as const, id: this.collatedId(key) })),
      ...(to.turns ?? []).map((index) => ({ kind: 'TURN' as const, id: this.turns[index] ?? '' })),
    ];
    const responderId = this.stage.person(by);
    const commitment = promise && { text: promise.text, ownerUnitId: null, dueOn: daysFromNow(promise.days) };
    await this.stage.do('secretary', 'responses.answer', {
      ...{ responseId: makeId(), given: 'LIVE', forwardedTo: '', ...said, responderId, targets },
      commitment: commitment ?? null,
    });
  }

  private openItem(key: string): Promise<void> {
    const item: AgendaItem | undefined = this.plan.agenda[AGENDA_KEYS.indexOf(key)];
    return this.stage.openPhase('chair', 'IN_SESSION', item?.id ?? null);
  }

  private later(seconds: number): void {
    this.stage.secondsAgo(this.stage.ago() - seconds);
  }

  private topic(key: TopicKey): Id {
    return this.plan.topics[TOPIC_KEYS.indexOf(key)]?.id ?? '';
  }

  private unit(key: UnitKey): Promise<Id> {
    return this.stage.unit(UNITS[key]);
  }

  private submission(key: string): Id {
    return this.submissions.get(key) ?? '';
  }

  private collatedId(key: string): Id {
    return this.collated.get(key) ?? '';
  }

  private requestId(by: string): Id {
    return this.requests.get(by) ?? '';
  }
}

/** Promises are made from today on. */
function daysFromNow(days: number): string {
  return civilDay(Date.now(), days);
}
