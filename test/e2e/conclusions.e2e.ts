import type { CommandName, ConclusionLineView, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until, type Meeting, type Person } from '../support/driver.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let meeting: Meeting;
let secretary: Person;
let chair: Person;
let delegate: Person;
let desk: MeetingClient;
let table: MeetingClient;
let phone: MeetingClient;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  meeting = await server.meeting();
  secretary = await meeting.join('SECRETARY', 'Hà Thị Xuân');
  chair = await meeting.join('CHAIR', 'Phan Văn Đông');
  delegate = await meeting.join('DELEGATE', 'Lý Thị Lan');
  desk = await connected(secretary);
  table = await connected(chair);
  phone = await connected(delegate);
}, 30_000);

afterAll(() => server.stop());

async function code<N extends CommandName>(person: Person, name: N, payload: Payload<N>): Promise<string> {
  const answer = await person.issue(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

const lineOf = (client: MeetingClient, id: Id): ConclusionLineView | undefined =>
  client.store.state.lines[id];

/** Desk and chair have heard everything that was accepted so far. */
async function settled(): Promise<void> {
  const { head } = await secretary.snapshot();
  for (const client of [desk, table, phone]) {
    await until(client, () => client.store.state.head >= head, `head ${head}`);
  }
}

async function add(text: string, position = 1): Promise<Id> {
  const lineId = makeId();
  await secretary.do('conclusions.addLine', { lineId, kind: 'TASK', text, position });
  await settled();
  return lineId;
}

describe('the lines of a conclusion', () => {
  it('are drafted by the secretary and read at the table only', async () => {
    const id = await add('Giao Phòng Vật tư rà soát định mức', 1.5);
    expect(lineOf(table, id)).toMatchObject({ kind: 'TASK', position: 1.5 });
    const line = { lineId: makeId(), kind: 'TASK', text: 'x', position: 1 } as const;
    expect(await code(chair, 'conclusions.addLine', line)).toBe('NOT_ALLOWED');
    expect(await code(delegate, 'conclusions.addLine', line)).toBe('NOT_ALLOWED');
    expect((await connected(delegate)).store.state.lines).toEqual({});
    expect(phone.store.state.lines).toEqual({});
  });

  it('are changed and removed by who has seen the present words', async () => {
    const id = await add('Rà soát định mức');
    const seen = lineOf(desk, id)?.version ?? 0;
    const line = { lineId: id, kind: 'REQUIREMENT', text: 'Rà soát trong quý IV', position: 3 } as const;
    await secretary.do('conclusions.editLine', { ...line, seen });
    expect(await secretary.issue('conclusions.editLine', { ...line, seen })).toMatchObject({
      code: 'STALE',
      details: { present: { text: 'Rà soát trong quý IV', kind: 'REQUIREMENT' } },
    });
    expect(await code(secretary, 'conclusions.removeLine', { lineId: id, seen })).toBe('STALE');
    await settled();
    const now = lineOf(desk, id)?.version ?? 0;
    await secretary.do('conclusions.removeLine', { lineId: id, seen: now });
    await settled();
    expect(lineOf(table, id)).toBeUndefined();
    expect(await code(secretary, 'conclusions.removeLine', { lineId: id, seen: now })).toBe('NOT_FOUND');
    expect(await code(secretary, 'conclusions.addLine', line)).toBe('ID_TAKEN');
  });

  it('are the same after a reconnect', async () => {
    await add('Công khai lịch phát bảo hộ lao động', 9);
    expect((await connected(secretary)).store.state.lines).toEqual(desk.store.state.lines);
    expect((await connected(chair)).store.state.lines).toEqual(table.store.state.lines);
  });
});
