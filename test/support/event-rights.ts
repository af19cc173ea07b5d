import type { EventType, Role } from '@doi-thoai/shared';
import { PARTS } from './everybody.js';

const TABLE: readonly Role[] = ['ORGANISER', 'CHAIR', 'CO_CHAIR', 'SECRETARY'];
const EVERYBODY: readonly Role[] = PARTS;

/**
 * Which roles are ever told of a kind of entry, written by hand from domain.md 6 and never taken from the server's
 * code. Total: a new kind of entry does not compile without a line. Beyond the table of chair and desk everybody is
 * told of what is the own, the own unit's, or was put to the own unit.
 */
export const EVENT_RIGHTS: Record<EventType, readonly Role[]> = {
  // The organisation's stream has no readers on sockets.
  'organisation.changed': [],
  'organisation.staffAdded': [],
  'organisation.accountChanged': [],
  'organisation.passwordLinkMade': [],
  'organisation.passwordSet': [],
  'organisation.meetingCreated': [],
  'organisation.profileChanged': [],
  'organisation.holidaysChanged': [],
  'organisation.unitChanged': [],
  'organisation.issuingBodyChanged': [],
  'organisation.templateChanged': [],
  'meeting.changed': EVERYBODY,
  'meeting.state': EVERYBODY,
  'meeting.override': TABLE,
  'meeting.step': TABLE,
  // The others hear that something changed, and read what is for them.
  'materials.changed': ['ORGANISER', 'SECRETARY'],
  'materials.ordered': ['ORGANISER', 'SECRETARY'],
  'participants.changed': [...TABLE, 'DELEGATE'],
  'participants.unit': TABLE,
  'participants.standIn': TABLE,
  'participants.standInRemoved': TABLE,
  'submissions.changed': [...TABLE, 'UNIT_FOCAL', 'DELEGATE', 'GUEST'],
  'submissions.attachmentRemoved': [...TABLE, 'UNIT_FOCAL', 'DELEGATE'],
  // The author reads it by the receipt, which no socket knows.
  'submissions.authorOpened': TABLE,
  'content.purged': TABLE,
  'submissions.published': EVERYBODY,
  'submissions.unpublished': EVERYBODY,
  'collation.changed': [...TABLE, 'UNIT_FOCAL', 'RESPONDER'],
  'collation.removed': ['RESPONDER'],
  'collection.changed': [...TABLE, 'UNIT_FOCAL'],
  'invitations.changed': TABLE,
  'floor.request': [...TABLE, 'DELEGATE'],
  'floor.queue': EVERYBODY,
  'floor.next': EVERYBODY,
  'floor.turn': EVERYBODY,
  'floor.spoken': ['RESPONDER'],
  'floor.act': EVERYBODY,
  'floor.note': TABLE,
  'responses.given': [...TABLE, 'DELEGATE', 'RESPONDER'],
  // The one who will answer, and the desk.
  'responses.drafted': ['ORGANISER', 'SECRETARY', 'RESPONDER'],
  'responses.draftRemoved': ['ORGANISER', 'SECRETARY', 'RESPONDER'],
  'responses.judged': [...TABLE, 'DELEGATE'],
  'responses.reopening': [...TABLE, 'RESPONDER'],
  'responses.reopeningRemoved': [...TABLE, 'RESPONDER'],
  'commitments.changed': [...TABLE, 'DELEGATE', 'RESPONDER'],
  'commitments.acted': [...TABLE, 'RESPONDER'],
  'commitments.removed': ['RESPONDER'],
  'reminders.changed': [...TABLE, 'RESPONDER', 'MONITOR'],
  'reminders.seen': [...TABLE, 'RESPONDER', 'MONITOR'],
  'reminders.calendar': [...TABLE, 'RESPONDER'],
  'conclusions.changed': TABLE,
  'conclusions.removed': TABLE,
  // A clerk numbers and issues what was approved.
  'signed.changed': [...TABLE, 'CLERK'],
  'conclusions.state': [...TABLE, 'CLERK'],
  'screen.projection': EVERYBODY,
};
