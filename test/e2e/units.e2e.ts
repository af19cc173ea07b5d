import type { CommandAnswer, CommandName, CommitmentView, Id, OrgUnitView, Payload } from '@doi-thoai/shared';
import { makeId, unitNameOn } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector, replay } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const DAY_MS = 86_400_000;
let server: TestServer;
let inspector: Inspector;
beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
});
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function issue<N extends CommandName>(name: N, payload: Payload<N>): Promise<CommandAnswer<N>> {
  const url = `${server.url}/api/organisation/commands/${name}`;
  const body = { id: makeId(), payload };
  return (await http<CommandAnswer<N>>(url, { body, cookie: server.staffCookie })).body;
}

const dayIn = (days: number): string =>
  new Date(Date.now() + server.app.clock.offset + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

async function units(): Promise<OrgUnitView[]> {
  const path = `${server.url}/api/organisation/units`;
  return (await http<OrgUnitView[]>(path, { cookie: server.staffCookie })).body;
}

async function unit(id: Id): Promise<OrgUnitView> {
  const found = (await units()).find((one) => one.id === id);
  if (!found) throw new Error(`no unit ${id}`);
  return found;
}

async function named(name: string): Promise<OrgUnitView> {
  const found = (await units()).find(({ names }) => names.some((one) => one.name === name));
  if (!found) throw new Error(`no unit ${name}`);
  return found;
}

async function add(name: string, parentId: Id | null = null): Promise<Id> {
  const unitId = makeId();
  const answer = await issue('organisation.addUnit', { unitId, name, parentId, basis: 'QĐ 12/QĐ-SPT' });
  expect(answer).toMatchObject({ ok: true });
  return unitId;
}

async function rename(unitId: Id, name: string, validFrom: string | null): Promise<CommandAnswer> {
  const { version: seen } = await unit(unitId);
  return issue('organisation.renameUnit', { unitId, name, validFrom, basis: 'QĐ 15/QĐ-SPT', seen });
}

async function end(unitId: Id, endedOn: string | null, successorId: Id | null): Promise<CommandAnswer> {
  const { version: seen } = await unit(unitId);
  return issue('organisation.endUnit', { unitId, endedOn, successorId, basis: 'QĐ 20/QĐ-SPT', seen });
}

/** A meeting on a day, with its organiser alone. */
async function meetingIn(days: number): Promise<Person> {
  const startsAt = Date.now() + server.app.clock.offset + days * DAY_MS;
  return (await server.meeting({ startsAt })).organiser;
}

async function importing(organiser: Person, ...rows: string[]): Promise<CommandAnswer> {
  return organiser.issue('participants.import', { csv: ['họ tên,đơn vị', ...rows].join('\n') });
}

async function peopleOf(organiser: Person): Promise<[string, string][]> {
  const { participants } = (await organiser.snapshot()).state;
  return Object.values(participants)
    .filter(({ unit: name }) => name !== '')
    .map(({ name, unit: of }) => [name, of]);
}

describe('units are a tree with names by day (domain.md 14.13)', () => {
  it('a unit is added, stands below another, and never below itself', async () => {
    const top = await add('Khối Cây');
    const middle = await add('Phòng Cành', top);
    const leaf = await add('Tổ Lá', middle);
    const move = async (unitId: Id, parentId: Id | null): Promise<CommandAnswer> =>
      issue('organisation.moveUnit', { unitId, parentId, seen: (await unit(unitId)).version });
    expect(await move(top, leaf)).toMatchObject({ code: 'UNIT_CYCLE' });
    expect(await move(top, top)).toMatchObject({ code: 'UNIT_CYCLE' });
    expect(await move(leaf, makeId())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await move(leaf, top)).toMatchObject({ ok: true });
    expect((await unit(leaf)).parentId).toBe(top);
    const stale = { unitId: leaf, parentId: null, seen: 0 };
    expect(await issue('organisation.moveUnit', stale)).toMatchObject({ code: 'STALE' });
  });

  it('a name has a day; a spelling means one unit for good', async () => {
    const unitId = await add('Phòng Tên Cũ');
    expect(await rename(unitId, 'Phòng Tên Mới', dayIn(10))).toMatchObject({ ok: true });
    const now = await unit(unitId);
    expect(now.names.map(({ name, validFrom }) => [name, validFrom])).toEqual([
      ['Phòng Tên Cũ', null],
      ['Phòng Tên Mới', dayIn(10)],
    ]);
    expect([unitNameOn(now, dayIn(9)), unitNameOn(now, dayIn(10))]).toEqual([
      'Phòng Tên Cũ',
      'Phòng Tên Mới',
    ]);
    const twin = { unitId: makeId(), name: 'phòng  TÊN cũ', parentId: null, basis: '' };
    expect(await issue('organisation.addUnit', twin)).toMatchObject({ code: 'UNIT_NAME_TAKEN' });
    // The same day once more is a correction, and its own old name a unit may have again.
    expect(await rename(unitId, 'Phòng Tên Mới Hơn', dayIn(10))).toMatchObject({ ok: true });
    expect(await rename(unitId, 'Phòng Tên Cũ', dayIn(20))).toMatchObject({ ok: true });
    expect((await unit(unitId)).names.map(({ name }) => name)).toEqual([
      ...['Phòng Tên Cũ', 'Phòng Tên Mới Hơn', 'Phòng Tên Cũ'],
    ]);
  });

  it('whoever has no account reads nothing; a delegate has no list of units', async () => {
    const path = `${server.url}/api/organisation/units`;
    expect((await http<{ code: string }>(path)).body.code).toBe('NO_SESSION');
    const { organiser, join } = await server.meeting().then((one) => ({
      organiser: one.organiser,
      join: () => one.join('DELEGATE', 'Lý Văn Ngồi'),
    }));
    expect((await organiser.get<unknown[]>('units')).status).toBe(200);
    expect((await (await join()).get<{ code: string }>('units')).body.code).toBe('NOT_ALLOWED');
  });

  it('the decisions are in the organisation’s journal, the words apart (W33)', async () => {
    const [{ stream } = { stream: '' }] = await inspector.rows<{ stream: string }>(
      'select organisation_stream as stream from installation',
    );
    const rows = (await inspector.journal(stream)).filter(({ type }) => type === 'organisation.unitChanged');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ body }) => body.includes('Phòng'))).toEqual([]);
  });
});

