import type { AttachmentView, CommandAnswer, Id } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS, makeId } from '@doi-thoai/shared';
import { strToU8, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { until } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let server: TestServer;
let hall: FullMeeting;
let officer: Id;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await FullMeeting.open(server);
  officer = await hall.offerConfidential();
  await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
  await hall.people.chair.do('submissions.open', {});
}, 60_000);
afterAll(() => server.stop());

const folder = (submissionId: Id): string =>
  join(server.dataDir, 'attachments', hall.meeting.id, 'opinions', submissionId);

/** A picture as a telephone makes one: with the camera's name, and lying on its side. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#0f4c5c' } })
    .withExif({ IFD0: { Make: 'May anh bi mat', ImageDescription: 'Nha rieng' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

function docx(text: string): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
      ),
      'word/document.xml': strToU8(
        `<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
      ),
    }),
  );
}

const url = (submissionId: Id, id: Id): string => `submissions/${submissionId}/attachments/${id}`;

async function bring(
  by: Person,
  submissionId: Id,
  bytes: Buffer,
  name: string,
  id: Id = makeId(),
): Promise<string> {
  return code(await by.bring(url(submissionId, id), bytes, name));
}

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

const take = (by: Person, submissionId: Id, id: Id): Promise<Response> => by.take(url(submissionId, id));

/** Deleted after the commit, so perhaps a moment after the answer. */
const gone = (path: string): Promise<void> => vanished(() => Promise.resolve(existsSync(path) ? 1 : 0));

async function vanished(left: () => Promise<number>): Promise<void> {
  const end = Date.now() + 5000;
  while ((await left()) > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await left()).toBe(0);
}

async function attached(submissionId: Id): Promise<AttachmentView[]> {
  return (await hall.state()).submissions[submissionId]?.attachments ?? [];
}

