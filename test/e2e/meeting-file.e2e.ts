import type { CommonSnapshot, Id, SnapshotState, Welcome } from '@doi-thoai/shared';
import { PROTOCOL_VERSION, makeId, mergeSnapshots } from '@doi-thoai/shared';
import { exportMeeting } from '@doi-thoai/server/dist/admin/export-meeting.js';
import { verifyStream } from '@doi-thoai/server/dist/journal/verify.js';
import { Ajv } from 'ajv';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Meeting, Person, enterAsStaff, http } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { Inspector, firstBroken, replay } from '../support/inspector.js';
import { bringFile, codeOf, eventually, seatOn, takeFile } from '../support/meeting-file.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

type Row = Record<string, unknown>;
type File = Record<string, Row[]> & { head: { seq: number; hash: string }; house: Row; epoch: string };

let here: TestServer;
let there: TestServer;
let inspectors: { here: Inspector; there: Inspector };
let hall: FullMeeting;
let file: string;

beforeAll(async () => {
  [here, there] = await Promise.all([server(), server()]);
  inspectors = {
    here: await Inspector.open(here.databaseUrl),
    there: await Inspector.open(there.databaseUrl),
  };
  // Databases of tests are copies of one; houses are not.
  await inspectors.there.rows('update installation set epoch = gen_random_uuid()');
  hall = await FullMeeting.open(here);
  await playFullStory(hall, (after) => (after === 'opinions' ? attach() : Promise.resolve()));
  file = await takeFile(hall.people.organiser);
}, 90_000);
afterAll(async () => {
  await Promise.all([inspectors.here.close(), inspectors.there.close()]);
  await Promise.all([here.stop(), there.stop()]);
});

const server = (): Promise<TestServer> => startTestServer({ BULK_FRAME_MS: '0' });
const parsed = (text: string): File => JSON.parse(text) as File;
const list = (text: string, section: string): Row[] => parsed(text)[section] ?? [];

async function attach(): Promise<void> {
  const submissionId = await hall.write('thu', 'có tệp');
  const { cookie, headers } = hall.people.thu;
  const path = `meetings/${hall.meeting.id}/submissions/${submissionId}/attachments/${makeId()}`;
  const kept = await fetch(`${here.url}/api/${path}`, {
    ...{ method: 'POST', body: Uint8Array.from(PDF) },
    headers: { ...headers, cookie, 'content-type': 'application/octet-stream', 'x-file-name': 'anh.pdf' },
  });
  expect(kept.status).toBe(200);
}

/** As a newcomer reads it: the common part and the own one. */
async function snapshotOf(person: Person, head: number): Promise<SnapshotState> {
  const socket = person.socket();
  socket.connect();
  const hello = { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 0, hash8: '', audience: null };
  const welcome = (await socket.timeout(5000).emitWithAck('hello', hello)) as Welcome;
  socket.disconnect();
  if (!welcome.ok || welcome.mode !== 'snapshot') throw new Error('no snapshot');
  const common: CommonSnapshot = await person.snapshot(head);
  expect([common.head, welcome.personalHead]).toEqual([head, head]);
  return mergeSnapshots(common.state, welcome.personal);
}

