import type { FollowUpBoard, FollowUpPage, FollowUpReport, Id, Payload, Refusal } from '@doi-thoai/shared';
import { CELLS, makeId } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import { createMeeting, signIn } from '../support/driver.js';
import { FullMeeting, MARK } from '../support/full-meeting.js';
import { samplePlan } from '../support/plan.js';
import { AccountHouse, PASSWORD, code } from './account-house.js';
import type { Account } from './account-house.js';
import { appoint, cellsOf, done, hanoi, recount } from './follow-up-house.js';

const DAY_MS = 86_400_000;
let house: AccountHouse;
let monitor: Account;
let answering: Account;
let stranger: Account;
/** Followed by `monitor`; another one too; one in which nobody of them has a part; and a rehearsal. */
let hall: FullMeeting;
let second: FullMeeting;
let foreign: FullMeeting;
let today: string;

const day = (n: number): string => new Date(Date.parse(today) + n * DAY_MS).toISOString().slice(0, 10);

const ask = async <T>(path: string, { cookie }: { cookie: string }) =>
  house.ask<T>(`staff/follow-up${path}`, { cookie });
const boardOf = async (account: { cookie: string }, query = ''): Promise<FollowUpBoard> =>
  (await ask<FollowUpBoard>(query, account)).body;
const listOf = async (account: { cookie: string }, query = ''): Promise<FollowUpPage> =>
  (await ask<FollowUpPage>(`/promises${query}`, account)).body;

const due = (n: number): Pick<Payload<'commitments.propose'>, 'dueKind' | 'dueOn'> => ({
  dueKind: 'DATE',
  dueOn: day(n),
});

/** One of everything that is told apart; five days later some of it is late. */
async function play(): Promise<Record<string, Id>> {
  const opinions = [await hall.write('lan', 'một'), await hall.write('minh', 'hai')];
  const collated = await hall.collate(opinions.slice(0, 1), 'land');
  const made = {
    kept: await hall.promised('land', due(3)),
    late: await hall.promised('land', due(3)),
    overdue: await hall.promised('land', due(3)),
    inTime: await hall.promised('housing', {
      ...{ ...due(60), sources: [{ kind: 'COLLATED', id: collated }] },
    }),
    regular: await hall.promised('housing', { dueKind: 'REGULAR', dueOn: null }),
    waits: await hall.promised('housing', due(3)),
    stopped: await hall.promised('housing', due(3)),
    gone: await hall.promised('housing', due(3)),
    moved: await hall.promised('land', due(3)),
    other: await second.promised('land', due(3)),
    foreign: await foreign.promised('land', due(3)),
  };
  await done(hall, 'land', made.kept, today);
  const answer = hall.answer([{ kind: 'COLLATED', id: collated }], 'land');
  await hall.people.land.do('responses.answer', { ...answer, type: 'ANSWERED' });
  const until = { commitmentId: made.moved, dueOn: day(40), number: '12/QĐ', reason: '' };
  await hall.promise('chair', 'commitments.extend', until);
  const why = { reason: 'Chờ quy hoạch' };
  await hall.promise('chair', 'commitments.suspend', { commitmentId: made.stopped, ...why });
  await hall.promise('chair', 'commitments.cancel', { commitmentId: made.gone, ...why });
  await hall.people.secretary.do('commitments.propose', {
    ...{ commitmentId: makeId(), text: 'Mới nêu', ownerUnitId: await hall.unitOf('land'), sources: [] },
    ...due(3),
  });
  return made;
}

beforeAll(async () => {
  house = await AccountHouse.open();
  const { server } = house;
  monitor = await house.account('Mạc Thị Theo Dõi');
  answering = await house.account('Đơn Vị Trả Lời');
  stranger = await house.account('Người Ngoài');
  [hall, second, foreign] = [
    await FullMeeting.open(server),
    await FullMeeting.open(server),
    await FullMeeting.open(server),
  ];
  today = hanoi(server.app.clock.now());
  const rehearsal = await createMeeting(server.url, server.staffCookie, samplePlan(), true);
  for (const { meeting } of [hall, second]) await appoint(meeting, monitor, 'MONITOR');
  await appoint(rehearsal, monitor, 'MONITOR');
  await appoint(hall.meeting, answering, 'RESPONDER', 'Phòng Đất đai');
  await appoint(foreign.meeting, stranger, 'DELEGATE', 'Phòng Đất đai');
  await hall.people.secretary.do('submissions.open', {});
  for (const one of [hall, second, foreign]) {
    await one.meeting.openPhase(one.people.chair, 'CHECK_IN');
    await one.meeting.openPhase(one.people.chair, 'DISCUSSION');
  }
  const chair = await rehearsal.join('CHAIR', 'Chủ tọa tập');
  await rehearsal.join('RESPONDER', 'Người tập', { unit: 'Phòng Đất đai' });
  await chair.do('commitments.propose', {
    ...{ commitmentId: makeId(), text: 'Tập', ownerUnitId: await hall.unitOf('land'), sources: [] },
    ...due(3),
  });
}, 120_000);
afterAll(() => house.stop());

