import type { CommitmentView, DuePromises, Id, PromisedBefore } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { follow } from '../support/following.js';
import { Inspector } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const HANOI_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
let server: TestServer;
let inspector: Inspector;
let meeting: Meeting;
let people: Record<'chair' | 'secretary' | 'land' | 'housing' | 'delegate', Person>;

const day = (n: number): string => new Date(Date.now() + HANOI_MS + n * DAY_MS).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
  [meeting, people] = await hall();
});
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function hall(): Promise<[Meeting, typeof people]> {
  const held = await server.meeting({ title: 'Đối thoại quý; IV, năm nay' });
  const chair = await held.join('CHAIR', 'Trần Chủ Trì');
  const secretary = await held.join('SECRETARY', 'Phạm Thư Ký');
  const land = await held.join('RESPONDER', 'Hà Thị Bền', { unit: 'Phòng Địa chính' });
  const housing = await held.join('RESPONDER', 'Đỗ Văn Nhà', { unit: 'Phòng Quản lý nhà' });
  const delegate = await held.join('DELEGATE', 'Lê Thị Dân', { unit: 'Cơ sở 1' });
  await held.openPhase(chair, 'DISCUSSION');
  return [held, { chair, secretary, land, housing, delegate }];
}

type Hall = Pick<typeof people, 'chair' | 'secretary' | 'land'>;

async function promiseOf({ secretary }: Pick<Hall, 'secretary'>, id: Id): Promise<CommitmentView> {
  const found = (await secretary.snapshot()).state.commitments[id];
  if (!found) throw new Error('no such promise');
  return found;
}

async function propose({ secretary, land }: Hall, text: string, dueOn: string): Promise<Id> {
  const commitmentId = makeId();
  const { state } = await secretary.snapshot();
  const ownerUnitId = state.participants[land.participantId]?.unitId ?? '';
  const due = { dueKind: 'DATE', dueOn } as const;
  await secretary.do('commitments.propose', { commitmentId, text, ...due, sources: [], ownerUnitId });
  return commitmentId;
}

async function promise(who: Hall, text: string, dueOn: string): Promise<Id> {
  const commitmentId = await propose(who, text, dueOn);
  const seen = async (): Promise<number> => (await promiseOf(who, commitmentId)).version;
  await who.chair.do('commitments.confirm', { commitmentId, seen: await seen() });
  await who.chair.do('commitments.issue', { commitmentId, number: '05/TB-SXD', seen: await seen() });
  return commitmentId;
}

async function make(person: Person, asked: object): Promise<{ status: number; link: string; code: string }> {
  const { url, meetingId, cookie, headers } = person;
  const path = `${url}/api/meetings/${meetingId}/calendars`;
  const { status, body } = await http<{ link: string; code: string }>(path, { body: asked, cookie, headers });
  return { status, link: body.link, code: body.code };
}

/** A file with its folded lines joined again, as its reader sees it. */
async function read(address: string): Promise<{ response: Response; text: string }> {
  const response = await fetch(address);
  return { response, text: (await response.text()).replace(/\r\n /g, '') };
}

