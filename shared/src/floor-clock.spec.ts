import { remainingSeconds, usedSeconds, waitingSeconds } from './floor-clock.js';
import type { TurnView } from './features/floor.js';

const T0 = 1_760_000_000_000;

function turn(patch: Partial<TurnView>): TurnView {
  return {
    id: 't1',
    number: 1,
    requestId: 'r0',
    participantId: 'p0',
    name: '',
    title: '',
    unit: '',
    topicId: 'x',
    state: 'SPEAKING',
    calledAt: T0 - 5_000,
    startedAt: T0,
    endedAt: null,
    allottedSeconds: 180,
    extendedSeconds: 0,
    pausedAt: null,
    pausedMs: 0,
    version: 1,
    ...patch,
  };
}

describe('the server owns the clock', () => {
  const cases: [string, Partial<TurnView>, number, number, number][] = [
    // what, turn, seconds after the start, used, remaining
    ['not started', { state: 'CALLED', startedAt: null }, 30, 0, 180],
    ['running', {}, 60, 60, 120],
    ['running, half seconds', {}, 0.5, 0.5, 179.5],
    ['extended', { extendedSeconds: 60 }, 200, 200, 40],
    ['overtime is negative', {}, 200, 200, -20],
    ['paused: the clock stands', { state: 'PAUSED', pausedAt: T0 + 50_000 }, 90, 50, 130],
    ['resumed: the pause is left out', { pausedMs: 40_000 }, 100, 60, 120],
    ['second pause', { state: 'PAUSED', pausedMs: 40_000, pausedAt: T0 + 100_000 }, 500, 60, 120],
    ['ended', { state: 'DONE', pausedMs: 10_000, endedAt: T0 + 70_000 }, 900, 60, 120],
    ['a phone whose clock is behind never shows less than nothing', {}, -3, 0, 180],
  ];
  it.each(cases)('%s', (_what, patch, after, used, remaining) => {
    const now = T0 + after * 1000;
    expect(usedSeconds(turn(patch), now)).toBe(used);
    expect(remainingSeconds(turn(patch), now)).toBe(remaining);
  });
});

describe('honest waiting time: average of ended turns × people ahead + rest of the running one', () => {
  const queue = ['a', 'b', 'c'];
  const none = { turns: 0, seconds: 0 };
  const settings = { speakingSeconds: 180 };
  const cases: [string, Parameters<typeof waitingSeconds>[0], string, number | null][] = [
    ['next, nobody speaks', { queue, ended: none, current: null }, 'a', 0],
    ['allotted time before the first turn has ended', { queue, ended: none, current: null }, 'c', 360],
    [
      'average of what turns really took',
      { queue, ended: { turns: 2, seconds: 200 }, current: null },
      'c',
      200,
    ],
    [
      'rest of the running one',
      { queue, ended: { turns: 1, seconds: 90 }, current: turn({}) },
      'b',
      90 + 120,
    ],
    [
      'somebody called has the whole time',
      { queue, ended: none, current: turn({ startedAt: null }) },
      'a',
      180,
    ],
    [
      'overtime is not counted back',
      { queue, ended: none, current: turn({ startedAt: T0 - 900_000 }) },
      'a',
      0,
    ],
    ['not waiting', { queue, ended: none, current: null }, 'z', null],
  ];
  it.each(cases)('%s', (_what, floor, id, expected) => {
    expect(waitingSeconds(floor, settings, id, T0 + 60_000)).toBe(expected);
  });
});
