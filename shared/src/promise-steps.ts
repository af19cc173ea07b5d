import type { CommitmentState } from './features/commitments.js';

/** What can be done about a promise, as the last word of its command; a report is progress or the end of it. */
export const PROMISE_STEPS = [
  'edit',
  'confirm',
  'issue',
  'acknowledge',
  'progress',
  'done',
  'requestExtension',
  'extend',
  'decline',
  'verify',
  'sendBack',
  'reopen',
  'reassign',
  'suspend',
  'resume',
  'cancel',
  'urge',
] as const;
export type PromiseStep = (typeof PROMISE_STEPS)[number];

type Next = CommitmentState | 'SAME' | 'BEFORE';

const UNDER_WAY = ['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS'] as const;
const each = (states: readonly CommitmentState[], next: Next): Partial<Record<CommitmentState, Next>> =>
  Object.fromEntries(states.map((state) => [state, next]));

/**
 * domain.md 6.5. `SAME`: it stays where it is; `BEFORE`: it comes back to where it stood before it was suspended or
 * cancelled. What is not here is not possible.
 */
const NEXT: Record<PromiseStep, Partial<Record<CommitmentState, Next>>> = {
  // After it was issued it is extended or reassigned by a decision, not corrected.
  edit: each(['PROPOSED', 'CONFIRMED'], 'SAME'),
  confirm: { PROPOSED: 'CONFIRMED' },
  issue: { CONFIRMED: 'ISSUED' },
  acknowledge: { ISSUED: 'ACKNOWLEDGED' },
  progress: each(['ACKNOWLEDGED', 'IN_PROGRESS'], 'IN_PROGRESS'),
  done: each(['ACKNOWLEDGED', 'IN_PROGRESS'], 'REPORTED'),
  requestExtension: each(UNDER_WAY, 'SAME'),
  // Also of what was reported late, while it waits for the chair.
  extend: each([...UNDER_WAY, 'REPORTED'], 'SAME'),
  decline: each([...UNDER_WAY, 'REPORTED'], 'SAME'),
  verify: { REPORTED: 'VERIFIED' },
  sendBack: { REPORTED: 'IN_PROGRESS' },
  reopen: { VERIFIED: 'IN_PROGRESS', CANCELLED: 'BEFORE' },
  // Whoever leads it now takes it on anew.
  reassign: { ...each(UNDER_WAY, 'ISSUED'), SUSPENDED: 'SAME' },
  suspend: each(['CONFIRMED', ...UNDER_WAY], 'SUSPENDED'),
  resume: { SUSPENDED: 'BEFORE' },
  cancel: each(['PROPOSED', 'CONFIRMED', ...UNDER_WAY, 'SUSPENDED'], 'CANCELLED'),
  urge: each(UNDER_WAY, 'SAME'),
};

/** Whether a promise that stands there may take this step. */
export function mayTake(state: CommitmentState, step: PromiseStep): boolean {
  return NEXT[step][state] !== undefined;
}

/** Where the step leads, null where it is not possible. `stoppedIn`: where a stopped one stood before. */
export function nextState(
  state: CommitmentState,
  step: PromiseStep,
  stoppedIn: CommitmentState | null,
): CommitmentState | null {
  const next = NEXT[step][state];
  if (next === undefined) return null;
  if (next === 'BEFORE') return stoppedIn;
  return next === 'SAME' ? state : next;
}
