import type { Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Logger } from '@nestjs/common';
import { http } from '../support/driver.js';
import { FullMeeting, MARK } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { Inspector } from '../support/inspector.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

/** Everything that is said while the story goes on, by the logger or past it. */
const said: string[] = [];
const PAST_THE_LOGGER = ['log', 'info', 'warn', 'error', 'debug'] as const;

let server: TestServer;
let hall: FullMeeting;
let inspector: Inspector;
let planted: string[];

beforeAll(async () => {
  for (const way of PAST_THE_LOGGER)
    jest.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((words) => said.push(String(words)) > 0);
  server = await startTestServer({ LOG_LEVEL: 'trace' }, { log: { write: (line) => void said.push(line) } });
  inspector = await Inspector.open(server.databaseUrl);
  hall = await FullMeeting.open(server);
  planted = await secrets();
}, 60_000);

afterAll(async () => {
  jest.restoreAllMocks();
  await inspector.close();
  await server.stop();
});

/** Words, names, tokens, cookies and addresses that go over the wire in this story. */
async function secrets(): Promise<string[]> {
  const places = ['nhà công vụ', 'Cơ sở Bắc', 'Cơ sở Nam', 'Phòng Đất đai', 'Phòng Nhà ở'];
  const sentences = ['xin ghi nhận', 'giao nhiệm vụ', 'có dấu hiệu', 'máy hỏng'];
  const words = [MARK, ...places, ...sentences, 'Vũ Thị Mật', 'Lời bị hỏng'];
  const staff = ['quan.tri', 'mat-khau-thu-2026', 'Người quản trị', server.staffCookie];
  const people = Object.values(hall.people);
  const cookies = people.flatMap(({ cookie }) => cookie.split('; ').map((one) => one.split('=')[1] ?? ''));
  const links = (await hall.meeting.slips()).map(({ link }) => link.slice(link.lastIndexOf('/') + 1));
  return [...words, ...staff, ...cookies, ...links, '127.0.0.1', '::1', '10.11.12.13'];
}

/** Which of them were said, in whatever form a log may give them. */
function leaks(): string[] {
  const all = said.join('\n');
  const forms = (one: string): string[] => [
    one,
    one.normalize('NFD'),
    JSON.stringify(one).slice(1, -1),
    encodeURIComponent(one),
    Buffer.from(one).toString('hex'),
  ];
  return planted.filter((one) => forms(one).some((form) => all.toLowerCase().includes(form.toLowerCase())));
}

/** INTERNAL must be in the log once, by its correlation id: what is asserted about the log is about the real one. */
function expectReported(answer: object): void {
  expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
  const { correlationId } = (answer as Refusal).details;
  expect(said.filter((line) => line.includes(String(correlationId)))).toHaveLength(1);
}

const header = (): Record<string, string> => ({
  ...hall.people.lan.headers,
  'x-forwarded-for': '10.11.12.13',
  cookie: hall.people.lan.cookie,
});

async function wrongForms(): Promise<void> {
  const { lan } = hall.people;
  const path = `${server.url}/api/meetings/${hall.meeting.id}/commands/submissions.submit`;
  const payload = {
    ...hall.words(''),
    submissionId: 'Vũ Thị Mật',
    disclosure: 'NAMED',
    writtenAt: 'x',
    [MARK]: 1,
  };
  const invalid = await http<Refusal>(path, { body: { id: makeId(), payload }, headers: header() });
  expect(invalid.body.code).toBe('INVALID');
  const types = { ...header(), 'content-type': 'application/json' };
  const broken = await fetch(path, { method: 'POST', headers: types, body: `{"id": "${MARK}` });
  expect(broken.status).toBe(400);
  const big = await fetch(path, {
    method: 'POST',
    headers: types,
    body: JSON.stringify(MARK.repeat(300_000)),
  });
  expect(big.status).toBe(413);
  expect((await fetch(`${server.url}/api/${encodeURIComponent(MARK)}/%`)).status).toBeGreaterThanOrEqual(400);
  const wrong = { login: 'quan.tri', password: 'Vũ Thị Mật' };
  expect((await http(`${server.url}/api/staff/login`, { body: wrong })).status).toBe(401);
  const pin = { code: hall.meeting.code, number: MARK, pin: '000000', claimId: makeId() };
  expect((await http(`${server.url}/api/entrance/pin`, { body: pin })).status).toBe(401);
  const { reader } = await RawReader.joined(lan);
  expect(await reader.ask('command', { id: MARK, name: MARK, payload: { [MARK]: MARK } })).toMatchObject({
    ok: false,
  });
  expect(await reader.ask('hello', { protocolVersion: MARK, head: MARK })).toMatchObject({ ok: false });
  reader.close();
}

/** PostgreSQL refuses a row and quotes it, as it does with a value that it cannot take. */
async function brokenRow(): Promise<void> {
  await inspector.rows(`create function quote_it() returns trigger language plpgsql as
    $$ begin raise exception 'cannot take "%" of %', new.text, new.author_name; end $$`);
  await inspector.rows(`create trigger quote_it before insert on submission for each row
    when (new.text like 'Lời bị hỏng%') execute function quote_it()`);
  const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() } as const;
  const words = { ...hall.words('hỏng'), text: 'Lời bị hỏng' };
  expectReported(await hall.people.lan.issue('submissions.submit', { ...words, ...sending }));
  const forOther = { ...words, submissionId: makeId(), writtenAt: Date.now(), unitId: null };
  const authorId = hall.people.minh.participantId;
  expectReported(await hall.people.secretary.issue('submissions.submitForOther', { ...forOther, authorId }));
}

/** A table is missing: statements with their parameters lie in the error. */
async function missingTable(): Promise<void> {
  const reader = await RawReader.open(hall.people.lan);
  const link = planted.at(-4) ?? '';
  await inspector.rows('alter table participant rename to elsewhere');
  expectReported(await reader.hello({}));
  expectReported(
    (await http<Refusal>(`${server.url}/api/entrance/links/${link}`, { headers: header() })).body,
  );
  await inspector.rows('alter table elsewhere rename to participant');
  reader.close();
}

it('W81: a whole story with its errors leaves no word, name, token, cookie or address in the log', async () => {
  let stages = 0;
  await playFullStory(hall, async (after) => {
    stages += 1;
    if (after !== 'opinions') return;
    await wrongForms();
    await brokenRow();
    await missingTable();
  });
  expect(stages).toBe(7);
  expect(planted.length).toBeGreaterThan(40);
  expect(planted.filter((one) => one.length < 3)).toEqual([]);
  expect(leaks()).toEqual([]);
  // The same ear hears each of them when somebody does say it, by the logger or past it.
  const heard = said.length;
  for (const [index, one] of planted.entries()) {
    said.length = heard;
    if (index % 2 === 0) new Logger('test').verbose({ word: one }, 'test');
    else console.error(one);
    expect(leaks()).toContain(one);
  }
  said.length = heard;
}, 120_000);
