import type { Id, Welcome } from '@doi-thoai/shared';
import { makeId, PROTOCOL_VERSION } from '@doi-thoai/shared';
import { behindProxy } from '../support/crowd.js';
import type { Member } from '../support/crowd.js';
import type { Meeting, Person } from '../support/driver.js';
import { connected, http, until } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { Random, seedOfRun } from '../support/random.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

const seed = seedOfRun();
let server: TestServer;
let meeting: Meeting;
let chair: Person;
let inspector: Inspector;
const opened: (RawReader | Member)[] = [];

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  meeting = await server.meeting();
  chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  await meeting.openPhase(chair, 'READY');
  await chair.do('submissions.open', {});
  inspector = await Inspector.open(server.databaseUrl);
}, 30_000);

afterEach(async () => {
  for (const one of opened.splice(0)) {
    if (one instanceof RawReader) one.close();
    else {
      one.person.close();
      await one.proxy.close();
    }
  }
});
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

const headNow = async (): Promise<number> => (await inspector.head(meeting.id)).seq;

async function raw(person: Person): Promise<RawReader> {
  const reader = await RawReader.open(person);
  opened.push(reader);
  return reader;
}

async function member(role: 'DELEGATE' | 'SECRETARY' = 'DELEGATE'): Promise<Member> {
  const one = await behindProxy(await meeting.join(role, `Người ${opened.length}`));
  opened.push(one);
  await until(one.client, () => one.client.status === 'CONNECTED', 'connected');
  return one;
}

async function offline({ client, proxy }: Member): Promise<void> {
  proxy.become('down');
  await until(client, () => client.status === 'OFFLINE', 'offline');
}

async function online({ client, proxy }: Member, head: number): Promise<void> {
  proxy.become('clear');
  const back = (): boolean => client.status === 'CONNECTED' && client.store.state.head >= head;
  await until(client, back, `back at ${head}`, 10_000);
}

let imported = 0;
/** So many entries at once. */
async function manyEntries(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => `Đại biểu,N${(imported += 1)}`);
  await meeting.organiser.do('participants.import', { csv: `họ tên,số\n${rows.join('\n')}` });
}

const modeOf = (welcome: Welcome | { ok: false; code: string }): string =>
  welcome.ok ? welcome.mode : welcome.code;

