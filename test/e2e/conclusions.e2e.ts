import type { CommandName, ConclusionLineView, Id, Payload } from '@doi-thoai/shared';
import { makeId, unexpanded } from '@doi-thoai/shared';
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

describe('W141: a blanket answer', () => {
  let unitId: Id;
  const collated = [makeId(), makeId(), makeId()];
  const [first = '', second = '', third = ''] = collated;
  const seen = (id: Id): number => lineOf(desk, id)?.version ?? 0;
  const row = (id: Id, dueOn = '2030-01-31') => ({
    ...{ commitmentId: makeId(), target: { kind: 'COLLATED', id } as const, text: 'Xem xét lại' },
    ...{ ownerUnitId: unitId, dueOn },
  });

  beforeAll(async () => {
    const housing = await meeting.join('RESPONDER', 'Đỗ Văn Nhà', { unit: 'Phòng Nhà ở' });
    unitId = (await chair.snapshot()).state.participants[housing.participantId]?.unitId ?? '';
    for (const collatedId of collated) {
      const words = { collatedId, wording: 'Sửa mái', topicId: meeting.topic(0), submissionIds: [] };
      await secretary.do('collation.create', { ...words, unitId: null, responderUnitId: null });
    }
  });

  it('becomes one promise per opinion, all of them or none, and once', async () => {
    const lineId = await add('Tiếp thu tất cả ý kiến');
    const rows = [row(first), row(makeId()), row(third, '2020-01-01')];
    const refused = await secretary.issue('conclusions.expand', { lineId, seen: seen(lineId), rows });
    expect(refused).toMatchObject({
      details: { refused: [{ code: 'UNKNOWN_TARGET' }, { id: third, code: 'DUE_IN_PAST' }] },
    });
    expect((await chair.snapshot()).state.commitments).toEqual({});
    const act = { lineId, seen: seen(lineId), rows: [row(first), row(second)] };
    const id = makeId();
    expect(await secretary.issue('conclusions.expand', act, id)).toMatchObject({ ok: true });
    expect(await secretary.issue('conclusions.expand', act, id)).toMatchObject({ ok: true });
    await settled();
    const made = Object.keys((await chair.snapshot()).state.commitments).sort();
    expect(made).toEqual(act.rows.map((one) => one.commitmentId).sort());
    expect(
      lineOf(table, lineId)
        ?.sources.map((source) => source.id)
        .sort(),
    ).toEqual([first, second].sort());
    const again = { lineId, seen: seen(lineId), rows: [row(second), row(third)] };
    expect(await code(secretary, 'conclusions.expand', again)).toBe('ALREADY_EXPANDED');
    // W148: a row that was cancelled answers nobody; the screen asks for another one.
    const [cancelled] = act.rows;
    const { version = 0 } = (await chair.snapshot()).state.commitments[cancelled?.commitmentId ?? ''] ?? {};
    const commitmentId = cancelled?.commitmentId ?? '';
    await chair.do('commitments.cancel', { commitmentId, reason: 'Nhầm đơn vị', seen: version });
    const { lines, commitments } = (await chair.snapshot()).state;
    const line = lines[lineId];
    expect(line && unexpanded(line, commitments)).toEqual([{ kind: 'COLLATED', id: first }]);
    const anew = { lineId, seen: line?.version ?? 0, rows: [row(first)] };
    expect(await code(secretary, 'conclusions.expand', anew)).toBe('ok');
  });

  it('a promise that is there serves a line, or no longer, by who has seen it as it is', async () => {
    const lineId = await add('Phòng Nhà ở báo cáo');
    const commitmentId = makeId();
    const promise = { commitmentId, text: 'Báo cáo', ownerUnitId: unitId, dueOn: null, sources: [] };
    await secretary.do('commitments.propose', { ...promise, dueKind: 'TERM' });
    const served = async () => (await chair.snapshot()).state.commitments[commitmentId];
    const version = (await served())?.version ?? 0;
    const act = { lineId, commitmentId, seen: version };
    await secretary.do('conclusions.link', { ...act, linked: true });
    expect((await served())?.sources).toEqual([{ kind: 'LINE', id: lineId }]);
    expect(await code(secretary, 'conclusions.link', { ...act, linked: false })).toBe('STALE');
    const next = (await served())?.version ?? 0;
    expect(
      await code(secretary, 'conclusions.link', { ...act, seen: next, lineId: makeId(), linked: true }),
    ).toBe('NOT_FOUND');
    await secretary.do('conclusions.link', { ...act, seen: next, linked: false });
    expect((await served())?.sources).toEqual([]);
  });
});
