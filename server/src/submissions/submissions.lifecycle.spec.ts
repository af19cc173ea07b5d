import type { Circumstances, StandingAct } from './submissions.lifecycle.js';
import { initialModeration, judge } from './submissions.lifecycle.js';

const chair: Circumstances = { moderated: true, mayApprove: true };
const organiser: Circumstances = { moderated: true, mayApprove: false };
const unmoderated: Circumstances = { moderated: false, mayApprove: true };

const pending = { moderation: 'PENDING', visibility: 'HIDDEN', withdrawn: false, collatedIds: [] } as const;
const approved = { ...pending, moderation: 'APPROVED' } as const;
const returned = { ...pending, moderation: 'RETURNED' } as const;
const published = { ...approved, visibility: 'PUBLISHED' } as const;
const onAir = { ...approved, visibility: 'ON_AIR' } as const;
type Before = Parameters<typeof judge>[1];

/** `APPROVED ON_AIR`, with `withdrawn` when it is, or the refusal. */
function told(act: StandingAct, before: Before, at: Circumstances): string {
  const verdict = judge(act, { ...before, collatedIds: [...before.collatedIds] }, at);
  if ('refused' in verdict) return verdict.refused;
  const { moderation, visibility, withdrawn } = verdict.standing;
  return `${moderation} ${visibility}${withdrawn ? ' withdrawn' : ''}`;
}

describe('moderation is its own field: PENDING -> APPROVED | RETURNED, and visibility beside it', () => {
  const table: [string, StandingAct, object, Circumstances, string][] = [
    ['approving changes the review and nothing else', 'approve', pending, chair, 'APPROVED HIDDEN'],
    ['a returned one may be approved after all', 'approve', returned, chair, 'APPROVED HIDDEN'],
    ['approving what is on air leaves it there', 'approve', onAir, chair, 'APPROVED ON_AIR'],
    ['returning asks the author to clarify', 'return', pending, chair, 'RETURNED HIDDEN'],
    ['what is returned leaves the air', 'return', onAir, chair, 'RETURNED HIDDEN'],
    ['publishing needs a review', 'publish', pending, chair, 'NOT_APPROVED'],
    ['publishing a returned one is refused', 'publish', returned, chair, 'NOT_APPROVED'],
    ['what is approved is published', 'publish', approved, chair, 'APPROVED PUBLISHED'],
    ['publishing what is on air leaves it there', 'publish', onAir, chair, 'APPROVED ON_AIR'],
    ['the chair approves by showing', 'show', pending, chair, 'APPROVED ON_AIR'],
    ['an organiser cannot approve by showing', 'show', pending, organiser, 'NOT_APPROVED'],
    ['an organiser may show what was approved', 'show', approved, organiser, 'APPROVED ON_AIR'],
    ['a returned one waits for its author', 'show', returned, chair, 'NOT_APPROVED'],
    ['what is published goes on air', 'show', published, chair, 'APPROVED ON_AIR'],
    ['hiding keeps the approval', 'hide', onAir, chair, 'APPROVED HIDDEN'],
    ['the next one on air leaves the former published', 'leaveAir', onAir, chair, 'APPROVED PUBLISHED'],
    ['who was not on air does not leave it', 'leaveAir', approved, chair, 'APPROVED HIDDEN'],
  ];
  it.each(table)('%s', (_title, act, before, at, expected) => {
    expect(told(act, before as Before, at)).toBe(expected);
  });
});

describe('an author edits or withdraws until the opinion is collated', () => {
  const collated = { ...published, collatedIds: ['c'] } as const;
  const table: [string, StandingAct, object, Circumstances, string][] = [
    ['new words are reviewed again', 'edit', approved, chair, 'PENDING HIDDEN'],
    ['unreviewed words never stay on air', 'edit', onAir, chair, 'PENDING HIDDEN'],
    ['the answer to a return is reviewed again', 'edit', returned, chair, 'PENDING HIDDEN'],
    [
      'without review new words are approved and still leave the air',
      'edit',
      onAir,
      unmoderated,
      'APPROVED HIDDEN',
    ],
    ['a withdrawn one leaves the air', 'withdraw', onAir, chair, 'APPROVED HIDDEN withdrawn'],
    ['a collated one cannot be edited', 'edit', collated, chair, 'ALREADY_COLLATED'],
    ['a collated one cannot be withdrawn', 'withdraw', collated, chair, 'ALREADY_COLLATED'],
    ['a collated one may still be shown', 'show', collated, chair, 'APPROVED ON_AIR'],
  ];
  it.each(table)('%s', (_title, act, before, at, expected) => {
    expect(told(act, before as Before, at)).toBe(expected);
  });

  const acts: StandingAct[] = [
    'edit',
    'withdraw',
    'approve',
    'return',
    'publish',
    'show',
    'hide',
    'leaveAir',
  ];
  it.each(acts)('nothing more happens to a withdrawn one: %s', (act) => {
    expect(told(act, { ...pending, collatedIds: [], withdrawn: true }, chair)).toBe('ALREADY_WITHDRAWN');
  });
});

test('a new opinion waits for review where the meeting has one', () => {
  expect(initialModeration(true)).toBe('PENDING');
  expect(initialModeration(false)).toBe('APPROVED');
});
