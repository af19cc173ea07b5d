import type { CommandAnswer } from '@doi-thoai/shared';
import { TABLE_LIMITS, makeId } from '@doi-thoai/shared';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { http } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { playFullStory } from '../support/full-story.js';
import { Inspector } from '../support/inspector.js';
import { FILE_TYPE, bringFile, codeOf, detailsOf, sealed, takeFile } from '../support/meeting-file.js';
import { Random } from '../support/random.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

type Row = Record<string, unknown>;

let server: TestServer;
let inspector: Inspector;
let hall: FullMeeting;
let file: string;
let lines: string[];

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  const source = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await FullMeeting.open(source);
  await playFullStory(hall, () => Promise.resolve());
  file = await takeFile(hall.people.organiser);
  lines = file.split('\n');
  await source.stop();
}, 90_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

/** Rows of every table, so that nothing comes in unseen. */
async function everything(): Promise<string[]> {
  const tables = await inspector.rows<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and relname not in ('command_answer', 'session') order by 1`,
  );
  const counts: string[] = [];
  for (const { name } of tables) {
    counts.push(`${name} ${await inspector.count(`select count(*) as n from "${name}"`)}`);
  }
  return counts;
}

/** Each of these is refused as it must be, and none of them leaves anything. */
async function expectRefused(
  files: readonly { what: string; body: string | Uint8Array; code: string; line?: number }[],
): Promise<void> {
  const before = await everything();
  const said: unknown[] = [];
  for (const { what, body, line } of files) {
    const answer = await bringFile(server, body);
    said.push([what, codeOf(answer), ...(line === undefined ? [] : [detailsOf(answer).line])]);
  }
  expect(said).toEqual(
    files.map(({ what, code, line }) => [what, code, ...(line === undefined ? [] : [line])]),
  );
  expect(await everything()).toEqual(before);
  const folder = join(server.dataDir, 'meeting-files');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
}

/** Number of the first line that begins so, counted from 1. */
const lineOf = (start: string): number => lines.findIndex((line) => line.startsWith(start)) + 1;
/** Number of the line of a section's first row. */
const firstOf = (section: string): number => lineOf(`"${section}":[`) + 1;

/** The file with one line changed and its seal made anew. */
function forged(line: number, change: (line: string) => string): string {
  return sealed(lines.map((words, i) => (i === line - 1 ? change(words) : words)));
}

function rowForged(line: number, change: (row: Row) => Row | string): string {
  return forged(line, (words) => {
    const comma = words.endsWith(',') ? ',' : '';
    const made = change(JSON.parse(words.replace(/,$/, '')) as Row);
    return (typeof made === 'string' ? made : JSON.stringify(made)) + comma;
  });
}

describe('W104: what is no such file, or another version of one', () => {
  it('is said to be none, or to be of another version', async () => {
    const none = (what: string, body: string | Uint8Array) => ({ what, body, code: 'NOT_A_MEETING_FILE' });
    await expectRefused([
      none('nothing', ''),
      none('words', 'Kính gửi Ban tổ chức,\nxem tệp đính kèm.\n'),
      none('another JSON', '{"format":"something-else","version":1,"a":2}\n'),
      none('a list', '[1,2,3]\n'),
      none('a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])),
      none('one endless line', 'x'.repeat(5 * 1024 * 1024)),
      none(
        'a bomb of brackets',
        `{"format":"doi-thoai-meeting","version":2,"house":${'['.repeat(2_000_000)},\n`,
      ),
      none('in another form', `${JSON.stringify(JSON.parse(file), null, 2)}\n`),
      none('in UTF-16', Buffer.from(file.slice(0, 10_000), 'utf16le')),
      none('with a mark in front', `\ufeff${file}`),
      {
        what: 'a later version',
        body: forged(1, (l) => l.replace('"version":2', '"version":1')),
        code: 'MEETING_FILE_VERSION',
      },
    ]);
  });

  it('too large a file is refused while it comes', async () => {
    const chunk = new Uint8Array(4 * 1024 * 1024).fill(0x20);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(out) {
        sent += chunk.length;
        if (sent > TABLE_LIMITS.meetingFileBytes + 2 * chunk.length) out.close();
        else out.enqueue(chunk);
      },
    });
    const before = await everything();
    expect(await bringFile(server, body)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
    expect(await everything()).toEqual(before);
  }, 30_000);

  it('a file that comes as something else, or without an id of the act, is malformed', async () => {
    const asked = async (headers: Record<string, string>): Promise<unknown> => {
      const url = `${server.url}/api/staff/meeting-files`;
      const answer = await fetch(url, { method: 'POST', body: file.slice(0, 500), headers });
      return ((await answer.json()) as { code: string }).code;
    };
    const cookie = server.staffCookie;
    const octets = { cookie, 'content-type': 'application/octet-stream', 'x-command-id': makeId() };
    expect(await asked(octets)).toBe('MALFORMED');
    expect(await asked({ cookie, 'content-type': FILE_TYPE })).toBe('MALFORMED');
    const command = `${server.url}/api/organisation/commands/meeting.import`;
    const payload = { meetingId: hall.meeting.id, file: 'ab'.repeat(32) };
    const { body } = await http<CommandAnswer>(command, { body: { id: makeId(), payload }, cookie });
    expect(body).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('W104: a file that is not as it was written', () => {
  it('cut short anywhere', async () => {
    const random = new Random(7);
    const bytes = Buffer.from(file);
    const cuts = [
      1,
      bytes.length - 1,
      ...Array.from({ length: 12 }, () => 200 + random.below(bytes.length - 202)),
    ];
    const files = cuts.map((length) => ({ what: `${length} bytes`, body: bytes.subarray(0, length) }));
    const firstLine = Buffer.byteLength(lines[0] ?? '') + 1;
    const code = (body: Uint8Array): string =>
      body.length < firstLine ? 'NOT_A_MEETING_FILE' : 'MEETING_FILE_DAMAGED';
    await expectRefused(files.map((one) => ({ ...one, code: code(one.body) })));
  });

  it('with any byte another one', async () => {
    const random = new Random(11);
    const bytes = Buffer.from(file);
    const before = await everything();
    for (let i = 0; i < 40; i += 1) {
      const at = random.below(bytes.length);
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(7));
      const said = codeOf(await bringFile(server, changed));
      expect([at, said]).toEqual([
        at,
        expect.stringMatching(/^(NOT_A_MEETING_FILE|MEETING_FILE_(DAMAGED|VERSION))$/),
      ]);
    }
    expect(await everything()).toEqual(before);
  });

  it('the first line that is wrong is named, although the seal was made anew', async () => {
    const entry = firstOf('journal') + 30;
    const person = firstOf('participants');
    const opinion = firstOf('submissions');
    const worded = lines.findIndex((line) => line.startsWith('{"seq":') && line.includes('"words":"{')) + 1;
    const sealedOne = lines.findIndex((line) => line.includes('"disclosure":"CONFIDENTIAL"')) + 1;
    const bad = (what: string, line: number, change: (row: Row) => Row | string, at = line) => ({
      ...{ what, body: rowForged(line, change), code: 'MEETING_FILE_DAMAGED', line: at },
    });
    const RTL = '\u202e';
    await expectRefused([
      bad('a changed time', entry, (row) => ({ ...row, at: '2026-01-01T00:00:00.000Z' })),
      bad('another actor', entry, (row) => ({ ...row, actorId: makeId() })),
      bad('another audience', entry, (row) => ({ ...row, audience: 'everyone,guests' })),
      bad('other words', worded, (row) => ({ ...row, words: '{"name":"Ai đó"}' })),
      bad(
        'words that left in silence',
        worded,
        (row) => ({ ...row, words: null, salt: null }),
        lines.length - 1,
      ),
      bad('an unknown field', person, (row) => ({ ...row, passwordHash: 'x' })),
      bad('a missing field', person, ({ title: _, ...row }) => row),
      bad('fields in another order', person, ({ id, ...row }) => ({ ...row, id })),
      bad('a number as a text', person, (row) => ({ ...row, version: '1' })),
      bad('a version of the future', person, (row) => ({ ...row, version: 999_999 })),
      bad('a role that nobody has', person, (row) => ({ ...row, role: 'ADMIN' })),
      bad('a unit that is not there', person, (row) => ({ ...row, unitId: makeId() })),
      bad('no id', person, (row) => ({ ...row, id: "1'; drop table entry; --" })),
      bad('somebody under the meeting’s id', person, (row) => ({ ...row, id: hall.meeting.id })),
      bad('a hidden direction', person, (row) => ({ ...row, name: `Nguyễn ${RTL}An` })),
      bad('a zero sign', person, (row) => ({ ...row, name: 'Nguyễn\u0000An' })),
      bad('half a sign', person, (row) => JSON.stringify({ ...row, name: 'x' }).replace('"x"', '"\\ud800"')),
      bad('letters taken apart', person, (row) => ({ ...row, name: 'Nguyễn Thị Ủy'.normalize('NFD') })),
      bad('a key twice', person, (row) => JSON.stringify(row).replace('{', '{"id":"x",')),
      bad('blanks', person, (row) => JSON.stringify(row).replace(':', ': ')),
      bad('a prototype', lineOf('{"view":'), (row) =>
        JSON.stringify(row).replace('{"view":{', '{"view":{"__proto__":{"x":1},'),
      ),
      bad('a deep row', lineOf('{"view":'), (row) =>
        JSON.stringify({ ...row, view: 1 }).replace('"view":1', `"view":${'['.repeat(40)}${']'.repeat(40)}`),
      ),
      bad('a file outside of its folder', opinion, (row) => ({
        ...row,
        attachments: [
          { id: '../../secrets.json', name: 'a', type: 'application/pdf', bytes: 1, sha256: 'ab'.repeat(32) },
        ],
      })),
      bad('a code that leads out of its folder', opinion, (row) => ({ ...row, trackingCode: '../../../x' })),
      bad('a state that nobody has', opinion, (row) => ({ ...row, moderation: 'LOST' })),
      bad('words in quarantine', opinion, (row) => ({
        ...row,
        aside: { kind: 'SECRET_SUSPECT', text: 'x', byId: makeId(), at: 1 },
      })),
      bad('an author for an unnamed one', sealedOne, (row) => ({
        ...row,
        authorId: hall.people.minh.participantId,
      })),
      {
        ...{ what: 'a plan that nobody could make', code: 'MEETING_FILE_DAMAGED', line: 2 },
        body: forged(2, (words) => words.replace('"topics":[', '"topics":["x",')),
      },
    ]);
  });

  it('a section that is missing, twice, or unknown', async () => {
    const turns = lines.slice(lineOf('"turns":[') - 1, lineOf('"turnNotes":[') - 1);
    const at = lineOf('"turns":[');
    const without = [...lines.slice(0, at - 1), ...lines.slice(at - 1 + turns.length)];
    const twice = [...lines.slice(0, at - 1), ...turns, ...lines.slice(at - 1)];
    const code = 'MEETING_FILE_DAMAGED';
    await expectRefused([
      { what: 'missing', body: sealed(without), code, line: at },
      { what: 'twice', body: sealed(twice), code, line: at + turns.length },
      { what: 'unknown', body: forged(at, () => '"sessions":['), code, line: at },
      { what: 'more behind the end', body: `${file}{}\n`, code, line: lines.length },
    ]);
  });
});

describe('W104: a file that does not go with what is here', () => {
  it('nothing of it comes in: a number twice, an id or code that is taken', async () => {
    const person = firstOf('participants');
    const second = JSON.parse((lines[person] ?? '').replace(/,$/, '')) as Row;
    const own = await server.meeting();
    const code = own.code.replaceAll('-', '');
    const taken = (row: string): string => row.replace(/"code":"[^"]+"/, `"code":"${code}"`);
    await expectRefused([
      {
        what: 'a person twice',
        body: rowForged(person, (row) => ({ ...row, id: second.id })),
        code: 'MEETING_FILE_DAMAGED',
        line: person + 1,
      },
      {
        what: 'a number twice',
        body: rowForged(person, (row) => ({ ...row, number: '901' })),
        code: 'MEETING_CONFLICT',
      },
      { what: 'the code of another meeting', body: forged(2, taken), code: 'MEETING_CONFLICT' },
    ]);
  });

  it('and after all that the file itself is taken', async () => {
    expect(codeOf(await bringFile(server, file))).toBe('OK');
  });
});

describe('W103: words in quarantine go nowhere', () => {
  it('a meeting with one is not written, until somebody has judged', async () => {
    const house = await FullMeeting.open(server);
    await house.meeting.openPhase(house.people.chair, 'COLLECTING');
    await house.people.chair.do('submissions.open', {});
    const submissionId = await house.write('lan', 'nghi mật');
    const seen = async (): Promise<number> => (await house.state()).submissions[submissionId]?.version ?? 0;
    const aside = { submissionId, kind: 'SECRET_SUSPECT', text: 'Xin gặp Văn phòng' } as const;
    await house.people.secretary.do('submissions.setAside', { ...aside, seen: await seen() });
    await expect(takeFile(house.people.organiser)).rejects.toThrow('QUARANTINE_OPEN');
    await house.people.chair.do('submissions.purge', { submissionId, reason: 'Mật', seen: await seen() });
    expect(await takeFile(house.people.organiser)).toContain('"format":"doi-thoai-meeting"');
  });
});
