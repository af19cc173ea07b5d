import type { Role, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { Crowd } from '../support/crowd.js';
import type { Member } from '../support/crowd.js';
import { connected, until } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { Inspector, replay } from '../support/inspector.js';
import { Random, seedOfRun } from '../support/random.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const ROLES: Role[] = [
  ...Array.from({ length: 11 }, () => 'DELEGATE' as const),
  ...(['CHAIR', 'CO_CHAIR', 'SECRETARY', 'SECRETARY', 'UNIT_FOCAL'] as const),
  ...(['RESPONDER', 'GUEST', 'MONITOR', 'SCREEN'] as const),
];
const STORM_MS = 7000;

const seed = seedOfRun();
let server: TestServer;
let inspector: Inspector;
let meeting: Meeting;
let crowd: Crowd;
let promoted: Person;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '40' });
  inspector = await Inspector.open(server.databaseUrl);
  meeting = await server.meeting();
  const opener = await meeting.join('CO_CHAIR', 'Lê Đồng Chủ Trì');
  await meeting.openPhase(opener, 'DISCUSSION');
  await opener.do('submissions.open', {});
  await opener.do('floor.openRegistration', {});
  crowd = await Crowd.gather(meeting, ROLES, new Random(seed));
  const first = crowd.members[0]?.person;
  if (!first) throw new Error('nobody came');
  promoted = first;
}, 40_000);

afterAll(async () => {
  await crowd.close();
  await inspector.close();
  await server.stop();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The journalled part of what a client knows. */
function journalled(client: MeetingClient): SnapshotState {
  const { state } = client.store;
  const keys = Object.keys(emptySnapshot()) as (keyof SnapshotState)[];
  return Object.fromEntries(keys.map((key) => [key, state[key]])) as unknown as SnapshotState;
}

async function arrived({ client, role }: Member, head: number): Promise<void> {
  const there = (): boolean => client.status === 'CONNECTED' && client.store.state.head >= head;
  await until(client, there, `${role} at ${head}, but is ${client.status} (seed ${seed})`, 15_000);
}

/** Somebody becomes a secretary and a delegate again, whatever the own network does at that moment. */
async function changeRole(role: 'SECRETARY' | 'DELEGATE'): Promise<void> {
  const { participants } = (await meeting.organiser.snapshot()).state;
  const { participantId } = promoted;
  const seen = participants[participantId]?.version ?? 0;
  await meeting.organiser.do('participants.setRole', { participantId, role, mayTakeOver: false, seen });
}

/** Once for certain, of somebody who knows everything until then: nobody can tell it, and few entries are missed. */
async function changeRoleUnseen(role: 'SECRETARY' | 'DELEGATE'): Promise<void> {
  const [member] = crowd.members;
  if (!member) throw new Error('nobody came');
  member.proxy.become('clear');
  await arrived(member, (await inspector.head(meeting.id)).seq);
  member.proxy.become('down');
  await until(member.client, () => member.client.status === 'OFFLINE', 'offline');
  await changeRole(role);
}

describe('R5, W54, W56: twenty clients of all roles behind networks that fail', () => {
  let head: number;

  beforeAll(async () => {
    const random = new Random(seed + 1);
    const end = Date.now() + STORM_MS;
    let role: 'SECRETARY' | 'DELEGATE' = 'DELEGATE';
    while (Date.now() < end) {
      for (let i = 0; i < 3; i += 1) crowd.step();
      if (random.next() < 0.5) crowd.storm();
      if (random.next() < 0.05) await changeRole((role = role === 'DELEGATE' ? 'SECRETARY' : 'DELEGATE'));
      await pause(20);
    }
    await changeRoleUnseen(role === 'DELEGATE' ? 'SECRETARY' : 'DELEGATE');
    await crowd.heal();
    ({ seq: head } = await inspector.head(meeting.id));
    await Promise.all(crowd.members.map((member) => arrived(member, head)));
  }, 60_000);

  it('bit: connections were cut, entries were missed, commands crossed', () => {
    const sum = (pick: (client: MeetingClient) => number): number =>
      crowd.members.reduce((total, { client }) => total + pick(client), 0);
    expect(crowd.faults).toBeGreaterThan(30);
    expect(sum(({ diagnostics }) => diagnostics.catchUps)).toBeGreaterThan(5);
    expect(crowd.acknowledged.submissions.length).toBeGreaterThan(50);
    expect(head).toBeGreaterThan(200);
  });

  it('every client ends where the journal and where a newcomer ends', async () => {
    const rows = await inspector.journal(meeting.id);
    expect(rows.length).toBe(head);
    const { participants } = (await meeting.organiser.snapshot(head)).state;
    for (const { client, person } of crowd.members) {
      const row = participants[person.participantId];
      if (!row) throw new Error('not on the roster');
      const reading = { participantId: row.id, role: row.role, unitId: row.unitId };
      const who = { seed, role: row.role, id: row.id };
      expect({ ...who, head: client.store.state.head }).toEqual({ ...who, head });
      expect({ ...who, state: journalled(client) }).toEqual({ ...who, state: replay(rows, reading, head) });
      const newcomer = await connected(person);
      expect({ ...who, state: journalled(client) }).toEqual({ ...who, state: journalled(newcomer) });
      expect(client.store.state.hash8).toBe(newcomer.store.state.hash8);
      newcomer.stop();
    }
  });

  it('nothing acknowledged is lost, and nothing is there twice', async () => {
    const { submissions, requests } = crowd.acknowledged;
    const there = 'select count(*) as n from submission where id = any($1)';
    const asked = 'select count(*) as n from speaker_request where id = any($1)';
    expect(await inspector.count(there, [submissions])).toBe(submissions.length);
    expect(await inspector.count(asked, [requests])).toBe(requests.length);
    const doubled = await inspector.count(
      `select count(*) as n from (select 1 from entry where stream_id = $1 and command = 'submissions.submit'
         group by command_id having count(*) > 1) twice`,
      [meeting.id],
    );
    expect(doubled).toBe(0);
    const rows = await inspector.count('select count(*) as n from submission where meeting_id = $1', [
      meeting.id,
    ]);
    expect(await inspector.count(there, [crowd.sent.submissions])).toBe(rows);
  });

  it('W47: counters and who is online are the same for all after a quiet moment', async () => {
    const { submissions } = (await meeting.organiser.snapshot(head)).counters;
    for (const { client } of crowd.members) {
      const { state } = client.store;
      const right = (): boolean =>
        client.store.state.counters.submissions === submissions &&
        client.store.state.counters.online === ROLES.length &&
        client.store.state.counters.waiting === state.floor.queue.length;
      await until(client, right, `counters of ${state.reader} (seed ${seed})`);
    }
  });
});
