import type { CommitmentView, ResponseView, SubmissionView, VerdictView } from '@doi-thoai/shared';
import { lineSteps, type LineFacts, type LineParts } from './line-steps.js';

const TODAY = '2026-11-20';
const NOTHING: LineFacts = { approvedAt: null, collated: [], shownAt: null, spokenAt: null };
const OPINION = { writtenAt: 1, receivedAt: 2, moderation: 'PENDING', withdrawn: false, returnText: '' };
const ANSWER = {
  id: 'r1',
  type: 'NOTED',
  publishedAt: 5,
  responderName: 'Hạ',
  responderTitle: '',
  responderUnit: 'P',
};
const PROMISE = {
  ...{
    text: 'Sửa',
    at: 6,
    dueKind: 'DATE',
    dueOn: '2026-12-01',
    state: 'CONFIRMED',
    ownerUnit: 'P',
    jointLeads: [],
  },
  ...{ acknowledgedAt: null, doneOn: null, extended: 0 },
};

interface Case {
  opinion?: object;
  facts?: Partial<LineFacts>;
  answers?: object[];
  promises?: object[];
  said?: object[];
}

/** Kinds and states, as somebody reads the line. */
function line({ opinion, facts, answers = [], promises = [], said = [] }: Case): string[] {
  const parts: LineParts = {
    opinion: { ...OPINION, ...opinion } as SubmissionView,
    responses: answers.map((one) => ({ ...ANSWER, ...one }) as ResponseView),
    commitments: promises.map((one) => ({ ...PROMISE, ...one }) as unknown as CommitmentView),
    verdicts: said as VerdictView[],
  };
  return lineSteps(parts, { ...NOTHING, ...facts }, TODAY).map(({ kind, state }) => `${kind} ${state}`);
}

const SENT = ['SENT PAST', 'RECEIVED PAST'];

describe('W138: the line of an opinion, the present step last', () => {
  const cases: [string, Case, string[]][] = [
    ['just sent', {}, ['APPROVED NOW']],
    ['sent back', { opinion: { moderation: 'RETURNED' } }, ['APPROVED STOPPED']],
    ['withdrawn', { opinion: { withdrawn: true } }, ['APPROVED STOPPED']],
    ['set aside', { opinion: { aside: { kind: 'REDIRECTED' } } }, ['APPROVED STOPPED']],
    ['approved', { facts: { approvedAt: 3 } }, ['APPROVED PAST', 'ANSWERED NOW']],
    [
      'collated, shown and spoken on',
      { facts: { collated: [{ number: 1, wording: 'x', at: 3 }], shownAt: 4, spokenAt: 4 } },
      ['COLLATED PAST', 'SHOWN PAST', 'SPOKEN PAST', 'ANSWERED NOW'],
    ],
    ['answered', { answers: [{}] }, ['ANSWERED PAST']],
    [
      'brought to the next level',
      { answers: [{}], said: [{ responseId: 'r1', verdict: 'NO', brought: true }] },
      ['ANSWERED PAST', 'JUDGED PAST', 'ANSWERED NOW'],
    ],
    [
      'answered by the next level',
      { answers: [{}, { id: 'r2' }], said: [{ responseId: 'r1', verdict: 'NO', brought: true }] },
      ['ANSWERED PAST', 'JUDGED PAST', 'ANSWERED PAST'],
    ],
    ['promised', { answers: [{}], promises: [{}] }, ['ANSWERED PAST', 'PROMISED PAST', 'DONE NOW']],
    [
      'late',
      { answers: [{}], promises: [{ dueOn: '2026-11-01', acknowledgedAt: 7 }] },
      ['ANSWERED PAST', 'PROMISED PAST', 'ACKNOWLEDGED PAST', 'DONE LATE'],
    ],
    [
      'done and verified',
      { answers: [{}], promises: [{ state: 'VERIFIED', doneOn: '2026-11-01' }] },
      ['ANSWERED PAST', 'PROMISED PAST', 'DONE PAST'],
    ],
    [
      'suspended, and dropped',
      { answers: [{}], promises: [{ state: 'SUSPENDED' }, { state: 'CANCELLED' }] },
      ['ANSWERED PAST', 'PROMISED PAST', 'DONE STOPPED', 'PROMISED PAST', 'DONE STOPPED'],
    ],
  ];
  it.each(cases)('%s', (_name, given, expected) => {
    expect(line(given)).toEqual([...SENT, ...expected]);
  });

  it('says by when, and how often it was extended', () => {
    const parts = { opinion: OPINION as SubmissionView, responses: [], verdicts: [] };
    const commitments = [{ ...PROMISE, extended: 2 } as unknown as CommitmentView];
    const last = lineSteps({ ...parts, commitments }, NOTHING, TODAY).at(-1);
    expect(last).toMatchObject({ kind: 'DONE', on: '2026-12-01', extended: 2, who: 'P' });
  });
});