describe('a roster finds units by the names of the meeting’s day', () => {
  it('an old list and a new one name the same people', async () => {
    const organiser = await meetingIn(5);
    expect(await importing(organiser, 'Đào Thị Một,Phòng Đổi')).toMatchObject({ result: { added: 1 } });
    const { id } = await named('Phòng Đổi');
    expect(await rename(id, 'Phòng Đã Đổi', dayIn(1))).toMatchObject({ ok: true });
    expect(await importing(organiser, 'Đào Thị Một,Phòng Đổi')).toMatchObject({
      result: { added: 0, updated: 1 },
    });
    expect(await importing(organiser, 'Đào Thị Một,Phòng Đã Đổi')).toMatchObject({
      result: { added: 0, updated: 0 },
    });
    expect(await peopleOf(organiser)).toEqual([['Đào Thị Một', 'Phòng Đã Đổi']]);
    expect(Object.values((await organiser.snapshot()).state.units)).toEqual([{ id, name: 'Phòng Đã Đổi' }]);
    // A meeting of the days before keeps the old name, whatever the list says.
    const before = await meetingIn(0);
    await importing(before, 'Đào Thị Một,Phòng Đã Đổi');
    expect(await peopleOf(before)).toEqual([['Đào Thị Một', 'Phòng Đổi']]);
    expect((await units()).filter(({ names }) => names.some(({ name }) => /Đổi$/.test(name)))).toHaveLength(
      1,
    );
  });

  it('a merged unit leads to its successor, an abolished one is told row by row', async () => {
    const into = await add('Phòng Nhận');
    const merged = await add('Phòng Nhập');
    const gone = await add('Phòng Giải thể');
    await end(merged, dayIn(-1), into);
    await end(gone, dayIn(-1), null);
    const organiser = await meetingIn(3);
    expect(await importing(organiser, 'Đinh Văn Hai,Phòng Nhập', 'Đinh Văn Ba,Phòng Nhận')).toMatchObject({
      ok: true,
    });
    const people = [
      ['Đinh Văn Ba', 'Phòng Nhận'],
      ['Đinh Văn Hai', 'Phòng Nhận'],
    ];
    expect((await peopleOf(organiser)).sort()).toEqual(people);
    expect(await importing(organiser, 'Đinh Văn Tư,Phòng Giải thể')).toMatchObject({
      code: 'ROSTER_INVALID',
      details: { rows: [{ line: 2, column: 'unit', reason: 'UNIT_ENDED', value: 'Phòng Giải thể' }] },
    });
    const person = { participantId: makeId(), name: 'Đinh Văn Năm', title: '', role: 'DELEGATE' } as const;
    const walkIn = { ...person, unit: 'phòng giải thể', number: '', withoutPhone: false };
    expect(await organiser.issue('participants.add', walkIn)).toMatchObject({ code: 'UNIT_ENDED' });
  });

  it('two spellings of one unit become one by naming a successor from the beginning', async () => {
    const organiser = await meetingIn(2);
    await importing(organiser, 'Hồ Thị Sáu,P. Kế hoạch', 'Hồ Thị Bảy,Phòng Kế hoạch');
    const right = await named('Phòng Kế hoạch');
    await end((await named('P. Kế hoạch')).id, '1990-01-01', right.id);
    expect(await importing(organiser, 'Hồ Thị Sáu,P. Kế hoạch')).toMatchObject({
      result: { added: 0, updated: 1 },
    });
    expect((await peopleOf(organiser)).map(([, of]) => of)).toEqual(['Phòng Kế hoạch', 'Phòng Kế hoạch']);
  });
});

