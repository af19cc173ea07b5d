import { countUnitSets, isLate, isOwing, isSilent, SET_STATES } from '@doi-thoai/shared';
import { emptiness, judgeSet, withReminder } from './collection.lifecycle.js';
import type { SetAct } from './collection.lifecycle.js';

describe('INVITED → OPENED → SUBMITTED → RETURNED → SUBMITTED', () => {
  const told = (act: SetAct): string[] =>
    SET_STATES.map((state) => {
      const verdict = judgeSet(act, state);
      if (typeof verdict === 'string') return '-';
      return 'state' in verdict ? verdict.state : verdict.refused;
    });

  it.each<[SetAct, string[]]>([
    ['look', ['OPENED', '-', '-', '-']],
    ['submit', ['SUBMITTED', 'SUBMITTED', 'SET_CLOSED', 'SUBMITTED']],
    ['return', ['SET_NOT_SUBMITTED', 'SET_NOT_SUBMITTED', 'RETURNED', 'SET_NOT_SUBMITTED']],
    ['remind', ['INVITED', 'OPENED', '-', 'RETURNED']],
  ])('%s, from each state', (act, expected) => {
    expect(told(act)).toEqual(expected);
  });
});

describe('a set needs a collated opinion, or the plain word that there is none', () => {
  it.each([
    [0, false, 'SET_EMPTY'],
    [0, true, null],
    [1, false, null],
    [1, true, 'SET_NOT_EMPTY'],
  ])('%s collated, "không có ý kiến" %s: %s', (collated, nothing, refused) => {
    expect(emptiness(collated, nothing)).toBe(refused);
  });
});

describe('late and silent are derived', () => {
  const closesAt = 1000;

  it('late by the first time it was handed in; a correction makes nothing late', () => {
    expect(isLate({ closesAt, submittedAt: 1000 })).toBe(false);
    expect(isLate({ closesAt, submittedAt: 1001 })).toBe(true);
    expect(isLate({ closesAt, submittedAt: null })).toBe(false);
  });

  it('silent only when the time is over', () => {
    expect(isSilent({ closesAt, submittedAt: null }, 1000)).toBe(false);
    expect(isSilent({ closesAt, submittedAt: null }, 1001)).toBe(true);
    expect(isSilent({ closesAt, submittedAt: 5000 }, 6000)).toBe(false);
  });

  it('units are counted apart: invited, answered, late, silent (domain.md 9.1)', () => {
    const sets = [
      { closesAt, submittedAt: 900 },
      { closesAt, submittedAt: 1100 },
      { closesAt, submittedAt: null },
      { closesAt: 3000, submittedAt: null },
    ];
    expect(countUnitSets(sets, 2000)).toEqual({ invited: 4, answered: 2, late: 1, silent: 1 });
    expect(countUnitSets([], 2000)).toEqual({ invited: 0, answered: 0, late: 0, silent: 0 });
  });

  it('a returned set is owed again', () => {
    expect(SET_STATES.map((state) => isOwing({ state }))).toEqual([true, true, false, true]);
  });
});

describe('reminders', () => {
  it('keeps the latest ones, the new one last', () => {
    expect(withReminder([1, 2], 3, 3)).toEqual([1, 2, 3]);
    expect(withReminder([1, 2, 3], 4, 3)).toEqual([2, 3, 4]);
  });
});
