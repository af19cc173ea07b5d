import type { CommitmentState } from '@doi-thoai/shared';
import { deliveryOf, hangsOn, lifeOf } from './life';

const APPROVED = { moderation: 'APPROVED', withdrawn: false } as const;
type Received = Parameters<typeof deliveryOf>[0];

const answer = [{ id: 'r' }];
const promises = (...states: CommitmentState[]) => states.map((state) => ({ state }));

describe('The line of an opinion is never cut, and answered is not resolved', () => {
  it.each([
    [
      'waits for review',
      { moderation: 'PENDING', withdrawn: false } as const,
      [],
      [],
      'approved',
      false,
      false,
    ],
    ['is asked back', { moderation: 'RETURNED', withdrawn: false } as const, [], [], 'approved', false, true],
    ['waits for an answer', APPROVED, [], [], 'answered', false, false],
    ['is answered, and nothing was promised: not done', APPROVED, answer, [], 'answered', true, false],
    ['was promised something a moment ago', APPROVED, answer, promises('PROPOSED'), 'promised', false, false],
    ['is being done', APPROVED, answer, promises('IN_PROGRESS'), 'done', false, false],
    [
      'is not done while one promise is open',
      APPROVED,
      answer,
      promises('VERIFIED', 'ISSUED'),
      'done',
      false,
      false,
    ],
    [
      'is done when all is verified',
      APPROVED,
      answer,
      promises('VERIFIED', 'CANCELLED'),
      'done',
      true,
      false,
    ],
    [
      'stops at a promise that was cancelled',
      APPROVED,
      answer,
      promises('CANCELLED'),
      'promised',
      false,
      true,
    ],
    ['was withdrawn', { moderation: 'APPROVED', withdrawn: true } as const, [], [], 'approved', false, true],
  ] as const)('%s', (_title, standing, answers, promised, current, finished, stopped) => {
    expect(lifeOf(standing, answers, promised)).toEqual({ current, finished, stopped });
  });

  it('every merged author gets the answer of the collated opinion', () => {
    const opinion = { id: 'a', collatedIds: ['k1', 'k2'] };
    expect(hangsOn(opinion, [{ kind: 'COLLATED', id: 'k2' }])).toBe(true);
    expect(hangsOn(opinion, [{ kind: 'SUBMISSION', id: 'a' }])).toBe(true);
    expect(hangsOn(opinion, [{ kind: 'TURN', id: 'a' }])).toBe(false);
    expect(hangsOn(opinion, [{ kind: 'SUBMISSION', id: 'k2' }])).toBe(false);
  });
});

describe('Two ticks need somebody who read it', () => {
  const received: Received = {
    moderation: 'PENDING',
    visibility: 'HIDDEN',
    collatedIds: [],
    channel: 'PHONE',
  };

  it('is one tick when it is received, two when it was reviewed', () => {
    expect(deliveryOf(received, true)).toBe('server');
    expect(deliveryOf({ ...received, moderation: 'APPROVED' }, true)).toBe('seen');
    expect(deliveryOf({ ...received, moderation: 'RETURNED' }, true)).toBe('seen');
  });

  it('says nothing about reading where nobody reviews, until something was done with it', () => {
    const unreviewed: Received = { ...received, moderation: 'APPROVED' };
    expect(deliveryOf(unreviewed, false)).toBe('server');
    expect(deliveryOf({ ...unreviewed, visibility: 'PUBLISHED' }, false)).toBe('seen');
  });

  it('a speech that was not reached was before the chair in the queue', () => {
    const converted: Received = { ...received, moderation: 'APPROVED', channel: 'SPEECH_NOT_REACHED' };
    expect(deliveryOf(converted, false)).toBe('seen');
  });
});
