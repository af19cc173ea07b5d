import type { MeetingPhase, ReaderState } from '@doi-thoai/shared';

/** The meeting has ended: what is left is its conclusion and what was promised. */
const OVER: readonly (MeetingPhase | undefined)[] = [
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
  'ARCHIVED',
];

export const selectOver = (state: ReaderState): boolean => OVER.includes(state.meeting?.phase);
