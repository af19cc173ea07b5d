import type { Grant, Role } from '@doi-thoai/shared';
import { RESPONSE_STATES, RESPONSE_TYPES } from '@doi-thoai/shared';
import { mayAnswer, next, promises, type ReviewAct } from './responses.lifecycle.js';

describe('a responder answers for the own unit; the secretary on behalf of whoever sits on the podium', () => {
  const cases: [Grant, Role, string | null, Role, string | null, boolean][] = [
    // grant, who issues, of which unit, who answers, of which unit, allowed
    ['ownUnit', 'RESPONDER', 'A', 'RESPONDER', 'A', true],
    ['ownUnit', 'RESPONDER', 'A', 'RESPONDER', 'B', false],
    ['ownUnit', 'RESPONDER', 'A', 'CHAIR', 'A', false],
    ['ownUnit', 'RESPONDER', 'A', 'DELEGATE', 'A', false],
    ['ownUnit', 'RESPONDER', null, 'RESPONDER', null, false],
    ['yes', 'SECRETARY', null, 'RESPONDER', 'A', true],
    ['yes', 'SECRETARY', 'B', 'CHAIR', 'A', true],
    ['yes', 'SECRETARY', null, 'CO_CHAIR', 'A', true],
    ['yes', 'SECRETARY', null, 'DELEGATE', 'A', false],
    ['yes', 'SECRETARY', null, 'SECRETARY', 'A', false],
  ];
  it.each(cases)('%s: %s of %s names %s of %s: %s', (grant, role, unitId, of, ofUnit, expected) => {
    expect(mayAnswer(grant, { role, unitId }, { role: of, unitId: ofUnit })).toBe(expected);
  });
});

describe('answered is not resolved', () => {
  it('only what is noted or assigned promises something', () => {
    expect(RESPONSE_TYPES.filter(promises)).toEqual(['NOTED', 'ASSIGNED']);
  });
});

describe('W132: draft, approved, published', () => {
  const cases: [ReviewAct, string, string, string][] = [
    // act, from DRAFT, from APPROVED, from PUBLISHED
    ['edit', 'DRAFT', 'DRAFT', 'ALREADY_PUBLISHED'],
    ['approve', 'APPROVED', 'APPROVED', 'ALREADY_PUBLISHED'],
    ['sendBack', 'DRAFT', 'DRAFT', 'ALREADY_PUBLISHED'],
    ['publish', 'NOT_APPROVED', 'PUBLISHED', 'PUBLISHED'],
    ['correct', 'NOT_PUBLISHED', 'NOT_PUBLISHED', 'PUBLISHED'],
  ];
  it.each(cases)('%s', (act, ...expected) => {
    expect(RESPONSE_STATES.map((state) => next(act, state))).toEqual(expected);
  });
});
