import type { RequestState, TurnState } from '@doi-thoai/shared';
import { REQUEST_STATES, TURN_STATES } from '@doi-thoai/shared';
import type { RequestAct, TurnAct } from './floor.lifecycle.js';
import { REQUEST_ACTS, TURN_ACTS, nextRequestState, nextTurnState } from './floor.lifecycle.js';

describe('lifecycle of a request to speak (domain.md 6.4)', () => {
  const allowed: Record<string, RequestState> = {
    'QUEUED call': 'CALLED',
    'QUEUED withdraw': 'WITHDRAWN',
    'QUEUED decline': 'DECLINED',
    'QUEUED floorEnds': 'NOT_REACHED',
    'CALLED start': 'SPEAKING',
    'CALLED absent': 'QUEUED',
    'CALLED absentAgain': 'ABSENT',
    'CALLED takeBack': 'QUEUED',
    'SPEAKING end': 'DONE',
    'SPEAKING interrupt': 'INTERRUPTED',
    'NOT_REACHED convert': 'CONVERTED_TO_WRITTEN',
  };
  const all = REQUEST_STATES.flatMap((state) =>
    REQUEST_ACTS.map((act): [RequestState, RequestAct] => [state, act]),
  );
  it.each(all)('%s, %s', (state, act) => {
    expect(nextRequestState(state, act)).toBe(allowed[`${state} ${act}`] ?? null);
  });
});

describe('lifecycle of a turn: SPEAKING <-> PAUSED, once ended it stays ended', () => {
  const allowed: Record<string, TurnState> = {
    'CALLED start': 'SPEAKING',
    'CALLED extend': 'CALLED',
    'CALLED absent': 'ABSENT',
    'SPEAKING pause': 'PAUSED',
    'SPEAKING extend': 'SPEAKING',
    'SPEAKING end': 'DONE',
    'SPEAKING interrupt': 'INTERRUPTED',
    'PAUSED resume': 'SPEAKING',
    'PAUSED extend': 'PAUSED',
    'PAUSED end': 'DONE',
    'PAUSED interrupt': 'INTERRUPTED',
  };
  const all = TURN_STATES.flatMap((state) => TURN_ACTS.map((act): [TurnState, TurnAct] => [state, act]));
  it.each(all)('%s, %s', (state, act) => {
    expect(nextTurnState(state, act)).toBe(allowed[`${state} ${act}`] ?? null);
  });
});
