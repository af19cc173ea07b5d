import type { CommonSnapshot, Counters, Role, SnapshotState, Welcome } from '@doi-thoai/shared';
import { EVENT_TYPES, PROTOCOL_VERSION, ROW_KEYS, mergeSnapshots } from '@doi-thoai/shared';
import { FullMeeting, MARK } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { Inspector, eventsFor, firstBroken, replay } from '../support/inspector.js';
import type { JournalRow, Reading } from '../support/inspector.js';
import type { Person } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

interface Taken {
  after: string;
  head: number;
  who: Who;
  reading: Reading;
  state: SnapshotState;
  counters: Counters;
}

let server: TestServer;
let hall: FullMeeting;
let inspector: Inspector;
let rows: JournalRow[];
const taken: Taken[] = [];
const recounts = new Map<string, Counters>();

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  hall = await FullMeeting.open(server);
  await playFullStory(hall, takeAll);
  rows = await inspector.journal(hall.meeting.id);
}, 60_000);

afterAll(async () => {
  await inspector.close();
  await server.stop();
});

/** Every reader's snapshot, all at the same head: nobody acts meanwhile. */
async function takeAll(after: string): Promise<void> {
  const { seq } = await inspector.head(hall.meeting.id);
  const { participants } = (await hall.people.organiser.snapshot(seq)).state;
  for (const [who, person] of Object.entries(hall.people)) {
    const row = participants[person.participantId];
    if (!row) throw new Error(`${who} is not on the roster`);
    const reading = { participantId: row.id, role: row.role, unitId: row.unitId };
    const { state, counters } = await freshSnapshot(person, seq);
    taken.push({ after, head: seq, who: who as Who, reading, state, counters });
  }
  recounts.set(after, await recount());
}

async function freshSnapshot(
  person: Person,
  head: number,
): Promise<{ state: SnapshotState; counters: Counters }> {
  const socket = person.socket();
  socket.connect();
  const hello = { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 0, hash8: '', audience: null };
  const welcome = (await socket.timeout(5000).emitWithAck('hello', hello)) as Welcome;
  socket.disconnect();
  if (!welcome.ok || welcome.mode !== 'snapshot') throw new Error('no snapshot');
  const common: CommonSnapshot = await person.snapshot(head);
  expect([common.head, welcome.personalHead]).toEqual([head, head]);
  return { state: mergeSnapshots(common.state, welcome.personal), counters: common.counters };
}

/** From the rows, by other statements than the server's. */
async function recount(): Promise<Counters> {
  const by = async (sql: string): Promise<Record<string, number>> => {
    const found = await inspector.rows<{ topic: string; n: string }>(sql, [hall.meeting.id]);
    return Object.fromEntries(found.map((row) => [row.topic, Number(row.n)]));
  };
  const raw = `from submission where meeting_id = $1 and not withdrawn and channel <> 'SPEECH_NOT_REACHED'`;
  const submissions = await by(`select 'all' as topic, count(*) as n ${raw}`);
  const submissionsByTopic = await by(
    `select topic_id as topic, count(*) as n ${raw} and disclosure = 'NAMED' group by 1`,
  );
  const waitingByTopic = await by(
    `select topic_id as topic, count(*) as n from speaker_request where meeting_id = $1 and state = 'QUEUED' group by 1`,
  );
  const total = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  return {
    submissions: total(submissions),
    submissionsByTopic,
    waiting: total(waitingByTopic),
    waitingByTopic,
    online: 0,
  };
}

function withoutZeros(counters: Counters): Counters {
  const clean = (counts: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));
  const { submissionsByTopic, waitingByTopic } = counters;
  return {
    ...counters,
    submissionsByTopic: clean(submissionsByTopic),
    waitingByTopic: clean(waitingByTopic),
  };
}