describe('units are asked by the organisation’s list', () => {
  it('also one with nobody on the roster; not one that is no more on the day', async () => {
    const asked = await add('Chi bộ Được Hỏi');
    const gone = await add('Chi bộ Đã Thôi');
    await end(gone, dayIn(-1), asked);
    const organiser = await meetingIn(9);
    const { version: seen } = (await organiser.snapshot()).state.meeting ?? { version: 0 };
    await organiser.do('meeting.openPhase', { phase: 'COLLECTING', agendaItemId: null, seen });
    const { body } = await organiser.get<{ id: Id; name: string }[]>('units');
    expect(body.map(({ id }) => id)).toContain(asked);
    expect(body.map(({ id }) => id)).not.toContain(gone);
    const closesAt = Date.now() + server.app.clock.offset + DAY_MS;
    const open = (unitId: Id): Promise<CommandAnswer> =>
      organiser.issue('collection.open', { unitIds: [unitId], closesAt });
    expect(await open(gone)).toMatchObject({ code: 'UNIT_ENDED' });
    expect(await open(makeId())).toMatchObject({ code: 'UNKNOWN_UNIT' });
    expect(await open(asked)).toMatchObject({ result: { opened: 1 } });
    expect((await organiser.snapshot()).state.sets[asked]?.unit).toBe('Chi bộ Được Hỏi');
  });
});

