import type { EventType, Events, WireEvent } from './events.js';
import { LIMITS } from './limits.js';
import type { PublishedView } from './features/submissions.js';
import type { ReaderState, SnapshotState } from './state.js';
import { ROW_KEYS } from './state.js';
import type { ReaderClass } from './readers.js';
import { readsTable } from './readers.js';

type RowKey = (typeof ROW_KEYS)[number];

/** A state being changed by one run of events: each collection is copied once, on its first change. */
class Draft<S extends SnapshotState> {
  readonly state: S;
  private readonly copied = new Set<RowKey>();

  constructor(
    base: S,
    readonly reader: ReaderClass,
  ) {
    this.state = { ...base };
  }

  put<K extends RowKey>(key: K, id: string, row: SnapshotState[K][string]): void {
    Object.assign(this.own(key), { [id]: row });
  }

  remove(key: RowKey, id: string): void {
    delete this.own(key)[id];
  }

  private own<K extends RowKey>(key: K): SnapshotState[K] {
    if (!this.copied.has(key)) {
      this.copied.add(key);
      this.state[key] = { ...this.state[key] };
    }
    return this.state[key];
  }
}

function withPublished(rows: PublishedView[], row: PublishedView): PublishedView[] {
  return [row, ...rows.filter((other) => other.id !== row.id)]
    .sort((a, b) => b.version - a.version)
    .slice(0, LIMITS.publishedRows);
}

/**
 * Where the rows of a feature's `changed` and `removed` events lie, and of events that carry a row under a name of
 * their own. In one table, because every phone has it in its first file.
 */
const HOMES: Record<string, RowKey> = {
  participants: 'participants',
  'participants.unit': 'units',
  'participants.standIn': 'standIns',
  'meeting.step': 'steps',
  submissions: 'submissions',
  collation: 'collated',
  collection: 'sets',
  invitations: 'invitations',
  'floor.request': 'requests',
  'responses.given': 'responses',
  'responses.drafted': 'drafts',
  'responses.draft': 'drafts',
  commitments: 'commitments',
  reminders: 'reminders',
  'reminders.seen': 'reminderMarks',
  'reminders.calendar': 'calendars',
  conclusions: 'lines',
};

/** An event whose content is still there. */
type Told = { [T in EventType]: { seq: number; type: T; data: Events[T] } }[EventType];

type Of<T extends WireEvent['type']> = NonNullable<Extract<WireEvent, { type: T }>['data']>;

function applyTurn(draft: Draft<SnapshotState>, seq: number, data: Of<'floor.turn'>): void {
  const { ended, lastAct, gone, ...turn } = data;
  const active = !gone && (turn.state === 'CALLED' || turn.state === 'SPEAKING' || turn.state === 'PAUSED');
  const { floor } = draft.state;
  const current = active ? turn : floor.current?.id === turn.id ? null : floor.current;
  draft.state.floor = { ...floor, current, ended, lastAct, version: seq };
  // The others know the present turn only, and responders are told the ended ones.
  if (readsTable(draft.reader)) keepTurn(draft, { gone, ...turn });
}

function keepTurn(draft: Draft<SnapshotState>, { gone, ...turn }: Of<'floor.spoken'>): void {
  if (gone) draft.remove('turns', turn.id);
  else draft.put('turns', turn.id, turn);
}

function applyQueue(draft: Draft<SnapshotState>, data: Of<'floor.queue'>): void {
  const { floor } = draft.state;
  let queue = floor.queue;
  if ('order' in data) queue = data.order;
  else if ('add' in data) queue = [...queue.filter((id) => id !== data.add), data.add];
  else queue = queue.filter((id) => id !== data.remove);
  draft.state.floor = { ...floor, queue };
}

function applyFloor(draft: Draft<SnapshotState>, event: Told): void {
  const { state } = draft;
  switch (event.type) {
    case 'floor.queue':
      applyQueue(draft, event.data);
      break;
    case 'floor.next':
      state.floor = { ...state.floor, next: event.data.next };
      break;
    case 'floor.turn':
      applyTurn(draft, event.seq, event.data);
      break;
    case 'floor.spoken':
      keepTurn(draft, event.data);
      break;
    case 'floor.note':
      draft.put('notes', event.data.turnId, event.data);
      break;
    case 'floor.act':
      state.floor = { ...state.floor, lastAct: event.data.lastAct, version: event.seq };
      break;
  }
}

function applyMeeting(draft: Draft<SnapshotState>, event: Told): void {
  const { state } = draft;
  switch (event.type) {
    case 'meeting.changed':
      state.meeting = event.data;
      break;
    case 'meeting.state':
      if (state.meeting) state.meeting = { ...state.meeting, ...event.data };
      break;
    case 'screen.projection':
      state.screen = event.data;
      break;
  }
}

function applyOpinion(draft: Draft<SnapshotState>, event: Told): void {
  const { state } = draft;
  switch (event.type) {
    case 'submissions.authorOpened':
      draft.put('openings', event.data.submissionId, event.data);
      break;
    case 'submissions.published':
      state.published = withPublished(state.published, event.data);
      break;
    case 'submissions.unpublished': {
      const { id, refill } = event.data;
      const rest = state.published.filter((row) => row.id !== id);
      state.published = refill ? withPublished(rest, refill) : rest;
      break;
    }
  }
}

function applyRow(draft: Draft<SnapshotState>, { type, data }: Told): void {
  const [, name = '', removed] = /^(.*?)(?:\.changed|(\.?removed))?$/i.exec(type) ?? [];
  const home = HOMES[name];
  const { id } = data as { id: string };
  if (home && removed) draft.remove(home, id);
  else if (home) draft.put(home, id, data as never);
}

const APPLIERS = [applyRow, applyMeeting, applyOpinion, applyFloor];

/**
 * The one reducer: pure, used by every client and by the tests that prove snapshot = replay.
 * Events come in number order; views are absolute, so applying one twice changes nothing.
 */
export function applyEvents<S extends SnapshotState>(
  state: S,
  events: readonly WireEvent[],
  reader: ReaderClass,
): S {
  if (events.length === 0) return state;
  const draft = new Draft(state, reader);
  for (const event of events) {
    // What was purged is passed over (PROTOCOL.md W33). Each kind of event is at home in one of these.
    if (event.data === null) continue;
    for (const apply of APPLIERS) apply(draft, event as Told);
  }
  return draft.state;
}

/** Brings a reader's state to the end of an interval. */
export function applyInterval(
  state: ReaderState,
  to: number,
  hash8: string,
  events: readonly WireEvent[],
): ReaderState {
  return { ...applyEvents(state, events, state.reader), head: to, hash8 };
}
