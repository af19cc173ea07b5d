import type { CollationEvents } from './features/collation.js';
import type { CollectionEvents } from './features/collection.js';
import type { CommitmentsEvents } from './features/commitments.js';
import type { ConclusionsEvents } from './features/conclusions.js';
import type { FloorEvents } from './features/floor.js';
import type { InvitationsEvents } from './features/invitations.js';
import type { MaterialsEvents } from './features/materials.js';
import type { MeetingEvents } from './features/meeting.js';
import type { OrganisationEvents } from './features/organisation.js';
import type { ParticipantsEvents } from './features/participants.js';
import type { RemindersEvents } from './features/reminders.js';
import type { ResponsesEvents } from './features/responses.js';
import type { ScreenEvents } from './features/screen.js';
import type { SignedEvents } from './features/signed.js';
import type { SubmissionsEvents } from './features/submissions.js';
import type { Instant } from './ids.js';

/** Every event with the view that it carries. */
export interface Events
  extends
    OrganisationEvents,
    MeetingEvents,
    MaterialsEvents,
    ParticipantsEvents,
    SubmissionsEvents,
    CollationEvents,
    CollectionEvents,
    InvitationsEvents,
    FloorEvents,
    ResponsesEvents,
    CommitmentsEvents,
    RemindersEvents,
    ConclusionsEvents,
    SignedEvents,
    ScreenEvents {}

export type EventType = keyof Events;

/** A journal entry as its audience may read it. `data` is null when its content was purged. */
export type WireEvent = {
  [T in EventType]: { seq: number; at: Instant; type: T; data: Events[T] | null };
}[EventType];

/** Bulk waits to be folded; control flushes at once everything up to itself. Order never differs. */
export type Lane = 'bulk' | 'control';

/** Total, so that an event without a lane does not compile. */
export const LANES: Record<EventType, Lane> = {
  'organisation.changed': 'bulk',
  'organisation.staffAdded': 'bulk',
  'organisation.accountChanged': 'control',
  'organisation.passwordLinkMade': 'bulk',
  'organisation.passwordSet': 'control',
  'organisation.meetingCreated': 'bulk',
  'organisation.profileChanged': 'bulk',
  'organisation.holidaysChanged': 'bulk',
  'organisation.unitChanged': 'bulk',
  'organisation.issuingBodyChanged': 'bulk',
  'organisation.templateChanged': 'bulk',
  'meeting.changed': 'control',
  'meeting.state': 'control',
  'meeting.step': 'bulk',
  'meeting.override': 'bulk',
  'materials.changed': 'bulk',
  'materials.ordered': 'bulk',
  'participants.changed': 'bulk',
  'participants.unit': 'bulk',
  'participants.standIn': 'bulk',
  'participants.standInRemoved': 'bulk',
  'submissions.changed': 'bulk',
  'submissions.attachmentRemoved': 'bulk',
  'submissions.authorOpened': 'bulk',
  'content.purged': 'control',
  'submissions.published': 'control',
  'submissions.unpublished': 'control',
  'collation.changed': 'bulk',
  'collation.removed': 'bulk',
  // A reminder is seen at once.
  'collection.changed': 'control',
  'invitations.changed': 'bulk',
  'floor.request': 'bulk',
  'floor.queue': 'bulk',
  'floor.next': 'control',
  'floor.turn': 'control',
  'floor.spoken': 'control',
  'floor.act': 'control',
  'floor.note': 'bulk',
  'responses.given': 'bulk',
  'responses.drafted': 'bulk',
  'responses.draftRemoved': 'bulk',
  'responses.judged': 'bulk',
  'responses.reopening': 'bulk',
  'responses.reopeningRemoved': 'bulk',
  'commitments.changed': 'bulk',
  'commitments.acted': 'bulk',
  'commitments.removed': 'bulk',
  'reminders.changed': 'bulk',
  'reminders.seen': 'bulk',
  'reminders.calendar': 'bulk',
  'conclusions.changed': 'bulk',
  'conclusions.removed': 'bulk',
  'conclusions.state': 'control',
  'signed.changed': 'bulk',
  'screen.projection': 'control',
};

export const EVENT_TYPES = Object.keys(LANES) as EventType[];