describe('open promises move to the successor, history keeps the old name (domain.md 14.13)', () => {
  async function promise(hall: FullMeeting, ownerUnitId: Id): Promise<Id> {
    const commitmentId = makeId();
    const words = { text: 'Rà soát nhà công vụ', dueKind: 'TERM', dueOn: null } as const;
    await hall.people.secretary.do('commitments.propose', {
      ...words,
      ...{ commitmentId, ownerUnitId, sources: [] },
    });
    return commitmentId;
  }

  const promiseOf = async (hall: FullMeeting, id: Id): Promise<CommitmentView | undefined> =>
    (await hall.state()).commitments[id];

  /** Looks until the server has brought it over by itself. */
  async function movedTo(hall: FullMeeting, id: Id, ownerUnitId: Id): Promise<CommitmentView> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const { seq } = await inspector.head(hall.meeting.id);
      const row = (await hall.people.secretary.snapshot(seq)).state.commitments[id];
      if (row?.ownerUnitId === ownerUnitId) return row;
    }
    throw new Error('the promise did not move');
  }

  it('at once, when the decision is entered for a day that is over', async () => {
    const hall = await FullMeeting.open(server);
    const from = await hall.unitOf('land');
    const into = await add('Phòng Kế thừa Một');
    const id = await promise(hall, from);
    expect(await end(from, dayIn(0), into)).toMatchObject({ ok: true });
    const row = await movedTo(hall, id, into);
    expect(row.formerOwners).toEqual([row.formerOwners[0]]);
    expect(row).toMatchObject({ ownerUnit: 'Phòng Kế thừa Một', state: 'PROPOSED' });
    // The people of that day and their unit stay as they were.
    const { participants } = await hall.state();
    expect(participants[hall.people.land.participantId]).toMatchObject({
      unitId: from,
      unit: row.formerOwners[0],
    });
    // The former responder does not have it any more (W31), and a snapshot is still the replay (W54).
    const rows = await inspector.journal(hall.meeting.id);
    const reading = {
      participantId: hall.people.land.participantId,
      role: 'RESPONDER',
      unitId: from,
    } as const;
    expect(replay(rows, reading, rows.length).commitments[id]).toBeUndefined();
    const desk = {
      participantId: hall.people.secretary.participantId,
      role: 'SECRETARY',
      unitId: null,
    } as const;
    const { state } = await hall.people.secretary.snapshot(rows.length);
    expect(state.commitments).toEqual(replay(rows, desk, rows.length).commitments);
    expect(state.units).toEqual(replay(rows, desk, rows.length).units);
  });

  it('W99, W123: also from a unit that coordinates, and once where its successor leads already', async () => {
    const hall = await FullMeeting.open(server);
    const [from, other] = [await hall.unitOf('minh'), await hall.unitOf('focal')];
    const into = await add('Phòng Kế thừa Ba');
    const commitmentId = makeId();
    const words = { text: 'Rà soát', dueKind: 'TERM', dueOn: null } as const;
    const parts = { ownerUnitId: other, coordinatingUnitIds: [from] };
    await hall.do('secretary', 'commitments.propose', { ...words, ...parts, commitmentId, sources: [] });
    await end(from, dayIn(0), into);
    const moved = async (): Promise<CommitmentView | undefined> => {
      const { seq } = await inspector.head(hall.meeting.id);
      return (await hall.people.secretary.snapshot(seq)).state.commitments[commitmentId];
    };
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      if ((await moved())?.coordinating[0]?.unitId === into) break;
    }
    expect(await moved()).toMatchObject({
      ...{ ownerUnitId: other, formerOwners: [] },
      coordinating: [{ unitId: into, unit: 'Phòng Kế thừa Ba' }],
    });
    await end(other, dayIn(0), into);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      if ((await moved())?.ownerUnitId === into) break;
    }
    expect(await moved()).toMatchObject({ ownerUnitId: into, coordinating: [] });
  });

  it('on the day itself, also over a restart; without a successor they stay', async () => {
    const hall = await FullMeeting.open(server);
    const from = await hall.unitOf('housing');
    const alone = await add('Phòng Không Ai Kế thừa');
    const into = await add('Phòng Kế thừa Hai');
    const id = await promise(hall, from);
    await end(alone, dayIn(-1), null);
    expect(await end(from, dayIn(2), into)).toMatchObject({ ok: true });
    expect((await promiseOf(hall, id))?.ownerUnitId).toBe(from);
    await server.restart();
    expect((await promiseOf(hall, id))?.ownerUnitId).toBe(from);
    server.app.clock.move(2 * DAY_MS);
    expect((await movedTo(hall, id, into)).ownerUnit).toBe('Phòng Kế thừa Hai');
  });
});
