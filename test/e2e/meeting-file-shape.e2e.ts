import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { MeetingFileService } from '@doi-thoai/server/dist/meeting-file/meeting-file.service.js';
import { isRow } from '@doi-thoai/server/dist/meeting-file/check-row.js';
import { SECTIONS } from '@doi-thoai/server/dist/meeting-file/sections.js';
import { randomBytes, randomInt } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { enterAsStaff, http } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import {
  FILE_TYPE,
  bringFile,
  codeOf,
  detailsOf,
  eventually,
  sealed,
  seatOn,
  takeFile,
} from '../support/meeting-file.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

type Row = Record<string, unknown>;

let here: TestServer;
let there: TestServer;
let hall: FullMeeting;
let lines: string[];
const [receipt, submissionId] = [makeReceipt(), makeId()];

beforeAll(async () => {
  const env = { BULK_FRAME_MS: '0', ANONYMOUS_GATHER_MS: '10', ANONYMOUS_APPEND_MS: '20' };
  [here, there] = await Promise.all([startTestServer(env), startTestServer(env)]);
  hall = await FullMeeting.open(here);
  await offerAnonymous();
  expect(await sendUnnamed(here, hall.people.lan, 'lời thứ nhất', submissionId)).toMatchObject({ ok: true });
  const inspector = await Inspector.open(here.databaseUrl);
  const all = `select count(*) as n from submission where id = $1`;
  await eventually(async () => (await inspector.count(all, [submissionId])) === 1);
  await inspector.close();
  lines = (await takeFile(hall.people.organiser)).split('\n');
}, 90_000);
afterAll(() => Promise.all([here.stop(), there.stop()]));

async function offerAnonymous(): Promise<void> {
  const { people, meeting } = hall;
  const { meeting: now } = await hall.state();
  if (!now) throw new Error('no meeting');
  const { version: seen, id: _, code: __, rehearsal: ___, ...rest } = now;
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report } = rest;
  const settings = { ...rest.settings, anonymous: true };
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await people.organiser.do('meeting.configure', { plan, seen });
  await meeting.openPhase(people.chair, 'COLLECTING');
  await people.chair.do('submissions.open', {});
}

async function sendUnnamed(on: TestServer, who: Person, text: string, id: Id): Promise<CommandAnswer> {
  const { cookie, headers } = who;
  const body = { ...hall.words(text), submissionId: id, receipt };
  const path = `${on.url}/api/meetings/${hall.meeting.id}/anonymous`;
  return (await http<CommandAnswer>(path, { body, cookie, headers })).body;
}

/** Number of the line of a section's first row, counted from 1. */
const firstOf = (section: string): number => lines.indexOf(`"${section}":[`) + 2;
const rowAt = (line: number): Row => JSON.parse((lines[line - 1] ?? '').replace(/,$/, '')) as Row;

/** The file with one row changed and its seal made anew. */
function withRow(line: number, change: Row): string {
  const comma = lines[line - 1]?.endsWith(',') ? ',' : '';
  const made = JSON.stringify({ ...rowAt(line), ...change }) + comma;
  return sealed(lines.map((words, i) => (i === line - 1 ? made : words)));
}

/** The file with more units, in front of its own. */
function withUnits(more: readonly Row[]): string {
  const first = firstOf('units');
  const alone = { ...rowAt(first), parentId: null, successorId: null };
  const made = more.map((row) => `${JSON.stringify({ ...alone, ...row })},`);
  return sealed([...lines.slice(0, first - 1), ...made, ...lines.slice(first - 1)]);
}

async function said(body: string): Promise<unknown[]> {
  const answer = await bringFile(there, body);
  return [codeOf(answer), detailsOf(answer).line];
}

const dated = (name: string) => ({ validFrom: null, name, basis: '' });
const DAMAGED = 'MEETING_FILE_DAMAGED';

