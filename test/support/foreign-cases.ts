import type { Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Who } from './full-meeting.js';
import { sample, type Case } from './foreign.js';
import { AFTER_CASES } from './foreign-cases-after.js';

/** Somebody with this role, who is neither Minh nor of his unit (the delegate: of his unit, and not he). */
export const ACTORS: Partial<Record<Role, Who>> = {
  ORGANISER: 'organiser',
  CHAIR: 'chair',
  CO_CHAIR: 'coChair',
  SECRETARY: 'secretary',
  UNIT_FOCAL: 'focal',
  DELEGATE: 'thu',
  GUEST: 'guest',
  RESPONDER: 'land',
  CLERK: 'clerk',
  MONITOR: 'monitor',
  SCREEN: 'screen',
};

export type { Foreign } from './foreign.js';

const unitWords = { kind: 'OPINION', summary: 'Nhà', text: 'Sửa.', writtenAt: Date.UTC(2026, 9, 1) } as const;
/** What somebody to whom only the own, or the own unit's, is granted must not do with another's. */
export const CASES: Case[] = [
  {
    command: 'participants.claimSeat',
    what: 'another seat',
    payload: sample('participants.claimSeat'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'participants.checkIn',
    what: 'another person',
    payload: sample('participants.checkIn'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'participants.takeOver',
    what: 'from himself',
    payload: sample('participants.takeOver'),
    refused: 'ALREADY_CHAIR',
  },
  {
    command: 'submissions.submit',
    what: 'in the name of another',
    payload: sample('submissions.submit', ({ participantId }) => ({ authorId: participantId })),
    refused: 'INVALID',
  },
  {
    command: 'submissions.submitConfidential',
    what: 'in the name of another',
    payload: sample('submissions.submitConfidential', ({ participantId }) => ({ authorId: participantId })),
    refused: 'INVALID',
  },
  {
    command: 'submissions.openAuthor',
    what: 'without being the officer',
    payload: sample('submissions.openAuthor', ({ sealedId }) => ({ submissionId: sealedId })),
    refused: 'NOT_ALLOWED',
  },
  {
    command: 'submissions.edit',
    what: 'another author’s words',
    payload: sample('submissions.edit', ({ submissionSeen }) => ({ seen: submissionSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'submissions.attach',
    what: 'to another’s opinion',
    payload: sample('submissions.attach'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'submissions.detach',
    what: 'from another’s opinion',
    payload: sample('submissions.detach'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'submissions.withdraw',
    what: 'another author’s opinion',
    payload: sample('submissions.withdraw', ({ submissionSeen }) => ({ seen: submissionSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'submissions.submitForOther',
    what: 'a person of another unit',
    payload: sample('submissions.submitForOther'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'submissions.submitForOther',
    what: 'another unit',
    payload: ({ topicId, unitId }) => ({
      ...unitWords,
      topicId,
      unitId,
      submissionId: makeId(),
      authorId: null,
    }),
    refused: 'NOT_ALLOWED',
  },
  {
    command: 'reminders.makeCalendar',
    what: 'for another unit',
    payload: sample('reminders.makeCalendar', ({ unitId }) => ({ unitId })),
    refused: 'INVALID',
  },
  {
    command: 'reminders.voidCalendar',
    what: 'another unit’s address',
    payload: ({ calendarId }) => ({ calendarId }),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.create',
    what: 'for another unit',
    payload: sample('collation.create'),
    refused: 'NOT_ALLOWED',
  },
  {
    command: 'collation.create',
    what: 'from an opinion of another unit',
    payload: sample('collation.create', ({ ownUnitId }) => ({ unitId: ownUnitId })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.create',
    what: 'with a responder',
    payload: sample('collation.create', ({ ownUnitId, unitId }) => ({
      unitId: ownUnitId,
      responderUnitId: unitId,
      submissionIds: [],
    })),
    refused: 'NOT_ALLOWED',
  },
  {
    command: 'collation.edit',
    what: 'of another unit',
    payload: sample('collation.edit', ({ collatedSeen }) => ({ seen: collatedSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.link',
    what: 'to what another unit handed in',
    payload: sample('collation.link'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.link',
    what: 'an opinion of another unit',
    payload: sample('collation.link', ({ ownCollatedId }) => ({ collatedId: ownCollatedId })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.unlink',
    what: 'of another unit',
    payload: sample('collation.unlink'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.merge',
    what: 'what another unit handed in into the own',
    payload: ({ ownCollatedId, ownCollatedSeen, collatedId, collatedSeen }) => ({
      into: { collatedId: ownCollatedId, seen: ownCollatedSeen },
      from: [{ collatedId, seen: collatedSeen }],
    }),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.merge',
    what: 'into what another unit handed in',
    payload: sample('collation.merge', ({ collatedId, collatedSeen }) => ({
      into: { collatedId, seen: collatedSeen },
    })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.unmerge',
    what: 'of another unit',
    payload: sample('collation.unmerge', ({ collatedSeen }) => ({ seen: collatedSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'collation.split',
    what: 'of another unit',
    payload: sample('collation.split', ({ collatedSeen }) => ({ seen: collatedSeen })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'floor.request',
    what: 'linked to another’s opinion',
    payload: sample('floor.request'),
    refused: 'LINK_NOT_OWN',
  },
  {
    command: 'floor.requestForOther',
    what: 'a person of another unit',
    payload: sample('floor.requestForOther'),
    refused: 'NOT_FOUND',
  },
  {
    command: 'floor.withdraw',
    what: 'another’s request',
    payload: sample('floor.withdraw'),
    refused: 'NOT_FOUND',
  },
  { command: 'floor.ready', what: 'another’s request', payload: sample('floor.ready'), refused: 'NOT_FOUND' },
  { command: 'floor.later', what: 'another’s request', payload: sample('floor.later'), refused: 'NOT_FOUND' },
  {
    command: 'responses.draft',
    what: 'of another responder',
    payload: sample('responses.draft', ({ housingId }) => ({ responderId: housingId })),
    refused: 'NOT_FOUND',
  },
  {
    command: 'responses.draft',
    what: 'of what was put to another unit',
    payload: sample('responses.draft', ({ toHousing, lineId }) => ({
      ...{ responderId: lineId, collatedId: toHousing },
    })),
    refused: 'UNKNOWN_TARGET',
  },
  {
    command: 'responses.answer',
    what: 'as another unit’s responder',
    payload: sample('responses.answer', ({ housingId }) => ({ responderId: housingId })),
    refused: 'NOT_A_RESPONDER',
  },
  {
    command: 'responses.answer',
    what: 'to what was put to another unit',
    payload: sample('responses.answer', ({ toHousing, lineId }) => ({
      responderId: lineId,
      targets: [{ kind: 'COLLATED', id: toHousing }],
    })),
    refused: 'UNKNOWN_TARGET',
  },
  {
    command: 'responses.answer',
    what: 'to a raw opinion',
    payload: sample('responses.answer', ({ submissionId, lineId }) => ({
      responderId: lineId,
      targets: [{ kind: 'SUBMISSION', id: submissionId }],
    })),
    refused: 'UNKNOWN_TARGET',
  },
  ...AFTER_CASES,
];
