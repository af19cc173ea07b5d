import type { CommitmentView, Id, ReminderView } from '@doi-thoai/shared';
import { DEFAULT_REMINDERS, makeId } from '@doi-thoai/shared';
import type { RuleProfileVersion } from '@doi-thoai/shared';
import { startApp } from '@doi-thoai/server/dist/app.js';
import type { RunningApp } from '@doi-thoai/server/dist/app.js';
import { nameId } from '@doi-thoai/server/dist/kernel/name-id.js';
import { readConfig } from '@doi-thoai/server/dist/config/config.js';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, http } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { startGateway, startMailServer } from '../support/mail-server.js';
import type { Gateway, MailServer } from '../support/mail-server.js';
import { samplePlan } from '../support/plan.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

const SECRET = 'bi-mat-cua-cong-nhan-tin';
const HANOI_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
let mail: MailServer;
let gateway: Gateway;
let server: TestServer;
let inspector: Inspector;
let environment: Record<string, string>;
/** A second server on the same database. */
let other: RunningApp | null = null;
let meeting: Meeting;
/** The day on which everything begins, at noon. */
let day0: string;
let people: Record<'chair' | 'secretary' | 'land' | 'housing' | 'health' | 'monitor', Person>;

/** The day in Việt Nam, so many days from the server's today. */
const dayIn = (days: number): string =>
  new Date(server.app.clock.now() + HANOI_MS + days * DAY_MS).toISOString().slice(0, 10);

/** Moves the server's clock to a time of a day in Việt Nam that is still to come. */
function goTo(day: string, time: string): void {
  server.app.clock.move(Date.parse(`${day}T${time}:00+07:00`) - server.app.clock.now());
}

beforeAll(async () => {
  [mail, gateway] = [await startMailServer(), await startGateway()];
  environment = {
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Văn phòng Sở <van.phong@so.example.vn>' },
    ...{ WEBHOOK_URL: gateway.url, WEBHOOK_SECRET: SECRET },
  };
  server = await startTestServer(environment);
  inspector = await Inspector.open(server.databaseUrl);
  await everyDayWhenOverdue();
  // A noon, so that no test begins beside the hour at which reminders go.
  meeting = await server.meeting();
  goTo(dayIn(1), '12:00');
  day0 = dayIn(0);
  people = await hall(meeting);
});
afterAll(async () => {
  await other?.stop();
  await inspector.close();
  await server.stop();
  await mail.stop();
  await gateway.stop();
});

/** An own version of the rules: three days and one day before, on the day, then every day; a seat lasts a week. */
async function everyDayWhenOverdue(): Promise<void> {
  const cookie = server.staffCookie;
  const { body } = await http<{ profiles: RuleProfileVersion[] }>(`${server.url}/api/organisation/rules`, {
    cookie,
  });
  const shipped = body.profiles.find(({ profile }) => profile === samplePlan().profile);
  if (!shipped) throw new Error('no rules');
  expect(shipped.reminders).toEqual(DEFAULT_REMINDERS);
  const { version: seen, ...words } = shipped;
  const reminders = { before: [1, 3], onDay: true, everyAfter: 1, at: '08:00' };
  const payload = { ...words, validFrom: '2024-01-01', reminders, seen };
  const sent = await http(`${server.url}/api/organisation/commands/organisation.editProfile`, {
    ...{ body: { id: makeId(), payload }, cookie },
  });
  expect(sent.body).toMatchObject({ ok: true });
}

async function hall(held: Meeting): Promise<typeof people> {
  const address = async (person: Person, email: string, phone: string): Promise<Person> => {
    await held.organiser.do('invitations.address', { participantId: person.participantId, email, phone });
    return person;
  };
  const chair = await held.join('CHAIR', 'Trần Chủ Trì');
  const secretary = await held.join('SECRETARY', 'Phạm Thư Ký');
  const land = await held.join('RESPONDER', 'Hà Thị Bền', { unit: 'Phòng Địa chính' });
  const housing = await held.join('RESPONDER', 'Đỗ Văn Nhà', { unit: 'Phòng Quản lý nhà' });
  const health = await held.join('RESPONDER', 'Vũ Người Ngoài', { unit: 'Phòng Y tế' });
  const monitor = await held.join('MONITOR', 'Lý Theo Dõi');
  await address(land, 'ben@example.vn', '');
  await address(housing, '', '+84 912 345 678');
  await address(monitor, 'ly@example.vn', '');
  await held.openPhase(chair, 'DISCUSSION');
  return { chair, secretary, land, housing, health, monitor };
}