describe('W54: a snapshot is what replaying the journal gives', () => {
  it('with every kind of entry that a meeting can have', () => {
    const happened = new Set(rows.map((row) => row.type));
    const missing = EVENT_TYPES.filter((type) => !type.startsWith('organisation.') && !happened.has(type));
    expect(missing).toEqual([]);
  });

  it('for every reader at every head at which one was taken', () => {
    const heads = new Set(taken.map(({ head }) => head));
    expect(heads.size).toBeGreaterThanOrEqual(5);
    expect(taken.length).toBe(heads.size * Object.keys(hall.people).length);
    for (const { after, head, who, reading, state } of taken) {
      const followed = replay(rows, reading, head);
      // Named, so that a failure says who and when.
      expect({ after, who, state }).toEqual({ after, who, state: followed });
    }
  });

  it('and each of these readers had something of the own to read', () => {
    const read = (who: Who): string[] => {
      const state = taken.findLast((one) => one.who === who)?.state;
      if (!state) throw new Error(who);
      return ROW_KEYS.filter((key) => Object.keys(state[key]).length > 0);
    };
    const author = ['participants', 'submissions', 'requests', 'responses', 'commitments'];
    expect(read('minh')).toEqual(expect.arrayContaining(author));
    expect(read('land')).toEqual(expect.arrayContaining(['participants', 'collated', 'responses']));
    expect(read('housing')).toEqual(expect.arrayContaining(['collated', 'commitments']));
    expect(read('focal')).toEqual(expect.arrayContaining(['submissions', 'collated', 'sets']));
    const everything = [
      ...author,
      'units',
      'standIns',
      'steps',
      'invitations',
      'collated',
      'sets',
      'turns',
      'notes',
      'lines',
    ];
    for (const who of ['chair', 'secretary', 'organiser', 'rising'] as const) {
      expect(read(who)).toEqual(expect.arrayContaining(everything));
    }
  });

  it('and counters are what a recount of the rows gives (W47)', () => {
    for (const { after, counters } of taken) {
      expect(withoutZeros(counters)).toEqual(recounts.get(after));
    }
    expect(taken.some(({ counters }) => counters.waiting > 0 && counters.submissions > 0)).toBe(true);
  });
});

describe('W31: nobody gets what is not for them', () => {
  const outside: readonly Role[] = ['GUEST', 'CLERK', 'MONITOR', 'SCREEN'];

  it('a guest, clerk, monitor or screen has no row of anybody else', () => {
    for (const { reading, state } of taken.filter((one) => outside.includes(one.reading.role))) {
      const { participantId } = reading;
      expect(Object.keys(state.participants)).toEqual([participantId]);
      const foreign = Object.values(state.submissions).filter((row) => row.authorId !== participantId);
      expect(foreign).toEqual([]);
      for (const key of [
        'requests',
        'turns',
        'notes',
        'collated',
        'sets',
        'responses',
        'commitments',
        'lines',
      ] as const) {
        expect(state[key]).toEqual({});
      }
    }
  });

  it('a shared row carries the beginning of a long text, its author the whole (W44)', () => {
    const last = (who: Who): SnapshotState | undefined => taken.findLast((one) => one.who === who)?.state;
    const own = Object.values(last('lan')?.submissions ?? {})[0];
    const row = last('secretary')?.submissions[own?.id ?? ''];
    expect(own?.clipped).toBe(false);
    expect(own?.text.length).toBeGreaterThan(row?.text.length ?? Number.MAX_VALUE);
    expect(row?.clipped).toBe(true);
  });
});

describe('the chain', () => {
  it('W30, W32, W33: is dense and whole, by a reckoning that is not the server’s', () => {
    expect(firstBroken(hall.meeting.id, rows)).toBeNull();
  });

  it.each([
    ['a changed word', (row: JournalRow) => ({ ...row, words: row.words?.replace('"', '" ') ?? null })],
    ['a changed number', (row: JournalRow) => ({ ...row, body: row.body.replace('}', ',"x":1}') })],
    ['another actor', (row: JournalRow) => ({ ...row, actorId: null })],
    ['another audience', (row: JournalRow) => ({ ...row, audience: ['everyone', 'guests'] })],
    ['another time', (row: JournalRow) => ({ ...row, at: row.at + 1 })],
  ])('R13: names the entry with %s', (_what, change) => {
    const at = rows.findIndex((row, i) => i > 40 && row.words !== null);
    const forged = rows.map((row, i) => (i === at ? change(row) : row));
    expect(firstBroken(hall.meeting.id, forged)).toBe(rows[at]?.seq);
  });

  it('W33: words lie apart: without them the chain is whole and a client passes over the entry', () => {
    expect(rows.filter((row) => row.words?.includes(MARK)).length).toBeGreaterThan(50);
    expect(rows.filter((row) => row.body.includes(MARK))).toEqual([]);
    const purged = rows.map((row) => (row.words === null ? row : { ...row, words: null, salt: null }));
    expect(firstBroken(hall.meeting.id, purged)).toBeNull();
    const { reading, head } = taken.findLast((one) => one.who === 'secretary') ?? { head: 0 };
    if (!reading) throw new Error('no secretary');
    expect(eventsFor(purged, reading).some((event) => event.data === null)).toBe(true);
    expect(replay(purged, reading, head).submissions).toEqual({});
  });

  it('W30: the entries of one command follow each other', () => {
    const ids = rows.map((row) => row.commandId);
    const changes = ids.filter((id, i) => id !== ids[i - 1]);
    expect(changes.length).toBe(new Set(ids).size);
  });
});
