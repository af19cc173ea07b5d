import type { CollatedView } from './features/collation.js';
import type { UnitSetView } from './features/collection.js';
import type { CommitmentView } from './features/commitments.js';
import type { ConclusionLineView } from './features/conclusions.js';
import type { FloorState, SpeakerRequestView, TurnNoteView, TurnView } from './features/floor.js';
import type { InvitationView } from './features/invitations.js';
import type { MeetingView } from './features/meeting.js';
import type { StepRecordView } from './features/organisation.js';
import type { ParticipantView, StandInView, UnitView } from './features/participants.js';
import type { CalendarView, ReminderMark, ReminderView } from './features/reminders.js';
import type { DraftView, ResponseView } from './features/responses.js';
import type { ProjectionView } from './features/screen.js';
import type { AuthorOpening, PublishedView, SubmissionView } from './features/submissions.js';
import type { Id } from './ids.js';
import type { ReaderClass } from './readers.js';

/** Absolute numbers beside the journal: the last value wins. */
export interface Counters {
  /** Raw opinions received and not withdrawn, without those converted from the floor. */
  submissions: number;
  submissionsByTopic: Record<Id, number>;
  waiting: number;
  waitingByTopic: Record<Id, number>;
  /** Open sockets of different people, of this moment; attendance is journalled and another thing. */
  online: number;
}

type Rows<T> = Record<Id, T>;

/**
 * What a snapshot holds and what events change. Chair and desk have all rows; a delegate has the own ones
 * (laid over by the personal part), a responder those put to the own unit.
 */
export interface SnapshotState {
  meeting: MeetingView | null;
  floor: FloorState;
  screen: ProjectionView;
  /** Newest first, at most `LIMITS.publishedRows`. */
  published: PublishedView[];
  units: Rows<UnitView>;
  participants: Rows<ParticipantView>;
  /** By who stands in; chair and desk have them. */
  standIns: Rows<StandInView>;
  /** By the step of the rules; chair and desk have them. */
  steps: Rows<StepRecordView>;
  submissions: Rows<SubmissionView>;
  /** By the opinion whose author was opened last. */
  openings: Rows<AuthorOpening>;
  collated: Rows<CollatedView>;
  /** By unit; the table has all, a focal person the own one. */
  sets: Rows<UnitSetView>;
  /** By person; chair and desk have them. */
  invitations: Rows<InvitationView>;
  requests: Rows<SpeakerRequestView>;
  turns: Rows<TurnView>;
  notes: Rows<TurnNoteView>;
  responses: Rows<ResponseView>;
  /** The desk has all, a responder the own ones. */
  drafts: Rows<DraftView>;
  commitments: Rows<CommitmentView>;
  /** Chair and desk have all, responders those of the own unit. */
  reminders: Rows<ReminderView>;
  /** By person; everybody has the own one. */
  reminderMarks: Rows<ReminderMark>;
  calendars: Rows<CalendarView>;
  lines: Rows<ConclusionLineView>;
}

/** The row collections of a state, by name. */
export const ROW_KEYS = [
  'units',
  'participants',
  'standIns',
  'steps',
  'submissions',
  'openings',
  'collated',
  'sets',
  'invitations',
  'requests',
  'turns',
  'notes',
  'responses',
  'drafts',
  'commitments',
  'reminders',
  'reminderMarks',
  'calendars',
  'lines',
] as const satisfies readonly (keyof SnapshotState)[];

export interface ReaderState extends SnapshotState {
  epoch: string | null;
  head: number;
  hash8: string;
  reader: ReaderClass;
  participantId: Id | null;
  counters: Counters;
}

export function emptyCounters(): Counters {
  return { submissions: 0, submissionsByTopic: {}, waiting: 0, waitingByTopic: {}, online: 0 };
}

export function emptySnapshot(): SnapshotState {
  return {
    meeting: null,
    floor: { current: null, queue: [], next: [], ended: { turns: 0, seconds: 0 }, version: 0, lastAct: null },
    screen: { mode: 'AUTO', opinion: null, at: null, version: 0 },
    published: [],
    ...(Object.fromEntries(ROW_KEYS.map((key) => [key, {}])) as Pick<
      SnapshotState,
      (typeof ROW_KEYS)[number]
    >),
  };
}

export function emptyState(reader: ReaderClass): ReaderState {
  return {
    ...emptySnapshot(),
    epoch: null,
    head: 0,
    hash8: '',
    reader,
    participantId: null,
    counters: emptyCounters(),
  };
}

/**
 * Lays the personal part over the common part (PROTOCOL.md W53): rows of both; where both have one the newer wins,
 * because the two were read at different heads, and at equal versions the personal one, which is whole.
 */
export function mergeSnapshots(common: SnapshotState, personal: SnapshotState): SnapshotState {
  const merged: SnapshotState = { ...common };
  for (const key of ROW_KEYS) Object.assign(merged, { [key]: mergeRows(common[key], personal[key]) });
  return merged;
}

function mergeRows(common: Rows<object>, personal: Rows<object>): Rows<object> {
  const merged = { ...common };
  for (const [id, row] of Object.entries(personal)) {
    const other = common[id];
    if (other === undefined || versionOf(other) <= versionOf(row)) merged[id] = row;
  }
  return merged;
}

function versionOf(row: object): number {
  return 'version' in row ? Number(row.version) : 0;
}
