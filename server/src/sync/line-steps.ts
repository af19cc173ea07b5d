import type {
  CivilDate,
  CommitmentView,
  Instant,
  LineStep,
  LineStepKind,
  LineStepState,
  ResponseView,
  SubmissionView,
  VerdictView,
} from '@doi-thoai/shared';
import { cellOf } from '@doi-thoai/shared';

/** What no row of the author tells. */
export interface LineFacts {
  approvedAt: Instant | null;
  collated: { number: number; wording: string; at: Instant | null }[];
  /** On the hall screen, itself or the collated one. */
  shownAt: Instant | null;
  /** Its author spoke on it. */
  spokenAt: Instant | null;
}

export interface LineParts {
  opinion: SubmissionView;
  responses: readonly ResponseView[];
  commitments: readonly CommitmentView[];
  verdicts: readonly VerdictView[];
}

function step(kind: LineStepKind, state: LineStepState, more: Partial<LineStep> = {}): LineStep {
  const nothing = { at: null, on: null, words: '', who: '', number: null, type: null, verdict: null };
  return { kind, state, ...nothing, extended: 0, ended: false, ...more };
}

/**
 * The whole line of an opinion, oldest first, with the present one last. Answered is not resolved: what was promised
 * goes on until it is verified, and a line without a promise ends at the answer.
 */
export function lineSteps(parts: LineParts, facts: LineFacts, today: CivilDate): LineStep[] {
  const before = [...beginning(parts.opinion, facts), ...inTheHall(facts)];
  if (parts.opinion.withdrawn || parts.opinion.aside)
    return [...before, step('APPROVED', 'STOPPED', { ended: true })];
  const answers = answered(parts);
  return [
    ...before,
    ...review(parts, facts),
    ...answers,
    ...parts.commitments.flatMap((one) => promised(one, today)),
  ];
}

function beginning({ writtenAt, receivedAt }: SubmissionView, { approvedAt }: LineFacts): LineStep[] {
  const steps = [step('SENT', 'PAST', { at: writtenAt }), step('RECEIVED', 'PAST', { at: receivedAt })];
  return approvedAt === null ? steps : [...steps, step('APPROVED', 'PAST', { at: approvedAt })];
}

function inTheHall({ collated, shownAt, spokenAt }: LineFacts): LineStep[] {
  return [
    ...collated.map(({ number, wording, at }) => step('COLLATED', 'PAST', { at, number, words: wording })),
    ...(shownAt === null ? [] : [step('SHOWN', 'PAST', { at: shownAt })]),
    ...(spokenAt === null ? [] : [step('SPOKEN', 'PAST', { at: spokenAt })]),
  ];
}

/** What is waited for while nothing was answered. */
function review({ opinion, responses }: LineParts, { approvedAt, collated }: LineFacts): LineStep[] {
  if (responses.length > 0) return [];
  const { moderation, returnText } = opinion;
  if (moderation === 'RETURNED') return [step('APPROVED', 'STOPPED', { words: returnText })];
  const read = approvedAt !== null || collated.length > 0 || moderation === 'APPROVED';
  return [step(read ? 'ANSWERED' : 'APPROVED', 'NOW')];
}

/** Each answer with what the author says of it; what was brought to the next level is owed until that answers. */
function answered({ responses, verdicts }: LineParts): LineStep[] {
  const steps = responses.flatMap((one, i) => {
    const { type, publishedAt, responderName, responderTitle, responderUnit } = one;
    const who = [responderName, responderTitle, responderUnit].filter((word) => word !== '').join(', ');
    const said = verdicts.find(({ responseId }) => responseId === one.id);
    const given = step('ANSWERED', 'PAST', { at: publishedAt, type, who });
    if (!said) return [given];
    const word = step('JUDGED', 'PAST', { at: said.at, verdict: said.verdict });
    const owed = said.brought && i === responses.length - 1;
    return owed ? [given, word, step('ANSWERED', 'NOW', { who: said.broughtTo })] : [given, word];
  });
  return steps;
}

function promised(one: CommitmentView, today: CivilDate): LineStep[] {
  const { text, at, dueOn, state, acknowledgedAt, doneOn, extended } = one;
  const who = [one.ownerUnit, ...one.jointLeads.map(({ unit }) => unit)].join(', ');
  const first = step('PROMISED', 'PAST', { at, on: dueOn, words: text, who, extended });
  if (state === 'CANCELLED') return [first, step('DONE', 'STOPPED', { ended: true })];
  const known = acknowledgedAt === null ? [] : [step('ACKNOWLEDGED', 'PAST', { at: acknowledgedAt, who })];
  if (state === 'VERIFIED') return [first, ...known, step('DONE', 'PAST', { on: doneOn, who })];
  if (state === 'SUSPENDED') return [first, ...known, step('DONE', 'STOPPED', { on: dueOn, who })];
  const late = cellOf(one, today) === 'OPEN_OVERDUE';
  return [first, ...known, step('DONE', late ? 'LATE' : 'NOW', { on: dueOn, who, extended })];
}
