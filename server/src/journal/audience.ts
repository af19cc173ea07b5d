import type { EventType, Id, ReaderClass, Role, WireEvent } from '@doi-thoai/shared';
import { LIMITS, clipText, isReceiptId, readerClassOf } from '@doi-thoai/shared';

/** Who may read an entry; decided once, when it is written (W31). */
export type Audience =
  | 'everyone'
  | 'screen'
  | 'chair'
  | 'desk'
  | 'responders'
  | 'clerks'
  | `responder:${Id}`
  | `unit:${Id}`
  | `participant:${Id}`
  | `receipt:${Id}`;

/** What chair and desk read together: the usual audience of unreviewed things. */
export const TABLE: readonly Audience[] = ['chair', 'desk'];

/**
 * Whoever wrote something: a participant, or, where nobody may be named, the receipt that only the author holds.
 * Receipt ids are UUIDs of version 8 (shared/src/receipt.ts), a participant's of version 4.
 */
export function authorAudience(id: Id): Audience {
  return isReceiptId(id) ? `receipt:${id}` : `participant:${id}`;
}

/** Who holds a receipt reads what its opinion became, and nothing else of the meeting. */
export function receiptReader(receiptId: Id): Reader {
  return { participantId: receiptId, reader: 'everyone', personal: new Set([`receipt:${receiptId}`]) };
}

/** Shared audiences of a reader class. 'everyone' is in all of them. */
const SHARED: Record<ReaderClass, readonly Audience[]> = {
  everyone: ['everyone'],
  screen: ['everyone', 'screen'],
  chair: ['everyone', 'chair'],
  desk: ['everyone', 'desk'],
};

/** One who reads a stream: the shared frames of a class, and personal audiences beside them. */
export interface Reader {
  participantId: Id;
  reader: ReaderClass;
  personal: ReadonlySet<string>;
}

export function readerOf(person: { id: Id; role: Role; unitId: Id | null }): Reader {
  const personal = new Set<string>([`participant:${person.id}`]);
  if (person.unitId !== null && person.role === 'UNIT_FOCAL') personal.add(`unit:${person.unitId}`);
  if (person.role === 'RESPONDER') personal.add('responders');
  if (person.role === 'CLERK') personal.add('clerks');
  if (person.unitId !== null && person.role === 'RESPONDER') personal.add(`responder:${person.unitId}`);
  return { participantId: person.id, reader: readerClassOf(person.role), personal };
}

/** The units for which any of these readers reads as focal person, or as responder. */
export function unitsRead(as: 'unit' | 'responder', readers: readonly Reader[]): Id[] {
  const audiences = new Set(readers.flatMap(({ personal }) => [...personal]));
  return [...audiences].filter((one) => one.startsWith(`${as}:`)).map((one) => one.slice(as.length + 1));
}

export function sharedAudiences(reader: ReaderClass): readonly Audience[] {
  return SHARED[reader];
}

export function isShared(audience: readonly string[], reader: ReaderClass): boolean {
  return SHARED[reader].some((one) => audience.includes(one));
}

/** Shared lists carry rows small enough for ten thousand; the author's own copy is whole. */
export function forSharedFrame(event: WireEvent): WireEvent {
  if (event.type !== 'submissions.changed' || event.data === null) return event;
  const { text, clipped } = clipText(event.data.text, LIMITS.rowText);
  return clipped ? { ...event, data: { ...event.data, text, clipped } } : event;
}

/**
 * Which keys of a view are words or names: they lie in `content`, the entry keeps only their salted hash.
 * Total, so that a new event type must decide.
 */
export const WORDS: Record<EventType, readonly string[]> = {
  'organisation.changed': ['name', 'parentBody', 'symbol'],
  'organisation.staffAdded': ['name', 'login'],
  'organisation.accountChanged': ['name', 'login', 'reason'],
  'organisation.passwordLinkMade': [],
  'organisation.passwordSet': [],
  'organisation.meetingCreated': [],
  'organisation.profileChanged': ['basis', 'steps'],
  'organisation.holidaysChanged': ['rows'],
  'organisation.unitChanged': ['names', 'endBasis'],
  'organisation.issuingBodyChanged': ['name', 'parentBody', 'abbreviation', 'place', 'term'],
  'organisation.templateChanged': ['name', 'by', 'takenBack'],
  'meeting.changed': ['title', 'hostBodies', 'place', 'topics', 'agenda', 'report'],
  'meeting.state': [],
  'meeting.step': ['reason'],
  'meeting.override': ['reason'],
  'materials.changed': ['title', 'presenter', 'versions', 'takenBack'],
  'materials.ordered': [],
  'participants.changed': ['name', 'title', 'unit', 'number'],
  'participants.unit': ['name'],
  'participants.standIn': ['forName', 'forTitle', 'note', 'reason'],
  'participants.standInRemoved': [],
  'submissions.changed': [
    'authorName',
    'authorUnit',
    'summary',
    'text',
    'returnText',
    'aside',
    'attachments',
  ],
  'submissions.attachmentRemoved': [],
  'submissions.authorOpened': ['byName', 'reason'],
  'content.purged': ['reason'],
  'submissions.published': ['summary', 'text', 'authorName', 'authorUnit'],
  'submissions.unpublished': ['refill'],
  'collation.changed': ['wording', 'unit', 'responderUnit', 'repeatOf'],
  'collation.removed': [],
  'collection.changed': ['unit', 'submittedBy', 'note', 'returnReason'],
  'invitations.changed': ['email', 'phone', 'reason', 'standInName', 'standInTitle'],
  'floor.request': ['name', 'title', 'unit', 'number', 'line', 'reason'],
  'floor.queue': [],
  'floor.next': ['next'],
  'floor.turn': ['name', 'title', 'unit'],
  'floor.spoken': ['name', 'title', 'unit'],
  'floor.act': [],
  'floor.note': ['gist', 'correctionReason'],
  'responses.given': [
    ...['text', 'responderUnit', 'responderName', 'responderTitle', 'forwardedTo'],
    ...['legalGround', 'letterNumber', 'returnText', 'former'],
  ],
  'responses.drafted': ['text', 'forwardedTo', 'promiseText'],
  'responses.draftRemoved': [],
  'responses.judged': ['broughtTo'],
  'responses.reopening': ['answer', 'answeredBy', 'words', 'unit'],
  'responses.reopeningRemoved': [],
  'commitments.changed': [
    'text',
    'product',
    'ownerUnit',
    'jointLeads',
    'coordinating',
    'formerOwners',
    'asked',
    'latest',
    'noticeNumber',
  ],
  'commitments.acted': ['actorName', 'unit', 'text', 'number', 'files'],
  'commitments.removed': [],
  'reminders.changed': ['text', 'unit'],
  'reminders.seen': [],
  'reminders.calendar': ['unit'],
  'conclusions.changed': ['text'],
  'conclusions.removed': [],
  'conclusions.state': ['reason', 'approved', 'notices'],
  'signed.changed': ['body', 'reason', 'byName', 'takenBack', 'generated', 'edited', 'scan'],
  'screen.projection': ['opinion'],
};
