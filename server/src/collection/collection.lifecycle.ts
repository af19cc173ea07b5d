import type { ErrorCode, Instant, SetState } from '@doi-thoai/shared';

/** INVITED → OPENED → SUBMITTED → RETURNED → SUBMITTED …; late and silent are derived from the times. */
export type SetAct = 'look' | 'submit' | 'return' | 'remind';

type Verdict = { state: SetState } | { refused: ErrorCode } | 'nothing to do';

/** Where an act leads. A focal person who looks twice, and a reminder to a unit that has answered, change nothing. */
export function judgeSet(act: SetAct, state: SetState): Verdict {
  const submitted = state === 'SUBMITTED';
  switch (act) {
    case 'look':
      return state === 'INVITED' ? { state: 'OPENED' } : 'nothing to do';
    case 'submit':
      return submitted ? { refused: 'SET_CLOSED' } : { state: 'SUBMITTED' };
    case 'return':
      return submitted ? { state: 'RETURNED' } : { refused: 'SET_NOT_SUBMITTED' };
    case 'remind':
      return submitted ? 'nothing to do' : { state };
  }
}

/** A set is one or more collated opinions, or the plain word that there is none: never neither and never both. */
export function emptiness(collated: number, nothing: boolean): ErrorCode | null {
  if (nothing) return collated > 0 ? 'SET_NOT_EMPTY' : null;
  return collated === 0 ? 'SET_EMPTY' : null;
}

/** The latest ones, the new one last. */
export function withReminder(reminders: readonly Instant[], now: Instant, kept: number): Instant[] {
  return [...reminders, now].slice(-kept);
}
