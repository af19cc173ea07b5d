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

const folder = (submissionId: Id): string => join(server.dataDir, 'attachments', submissionId);

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

const url = (submissionId: Id, id: Id): string =>
  `${server.url}/api/meetings/${hall.meeting.id}/submissions/${submissionId}/attachments/${id}`;

async function bring(
  by: Person,
  submissionId: Id,
  bytes: Buffer,
  name: string,
  id: Id = makeId(),
): Promise<string> {
  const response = await fetch(url(submissionId, id), {
    ...{ method: 'POST', body: Uint8Array.from(bytes) },
    headers: {
      ...{ ...by.headers, cookie: by.cookie, 'content-type': 'application/octet-stream' },
      'x-file-name': encodeURIComponent(name),
    },
  });
  const answer = (await response.json()) as CommandAnswer;
  return answer.ok ? 'OK' : answer.code;
}

function take(by: Person, submissionId: Id, id: Id): Promise<Response> {
  return fetch(url(submissionId, id), { headers: { ...by.headers, cookie: by.cookie } });
}

/** Deleted after the commit, so perhaps a moment after the answer. */
async function gone(path: string): Promise<void> {
  const end = Date.now() + 5000;
  while (existsSync(path) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(existsSync(path)).toBe(false);
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
    expect((await take({ ...lan, cookie: '' } as Person, submissionId, id)).status).toBe(401);
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
