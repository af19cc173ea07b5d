import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until, type Person } from '../support/driver.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { openFloor, type FloorHall } from './floor-hall.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

let server: TestServer;
let hall: FloorHall;
let responder: Person;
let live: MeetingClient;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await openFloor(server, 3);
  responder = await hall.meeting.join('RESPONDER', 'Cao Thị Hạ', { unit: 'Phòng An toàn' });
  live = await connected(responder);
}, 30_000);

afterAll(() => server.stop());

/** Numbers and names of the turns that the responder may go back to. */
async function spoken(): Promise<string[]> {
  const { head } = await hall.chair.snapshot();
  await until(live, () => live.store.state.head >= head, `head ${head}`);
  return Object.values(live.store.state.turns).map((turn) => `${turn.number} ${turn.name} ${turn.state}`);
}

async function speech(index: number): Promise<Id> {
  const turnId = await hall.call(await hall.ask(index));
  await hall.act('floor.start', { turnId });
  return turnId;
}

describe('a responder answers what was said after it was said (product.md: “answers now, in writing, or passes on”)', () => {
  let first: Id;

  it('a turn stays to be answered once it has ended, not before', async () => {
    first = await speech(0);
    expect(await spoken()).toEqual([]);
    await hall.act('floor.end', { turnId: first, interrupted: false, reason: '' });
    expect(await spoken()).toEqual(['1 Đại biểu 0 DONE']);
  });

  it('an end that is undone takes it away again, and the next end brings it back', async () => {
    expect(await hall.undo()).toBe('OK');
    expect(await spoken()).toEqual([]);
    await hall.act('floor.end', { turnId: first, interrupted: true, reason: '' });
    expect(await spoken()).toEqual(['1 Đại biểu 0 INTERRUPTED']);
  });

  it('it is answered while somebody else speaks, and the answer still names its turn', async () => {
    await speech(1);
    const targets = [{ kind: 'TURN', id: first }] as const;
    const responseId = makeId();
    const words = { type: 'EXPLAINED', text: 'Đã rà soát.', forwardedTo: '', given: 'LIVE' } as const;
    await responder.do('responses.answer', {
      responseId,
      targets: [...targets],
      ...words,
      responderId: responder.participantId,
      commitment: null,
    });
    await spoken();
    const { responses, turns } = live.store.state;
    const [target] = responses[responseId]?.targets ?? [];
    expect(turns[target?.id ?? '']).toMatchObject({ number: 1, name: 'Đại biểu 0' });
  });

  it('the floor’s end ends the turn that runs', async () => {
    await hall.act('floor.endFloor', {});
    expect(await spoken()).toEqual(['1 Đại biểu 0 INTERRUPTED', '2 Đại biểu 1 DONE']);
  });

  it('W54: whoever joins now knows the same; a delegate is told none of it (P12)', async () => {
    await expectSnapshotEqualsReplay(live, responder);
    await hall.sameEverywhere();
    expect((await connected(hall.delegate(2))).store.state.turns).toEqual({});
  });

  it('somebody who becomes a responder only now finds them, too', async () => {
    const late = hall.delegate(2);
    const client = await connected(late);
    const { participantId } = late;
    const seen = (await hall.state()).participants[participantId]?.version ?? 0;
    const change = { participantId, role: 'RESPONDER', mayTakeOver: false, seen } as const;
    await hall.meeting.organiser.do('participants.setRole', change);
    await until(client, () => Object.keys(client.store.state.turns).length === 2, 'two turns');
  });
});