async function unitOf(person: Person): Promise<Id> {
  const { state } = await people.secretary.snapshot();
  return state.participants[person.participantId]?.unitId ?? '';
}

async function promiseOf(id: Id): Promise<CommitmentView> {
  const { state } = await people.secretary.snapshot();
  const found = state.commitments[id];
  if (!found) throw new Error('no such promise');
  return found;
}

/** Led by the land office, with the housing office beside it, and issued by the chair. */
async function promise(dueOn: string, text: string): Promise<Id> {
  const commitmentId = makeId();
  await people.secretary.do('commitments.propose', {
    ...{ commitmentId, text, dueKind: 'DATE', dueOn, sources: [] },
    ...{ ownerUnitId: await unitOf(people.land), coordinatingUnitIds: [await unitOf(people.housing)] },
  });
  const seen = async (): Promise<number> => (await promiseOf(commitmentId)).version;
  await people.chair.do('commitments.confirm', { commitmentId, seen: await seen() });
  await people.chair.do('commitments.issue', { commitmentId, number: '05/TB-SXD', seen: await seen() });
  return commitmentId;
}

/** Looks until it holds: what happens by itself is not waited for by anybody. */
async function eventually<T>(ask: () => Promise<T>, holds: (found: T) => boolean, what: string): Promise<T> {
  let found = await ask();
  for (const deadline = Date.now() + 15_000; Date.now() < deadline && !holds(found);) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = await ask();
  }
  if (!holds(found)) throw new Error(`still waiting: ${what}: ${JSON.stringify(found)}`);
  return found;
}

const remindersOf = (id: Id): Promise<{ days: number; dueOn: string; queued: number; settled: number }[]> =>
  inspector.rows(
    `select days, due_on::text as "dueOn", queued, sent + failed as settled from reminder
     where commitment_id = $1 order by due_on, days`,
    [id],
  );

/** The steps that came, in their order, as soon as they are as many and all messages are settled. */
async function steps(id: Id, n: number): Promise<number[]> {
  const holds = (rows: Awaited<ReturnType<typeof remindersOf>>): boolean =>
    rows.length >= n && rows.every(({ queued, settled }) => queued === settled);
  return (await eventually(() => remindersOf(id), holds, `${n} reminders`)).map(({ days }) => days);
}

const letters = (text: string): string[] => mail.messages.filter((one) => plain(one).includes(text));

