import type { CommitmentState, CommitmentView, Role } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import { offered, waitsForChair } from './steps';

const promise = (state: CommitmentState, more: Partial<CommitmentView> = {}) => ({
  ...{ state, dueKind: 'DATE' as const, asked: null, ownerUnitId: 'a' },
  ...{ jointLeads: [{ unitId: 'b', unit: 'B' }], coordinating: [{ unitId: 'c', unit: 'C' }] },
  ...more,
});
const as = (role: Role, unitId: string | null = null) => ({
  may: (command: Parameters<typeof mayIssue>[2]) => mayIssue(role, 'FOLLOW_UP', command) !== 'no',
  desk: role === 'SECRETARY',
  unitId,
});

describe('What is offered about a promise', () => {
  it.each<[CommitmentState, string | null, string[]]>([
    ['PROPOSED', 'a', []],
    ['ISSUED', 'a', ['acknowledge', 'requestExtension']],
    ['ISSUED', 'c', []],
    ['ACKNOWLEDGED', 'b', ['report', 'requestExtension']],
    ['IN_PROGRESS', 'c', ['report']],
    ['IN_PROGRESS', 'x', []],
    ['REPORTED', 'a', []],
  ])('to a responder, %s, unit %s', (state, unitId, steps) => {
    expect(offered(promise(state), as('RESPONDER', unitId))).toEqual(steps);
  });

  it('to the chair: what is asked for first, then the step that comes next', () => {
    expect(offered(promise('PROPOSED'), as('CHAIR'))).toEqual(['confirm', 'edit', 'cancel']);
    expect(offered(promise('REPORTED'), as('CHAIR'))).toEqual(['verify', 'sendBack', 'extend']);
    const asked = { dueOn: '2030-01-01', reason: 'x' };
    expect(offered(promise('IN_PROGRESS', { asked }), as('CHAIR'))[0]).toBe('extend');
    expect(offered(promise('CANCELLED'), as('CHAIR'))).toEqual(['reopen']);
  });

  it('to the secretary: words until the chair confirmed, then urging', () => {
    expect(offered(promise('PROPOSED'), as('SECRETARY'))).toEqual(['edit']);
    expect(offered(promise('CONFIRMED'), as('SECRETARY'))).toEqual([]);
    expect(offered(promise('ISSUED'), as('SECRETARY'))).toEqual(['urge']);
  });

  it('what waits for the chair is new, reported, or asks for time', () => {
    expect(waitsForChair(promise('PROPOSED'))).toBe(true);
    expect(waitsForChair(promise('REPORTED'))).toBe(true);
    expect(waitsForChair(promise('ISSUED'))).toBe(false);
    expect(waitsForChair(promise('ISSUED', { asked: { dueOn: '2030-01-01', reason: 'x' } }))).toBe(true);
  });
});
