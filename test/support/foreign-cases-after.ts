import { sample, type Case } from './foreign.js';

/** Answers, promises and calendars of somebody else. */
export const AFTER_CASES: Case[] = [
  {
    command: 'commitments.acknowledge',
    what: 'of another unit',
    payload: sample('commitments.acknowledge', ({ promiseSeen }) => ({ seen: promiseSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'commitments.report',
    what: 'of another unit',
    payload: sample('commitments.report'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'commitments.attach',
    what: 'to another unit’s report',
    payload: sample('commitments.attach', ({ actId }) => ({ actId })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'commitments.detach',
    what: 'from another unit’s report',
    payload: sample('commitments.detach', ({ actId }) => ({ actId })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'commitments.requestExtension',
    what: 'of another unit',
    payload: sample('commitments.requestExtension', ({ promiseSeen }) => ({ seen: promiseSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'responses.edit',
    what: 'of another unit',
    payload: sample('responses.edit', ({ answeredId, answeredSeen }) => ({
      ...{ responseId: answeredId, seen: answeredSeen },
    })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'responses.correct',
    what: 'what is given in writing',
    payload: sample('responses.correct', ({ answeredId, answeredSeen }) => ({
      ...{ responseId: answeredId, seen: answeredSeen },
    })),
    refused: 'NOT_ALLOWED',
  },
  {
    command: 'responses.judge',
    what: 'the answer to another’s opinion',
    payload: sample('responses.judge', ({ answeredId }) => ({ responseId: answeredId })),
    refused: 'NOT_FOUND',
  },
];
