import type { EventType, Id, Role, SnapshotState, WireEvent } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { enterAsStaff, signIn } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { EVENT_RIGHTS } from '../support/event-rights.js';
import { PARTS, seatEverybody } from '../support/everybody.js';
import type { Everybody } from '../support/everybody.js';
import { FullMeeting } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { remindOfLate } from '../support/reminded.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

/** How soon the sockets of a freed seat are gone, and of a session that ran out (W5). */
const FREED_MS = 1000;
const RAN_OUT_MS = 2500;
const WEEK_MS = 7 * 24 * 3_600_000;

interface Listener {
  person: Person;
  reader: RawReader;
}

let server: TestServer;
let hall: FullMeeting;
let state: SnapshotState;
let listeners: Listener[];
/** In another meeting of the same server, one of every role, while the story is played here. */
let abroad: Everybody;
let strangers: Listener[];
let headAbroad: number;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  abroad = await seatEverybody(server);
  strangers = await listen(Object.values(abroad.people));
  headAbroad = (await abroad.people.SECRETARY.snapshot()).head;
  hall = await FullMeeting.open(server);
  listeners = await listen(Object.values(hall.people));
  await playFullStory(hall, () => Promise.resolve());
  await remindOfLate(hall);
  const { head, state: last } = await hall.people.secretary.snapshot();
  state = last;
  for (const { person, reader } of listeners) {
    // Somebody gets another role in the middle, and would have to say hello for the rest.
    const heard = (): boolean => reachOf(reader) >= head || reader.says('resync');
    await reader.until(heard, `${person.role} at the end of the story`);
  }
}, 120_000);
afterAll(async () => {
  for (const { reader } of [...listeners, ...strangers]) reader.close();
  await server.stop();
});

const listen = (people: readonly Person[]): Promise<Listener[]> =>
  Promise.all(people.map(async (person) => ({ person, reader: (await RawReader.joined(person)).reader })));

const reachOf = (reader: RawReader): number => reader.frames.at(-1)?.to ?? 0;

const eventsOf = (reader: RawReader): WireEvent[] =>
  reader.heard.flatMap((one) => {
    if ('frame' in one) return one.frame.events;
    return 'mine' in one ? one.mine.events : [];
  });

const told = (role: Role): EventType[] => {
  const ofRole = listeners.filter(({ person }) => person.role === role);
  return [...new Set(ofRole.flatMap(({ reader }) => eventsOf(reader).map(({ type }) => type)))].sort();
};

describe('R14: every kind of entry × every role × {own, other meeting, revoked, expired}', () => {
  it('the story has every kind of entry that a meeting can have', () => {
    const heard = new Set(PARTS.flatMap(told));
    const missing = (Object.keys(EVENT_RIGHTS) as EventType[]).filter((type) => !heard.has(type));
    expect(missing.filter((type) => !type.startsWith('organisation.'))).toEqual([]);
  });

  it.each(PARTS)('own meeting: %s is told of what the table says, no more and no less', (role) => {
    const expected = (Object.keys(EVENT_RIGHTS) as EventType[]).filter((type) =>
      EVENT_RIGHTS[type].includes(role),
    );
    expect(told(role)).toEqual(expected.sort());
  });

  it('own meeting: beyond chair and desk nobody is told of a row that is another’s', () => {
    const wrong = listeners.flatMap(({ person, reader }) => {
      const unitId = state.participants[person.participantId]?.unitId ?? null;
      const foreign = eventsOf(reader).filter((event) => isForeign(event, person, unitId));
      return foreign.map(({ type, seq }) => `${person.role} ${person.participantId}: ${type} ${seq}`);
    });
    expect(wrong).toEqual([]);
  });

  it('other meeting: nobody there is told of anything, whatever the role', () => {
    for (const { person, reader } of strangers) {
      const heard = eventsOf(reader).filter(({ seq }) => seq > headAbroad);
      expect({ role: person.role, heard }).toEqual({ role: person.role, heard: [] });
    }
  });

  it('revoked: the sockets of every role are gone within a second, and are told of nothing more', async () => {
    const freed = await seatEverybody(server);
    const people = PARTS.filter((role) => role !== 'ORGANISER').map((role) => freed.people[role]);
    const readers = await listen(people);
    const { organiser } = freed.meeting;
    for (const { person, reader } of readers) {
      const { participantId } = person;
      await organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
      await reader.until(() => isOut(reader), `${person.role} is out`, FREED_MS);
    }
    await expectSilence(readers, () => act(organiser));
  });

  it('expired: the sockets of every role are closed, and are told of nothing more', async () => {
    server.app.clock.move(WEEK_MS + 1);
    for (const { person, reader } of strangers) {
      await reader.until(() => isOut(reader), `${person.role} is out`, RAN_OUT_MS);
    }
    await expectSilence(strangers, async () => {
      const staff = await signIn(server.url, null);
      const { organiser } = abroad.meeting;
      organiser.cookie = await enterAsStaff(server.url, staff, abroad.meeting.id);
      await act(organiser);
    });
  });
});

/** Something that chair and desk are told of. */
async function act(organiser: Person): Promise<void> {
  const words = { name: 'Người Mới', role: 'DELEGATE', unit: 'Cơ sở Xa', title: '', number: '' } as const;
  await organiser.do('participants.add', { participantId: makeId(), ...words, withoutPhone: false });
}

const isOut = (reader: RawReader): boolean => reader.says('ended') && !reader.socket.connected;

/** What happens now is not told to them. */
async function expectSilence(readers: readonly Listener[], happen: () => Promise<void>): Promise<void> {
  const before = readers.map(({ reader }) => eventsOf(reader).length);
  await happen();
  for (const [i, { person, reader }] of readers.entries()) {
    const more = eventsOf(reader).length - (before[i] ?? 0);
    expect({ role: person.role, more }).toEqual({ role: person.role, more: 0 });
  }
}

const READS_ALL: readonly Role[] = ['ORGANISER', 'CHAIR', 'CO_CHAIR', 'SECRETARY'];

/** Rows that name a person or a unit, and neither is this reader's. */
function isForeign({ type, data }: WireEvent, { role, participantId }: Person, unitId: Id | null): boolean {
  if (READS_ALL.includes(role) || data === null) return false;
  if (type === 'submissions.changed') {
    const ofUnit = role === 'UNIT_FOCAL' && data.authorUnitId === unitId;
    return data.authorId !== participantId && !ofUnit;
  }
  if (type === 'participants.changed') return data.id !== participantId;
  if (type === 'floor.request') return data.participantId !== participantId;
  if (type === 'collection.changed') return data.id !== unitId;
  if (type === 'collation.changed') {
    return role === 'RESPONDER' ? data.responderUnitId !== unitId : data.unitId !== unitId;
  }
  return false;
}
