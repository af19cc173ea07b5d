import type { CollatedView } from './features/collation.js';
import type { CommitmentView } from './features/commitments.js';
import type { ConclusionLineView } from './features/conclusions.js';
import type { FloorState, SpeakerRequestView, TurnNoteView, TurnView } from './features/floor.js';
import type { MeetingView } from './features/meeting.js';
import type { ParticipantView, UnitView } from './features/participants.js';
import type { ResponseView } from './features/responses.js';
import type { ProjectionView } from './features/screen.js';
import type { PublishedView, SubmissionView } from './features/submissions.js';
import type { Id } from './ids.js';
import type { ReaderClass } from './permissions.js';

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
  submissions: Rows<SubmissionView>;
  collated: Rows<CollatedView>;
  requests: Rows<SpeakerRequestView>;
  turns: Rows<TurnView>;
  notes: Rows<TurnNoteView>;
  responses: Rows<ResponseView>;
  commitments: Rows<CommitmentView>;
  lines: Rows<ConclusionLineView>;
}

/** The row collections of a state, by name. */
export const ROW_KEYS = [
  'units',
  'participants',
  'submissions',
  'collated',
  'requests',
  'turns',
  'notes',
  'responses',
  'commitments',
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
    units: {},
    participants: {},
    submissions: {},
    collated: {},
    requests: {},
    turns: {},
    notes: {},
    responses: {},
    commitments: {},
    lines: {},
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

/** Lays the personal part over the common part: rows of both, the personal ones win. */
export function mergeSnapshots(common: SnapshotState, personal: SnapshotState): SnapshotState {
  const merged: SnapshotState = { ...common };
  for (const key of ROW_KEYS) Object.assign(merged, { [key]: { ...common[key], ...personal[key] } });
  return merged;
}