const eventOf = (text: string, id: Id): string =>
  text.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${id}@`)) ?? '';
const sequenceOf = (event: string): number => Number(/SEQUENCE:(\d+)/.exec(event)?.[1]);

describe('W153: an address for calendar programs', () => {
  const asked = { id: makeId(), calendarId: makeId(), token: makeReceipt() };
  let address: string;
  let road: Id;

  it('is made by a responder for the own unit; the same again is the same address', async () => {
    road = await promise(people, 'Sửa xong đường vào khu tập thể; nghiệm thu, bàn giao', day(20));
    const made = await make(people.land, asked);
    expect(made.status).toBe(200);
    expect(await make(people.land, asked)).toEqual(made);
    address = `${server.url}${new URL(made.link).pathname}`;
    for (const who of ['secretary', 'chair', 'delegate'] as const) {
      const other = { id: makeId(), calendarId: makeId(), token: makeReceipt() };
      expect(await make(people[who], other)).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
    }
  });

  it('tells its holder what was promised and in which meeting, and nothing that is not the unit’s yet', async () => {
    const proposed = await propose(people, 'Chỉ mới nêu', day(20));
    const { response, text } = await read(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(eventOf(text, road)).toContain('Sửa xong đường vào khu tập thể\\; nghiệm thu\\, bàn giao');
    expect(eventOf(text, road)).toContain('Đối thoại quý\\; IV\\, năm nay');
    expect(eventOf(text, road)).toContain(`DTSTART;VALUE=DATE:${day(20).replaceAll('-', '')}`);
    expect(eventOf(text, road).match(/BEGIN:VALARM/g)).toHaveLength(4);
    expect(eventOf(text, proposed)).toBe('');
  });

  it('lies in the database as a digest only', async () => {
    const [row] = await inspector.rows<{ row: string }>('select c::text as row from unit_calendar c', []);
    expect(row?.row).toBeDefined();
    expect(row?.row).not.toContain(asked.token);
    const journal = await inspector.journal(meeting.id);
    expect(JSON.stringify(journal)).not.toContain(asked.token);
  });

  it('a seat without an account tells of its own meeting alone', async () => {
    const [, others] = await hall();
    const elsewhere = await promise(others, 'Việc của cuộc họp khác', day(20));
    expect(eventOf((await read(address)).text, elsewhere)).toBe('');
  });

  it('a change has a higher number; what is cancelled stays and says so', async () => {
    const before = eventOf((await read(address)).text, road);
    const { version: seen } = await promiseOf(people, road);
    await people.chair.do('commitments.cancel', { commitmentId: road, seen, reason: 'Trùng với dự án' });
    const after = eventOf((await read(address)).text, road);
    expect(sequenceOf(after)).toBeGreaterThan(sequenceOf(before));
    expect([before, after].map((event) => /STATUS:(\w+)/.exec(event)?.[1])).toEqual([
      'CONFIRMED',
      'CANCELLED',
    ]);
    expect(after).not.toContain('VALARM');
  });

  it('another unit does not void it; void, it opens nothing, and neither does a guessed one', async () => {
    const { calendarId } = asked;
    expect(await people.housing.issue('reminders.voidCalendar', { calendarId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await people.secretary.do('reminders.voidCalendar', { calendarId });
    for (const token of [asked.token, makeReceipt(), 'abc']) {
      const { response, text } = await read(`${server.url}/api/calendars/${token}.ics`);
      expect([response.status, text]).toEqual([404, expect.stringContaining('LINK_INVALID')]);
    }
  });

  it('one promise is a file for the table and for the unit, and not found for others', async () => {
    const roof = await promise(people, 'Thay mái nhà công vụ', day(9));
    const path = `commitments/${roof}/calendar.ics`;
    const statuses = async (who: keyof typeof people): Promise<number> =>
      (await people[who].take(path)).status;
    expect(await (await people.land.take(path)).text()).toContain(`UID:${roof}@`);
    expect([await statuses('chair'), await statuses('housing'), await statuses('delegate')]).toEqual([
      200, 404, 403,
    ]);
  });
});

describe('W154: a meeting that follows an earlier one opens with what was promised', () => {
  let next: Meeting;

  beforeAll(async () => {
    const late = await promise(people, 'Việc đã quá hạn', day(1));
    await inspector.rows('update commitment set due_on = $2 where id = $1', [late, day(-3)]);
    await propose(people, 'Chưa chốt thì không kể', day(5));
    next = await follow(server, meeting.id);
  });

  it('in four cells, late ones first, with units and dates; proposals are not there', async () => {
    const delegate = await next.join('DELEGATE', 'Ngô Văn Mới');
    const { status, body } = await delegate.get<PromisedBefore>('promised');
    expect(status).toBe(200);
    expect(body.cells).toEqual({ DONE_ON_TIME: 0, DONE_LATE: 0, OPEN_IN_TIME: 1, OPEN_OVERDUE: 1 });
    expect(body.stopped).toBe(1);
    expect(body.rows.map(({ text, cell, units }) => [text, cell, units])).toEqual([
      ['Việc đã quá hạn', 'OPEN_OVERDUE', ['Phòng Địa chính']],
      ['Thay mái nhà công vụ', 'OPEN_IN_TIME', ['Phòng Địa chính']],
      ['Sửa xong đường vào khu tập thể; nghiệm thu, bàn giao', null, ['Phòng Địa chính']],
    ]);
    expect(body.meetings.map(({ title }) => title)).toEqual(['Đối thoại quý; IV, năm nay']);
    expect((await delegate.snapshot()).state.meeting?.ordinal).toBe(2);
  });

  it('a meeting that follows none has none, and says nothing of a series', async () => {
    const { body } = await people.delegate.get<PromisedBefore>('promised');
    expect(body).toMatchObject({ meetings: [], rows: [], stopped: 0 });
    expect((await people.delegate.snapshot()).state.meeting).not.toHaveProperty('ordinal');
  });

  it('the hall screen shows it when it is asked to', async () => {
    const { screen } = (await people.chair.snapshot()).state;
    await people.chair.do('screen.show', { mode: 'PROMISED', collatedId: null, seen: screen.version });
    expect((await people.chair.snapshot()).state.screen.mode).toBe('PROMISED');
  });

  it('W155: the staff’s home knows how many are late and due within a week, of the own meetings', async () => {
    await promise(people, 'Trong tuần', day(6));
    const path = `${server.url}/api/staff/promises`;
    const { body } = await http<DuePromises[]>(path, { cookie: server.staffCookie });
    expect(body.filter(({ meetingId }) => meetingId === meeting.id)).toEqual([
      { meetingId: meeting.id, due: 1, late: 1 },
    ]);
  });
});
