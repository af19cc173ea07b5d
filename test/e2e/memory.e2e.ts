import { Housekeeping } from '@doi-thoai/server/dist/gateway/housekeeping.js';
import { makeId } from '@doi-thoai/shared';
import type { Meeting, Person } from '../support/driver.js';
import { connected, until } from '../support/driver.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

const MINUTE = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
}, 30_000);
afterAll(() => server.stop());

type Held = Housekeeping['held'];
const held = (): Held => server.app.nest.get(Housekeeping, { strict: false }).held;

/** The clock moves, and the server looks at it once a second. */
async function pass(ms: number, ready: () => boolean): Promise<void> {
  server.app.clock.move(ms);
  const end = performance.now() + 10_000;
  while (!ready()) {
    if (performance.now() > end) throw new Error(`still held: ${JSON.stringify(held())}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function openMeeting(): Promise<{ meeting: Meeting; chair: Person; lan: Person }> {
  const meeting = await server.meeting();
  const chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  const lan = await meeting.join('DELEGATE', 'Ngô Thị Lan');
  await meeting.openPhase(chair, 'READY');
  await chair.do('submissions.open', {});
  return { meeting, chair, lan };
}

function opinion(meeting: Meeting) {
  const words = { kind: 'OPINION', topicId: meeting.topic(0), summary: 'Nhà', text: 'Sửa.' } as const;
  return { ...words, submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() } as const;
}

describe('what a meeting that is over held in memory', () => {
  it('is given back ten minutes after the last command and the last socket, and whoever comes again misses nothing', async () => {
    const { meeting, chair, lan } = await openMeeting();
    const { reader, welcome } = await RawReader.joined(lan);
    const id = makeId();
    const payload = opinion(meeting);
    const first = await lan.issue('submissions.submit', payload, id);
    await reader.until(() => reader.frames.some((frame) => frame.events.length > 0), 'the own opinion');
    // With a reader nothing is given back, however long nobody writes; the organisation's stream has none.
    await pass(30 * MINUTE, () => held().queues === 1);
    expect(held()).toMatchObject({ lanes: 1, queues: 1, rings: 1 });
    reader.close();
    await pass(0, () => held().online === 0);
    await pass(5 * MINUTE, () => held().snapshots === 0);
    expect(held()).toMatchObject({ lanes: 1, queues: 1, rings: 1 });
    await pass(11 * MINUTE, () => held().lanes === 0);
    expect(held()).toEqual({ online: 0, lanes: 0, queues: 0, rings: 0, snapshots: 0, seats: 0 });

    // A repeat is known by the table; a new command takes the next number.
    expect(await lan.issue('submissions.submit', payload, id)).toEqual(first);
    const next = await lan.issue('submissions.submit', opinion(meeting));
    expect(next).toMatchObject({ ok: true, seq: first.ok && first.seq + 1 });
    const back = await RawReader.open(lan);
    const { epoch, head, hash8, audience } = welcome;
    const missed = await back.hello({ epoch, head, hash8, audience });
    expect(missed).toMatchObject({ mode: 'frames', frames: [{ from: head, to: next.ok && next.seq }] });
    back.close();
    const phone = await connected(lan);
    const desk = await connected(meeting.organiser);
    await chair.do('submissions.close', {});
    await until(phone, () => phone.store.state.meeting?.intakeOpen === false, 'what came after');
    await expectSnapshotEqualsReplay(phone, lan);
    await expectSnapshotEqualsReplay(desk, meeting.organiser);
    meeting.close();
  });

  it('a socket that only opened still hears that its seat was freed', async () => {
    const { meeting, lan } = await openMeeting();
    const silent = await RawReader.open(lan);
    await pass(11 * MINUTE, () => held().queues === 0);
    await pass(2 * MINUTE, () => held().seats === 0);
    const { participantId } = lan;
    await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    await silent.until(() => silent.says('ended') && !silent.socket.connected, 'out', 2000);
  });
});