/** The words of a letter, out of quoted-printable or base64. */
function plain(message: string): string {
  const [head = '', ...rest] = message.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const calls = (text: string): { kind: string; text: string; link: string }[] =>
  gateway.calls
    .map(({ body }) => JSON.parse(body) as { kind: string; text: string; link: string })
    .filter((one) => one.text.includes(text));

const day = (n: number): string =>
  new Date(Date.parse(`${day0}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);

describe('W150: a step of a promise comes once, to whom it concerns', () => {
  let road: Id;
  let roof: Id;
  let well: Id;
  const witnesses = new Map<Person, MeetingClient>();

  it('three days before, at eight: leads and those who coordinate, by mail and by the gateway', async () => {
    for (const person of Object.values(people)) witnesses.set(person, await connected(person));
    [road, roof, well] = [
      await promise(day(4), 'Sửa xong đường vào khu tập thể'),
      await promise(day(4), 'Thay mái nhà công vụ'),
      await promise(day(4), 'Khoan giếng cho điểm trường'),
    ];
    // W174: nobody silences a step by taking its id before it comes.
    for (const id of [road, roof]) {
      const taken = nameId(id, `${day(4)} -3`);
      expect(await people.land.issue('reminders.see', { upTo: 1 }, taken)).toMatchObject({
        code: 'MALFORMED',
      });
    }
    goTo(day(1), '08:00');
    for (const id of [road, roof, well]) expect(await steps(id, 1)).toEqual([-3]);
    const [letter = ''] = letters('Sửa xong đường');
    expect(letters('Sửa xong đường')).toHaveLength(1);
    expect(letter).toContain('ben@example.vn');
    expect(plain(letter)).toContain('còn 3 ngày');
    expect(plain(letter)).toContain(`/m/${meeting.id}/${people.land.participantId}/answers`);
    const [call] = calls('Sửa xong đường');
    expect(calls('Sửa xong đường')).toHaveLength(1);
    expect([call?.kind, call?.text]).toEqual(['PROMISE', expect.stringContaining('phối hợp')]);
    const { state } = await people.secretary.snapshot();
    const told = Object.values(state.reminders).find(({ commitmentId }) => commitmentId === road);
    expect(told).toMatchObject({ days: -3, dueOn: day(4), queued: 2, sent: 2, failed: 0 });
  });

  it('an extension moves what follows; what is cancelled is silent', async () => {
    const { version: seen } = await promiseOf(roof);
    const decision = { dueOn: day(6), number: '12/QĐ-SXD', reason: '' };
    await people.chair.do('commitments.extend', { commitmentId: roof, seen, ...decision });
    const { version } = await promiseOf(well);
    await people.chair.do('commitments.cancel', {
      commitmentId: well,
      seen: version,
      reason: 'Trùng với dự án',
    });
    goTo(day(3), '08:00');
    expect(await steps(road, 2)).toEqual([-3, -1]);
    expect(await steps(roof, 2)).toEqual([-3, -3]);
    expect((await remindersOf(roof)).map(({ dueOn }) => dueOn)).toEqual([day(4), day(6)]);
  });

  it('after a standstill the newest step alone, also of two servers; the monitor hears of what is overdue', async () => {
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:0',
      LOG_LEVEL: 'error',
      DATA_DIR: server.dataDir,
      ...environment,
    });
    other = await startApp(config, server.databaseUrl);
    other.clock.move(server.app.clock.offset);
    const before = other.clock.now();
    goTo(day(5), '08:30');
    other.clock.move(server.app.clock.now() - before);
    expect(await steps(road, 3)).toEqual([-3, -1, 1]);
    expect(await steps(roof, 3)).toEqual([-3, -3, -1]);
    // A newer one of the day after: everything that either of them had to do for the day before is done.
    const after = other.clock.now();
    goTo(day(6), '08:30');
    other.clock.move(server.app.clock.now() - after);
    expect(await steps(road, 4)).toEqual([-3, -1, 1, 2]);
    expect(await steps(roof, 4)).toEqual([-3, -3, -1, 0]);
    expect(await steps(well, 1)).toEqual([-3]);
    expect(letters('Sửa xong đường').filter((one) => one.includes('ben@example.vn'))).toHaveLength(4);
    const toMonitor = letters('Sửa xong đường').filter((one) => one.includes('ly@example.vn'));
    expect(toMonitor.map((one) => /quá hạn \d+ ngày/.exec(plain(one))?.[0])).toEqual([
      'quá hạn 1 ngày',
      'quá hạn 2 ngày',
    ]);
    const journal = await inspector.journal(meeting.id);
    const told = journal.filter(({ command }) => command === 'reminders.remind');
    expect(told.map(({ type }) => type)).toEqual(told.map(() => 'reminders.changed'));
    expect(told).toHaveLength(9);
    expect(new Set(told.map(({ commandId }) => commandId)).size).toBe(9);
  });

  it('W151: seen stays seen, on every device; a smaller number changes nothing', async () => {
    const { state } = await people.secretary.snapshot();
    const newest = Math.max(...Object.values(state.reminders).map(({ seq }) => seq));
    await people.land.do('reminders.see', { upTo: newest });
    await people.land.do('reminders.see', { upTo: 3 });
    const device = await connected(people.land);
    expect(Object.values(device.store.state.reminderMarks)).toMatchObject([
      { id: people.land.participantId, upTo: newest },
    ]);
    expect(Object.keys((await people.secretary.snapshot()).state.reminderMarks)).toEqual([]);
    expect(
      await people.chair.issue('reminders.remind', { commitmentId: road, dueOn: day(4), days: 9 }),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('W54: whoever lived through it knows what a newcomer reads, and nobody else knows anything', async () => {
    const seen = (person: Person): ReminderView[] =>
      Object.values(witnesses.get(person)?.store.state.reminders ?? {});
    for (const [person, witness] of witnesses) await expectSnapshotEqualsReplay(witness, person);
    expect(seen(people.land)).toHaveLength(9);
    expect(seen(people.housing)).toHaveLength(9);
    expect(
      seen(people.monitor)
        .map(({ days }) => days)
        .sort(),
    ).toEqual([1, 2]);
    expect(seen(people.health)).toEqual([]);
  });
});