/** A staff session does not live as long as this story. */
async function again(account: Account): Promise<void> {
  account.cookie = (await house.signIn(account.login, PASSWORD)).cookies.join('; ');
}

describe('follow-up over three meetings and a rehearsal', () => {
  let made: Record<string, Id>;
  let before: FollowUpBoard;

  it('W156: the numbers are those of the rows of the meetings in which the account sees promises', async () => {
    made = await play();
    before = await boardOf(monitor);
    const mine = [hall.meeting.id, second.meeting.id];
    expect(before.meetings.map(({ meetingId }) => meetingId).sort()).toEqual([...mine].sort());
    expect(cellsOf(before)).toEqual(await recount(house.inspector, mine, today));
    expect(cellsOf(before)).toEqual([1, 0, 7, 0]);
    expect(before.apart).toEqual({ PROPOSED: 1, SUSPENDED: 1, CANCELLED: 1 });
    expect([before.extended, before.asked]).toEqual([1, 0]);
    const land = await hall.unitOf('land');
    expect(before.byUnit.find(({ unitId }) => unitId === land)?.cells).toEqual(
      (await boardOf(monitor, `?unit=${land}`)).cells,
    );
    expect(cellsOf(await boardOf(monitor, `?unit=${land}`))).toEqual(
      await recount(house.inspector, mine, today, land),
    );
    expect(cellsOf(await boardOf(monitor, `?meeting=${second.meeting.id}`))).toEqual([0, 0, 1, 0]);
  });

  it('W156: five days later what passed its day is overdue, and nobody wrote anything', async () => {
    house.server.app.clock.move(5 * DAY_MS);
    for (const account of [monitor, answering, stranger]) await again(account);
    const board = await boardOf(monitor);
    expect(cellsOf(board)).toEqual(
      await recount(house.inspector, [hall.meeting.id, second.meeting.id], day(5)),
    );
    // late, overdue, waits and the one of the second meeting.
    expect(board.cells.OPEN_OVERDUE).toBe(4);
    expect(board.delays).toEqual({ UP_TO_7: 4, UP_TO_30: 0, UP_TO_90: 0, OVER_90: 0 });
    // One reports a completion in time, one a late one.
    await done(hall, 'housing', made.waits ?? '', day(2), false);
    await done(hall, 'land', made.late ?? '', day(5));
    const after = await boardOf(monitor);
    expect(cellsOf(after)).toEqual(
      await recount(house.inspector, [hall.meeting.id, second.meeting.id], day(5)),
    );
    expect(cellsOf(after)).toEqual([1, 1, 4, 2]);
  });

  it('W157: each number opens a list of its length; overdue first, with days, first date and the way to the next page', async () => {
    const board = await boardOf(monitor);
    for (const cell of CELLS) {
      expect([cell, (await listOf(monitor, `?cell=${cell}`)).rows.length]).toEqual([cell, board.cells[cell]]);
    }
    const whole = await listOf(monitor);
    expect(whole.rows.slice(0, 2).map(({ cell, lateDays }) => [cell, lateDays])).toEqual([
      ['OPEN_OVERDUE', 2],
      ['OPEN_OVERDUE', 2],
    ]);
    const [moved] = (await listOf(monitor, '?extended=yes')).rows;
    expect(moved).toMatchObject({ id: made.moved, firstDueOn: day(3), dueOn: day(40), extended: 1 });
    await hall.promise('land', 'commitments.requestExtension', {
      ...{ commitmentId: made.overdue ?? '', dueOn: day(50), reason: 'Chờ vốn' },
    });
    expect((await boardOf(monitor)).asked).toBe(1);
    expect((await listOf(monitor, '?asked=yes')).rows.map(({ id }) => id)).toEqual([made.overdue]);
    const urged = { commitmentId: made.overdue ?? '', text: 'Đề nghị báo cáo' };
    await hall.people.monitor.do('commitments.urge', urged);
    for (const bad of ['cell=LATE', 'unit=1', 'week=mai', 'after=9.x.y', 'meeting=%27']) {
      const { status, body } = await ask<Refusal>(`/promises?${bad}`, monitor);
      expect([status, code(body)]).toEqual([400, 'INVALID']);
    }
  });

  it('W157: who answers for a unit sees its own promises and no others, with own=yes these alone', async () => {
    const land = await hall.unitOf('land');
    const own = await listOf(answering);
    expect(new Set(own.rows.map(({ ownerUnitId }) => ownerUnitId))).toEqual(new Set([land]));
    expect(own.rows.map(({ id }) => id)).not.toContain(made.other);
    expect((await boardOf(answering)).answers).toBeNull();
    expect((await listOf(answering, '?own=yes')).total).toBe(own.total);
    expect((await listOf(monitor, '?own=yes')).total).toBe(0);
  });

  it('W156: a topic narrows to what was promised for its opinions; answers are told of meetings read as a whole', async () => {
    const [topic, other] = hall.meeting.plan.topics.map(({ name }) => encodeURIComponent(name));
    expect((await listOf(monitor, `?topic=${topic}`)).rows.map(({ id }) => id)).toEqual([made.inTime]);
    expect((await boardOf(monitor, `?topic=${topic}`)).answers).toBeNull();
    expect((await listOf(monitor, `?topic=${other}`)).total).toBe(0);
    expect((await boardOf(monitor)).answers).toMatchObject({ owed: 2, answered: 1, overdue: 0, repeated: 0 });
  });

  it('W156, W158: a foreign meeting, a delegate and a part that was taken away show nothing', async () => {
    expect((await boardOf(stranger)).meetings).toEqual([]);
    expect((await listOf(stranger)).total).toBe(0);
    expect((await listOf(monitor, `?meeting=${foreign.meeting.id}`)).total).toBe(0);
    expect((await ask<Refusal>('', { cookie: '' })).status).toBe(401);
    const gone = (await second.state()).participants;
    const part = Object.values(gone).find(({ name }) => name === 'Mạc Thị Theo Dõi');
    const away = { participantId: part?.id ?? '', reason: 'Đổi việc' };
    await second.people.organiser.do('participants.dismiss', away);
    expect((await boardOf(monitor)).meetings.map(({ meetingId }) => meetingId)).toEqual([hall.meeting.id]);
    expect((await listOf(monitor, `?meeting=${second.meeting.id}`)).total).toBe(0);
  });

  it('W160: a report tells how it stood when its span ended, whatever happened since', async () => {
    const span = (from: string, to: string): string =>
      `span=OTHER&from=${from}&to=${to}&meeting=${hall.meeting.id}`;
    const then = (await ask<FollowUpReport>(`/report?${span(today, today)}`, monitor)).body;
    expect([then.asOf, cellsOf(then.figures)]).toEqual([today, [1, 0, 6, 0]]);
    expect(then.figures).toMatchObject({ made: 9, done: 1, extended: 1, suspended: 1, cancelled: 1 });
    const now = (await ask<FollowUpReport>(`/report?${span(day(1), day(5))}`, monitor)).body;
    expect(cellsOf(now.figures)).toEqual(await recount(house.inspector, [hall.meeting.id], day(5)));
    expect(now.figures).toMatchObject({ made: 0, done: 1, extended: 0 });
    expect(now.figures.delays.UP_TO_7).toBe(1);
    expect(now.figures.doneDelays.UP_TO_7).toBe(1);
    expect(cellsOf(now.before)).toEqual(cellsOf(then.figures));
    const between = (await ask<FollowUpReport>(`/report?${span(day(4), day(4))}`, monitor)).body;
    // On the day before nothing had been reported: three were late.
    expect(cellsOf(between.figures)).toEqual([1, 0, 3, 3]);
    const never = (await ask<FollowUpReport>(`/report?${span(day(-400), day(-300))}`, monitor)).body;
    expect([cellsOf(never.figures), never.rows]).toEqual([[0, 0, 0, 0], []]);
  });

  it('W160: days that no report can reckon with are refused, the longest that can be is told', async () => {
    const asked = async (from: string, to: string): Promise<number> =>
      (await ask(`/report?span=OTHER&from=${from}&to=${to}`, monitor)).status;
    expect(await asked('0001-01-01', '9999-12-31')).toBe(400);
    expect(await asked('2026-01-01', '9999-12-31')).toBe(400);
    expect(await asked('2000-01-01', '2099-12-31')).toBe(200);
  });

  it('W160: the workbook has the same numbers, and what somebody typed is never a formula', async () => {
    const words = '=HYPERLINK("http://xau.example","bấm")';
    const extra = await hall.promised('housing', { ...due(60), text: words });
    const query = `span=OTHER&from=${day(1)}&to=${day(5)}&meeting=${hall.meeting.id}`;
    const report = (await ask<FollowUpReport>(`/report?${query}`, monitor)).body;
    const answer = await fetch(`${house.server.url}/api/staff/follow-up/report.xlsx?${query}`, {
      headers: { cookie: monitor.cookie },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const figures = new Map((await readSheet(bytes, 'Tổng hợp')).map((row) => [String(row[0]), row[1]]));
    expect(figures.get('Tổng số cam kết')).toBe(8);
    expect(figures.get('Chưa hoàn thành, quá hạn')).toBe(report.figures.cells.OPEN_OVERDUE);
    expect(figures.get('Tỷ lệ hoàn thành')).toBe('2/3 (66,7%)');
    const list = await readSheet(bytes, 'Danh sách');
    expect(list.map((row) => row[1])).toContain(words);
    expect(list.length - 1).toBe(report.rows.length);
    await hall.promise('chair', 'commitments.cancel', { commitmentId: extra, reason: 'Thử' });
  });
});

describe('W159: the public board', () => {
  const page = async (address: string, init: RequestInit = {}) => {
    const answer = await fetch(`${house.server.url}/board/${address}`, init);
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };

  it('is closed until it is opened, opens under an address, closes at once and keeps the address', async () => {
    const { code: address } = await hall.people.chair.do('meeting.publishBoard', { open: true });
    const { status, html, headers } = await page(address);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).not.toContain('<script');
    expect((await page(`${address}?lang=en`)).html).toContain('Promises and what became of them');
    await hall.people.organiser.do('meeting.publishBoard', { open: false });
    expect((await page(address)).status).toBe(404);
    expect(await hall.people.coChair.do('meeting.publishBoard', { open: true })).toEqual({ code: address });
    expect((await page(address)).status).toBe(200);
    expect((await page('ABCDEFGHJKMN')).status).toBe(404);
    for (const who of ['secretary', 'lan', 'land', 'clerk', 'monitor'] as const) {
      expect(code(await hall.people[who].issue('meeting.publishBoard', { open: false }))).toBe('NOT_ALLOWED');
    }
  });

  it('tells text, unit, dates and standing, as text; no opinion, no name, no report, nothing that is only proposed', async () => {
    const tag = await hall.promised('land', { ...due(90), text: `<img src=x onerror=alert(1)> & "sửa"` });
    await hall.people.land.do('commitments.report', {
      ...{
        commitmentId: tag,
        actId: makeId(),
        done: false,
        day: null,
        text: 'Đã họp với nhà thầu Vũ Thị Kín',
      },
    });
    const moved = { commitmentId: tag, dueOn: day(95), number: '31/QĐ', reason: '' };
    await hall.promise('chair', 'commitments.extend', moved);
    const dropped = await hall.promised('land', due(90));
    await hall.promise('chair', 'commitments.cancel', { commitmentId: dropped, reason: 'Thử' });
    // Another meeting's board is another one; what was kept for half a minute is read anew after it.
    house.server.app.clock.move(31_000);
    const { code: address } = await hall.people.chair.do('meeting.publishBoard', { open: true });
    const { html } = await page(address);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;sửa&quot;');
    expect(html).toContain('Phòng Đất đai');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('Vũ Thị Kín');
    expect(html).not.toContain('Mới nêu');
    expect(html).not.toContain(`${MARK} land`);
    const told = [...html.matchAll(/<dd>([\d.]+) <small>/g)].map(([, n]) => Number(n));
    const waits = await recount(house.inspector, [hall.meeting.id], hanoi(house.server.app.clock.now()));
    expect(told).toEqual(waits);
    // An extension does not hide the day that was promised at first; what was cancelled does not just vanish.
    expect(html).toContain(`Hạn ban đầu ${day(90).split('-').reverse().join('/')}, đã gia hạn 1 lần`);
    const gone = `select count(*)::int as n from commitment where meeting_id = $1 and state = 'CANCELLED'`;
    const [{ n } = { n: 0 }] = await house.inspector.rows<{ n: number }>(gone, [hall.meeting.id]);
    expect(html).toContain(`Đã hủy ${n} cam kết`);
  });

  it('is never that of a closed personnel meeting or of a rehearsal', async () => {
    const { server } = house;
    const cookie = await signIn(server.url, null);
    const plan = samplePlan({ profile: 'CLOSED_PERSONNEL' });
    const closed = await createMeeting(server.url, cookie, plan);
    expect(code(await closed.organiser.issue('meeting.publishBoard', { open: true }))).toBe('NEVER_PUBLIC');
    const rehearsal = await createMeeting(server.url, cookie, samplePlan(), true);
    expect(code(await rehearsal.organiser.issue('meeting.publishBoard', { open: true }))).toBe(
      'NEVER_PUBLIC',
    );
    // One that becomes such a meeting later is closed with it.
    const open = await createMeeting(server.url, cookie, samplePlan());
    const { code: address } = await open.organiser.do('meeting.publishBoard', { open: true });
    expect((await page(address)).status).toBe(200);
    const seen = (await open.organiser.snapshot()).state.meeting?.version ?? 0;
    const later = { ...open.plan, profile: 'CLOSED_PERSONNEL' as const };
    await open.organiser.do('meeting.configure', { plan: later, seen });
    expect((await page(address)).status).toBe(404);
  });
});
