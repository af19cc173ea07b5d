import type { RequestState, TurnState } from '@doi-thoai/shared';

/** What may happen to a request to speak (domain.md 6.4). Undoing restores what was, it is no transition. */
export const REQUEST_ACTS = [
  'call',
  'start',
  'end',
  'interrupt',
  'absent',
  'absentAgain',
  'takeBack',
  'withdraw',
  'decline',
  'floorEnds',
  'convert',
] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

const REQUEST: Partial<Record<RequestState, Partial<Record<RequestAct, RequestState>>>> = {
  QUEUED: { call: 'CALLED', withdraw: 'WITHDRAWN', decline: 'DECLINED', floorEnds: 'NOT_REACHED' },
  CALLED: { start: 'SPEAKING', absent: 'QUEUED', absentAgain: 'ABSENT', takeBack: 'QUEUED' },
  SPEAKING: { end: 'DONE', interrupt: 'INTERRUPTED' },
  NOT_REACHED: { convert: 'CONVERTED_TO_WRITTEN' },
};

export const TURN_ACTS = ['start', 'pause', 'resume', 'extend', 'end', 'interrupt', 'absent'] as const;
export type TurnAct = (typeof TURN_ACTS)[number];

const TURN: Partial<Record<TurnState, Partial<Record<TurnAct, TurnState>>>> = {
  CALLED: { start: 'SPEAKING', extend: 'CALLED', absent: 'ABSENT' },
  SPEAKING: { pause: 'PAUSED', extend: 'SPEAKING', end: 'DONE', interrupt: 'INTERRUPTED' },
  PAUSED: { resume: 'SPEAKING', extend: 'PAUSED', end: 'DONE', interrupt: 'INTERRUPTED' },
};

/** Null: this act is impossible in this state. */
export function nextRequestState(state: RequestState, act: RequestAct): RequestState | null {
  return REQUEST[state]?.[act] ?? null;
}

/** Null: this act is impossible in this state. */
export function nextTurnState(state: TurnState, act: TurnAct): TurnState | null {
  return TURN[state]?.[act] ?? null;
}

/** A participant has at most one request in these states. */
export const ACTIVE_REQUEST: readonly RequestState[] = ['QUEUED', 'CALLED', 'SPEAKING'];

/** A meeting has at most one turn in these states. */
export const ACTIVE_TURN: readonly TurnState[] = ['CALLED', 'SPEAKING', 'PAUSED'];
