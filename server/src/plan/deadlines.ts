import type {
  Anchor,
  CivilDate,
  DeadlineRow,
  DeadlineState,
  RuleStep,
  SnapshotState,
} from '@doi-thoai/shared';
import { civilDay } from '../kernel/civil-date.js';
import type { Rules } from '../organisation/rules.service.js';
import type { MeetingHistory } from './history.js';

/** What the rows of a plan are reckoned from. */
export interface PlanBasis {
  state: SnapshotState;
  history: MeetingHistory & { materialsOn: CivilDate | null };
  rules: Rules;
  today: CivilDate;
}

/** Something that the step is done for: an opinion, a promise. */
interface Item {
  dueOn: CivilDate;
  doneOn: CivilDate | null;
}

/** A step of the rules with its days in one meeting. */
export function deadlineRow(step: RuleStep, basis: PlanBasis): DeadlineRow {
  const { deadline, source, confirmed } = step;
  const words = { step: step.step, deadline, source, confirmed };
  if (step.step === 'NOTED_REVIEW') return { ...words, ...counted(step, reviews(basis), basis) };
  if (deadline.anchor === 'SUBMISSION_RECEIVED')
    return { ...words, ...counted(step, replies(step, basis), basis) };
  return { ...words, ...single(step, basis) };
}

type Days = Omit<DeadlineRow, 'step' | 'deadline' | 'source' | 'confirmed'>;

function single({ step, deadline }: RuleStep, basis: PlanBasis): Days {
  const { rules, today } = basis;
  const anchorOn = anchorDay(deadline.anchor, basis);
  const expected = anchorOn ?? (deadline.anchor === 'MEETING_CLOSED' ? meetingDay(basis) : null);
  const reckoned = expected === null ? null : rules.reckon(deadline, expected);
  const dueOn = anchorOn === null ? null : (reckoned?.dueOn ?? null);
  const record = basis.state.steps[step];
  // A day that somebody recorded stands before the one that the software saw: papers went out by other ways.
  const doneOn = record?.doneOn ?? seenDay(step, basis);
  const lateDays = dueOn === null ? 0 : rules.daysLate(dueOn, doneOn ?? today, deadline.dayKind);
  return {
    anchorOn,
    plannedOn: anchorOn === null ? (reckoned?.dueOn ?? null) : null,
    dueOn,
    doneOn,
    state: stateOf(dueOn, doneOn, lateDays),
    recordable: true,
    reason: record?.reason ?? '',
    lateDays,
    leftDays: dueOn === null ? 0 : rules.daysLate(today, dueOn, deadline.dayKind),
    passed: reckoned?.passed ?? [],
    rolledFrom: reckoned?.rolledFrom ?? null,
    counts: null,
  };
}

function stateOf(dueOn: CivilDate | null, doneOn: CivilDate | null, late: number): DeadlineState {
  if (doneOn !== null) return late > 0 ? 'DONE_LATE' : 'DONE';
  if (dueOn === null) return 'WAITING';
  return late > 0 ? 'LATE' : 'OPEN';
}

function meetingDay({ state }: PlanBasis): CivilDate {
  return civilDay(state.meeting?.startsAt ?? 0);
}

function anchorDay(anchor: Anchor, basis: PlanBasis): CivilDate | null {
  const { history } = basis;
  const closedAt = basis.state.meeting?.closedAt ?? null;
  switch (anchor) {
    case 'MEETING_STARTS':
      return meetingDay(basis);
    case 'MEETING_CLOSED':
      return closedAt === null ? null : civilDay(closedAt);
    case 'ANNOUNCED':
      return history.announcedOn;
    case 'INTAKE_CLOSED':
      return history.intakeClosedOn;
    // These belong to many things, each with a day of its own.
    case 'SUBMISSION_RECEIVED':
    case 'ANSWER_GIVEN':
      return null;
  }
}

/** What the software itself saw happen; everything else somebody records. */
function seenDay(step: RuleStep['step'], { history }: PlanBasis): CivilDate | null {
  if (step === 'ANNOUNCE') return history.announcedOn;
  if (step === 'OPINIONS_CLOSE') return history.intakeClosedOn;
  if (step === 'MATERIALS') return history.materialsOn;
  return step === 'CONCLUSION_NOTICE' ? history.noticeOn : null;
}

/** Opinions of people who are known, each to be answered so long after it came; what was set aside is not answered. */
function replies({ deadline }: RuleStep, { state, rules }: PlanBasis): Item[] {
  const answered = new Map<string, CivilDate>();
  for (const { state: stage, at, publishedAt, targets } of Object.values(state.responses)) {
    // What waits for the chair or for publication has reached nobody.
    if (stage !== 'PUBLISHED') continue;
    for (const { id } of targets) {
      const day = civilDay(publishedAt ?? at);
      if (day < (answered.get(id) ?? '9999')) answered.set(id, day);
    }
  }
  return Object.values(state.submissions)
    .filter((row) => !row.withdrawn && !row.aside && row.authorId !== null)
    .map((row) => {
      const days = [row.id, ...row.collatedIds].flatMap((id) => answered.get(id) ?? []).sort();
      return { dueOn: rules.reckon(deadline, civilDay(row.receivedAt)).dueOn, doneOn: days[0] ?? null };
    });
}

/** Promises that a noted opinion made, by their own dates: the secretary may have moved them. */
function reviews({ state, today }: PlanBasis): Item[] {
  const noted = new Set(
    Object.values(state.responses)
      .filter(({ type }) => type === 'NOTED')
      .map(({ id }) => id),
  );
  return Object.values(state.commitments).flatMap(({ responseId, dueOn, state: stage }) => {
    if (responseId === null || !noted.has(responseId) || dueOn === null || stage === 'CANCELLED') return [];
    return [{ dueOn, doneOn: stage === 'VERIFIED' ? (dueOn < today ? dueOn : today) : null }];
  });
}

/** One row for many: due with the next that is open, late by the one that is late most. */
function counted({ deadline }: RuleStep, items: readonly Item[], { rules, today }: PlanBasis): Days {
  const late = items.map(({ dueOn, doneOn }) => rules.daysLate(dueOn, doneOn ?? today, deadline.dayKind));
  const open = items.flatMap((item, i) => (item.doneOn === null ? [{ ...item, late: late[i] ?? 0 }] : []));
  const doneDays = items.flatMap(({ doneOn }) => doneOn ?? []).sort();
  const dueOn = open.map((item) => item.dueOn).sort()[0] ?? null;
  const doneOn = open.length === 0 ? (doneDays.at(-1) ?? null) : null;
  const lateDays = Math.max(0, ...(open.length > 0 ? open.map((item) => item.late) : late));
  return {
    anchorOn: null,
    plannedOn: null,
    dueOn,
    doneOn,
    state: stateOf(dueOn, doneOn, lateDays),
    recordable: false,
    reason: '',
    lateDays,
    leftDays: dueOn === null ? 0 : rules.daysLate(today, dueOn, deadline.dayKind),
    passed: [],
    rolledFrom: null,
    counts: {
      total: items.length,
      done: doneDays.length,
      late: late.filter((days) => days > 0).length,
    },
  };
}