describe('W51, W52: hello', () => {
  it('current, frames or snapshot, by what the reader has', async () => {
    const reader = await raw(chair);
    const first = await reader.hello({});
    if (!first.ok) throw new Error(first.code);
    expect(first).toMatchObject({ mode: 'snapshot', reader: 'chair', participantId: chair.participantId });
    const { epoch, head, hash8, audience } = first;
    const has = { epoch, head, hash8, audience };
    expect(modeOf(await reader.hello(has))).toBe('current');
    await manyEntries(3);
    await reader.until(() => reader.frames.length > 0, 'the frame');
    const missed = await reader.hello(has);
    expect(missed).toMatchObject({ mode: 'frames', frames: [{ epoch, from: head, to: head + 3 }] });
    expect(modeOf(await reader.hello({ ...has, head: head + 1000 }))).toBe('snapshot');
    expect(modeOf(await reader.hello({ ...has, hash8: '00000000' }))).toBe('snapshot');
    expect(modeOf(await reader.hello({ ...has, epoch: makeId() }))).toBe('snapshot');
    expect(modeOf(await reader.hello({ ...has, epoch: null }))).toBe('snapshot');
    expect(modeOf(await reader.hello({ ...has, audience: 'x' }))).toBe('snapshot');
    expect(modeOf(await reader.hello({ ...has, head: head - 1 }))).toBe('snapshot');
  });

  it('W58: an old page is told, and joins nothing', async () => {
    const reader = await raw(chair);
    expect(modeOf(await reader.hello({ protocolVersion: PROTOCOL_VERSION - 1 }))).toBe('PROTOCOL_TOO_OLD');
    expect(modeOf(await reader.hello({ protocolVersion: PROTOCOL_VERSION + 1 }))).toBe('PROTOCOL_TOO_OLD');
    await manyEntries(1);
    const { reader: young } = await RawReader.joined(chair);
    opened.push(young);
    await manyEntries(1);
    await young.until(() => young.frames.length > 0, 'the frame of who joined');
    expect(reader.frames).toEqual([]);
  });

  it('W53: a snapshot at a head that nobody has reached is the present one, not an endless search', async () => {
    const head = await headNow();
    const answer = await chair.get<{ head: number }>(`snapshot?min=${head + 1_000_000}`);
    expect(answer).toMatchObject({ status: 200, body: { head } });
    const wrong = await Promise.all(['-1', 'x', '1e9', ''].map((min) => chair.get(`snapshot?min=${min}`)));
    expect(wrong.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('coming back', () => {
  it('few missed entries come as frames, more than the ring holds as a snapshot (W52)', async () => {
    const one = await member('SECRETARY');
    const { client } = one;
    await offline(one);
    await manyEntries(300);
    await online(one, await headNow());
    expect(client.diagnostics).toMatchObject({ snapshots: 1, catchUps: 1 });
    await offline(one);
    await manyEntries(2600);
    await online(one, await headNow());
    expect(client.diagnostics).toMatchObject({ snapshots: 2, catchUps: 1 });
    await expectSnapshotEqualsReplay(client, one.person);
  });

  it('W55: a restart keeps the epoch: what was missed comes from the journal itself', async () => {
    const one = await member('SECRETARY');
    const { client } = one;
    const { epoch } = client.store.state;
    await offline(one);
    await manyEntries(1200);
    await server.restart();
    await online(one, await headNow());
    expect(client.store.state.epoch).toBe(epoch);
    expect(client.diagnostics).toMatchObject({ snapshots: 1, catchUps: 1 });
    await expectSnapshotEqualsReplay(client, one.person);
  });

  it('W55: another epoch means that the journal may have gone back: everybody starts anew', async () => {
    const one = await member();
    const { client } = one;
    await inspector.rows('update installation set epoch = gen_random_uuid()');
    const snapshots = client.diagnostics.snapshots;
    await server.restart();
    await until(client, () => client.diagnostics.snapshots > snapshots, 'a snapshot', 10_000);
    const [row] = await inspector.rows<{ epoch: Id }>('select epoch from installation');
    expect(client.store.state.epoch).toBe(row?.epoch);
  });

  it('W57: a planned restart is announced', async () => {
    const reader = await raw(chair);
    await server.restart();
    expect(reader.says('bye')).toBe(true);
  });
});

describe('W56: rights that change', () => {
  it('a new role is a new state, at once; the own class keeps its frames when only the name of the role changes', async () => {
    const coChair = await meeting.join('CO_CHAIR', 'Lê Đồng Chủ Trì');
    const former = await connected(chair);
    await coChair.do('participants.takeOver', { reason: 'Máy tính bảng hỏng' });
    const role = (): string | undefined => former.store.state.participants[chair.participantId]?.role;
    await until(former, () => role() === 'CO_CHAIR', 'the former chair knows');
    await manyEntries(1);
    const head = await headNow();
    await until(former, () => former.store.state.head === head, 'what came after the role');
    expect(former.diagnostics.hellos).toBe(1);
    chair.close();
  });

  it('also for a socket that had not said hello when they changed', async () => {
    const waiting = await meeting.join('SECRETARY', 'Thư Ký Cũ');
    const reader = await raw(waiting);
    const { participants } = (await meeting.organiser.snapshot()).state;
    const { participantId } = waiting;
    const seen = participants[participantId]?.version ?? 0;
    await meeting.organiser.do('participants.setRole', {
      participantId,
      role: 'GUEST',
      mayTakeOver: false,
      seen,
    });
    await reader.until(() => reader.says('resync'), 'resync');
    expect(await reader.hello({})).toMatchObject({
      ok: true,
      reader: 'everyone',
      personal: { submissions: {} },
    });
    await manyEntries(2);
    await reader.until(() => reader.frames.length > 0, 'a frame', 3000);
    expect(reader.frames.flatMap((frame) => frame.events)).toEqual([]);
  });
});

describe('W47: counters', () => {
  it('reach whoever comes back, also when nobody else’s have changed and the old socket still hangs', async () => {
    const lan = await meeting.join('DELEGATE', 'Ngô Thị Lan');
    const hanging = await RawReader.joined(lan);
    opened.push(hanging.reader);
    await hanging.reader.until(
      () => hanging.reader.heard.some((one) => 'counters' in one),
      'the first counters',
    );
    const words = { kind: 'OPINION', topicId: meeting.topic(0), summary: 'Nhà', text: 'Sửa.' } as const;
    const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() } as const;
    await lan.do('submissions.submit', { ...words, ...sending });
    const expected = (await chair.snapshot()).counters.submissions;
    const knows = (reader: RawReader) => (): boolean =>
      reader.heard.some((one) => 'counters' in one && one.counters.submissions === expected);
    await hanging.reader.until(knows(hanging.reader), 'the new number');
    const back = await RawReader.joined(lan);
    opened.push(back.reader);
    await back.reader.until(knows(back.reader), 'the number for who came back', 2500);
  });
});

describe('W70-W72: the outbox through a dead network', () => {
  it('each saved text arrives exactly once, in the order of writing', async () => {
    const one = await member();
    const { client, proxy, person } = one;
    const random = new Random(seed);
    const ids: Id[] = [];
    for (let i = 0; i < 25; i += 1) {
      const submissionId = makeId();
      ids.push(submissionId);
      await client.outbox.add('submissions.submit', {
        submissionId,
        kind: 'OPINION',
        topicId: meeting.topic(0),
        summary: `Ý kiến ${i}`,
        text: 'Đề nghị sửa.',
        disclosure: 'NAMED',
        writtenAt: Date.now(),
      });
      // Every fourth goes into a hole that says nothing, the others meet what comes.
      if (i % 4 === 0) proxy.become('blackHole');
      else proxy.become(random.pick(['down', 'clear', 'slow', 'slow']) ?? 'clear');
      if (random.next() < 0.3) proxy.cut();
      await new Promise((resolve) => setTimeout(resolve, 20 + random.below(150)));
    }
    proxy.become('clear');
    await until(client, () => client.outbox.list().length === 0, `an empty outbox (seed ${seed})`, 15_000);
    const rows = await inspector.rows<{ id: Id }>(
      'select id from submission where author_id = $1 order by version',
      [person.participantId],
    );
    expect(rows.map((row) => row.id)).toEqual(ids);
    expect(Object.keys(client.store.state.submissions).sort()).toEqual([...ids].sort());
    expect(proxy.faults).toBeGreaterThan(5);
  });
});

describe('W5: sessions that end', () => {
  it('a freed seat: its sockets are gone within a second, also one that never said hello', async () => {
    const lost = await meeting.join('DELEGATE', 'Người Mất Máy');
    const silent = await raw(lost);
    const { reader } = await RawReader.joined(lost);
    opened.push(reader);
    const { participantId } = lost;
    await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    for (const one of [silent, reader]) {
      await one.until(() => one.says('ended') && !one.socket.connected, 'out', 1000);
    }
    await expect(RawReader.open(lost)).rejects.toThrow('NO_SESSION');
  });

  it('a session that ran out: frames stop, commands and hellos are refused, coming back is refused', async () => {
    const late = await meeting.join('DELEGATE', 'Người Ở Lâu');
    const { reader } = await RawReader.joined(late);
    opened.push(reader);
    const submissionId = makeId();
    const words = { kind: 'OPINION', topicId: meeting.topic(0), summary: 'Muộn', text: 'Muộn.' } as const;
    const payload = { ...words, submissionId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
    server.app.clock.move(7 * 24 * 3_600_000 + 1);
    // Before anybody has looked at the clock: the socket is still open, and its session is over.
    const told = await Promise.all([
      reader.ask('command', { id: makeId(), name: 'submissions.submit', payload }),
      reader.hello({}),
    ]);
    expect(told).toEqual(Array(2).fill({ ok: false, code: 'NO_SESSION', details: {} }));
    const written = 'select count(*) as n from submission where id = $1';
    expect(await inspector.count(written, [submissionId])).toBe(0);
    await reader.until(() => reader.says('ended') && !reader.socket.connected, 'out', 2500);
    await expect(RawReader.open(late)).rejects.toThrow('NO_SESSION');
    const path = `${server.url}/api/meetings/${meeting.id}/snapshot`;
    const { status, body } = await http<{ code: string }>(path, {
      cookie: late.cookie,
      headers: late.headers,
    });
    expect([status, body.code]).toEqual([401, 'NO_SESSION']);
  });
});
