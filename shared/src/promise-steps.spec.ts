import { COMMITMENT_STATES } from './features/commitments.js';
import type { CommitmentState } from './features/commitments.js';
import { PROMISE_STEPS, mayTake, nextState } from './promise-steps.js';
import type { PromiseStep } from './promise-steps.js';

/**
 * By hand from domain.md 6.5: the state that each step leads to, by the letters of the states in their order
 * (P proposed, C confirmed, I issued, A acknowledged, W in progress, R reported, V verified, S suspended,
 * X cancelled); `.` is refused, `<` comes back to where it stood.
 */
const TABLE: Record<PromiseStep, string> = {
  //                 PCIAWRVSX
  edit: '            PC.......',
  confirm: '         C........',
  issue: '           .I.......',
  acknowledge: '     ..A......',
  progress: '        ...WW....',
  done: '            ...RR....',
  requestExtension: '..IAW....',
  extend: '          ..IAWR...',
  decline: '         ..IAWR...',
  verify: '          .....V...',
  sendBack: '        .....W...',
  reopen: '          ......W.<',
  reassign: '        ..III..S.',
  suspend: '         .SSSS....',
  resume: '          .......<.',
  cancel: '          XXXXX..X.',
  urge: '            ..IAW....',
};
const LETTERS = 'PCIAWRVSX';
const stateOf = (letter: string): CommitmentState | null =>
  COMMITMENT_STATES[LETTERS.indexOf(letter)] ?? null;

describe('domain.md 6.5: each step of a promise from each state', () => {
  it.each(PROMISE_STEPS)('%s', (step) => {
    const wanted = TABLE[step].trim().split('');
    expect(wanted).toHaveLength(COMMITMENT_STATES.length);
    COMMITMENT_STATES.forEach((state, i) => {
      const letter = wanted[i] ?? '';
      const next = letter === '<' ? 'ACKNOWLEDGED' : stateOf(letter);
      expect([state, nextState(state, step, 'ACKNOWLEDGED')]).toEqual([state, next]);
      expect([state, mayTake(state, step)]).toEqual([state, letter !== '.']);
    });
  });
});
