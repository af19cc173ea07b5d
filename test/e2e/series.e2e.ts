import type { CommandAnswer, EarlierPlan, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { connected, http, Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector, replay } from '../support/inspector.js';
import { samplePlan } from '../support/plan.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

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

type Created = CommandAnswer<'meeting.create'>;

async function create(
  earlier: { meetingId: Id; units: boolean; roster: boolean } | null,
  cookie = server.staffCookie,
): Promise<Created> {
  const plan = samplePlan({ startsAt: Date.now() + 30 * DAY_MS });
  const payload = { meetingId: makeId(), plan, rehearsal: false, earlier };
  const url = `${server.url}/api/organisation/commands/meeting.create`;
  return (await http<Created>(url, { body: { id: makeId(), payload }, cookie })).body;
}

async function organiserOf(created: Created): Promise<Person> {
  if (!created.ok) throw new Error(created.code);
  const { meetingId, participantId } = created.result;
  const path = `${server.url}/api/staff/meetings/${meetingId}/enter`;
  const { cookies } = await http(path, { method: 'POST', cookie: server.staffCookie });
  return new Person(server.url, meetingId, participantId, 'ORGANISER', cookies.join('; '));
}

async function ordinalOf(meetingId: Id): Promise<number | undefined> {
  type Me = { meetings: { meetingId: Id; ordinal: number }[] };
  const { body } = await http<Me>(`${server.url}/api/staff/me`, { cookie: server.staffCookie });
  return body.meetings.find((one) => one.meetingId === meetingId)?.ordinal;
}

describe('a meeting that follows an earlier one', () => {
  it('has its people and units, and never an opinion, an answer or a seat', async () => {
    const hall = await FullMeeting.open(server);
    const { people, meeting } = hall;
    await meeting.openPhase(people.chair, 'READY');
    await people.chair.do('submissions.open', {});
    await hall.write('minh', 'một');
    const before = await hall.state();
    const next = await organiserOf(await create({ meetingId: meeting.id, units: true, roster: true }));
    const { state } = await next.snapshot();
    const words = (rows: typeof before.participants): string[] =>
      Object.values(rows)
        .filter(({ role, contributor }) => role !== 'ORGANISER' && !contributor)
        .map(({ name, title, unit, number, role }) => [name, title, unit, number, role].join('|'))
        .sort();
    expect(words(state.participants)).toEqual(words(before.participants));
    expect(words(state.participants).length).toBeGreaterThan(5);
    expect(Object.values(state.units).sort(byId)).toEqual(Object.values(before.units).sort(byId));
    const ids = new Set(Object.keys(before.participants));
    const rows = Object.values(state.participants);
    expect(rows.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(rows.filter(({ id, seatTaken }) => seatTaken && id !== next.participantId)).toEqual([]);
    expect(rows.every(({ attendance }) => attendance === 'UNKNOWN')).toBe(true);
    for (const key of ['submissions', 'collated', 'responses', 'commitments', 'sets', 'requests'] as const) {
      expect(state[key]).toEqual({});
    }
    // W54, from the very first entry on.
    const journal = await inspector.journal(next.meetingId);
    const reading = { participantId: next.participantId, role: 'ORGANISER', unitId: null } as const;
    expect(replay(journal, reading, journal.length).participants).toEqual(state.participants);
    expect(replay(journal, reading, journal.length).units).toEqual(state.units);
    await expectSnapshotEqualsReplay(await connected(next), next);
  });

  it('takes over only what is wished, and counts on in its series', async () => {
    const first = await server.meeting();
    await first.join('DELEGATE', 'Kha Thị Một', { unit: 'Chi bộ Nối' });
    const units = await organiserOf(await create({ meetingId: first.id, units: true, roster: false }));
    const { state } = await units.snapshot();
    expect(Object.values(state.units).map(({ name }) => name)).toEqual(['Chi bộ Nối']);
    expect(Object.keys(state.participants)).toEqual([units.participantId]);
    const bare = await organiserOf(await create({ meetingId: units.meetingId, units: false, roster: false }));
    expect((await bare.snapshot()).state.units).toEqual({});
    expect([await ordinalOf(first.id), await ordinalOf(units.meetingId)]).toEqual([1, 2]);
    expect(await ordinalOf(bare.meetingId)).toBe(3);
    expect(await ordinalOf((await organiserOf(await create(null))).meetingId)).toBe(1);
  });

  it('has units as they are on its own day: a successor, a new name, and nobody of one that is gone', async () => {
    const first = await server.meeting();
    await first.join('DELEGATE', 'Kha Thị Hai', { unit: 'Tổ Nhập' });
    await first.join('DELEGATE', 'Kha Thị Ba', { unit: 'Tổ Nhận' });
    await first.join('DELEGATE', 'Kha Thị Bốn', { unit: 'Tổ Thôi' });
    const { state: before } = await first.organiser.snapshot();
    const idOf = (name: string): Id => Object.values(before.units).find((one) => one.name === name)?.id ?? '';
    const decide = async (name: string, payload: object): Promise<void> => {
      const url = `${server.url}/api/organisation/commands/${name}`;
      const body = { id: makeId(), payload: { basis: '', seen: 0, ...payload } };
      expect((await http(url, { body, cookie: server.staffCookie })).status).toBeLessThan(300);
    };
    const day = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
    const end = { endedOn: day, successorId: null };
    await decide('organisation.endUnit', { ...end, unitId: idOf('Tổ Nhập'), successorId: idOf('Tổ Nhận') });
    await decide('organisation.endUnit', { ...end, unitId: idOf('Tổ Thôi') });
    await decide('organisation.renameUnit', { unitId: idOf('Tổ Nhận'), name: 'Tổ Chung', validFrom: day });
    const next = await organiserOf(await create({ meetingId: first.id, units: true, roster: true }));
    const { state } = await next.snapshot();
    expect(Object.values(state.units)).toEqual([{ id: idOf('Tổ Nhận'), name: 'Tổ Chung' }]);
    const people = Object.values(state.participants).map(({ name, unit }) => `${name}: ${unit}`);
    expect(people).toEqual(
      expect.arrayContaining(['Kha Thị Hai: Tổ Chung', 'Kha Thị Ba: Tổ Chung', 'Kha Thị Bốn: ']),
    );
  });

  it('is for whoever prepares the earlier one: chair and secretary of one get nothing in another (6.1)', async () => {
    const first = await server.meeting();
    const account = { name: 'Ngân Văn Lạ', login: 'ngan.la', password: 'mat-khau-rieng-2026' };
    const made = await http<{ staffId: Id }>(`${server.url}/api/staff/accounts`, {
      body: account,
      cookie: server.staffCookie,
    });
    const { cookies } = await http(`${server.url}/api/staff/login`, { body: account });
    const cookie = cookies.join('; ');
    const path = `${server.url}/api/staff/meetings/${first.id}/earlier`;
    const wish = { meetingId: first.id, units: true, roster: true };
    expect((await http(path, { cookie })).status).toBe(404);
    expect(await create(wish, cookie)).toMatchObject({ code: 'NOT_FOUND' });
    const given = { staffId: made.body.staffId, title: '' };
    await first.organiser.do('participants.appoint', { ...given, role: 'CLERK' });
    expect((await http(path, { cookie })).status).toBe(404);
    await first.organiser.do('participants.appoint', { ...given, role: 'SECRETARY' });
    expect((await http<EarlierPlan>(path, { cookie })).body.plan.title).toBe(first.plan.title);
    expect(await create(wish, cookie)).toMatchObject({ ok: true });
  });
});

const byId = (a: { id: Id }, b: { id: Id }): number => (a.id < b.id ? -1 : 1);
