import type { CommitmentState, ResponseResult, ResponseState, ResponseType } from '@doi-thoai/shared';
import type { CommandStep, CommitmentCounts, ScenarioExpect } from './scenario.js';
import { nameIn, namesIn } from './walk-names.js';

interface WalkAnswer {
  type: ResponseType;
  result: ResponseResult | null;
  state: ResponseState;
}

interface WalkPromise {
  state: CommitmentState;
  /** Days after the hall; null: without a date, or a date that no script can reach. */
  due: number | null;
  doneOn: number | null;
}

type Note = (reason: string, field?: string) => void;

/** States in which a promise may be reported, and the one in which it waits for the chair. */
const UNDER_WAY: readonly CommitmentState[] = ['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS'];

/** What comes after the hall on paper: answers on their way, promises over their life, notices. */
export class AfterWalk {
  closed = false;
  /** Whole days since the hall. */
  day = 0;
  private readonly answers = new Map<string, WalkAnswer>();
  private readonly promises = new Map<string, WalkPromise>();
  private readonly notices = new Map<string, boolean>();
  private approved = false;
  private unnamed = 0;

  answer(step: CommandStep): void {
    const type = step.with.type as ResponseType;
    const state = step.with.given === 'LIVE' ? 'PUBLISHED' : 'DRAFT';
    const result = step.with.result as ResponseResult | null;
    this.answers.set(step.as ?? this.nameless(), { type, result, state });
    if (type !== 'NOTED' && type !== 'ASSIGNED') return;
    const promise = step.with.commitment as { dueOn: string | null } | null;
    this.promises.set(step.asCommitment ?? this.nameless(), {
      ...{ state: 'PROPOSED', doneOn: null, due: daysOf(promise?.dueOn) },
    });
  }

  edit(step: CommandStep, note: Note): void {
    const answer = this.answers.get(nameIn(step, 'responseId'));
    if (answer?.state === 'PUBLISHED') note('is published: it can only be corrected', 'responseId');
    if (!answer) return;
    answer.type = step.with.type as ResponseType;
    answer.result = step.with.result as ResponseResult | null;
    answer.state = 'DRAFT';
  }

  /** Draft, approved, published: what was said in the hall is published already. */
  bring(step: CommandStep, to: 'APPROVED' | 'PUBLISHED', note: Note): void {
    for (const key of namesIn(step, 'items')) {
      const answer = this.answers.get(key);
      const from = to === 'APPROVED' ? 'DRAFT' : 'APPROVED';
      if (answer?.state !== from) note(`$${key} is ${answer?.state ?? 'gone'}`, 'items');
      if (answer) answer.state = to;
    }
  }

  sendBack(step: CommandStep, note: Note): void {
    const answer = this.answers.get(nameIn(step, 'responseId'));
    if (answer?.state === 'PUBLISHED') note('is published', 'responseId');
    if (answer) answer.state = 'DRAFT';
  }

  judge(step: CommandStep, note: Note): void {
    const answer = this.answers.get(nameIn(step, 'responseId'));
    if (answer?.state !== 'PUBLISHED') note('is not published: nobody has read it', 'responseId');
  }

  propose(step: CommandStep): void {
    const due = daysOf(step.with.dueOn as string | null);
    this.promises.set(step.as ?? this.nameless(), { state: 'PROPOSED', doneOn: null, due });
  }

  /** An edit, or an extension that was granted. */
  due(step: CommandStep): void {
    const promise = this.promise(step);
    if (promise && step.with.dueOn !== null) promise.due = daysOf(step.with.dueOn as string);
  }

  acknowledge(step: CommandStep, note: Note): void {
    this.step(step, ['ISSUED'], 'ACKNOWLEDGED', note);
  }

  report(step: CommandStep, note: Note): void {
    const done = step.with.done === true;
    const promise = this.step(step, UNDER_WAY, done ? 'REPORTED' : 'IN_PROGRESS', note);
    if (promise && done) promise.doneOn = this.day;
  }

  verify(step: CommandStep, note: Note): void {
    this.step(step, ['REPORTED'], 'VERIFIED', note);
  }

  giveBack(step: CommandStep, note: Note): void {
    const promise = this.step(step, ['REPORTED'], 'IN_PROGRESS', note);
    if (promise) promise.doneOn = null;
  }

  approve(): void {
    this.approved = true;
    for (const promise of this.promises.values()) {
      if (promise.state === 'PROPOSED') promise.state = 'CONFIRMED';
    }
  }

  prepare(step: CommandStep): void {
    if (step.as) this.notices.set(step.as, false);
  }

  /** With the last of them the promises are issued. @returns whether that was the last one */
  issue(step: CommandStep, note: Note): boolean {
    if (!this.approved) note('conclusions.approve comes first');
    this.notices.set(nameIn(step, 'noticeId'), true);
    if ([...this.notices.values()].includes(false)) return false;
    for (const promise of this.promises.values()) {
      if (promise.state === 'CONFIRMED') promise.state = 'ISSUED';
    }
    return true;
  }

  count(): Pick<
    ScenarioExpect,
    'responsesByType' | 'answersByClass' | 'commitments' | 'commitmentsProposed'
  > {
    const responsesByType: ScenarioExpect['responsesByType'] = {};
    const answersByClass: ScenarioExpect['answersByClass'] = {};
    for (const { type, result, state } of this.answers.values()) {
      responsesByType[type] = (responsesByType[type] ?? 0) + 1;
      if (result !== null && state === 'PUBLISHED')
        answersByClass[result] = (answersByClass[result] ?? 0) + 1;
    }
    const commitmentsProposed = this.promises.size;
    return { responsesByType, answersByClass, commitmentsProposed, commitments: this.cells() };
  }

  private cells(): CommitmentCounts {
    const cells = { doneOnTime: 0, doneLate: 0, openInTime: 0, openOverdue: 0 };
    for (const { state, due, doneOn } of this.promises.values()) {
      const inTime = due === null || (doneOn !== null && doneOn <= due);
      const early = due === null || this.day <= due || (state === 'REPORTED' && inTime);
      if (state === 'VERIFIED') cells[inTime ? 'doneOnTime' : 'doneLate'] += 1;
      else cells[early ? 'openInTime' : 'openOverdue'] += 1;
    }
    return cells;
  }

  private promise(step: CommandStep): WalkPromise | undefined {
    return this.promises.get(nameIn(step, 'commitmentId'));
  }

  private step(
    step: CommandStep,
    from: readonly CommitmentState[],
    to: CommitmentState,
    note: Note,
  ): WalkPromise | undefined {
    const promise = this.promise(step);
    if (promise && !from.includes(promise.state)) note(`is ${promise.state}`, 'commitmentId');
    if (promise) promise.state = to;
    return promise;
  }

  private nameless(): string {
    this.unnamed += 1;
    return ` ${this.unnamed}`;
  }
}

/** `+45d`: days after the hall. */
function daysOf(due: string | null | undefined): number | null {
  const days = /^\+(\d+)d$/.exec(due ?? '')?.[1];
  return days === undefined ? null : Number(days);
}