describe('W103: the file of a meeting', () => {
  it('is UTF-8, one row a line, with its sections in their order and each row’s fields in theirs', () => {
    expect(Object.keys(parsed(file)).slice(0, 7)).toEqual([
      'format',
      'version',
      'exportedAt',
      'epoch',
      'head',
      'house',
      'meeting',
    ]);
    const journal = list(file, 'journal');
    const lines = file.split('\n').filter((line) => line.startsWith('{"seq":'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')) as Row)).toEqual(journal);
    expect(file).toBe(file.normalize('NFC'));
    expect(new Set(journal.map((row) => Object.keys(row).join()))).toHaveProperty('size', 1);
  });

  it('is what its JSON Schema says, to the last field', async () => {
    const schema = JSON.parse(await readFile('docs/meeting-file.schema.json', 'utf8')) as object;
    const ajv = new Ajv({ allowUnionTypes: true });
    const fits = ajv.compile(schema);
    expect([fits(JSON.parse(file)), fits.errors]).toEqual([true, null]);
    const [person = {}] = list(file, 'participants');
    expect(fits({ ...parsed(file), participants: [{ ...person, password: 'x' }] })).toBe(false);
  });

  it('has every table of the house, but for those that are named here with the reason', async () => {
    const never: Record<string, string> = {
      act: 'can be undone for ten seconds',
      alike_mark: 'made anew',
      alike_text: 'made anew',
      anonymous_inbox: 'behind the head: it has no number yet',
      command_answer: 'the memory of transports, refusals among it',
      delivery: 'messages of this house',
      gone_file: 'files of this house that wait to be deleted',
      holiday_year: 'of the house',
      installation: 'of the house: only its epoch is named',
      issuing_body: 'of the house: a notice has its words',
      meeting_import: 'of the house',
      paper_number: 'of the house: the register of its bodies',
      paper_template: 'of the house: whoever imports has papers of their own',
      password_link: 'credentials never leave',
      purge_log: 'the owner’s own record; the journal says what was purged',
      rule_profile: 'of the house: only the meeting’s profile is told',
      schema_migration: 'of the house',
      sealed_author: 'who wrote a confidential opinion never leaves',
      session: 'tokens never leave',
      staff_account: 'credentials never leave',
      submission_words: 'made anew',
      submission_words_mark: 'made anew',
    };
    const held = ['meeting', 'org_unit', 'org_unit_name', 'org_unit_key', 'organisation', 'entry', 'content',
      'stream_head', 'meeting_unit', 'participant', 'stand_in', 'meeting_step', 'invitation', 'unit_set', 'submission',
      'author_opening', 'collated_opinion', 'collated_source', 'projection', 'floor', 'speaker_request', 'turn',
      'turn_note', 'material', 'response', 'response_former', 'response_reopening', 'response_target', 'response_verdict',
      'commitment', 'commitment_source', 'commitment_unit', 'commitment_act', 'response_draft',
      'conclusion_line', 'conclusion_source', 'conclusion', 'notice', 'signed_version', 'counter', 'reminder', 'reminder_mark', 'unit_calendar']; // prettier-ignore
    const tables = await inspectors.here.rows<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const names = tables.map(({ name }) => name).sort();
    expect(names).toEqual([...held, ...Object.keys(never)].sort());
  });

  it('is for the organiser’s seat alone, and nothing of it stays on the disk', async () => {
    const { cookie, headers } = hall.people.chair;
    const asked = await http(`${here.url}/api/meetings/${hall.meeting.id}/file`, { cookie, headers });
    expect([asked.status, asked.body]).toMatchObject([403, { code: 'NOT_ALLOWED' }]);
    await eventually(async () => (await readdir(join(here.dataDir, 'meeting-files'))).length === 0);
  });
});

/** Contents that the story purged: of an opinion, a material and a signed version, over their lives. */
const PURGED = 11;

describe('W104: brought to another house', () => {
  const id = makeId();
  let readers: { who: Who; id: Id; before: SnapshotState }[];

  it('it is taken whole, once, however often the same act is sent', async () => {
    const { seq } = parsed(file).head;
    readers = [];
    for (const [who, person] of Object.entries(hall.people)) {
      readers.push({ who: who as Who, id: person.participantId, before: await snapshotOf(person, seq) });
    }
    const said = await bringFile(there, file, id);
    expect(said).toMatchObject({
      status: 200,
      body: { ok: true, result: { entries: seq, sealed: 1, purged: PURGED, attachments: 1 } },
    });
    expect(await bringFile(there, file, id)).toEqual(said);
    expect(codeOf(await bringFile(there, file))).toBe('MEETING_EXISTS');
    expect(codeOf(await bringFile(here, file))).toBe('MEETING_EXISTS');
  });

  it('every reader of every class is told the very same', async () => {
    const { seq } = parsed(file).head;
    for (const { who, id: reader, before } of readers) {
      const person = await seatOn(there, hall.meeting.id, reader, 'GUEST');
      expect({ who, state: await snapshotOf(person, seq) }).toEqual({ who, state: before });
    }
    expect(readers.length).toBeGreaterThan(10);
  });

  it('replaying its journal there gives what every reader is told', async () => {
    const rows = await inspectors.there.journal(hall.meeting.id);
    const roster = readers.find(({ who }) => who === 'organiser')?.before.participants ?? {};
    for (const { who, id: reader, before } of readers) {
      const row = roster[reader];
      if (!row) throw new Error(who);
      const reading = { participantId: reader, role: row.role, unitId: row.unitId };
      expect({ who, state: replay(rows, reading, rows.length) }).toEqual({ who, state: before });
    }
  });

  it('the chain is whole in the file and there, with the head that is printed in the minutes', async () => {
    const { head } = parsed(file);
    const rows = await inspectors.there.journal(hall.meeting.id);
    expect(firstBroken(hall.meeting.id, rows)).toBeNull();
    expect(await inspectors.there.head(hall.meeting.id)).toEqual(head);
    const ask = <R>(sql: string, values: readonly unknown[]): Promise<R[]> =>
      inspectors.there.rows(sql, [...values]) as Promise<R[]>;
    expect(await verifyStream(ask, hall.meeting.id, head)).toEqual({ ok: true, head, purged: PURGED });
  });

  it('out of that house comes the same file, but for its time, epoch and what the house tells of itself', async () => {
    const path = join(there.dataDir, 'again.json');
    await exportMeeting(there.databaseUrl, hall.meeting.code, path);
    const again = await readFile(path, 'utf8');
    await rm(path);
    const rest = (text: string): Row => {
      const { exportedAt: _, epoch: __, house: ___, check: ____, ...same } = parsed(text) as Row;
      return same;
    };
    expect(rest(again)).toEqual(rest(file));
    expect(again.split('\n').slice(1, -2)).toEqual(file.split('\n').slice(1, -2));
    expect(parsed(again).epoch).not.toBe(parsed(file).epoch);
  });

  it('that house’s journal says which file came, and knows the units of it', async () => {
    const told = await inspectors.there.rows<{ type: string; body: string }>(
      `select type, body from entry where command = 'meeting.import' order by seq`,
    );
    const sha256 = createHash('sha256').update(file, 'utf8').digest('hex');
    expect(JSON.parse(told.at(-1)?.body ?? '')).toEqual({ meetingId: hall.meeting.id, file: sha256 });
    const units = list(file, 'units').length;
    expect(told.filter(({ type }) => type === 'organisation.unitChanged')).toHaveLength(units);
    expect(units).toBeGreaterThan(2);
  });

  it('purged words are nowhere in it, and the file says that they were purged', () => {
    const gone = list(file, 'journal').filter((row) => row.contentHash !== null && row.words === null);
    const told = list(file, 'journal').filter((row) => row.type === 'content.purged');
    const seqs = told.flatMap((row) => (JSON.parse(String(row.body)) as { seqs: number[] }).seqs);
    expect(gone.map((row) => row.seq)).toEqual(seqs);
    const purged = list(file, 'submissions').find((row) => (row.aside as Row | null)?.kind === 'PURGED');
    expect(purged).toMatchObject({ summary: '', text: '' });
  });
});

describe('W106: it lives on in the other house', () => {
  let meeting: Meeting;
  const seatOf = async (who: Who): Promise<Person> => meeting.seat(hall.people[who].participantId);

  it('whoever brought it comes in as an organiser, every seat is free, and both are told', async () => {
    const me = (): Promise<{ body: { meetings: Row[] } }> =>
      http(`${there.url}/api/staff/me`, { cookie: there.staffCookie });
    expect((await me()).body.meetings).toMatchObject([{ meetingId: hall.meeting.id, participantId: null }]);
    const cookie = await enterAsStaff(there.url, there.staffCookie, hall.meeting.id);
    const { meetings } = (await me()).body;
    const organiser = new Person(
      there.url,
      hall.meeting.id,
      String(meetings[0]?.participantId),
      'ORGANISER',
      cookie,
    );
    meeting = new Meeting(there.url, hall.meeting.id, hall.meeting.plan, organiser, hall.meeting.code);
    const { participants } = (await organiser.snapshot(parsed(file).head.seq + 1)).state;
    const taken = Object.values(participants).filter((one) => one.seatTaken);
    expect(taken.map(({ id, role }) => [id, role])).toEqual([[organiser.participantId, 'ORGANISER']]);
    // A second browser of the same account finds the same seat.
    await enterAsStaff(there.url, there.staffCookie, hall.meeting.id);
    expect((await me()).body.meetings).toEqual(meetings);
  });

  it('links of the old house open nothing, new ones do; people write, read and are answered', async () => {
    const [old, now] = [
      await hall.meeting.slip(hall.people.lan.participantId),
      await meeting.slip(hall.people.lan.participantId),
    ];
    expect(now.link).not.toBe(old.link);
    await expect(meeting.enter(old)).rejects.toThrow('LINK_INVALID');
    const [chair, lan, secretary] = [await seatOf('coChair'), await seatOf('lan'), await seatOf('secretary')];
    await chair.do('meeting.reopen', { reason: 'Còn ý kiến' });
    await chair.do('submissions.open', {});
    const submissionId = makeId();
    await lan.do('submissions.submit', {
      ...hall.words('ở nơi mới'),
      submissionId,
      disclosure: 'NAMED',
      writtenAt: Date.now(),
    });
    const answer = hall.answer([{ kind: 'SUBMISSION', id: submissionId }], 'land');
    await secretary.do('responses.answer', answer);
    const { state } = await lan.snapshot();
    expect(state.meeting?.phase).toBe('IN_SESSION');
    const own = await snapshotOf(lan, (await inspectors.there.head(meeting.id)).seq);
    expect(Object.values(own.responses).map(({ id }) => id)).toContain(answer.responseId);
    const rows = await inspectors.there.journal(meeting.id);
    expect(firstBroken(meeting.id, rows)).toBeNull();
  });

  it('who wrote a confidential opinion is known in the old house only, and that is said', async () => {
    const sealedId = list(file, 'submissions').find((row) => row.disclosure === 'CONFIDENTIAL')?.id;
    const secretary = await seatOn(there, meeting.id, hall.people.secretary.participantId, 'SECRETARY');
    const asked = { submissionId: String(sealedId), reason: 'Cần liên hệ' };
    expect(await secretary.issue('submissions.openAuthor', asked)).toMatchObject({
      code: 'AUTHOR_ELSEWHERE',
    });
  });

  it('an organiser who is dismissed does not come back by having brought the file', async () => {
    const body = { name: 'Người thứ hai', login: 'thu.hai', password: 'mat-khau-thu-2026' };
    const second = await http<{ staffId: Id }>(`${there.url}/api/staff/accounts`, {
      body,
      cookie: there.staffCookie,
    });
    const { staffId } = second.body;
    await meeting.organiser.do('participants.appoint', { staffId, role: 'ORGANISER', title: '' });
    const { participantId } = meeting.organiser;
    await meeting.organiser.do('participants.dismiss', { participantId, reason: 'Đổi người' });
    const path = `${there.url}/api/staff/meetings/${meeting.id}/enter`;
    expect((await http(path, { method: 'POST', cookie: there.staffCookie })).body).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