describe('W89: what comes is judged by size, then by content', () => {
  it('a picture is kept anew, upright and without what the camera wrote; its author and the desk take it', async () => {
    const { lan, secretary } = hall.people;
    const submissionId = await hall.write('lan', 'ảnh');
    const original = await photo();
    expect(original.includes('May anh bi mat')).toBe(true);
    const id = makeId();
    expect(await bring(lan, submissionId, original, 'C:\\Ảnh\\nhà dột.jpg', id)).toBe('OK');
    const [view] = await attached(submissionId);
    expect(view).toMatchObject({ id, name: 'nhà dột.jpg', type: 'image/jpeg' });
    for (const person of [lan, secretary]) {
      const response = await take(person, submissionId, id);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(view?.sha256);
      expect(bytes.length).toBe(view?.bytes);
      const found = await sharp(bytes).metadata();
      expect([found.width, found.height, found.exif, found.orientation]).toEqual([
        40,
        60,
        undefined,
        undefined,
      ]);
      expect(bytes.includes('May anh bi mat')).toBe(false);
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename*=UTF-8''${encodeURIComponent('nhà dột.jpg')}`,
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    [
      'a page that calls itself a picture',
      () => Buffer.from('<script>alert(1)</script>'),
      'a.jpg',
      'ATTACHMENT_TYPE',
    ],
    ['a program', () => Buffer.from('MZ\u0090\0'.padEnd(200, '\0'), 'latin1'), 'a.pdf', 'ATTACHMENT_TYPE'],
    ['half of a picture', async () => (await photo()).subarray(0, 180), 'a.jpg', 'ATTACHMENT_TYPE'],
    ['an archive', () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'a.docx', 'ATTACHMENT_TYPE'],
    ['too much', () => Buffer.alloc(ATTACHMENT_LIMITS.bytes + 1, 1), 'a.jpg', 'TOO_LARGE'],
    ['a mark in the name', () => pdf, 'Tối mật - danh sách.pdf', 'SECRECY_MARK'],
    ['a mark in the text', () => docx('TUYỆT MẬT'), 'danh sách.docx', 'SECRECY_MARK'],
    ['no name', () => pdf, ' ', 'MALFORMED'],
  ])('%s is refused, and nothing of it stays', async (_what, bytes, name, code) => {
    const submissionId = await hall.write('lan', 'từ chối');
    expect(await bring(hall.people.lan, submissionId, await bytes(), name)).toBe(code);
    expect(await attached(submissionId)).toEqual([]);
    expect(existsSync(folder(submissionId))).toBe(false);
  });

  it('a PDF and a Word file stay as they are', async () => {
    const submissionId = await hall.write('lan', 'văn bản');
    for (const [bytes, name] of [
      [pdf, 'don.pdf'],
      [docx('Đề nghị sửa nhà'), 'don.docx'],
    ] as const) {
      const id = makeId();
      expect(await bring(hall.people.lan, submissionId, bytes, name, id)).toBe('OK');
      const response = await take(hall.people.lan, submissionId, id);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
    expect((await attached(submissionId)).map(({ type }) => type)).toEqual(['application/pdf', DOCX]);
  });
});

describe('W89: the same id again is the same file again', () => {
  it('sent three times at once and once more it is attached once', async () => {
    const submissionId = await hall.write('minh', 'gửi lại');
    const id = makeId();
    const send = (): Promise<string> => bring(hall.people.minh, submissionId, pdf, 'a.pdf', id);
    expect(await Promise.all([send(), send(), send()])).toEqual(['OK', 'OK', 'OK']);
    expect(await send()).toBe('OK');
    expect(await attached(submissionId)).toHaveLength(1);
    expect((await readdir(folder(submissionId))).sort()).toEqual([id, `${id}.json`]);
  });

  it(`at most ${ATTACHMENT_LIMITS.perSubmission}; the one too many leaves nothing behind`, async () => {
    const submissionId = await hall.write('minh', 'nhiều');
    for (let n = 0; n < ATTACHMENT_LIMITS.perSubmission; n += 1)
      expect(await bring(hall.people.minh, submissionId, pdf, `${n}.pdf`)).toBe('OK');
    expect(await bring(hall.people.minh, submissionId, pdf, 'x.pdf')).toBe('ATTACHMENT_LIMIT');
    expect(await readdir(folder(submissionId))).toHaveLength(2 * ATTACHMENT_LIMITS.perSubmission);
  });
});

describe('W96: files are read through their opinion', () => {
  it('by author, focal person of the unit, chair and desk; by nobody else', async () => {
    const { lan } = hall.people;
    const submissionId = await hall.write('lan', 'quyền đọc');
    const id = makeId();
    await bring(lan, submissionId, pdf, 'a.pdf', id);
    const may = async (who: Who): Promise<number> => (await take(hall.people[who], submissionId, id)).status;
    const same = (await hall.unitOf('lan')) === (await hall.unitOf('focal'));
    expect(await Promise.all((['lan', 'chair', 'secretary'] as const).map(may))).toEqual([200, 200, 200]);
    expect(await may('focal')).toBe(same ? 200 : 404);
    expect(await Promise.all((['minh', 'guest', 'land', 'clerk', 'screen'] as const).map(may))).toEqual(
      Array.from({ length: 5 }, () => 404),
    );
    expect((await lan.without().take(url(submissionId, id))).status).toBe(401);
    expect((await take(lan, submissionId, makeId())).status).toBe(404);
  });

  it('nobody attaches to another’s opinion, to one that was collated, or to one whose author is not named', async () => {
    const { lan, minh, secretary } = hall.people;
    const submissionId = await hall.write('lan', 'của Lan');
    expect(await bring(minh, submissionId, pdf, 'a.pdf')).toBe('NOT_FOUND');
    expect(await bring(secretary, submissionId, pdf, 'a.pdf')).toBe('OK');
    await hall.collate([submissionId], null);
    expect(await bring(lan, submissionId, pdf, 'b.pdf')).toBe('ALREADY_COLLATED');
    const sealed = await hall.seal('lan', officer);
    expect(await bring(lan, sealed, pdf, 'a.pdf')).toBe('NOT_FOUND');
    expect(await bring(secretary, sealed, pdf, 'a.pdf')).toBe('NOT_FOUND');
    expect(existsSync(folder(sealed))).toBe(false);
  });

  it('the author’s own phone sees it at once', async () => {
    const submissionId = await hall.write('thu', 'điện thoại');
    const client = hall.people.thu.client();
    await bring(hall.people.thu, submissionId, pdf, 'a.pdf');
    await until(
      client,
      () => client.store.state.submissions[submissionId]?.attachments?.length === 1,
      'the file',
    );
  });

  it('what was changed on the disk is not handed out', async () => {
    const submissionId = await hall.write('lan', 'đĩa hỏng');
    const id = makeId();
    await bring(hall.people.lan, submissionId, pdf, 'a.pdf', id);
    await writeFile(join(folder(submissionId), id), 'khác');
    expect((await take(hall.people.lan, submissionId, id)).status).toBe(404);
  });
});

describe('W107: an author takes an attachment away again', () => {
  const detach = async (who: Who, submissionId: Id, attachmentId: Id): Promise<string> =>
    code(await hall.people[who].issue('submissions.detach', { submissionId, attachmentId }));

  it('the bytes are gone, the others stay; desk and author see it, the journal names who; again it is as it should be', async () => {
    const submissionId = await hall.write('lan', 'gỡ tệp');
    const other = await hall.write('lan', 'cùng tệp');
    const [wrong, right] = [
      await hall.attach('lan', submissionId, 'nhầm.pdf'),
      await hall.attach('lan', submissionId, 'đúng.pdf'),
    ];
    const same = await hall.attach('lan', other, 'nhầm.pdf');
    const desk = hall.people.secretary.client();
    expect(await detach('lan', submissionId, wrong)).toBe('OK');
    await gone(join(folder(submissionId), wrong));
    expect((await readdir(folder(submissionId))).sort()).toEqual([right, `${right}.json`]);
    expect((await attached(submissionId)).map(({ id }) => id)).toEqual([right]);
    expect((await take(hall.people.lan, submissionId, wrong)).status).toBe(404);
    expect((await take(hall.people.lan, other, same)).status).toBe(200);
    const onDesk = (): number | undefined => desk.store.state.submissions[submissionId]?.attachments?.length;
    await until(desk, () => onDesk() === 1, 'one file at the desk');
    const { version } = (await hall.state()).submissions[submissionId] ?? {};
    expect(await detach('lan', submissionId, wrong)).toBe('OK');
    expect((await hall.state()).submissions[submissionId]?.version).toBe(version);
    const inspector = await Inspector.open(server.databaseUrl);
    const told = await inspector.rows(
      `select actor_id, body from entry where type = 'submissions.attachmentRemoved' and position('${wrong}' in body) > 0`,
    );
    expect(told).toEqual([expect.objectContaining({ actor_id: hall.people.lan.participantId })]);
    await vanished(() => inspector.count('select count(*) as n from gone_file'));
    await inspector.close();
  });

  it('the last one gone, the opinion has none; what comes late under its old id leaves nothing behind', async () => {
    const submissionId = await hall.write('lan', 'tệp đến muộn');
    const id = await hall.attach('lan', submissionId, 'a.pdf');
    expect(await detach('lan', submissionId, id)).toBe('OK');
    await gone(folder(submissionId));
    expect((await hall.state()).submissions[submissionId]?.attachments).toBeUndefined();
    // The answer of then is given again (W13); the file is not there again.
    expect(await bring(hall.people.lan, submissionId, pdf, 'a.pdf', id)).toBe('OK');
    expect(await attached(submissionId)).toEqual([]);
    expect(existsSync(folder(submissionId))).toBe(false);
  });

  it('nobody takes away another’s, not the desk either; nothing leaves what was collated or withdrawn', async () => {
    const submissionId = await hall.write('lan', 'của Lan');
    const id = await hall.attach('lan', submissionId, 'a.pdf');
    for (const who of ['minh', 'focal', 'secretary'] as const)
      expect(await detach(who, submissionId, id)).toBe('NOT_FOUND');
    await hall.collate([submissionId], null);
    expect(await detach('lan', submissionId, id)).toBe('ALREADY_COLLATED');
    const withdrawn = await hall.write('lan', 'rút');
    const beside = await hall.attach('lan', withdrawn, 'a.pdf');
    await hall.opinion('lan', 'submissions.withdraw', withdrawn);
    expect(await detach('lan', withdrawn, beside)).toBe('ALREADY_WITHDRAWN');
    expect((await take(hall.people.lan, submissionId, id)).status).toBe(200);
  });

  it('who typed an opinion for somebody takes away what was attached by mistake', async () => {
    const submissionId = makeId();
    const forOther = { submissionId, authorId: hall.people.minh.participantId, unitId: null };
    const typed = { ...hall.words('hộ'), ...forOther, writtenAt: Date.now() };
    await hall.people.secretary.do('submissions.submitForOther', typed);
    const id = await hall.attach('secretary', submissionId, 'a.pdf');
    expect(await detach('secretary', submissionId, id)).toBe('OK');
  });
});

describe('W35: a purge deletes the files, too', () => {
  it('in quarantine nobody reads them; after the purge neither folder nor journal has them', async () => {
    const { secretary, chair, lan } = hall.people;
    const submissionId = await hall.write('lan', 'kín');
    const id = makeId();
    await bring(lan, submissionId, pdf, 'ten-tep-kin.pdf', id);
    const seen = async (): Promise<number> => (await hall.state()).submissions[submissionId]?.version ?? 0;
    const aside = { submissionId, kind: 'SECRET_SUSPECT', text: 'Có dấu hiệu' } as const;
    await secretary.do('submissions.setAside', { ...aside, seen: await seen() });
    expect((await take(secretary, submissionId, id)).status).toBe(404);
    expect((await readFile(join(folder(submissionId), id))).equals(pdf)).toBe(true);
    await chair.do('submissions.purge', { submissionId, reason: 'Xóa', seen: await seen() });
    await gone(folder(submissionId));
    const inspector = await Inspector.open(server.databaseUrl);
    const words = `select count(*) as n from content where position('ten-tep-kin' in convert_from(bytes, 'UTF8')) > 0`;
    const rows = `select count(*) as n from submission where position('ten-tep-kin' in attachments::text) > 0`;
    expect([await inspector.count(words), await inspector.count(rows)]).toEqual([0, 0]);
    await inspector.close();
  });
});