describe('W104: a file of a shape that nobody could have made', () => {
  it('units that lie one below the other hold nobody up; a circle of them, and too many, are refused', async () => {
    const ids = Array.from({ length: 20_001 }, () => makeId());
    const chain = (count: number, top: Id | null): Row[] =>
      ids.slice(0, count).map((id, i) => ({ id, parentId: ids[i - 1] ?? top, names: [dated(`U${i}`)] }));
    const started = Date.now();
    const circle = withUnits(chain(15_000, ids[14_999] ?? null));
    expect(await said(circle)).toEqual([DAMAGED, circle.split('\n').length - 1]);
    // Walked up from each of them it would take a minute.
    const long = chain(19_000, null);
    const twice = withUnits(long.map((row, i) => (i === 18_999 ? { ...row, successorId: row.id } : row)));
    expect(await said(twice)).toEqual([DAMAGED, twice.split('\n').length - 1]);
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(await said(withUnits(chain(20_001, null)))).toEqual([DAMAGED, firstOf('units') + 20_000]);
  }, 40_000);

  it('names and texts that no table takes are the file’s fault, not the server’s', async () => {
    const long = randomBytes(30_000).toString('hex');
    // Not longer than a text may be, and nothing that could be packed into less.
    const unlike = Array.from({ length: 4000 }, () => String.fromCharCode(0x4e00 + randomInt(20_000))).join(
      '',
    );
    const [unit, person] = [firstOf('units'), firstOf('participants')];
    const named = (...names: Row[]): string => withUnits([{ id: makeId(), names }]);
    expect(await said(named(dated('A'), dated('B')))).toEqual([DAMAGED, unit]);
    expect(await said(named(dated('A'), { ...dated('B'), validFrom: '1900-01-01' }))).toEqual([
      'MEETING_CONFLICT',
      undefined,
    ]);
    expect(await said(named(dated(long)))).toEqual([DAMAGED, unit]);
    expect(await said(withRow(person, { number: long }))).toEqual([DAMAGED, person]);
    expect(await said(withRow(person, { number: unlike }))).toEqual([DAMAGED, lines.length - 1]);
  });
});

describe('W104: values that screens and commands rely on', () => {
  it('are of their shape, and an issue group is one of the plan', async () => {
    const [opinion, meeting] = [firstOf('submissions'), 2];
    expect(await said(withRow(opinion, { topicId: makeId() }))).toEqual([DAMAGED, opinion]);
    const used = (words: string): string =>
      sealed(
        lines.map((line, i) =>
          i === meeting - 1 ? line.replace('"agendaUsed":{}', `"agendaUsed":${words}`) : line,
        ),
      );
    for (const words of ['7', '[]', '{"x":1}', `{"${makeId()}":"1"}`, `{"${makeId()}":-1}`]) {
      expect([words, await said(used(words))]).toEqual([words, [DAMAGED, meeting]]);
    }
  });

  it.each([
    [
      'repeatOf',
      [5, {}, { meeting: { a: 1 }, heldOn: null, number: null }, { meeting: 'x', heldOn: 'x', number: 1 }],
    ],
    ['formerOwners', [5, {}, [5], ['x'.repeat(4001)]]],
    ['remindedAt', [7, ['x'], [-1], Array(21).fill(1)]],
    ['next', [7, [7], [{ requestId: 'x', name: 'a', unit: 'b', topicId: makeId() }]]],
    ['lastAct', [7, [], { entry: 1, kind: 'x', actorId: 'x', at: 1 }]],
  ])('%s', (name, wrong) => {
    const field = SECTIONS.flatMap(({ fields }) => fields).find((one) => one.name === name);
    expect(wrong.map((value) => field && isRow([field], { [name]: value }))).toEqual(wrong.map(() => false));
    expect(field && isRow([field], { [name]: RIGHT[name] })).toBe(true);
  });
});

const RIGHT: Readonly<Record<string, unknown>> = {
  repeatOf: { meeting: 'Năm trước', heldOn: '2025-01-31', number: 3 },
  formerOwners: ['Phòng Đào tạo'],
  remindedAt: [1, 2],
  next: [{ requestId: makeId(), name: 'a', unit: 'b', topicId: makeId() }],
  lastAct: { entry: 1, kind: 'floor.call', actorId: makeId(), at: 1 },
};

describe('W104: a slow line', () => {
  it('holds up no other file, and is broken off when nothing comes', async () => {
    const files = there.app.nest.get(MeetingFileService, { strict: false });
    files.idleMs = 300_000;
    const begun = Array.from({ length: 4 }, slowly);
    const folder = join(there.dataDir, 'meeting-files');
    await eventually(async () => (await readdir(folder).catch(() => [])).length === 4);
    expect(codeOf(await bringFile(there, lines.join('\n')))).toBe('BUSY');
    const { organiser } = await there.meeting();
    expect(await takeFile(organiser)).toContain('"format":"doi-thoai-meeting"');
    for (const { leave } of begun) leave();
    await eventually(async () => (await readdir(folder)).length === 0);
    files.idleMs = 50;
    const { ended } = slowly();
    expect(await ended).toBe('broken off');
    await eventually(async () => (await readdir(folder)).length === 0);
    files.idleMs = 30_000;
  }, 20_000);
});

/** Sends the beginning of a file, and no more. */
function slowly(): { ended: Promise<string>; leave: () => void } {
  const leaving = new AbortController();
  const body = new ReadableStream<Uint8Array>({ start: (out) => out.enqueue(Buffer.from('{"format":')) });
  const ended = fetch(`${there.url}/api/staff/meeting-files`, {
    ...{ method: 'POST', body: body as unknown as string, duplex: 'half', signal: leaving.signal },
    headers: { cookie: there.staffCookie, 'x-command-id': makeId(), 'content-type': FILE_TYPE },
  }).then(
    () => 'answered',
    () => 'broken off',
  );
  return { ended, leave: () => leaving.abort() };
}

describe('W106: receipts in the other house', () => {
  it('the same words are the same opinion, other words are refused', async () => {
    const row = rowAt(firstOf('submissions'));
    expect(row).toMatchObject({
      id: submissionId,
      receiptProof: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    expect(codeOf(await bringFile(there, lines.join('\n')))).toBe('OK');
    await enterAsStaff(there.url, there.staffCookie, hall.meeting.id);
    const lan = await seatOn(there, hall.meeting.id, hall.people.lan.participantId, 'DELEGATE');
    const again = (text: string, id: Id): Promise<CommandAnswer> => sendUnnamed(there, lan, text, id);
    expect(await again('lời thứ nhất', submissionId)).toMatchObject({ ok: true });
    expect(await again('lời thứ hai', makeId())).toMatchObject({ code: 'RECEIPT_REUSED' });
    // As it is where it was taken before there were proofs.
    const inspector = await Inspector.open(there.databaseUrl);
    await inspector.rows('update submission set receipt_proof = null where id = $1', [submissionId]);
    expect(await again('lời thứ nhất', submissionId)).toMatchObject({ ok: true });
    expect(await again('lời thứ hai', makeId())).toMatchObject({ code: 'RECEIPT_REUSED' });
    await inspector.rows('update submission set edition = 2 where id = $1', [submissionId]);
    expect(await again('lời thứ nhất', submissionId)).toMatchObject({ code: 'RECEIPT_REUSED' });
    await inspector.close();
  });
});

describe('W103: what was taken back goes nowhere', () => {
  it('a meeting with such a material is not written, until it is given again or purged', async () => {
    const { secretary, chair, organiser } = hall.people;
    const materialId = makeId();
    const words = { agendaItemId: null, title: 'Tài liệu nghi mật', presenter: '' };
    const seen = async (): Promise<number> =>
      (await hall.materials()).all?.find(({ id }) => id === materialId)?.version ?? 0;
    await secretary.do('materials.add', { ...words, materialId, readers: 'EVERYONE' });
    const takeBack = async (): Promise<unknown> =>
      secretary.do('materials.takeBack', { materialId, reason: 'nghi mật', seen: await seen() });
    await takeBack();
    await expect(takeFile(organiser)).rejects.toThrow('QUARANTINE_OPEN');
    await secretary.do('materials.giveAgain', { materialId, seen: await seen() });
    expect(await takeFile(organiser)).toContain(words.title);
    await takeBack();
    await expect(takeFile(organiser)).rejects.toThrow('QUARANTINE_OPEN');
    await chair.do('materials.purge', { materialId, reason: 'mật', seen: await seen() });
    expect(await takeFile(organiser)).not.toContain(words.title);
  });
});
