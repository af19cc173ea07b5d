import type {
  CommandAnswer,
  Id,
  PaperKind,
  PaperShelf,
  PaperSystem,
  PaperTemplateView,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readDocx } from '../rehearse/docx.js';
import { http } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { DU, SNV, addBody, openHall, organise, prepareNotice, type Hall } from '../support/issuing.js';
import { startTestServer, type TestServer } from '../support/server.js';

const DOCUMENT = 'word/document.xml';
const API = 'api/organisation/paper-templates';

let server: TestServer;
let hall: Hall;
let state: Id;
let party: Id;
let sample: Buffer;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  state = await addBody(server, SNV);
  party = await addBody(server, DU);
  hall = await openHall(server);
  const { chair } = hall.people;
  await hall.meeting.openPhase(chair, 'IN_SESSION');
  const seen = (await hall.state()).meeting?.version ?? 0;
  await chair.do('meeting.close', { seen });
  for (const body of [state, party]) await prepareNotice(hall.people.secretary, body, { subject: HOSTILE });
  sample = (await take('samples/NOTICE/STATE')).bytes;
}, 60_000);
afterAll(() => server.stop());

/** What would be filled in turn, or would break the XML, if words were more than words. */
const HOSTILE = 'Kết luận {{noi_nhan}} </w:t> & "{{{x}}}" ]]>';

async function take(path: string, cookie = server.staffCookie): Promise<{ status: number; bytes: Buffer }> {
  const answer = await fetch(`${server.url}/${API}/${path}`, { headers: { cookie } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

interface Brought {
  kind?: PaperKind;
  system?: PaperSystem;
  body?: Id;
  id?: Id;
  cookie?: string;
  name?: string;
}

type Answer = CommandAnswer<'organisation.bringTemplate'>;

async function bring(bytes: Uint8Array, more: Brought = {}): Promise<{ id: Id; answer: Answer }> {
  const { kind = 'NOTICE', system = 'STATE', body, id = makeId(), cookie = server.staffCookie } = more;
  const query = `?kind=${kind}&system=${system}${body ? `&body=${body}` : ''}`;
  const name = encodeURIComponent(more.name ?? 'Mẫu thông báo.docx');
  const headers = { cookie, 'content-type': 'application/octet-stream', 'x-file-name': name };
  const url = `${server.url}/${API}/${id}${query}`;
  const response = await fetch(url, { method: 'POST', headers, body: Buffer.from(bytes) });
  return { id, answer: (await response.json()) as Answer };
}

async function taken(bytes: Uint8Array, more: Brought = {}): Promise<PaperTemplateView> {
  const { id, answer } = await bring(bytes, more);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.details)}`);
  return one(id);
}

const all = async (): Promise<PaperTemplateView[]> =>
  (await http<PaperTemplateView[]>(`${server.url}/${API}`, { cookie: server.staffCookie })).body;

async function one(id: Id): Promise<PaperTemplateView> {
  const found = (await all()).find((template) => template.id === id);
  if (!found) throw new Error('no such template');
  return found;
}

async function takeBack({ id: templateId, version: seen }: PaperTemplateView): Promise<CommandAnswer> {
  return organise(server, 'organisation.takeBackTemplate', { templateId, reason: 'Sai thể thức', seen });
}

/** The sample with a line of its own at the top, so that it is known which one a paper was filled into. */
function marked(words: string, from = sample): Uint8Array {
  const parts = unzipSync(from);
  const line = `<w:p><w:r><w:t>${words} {{so_ky</w:t></w:r><w:r><w:t>_hieu}}</w:t></w:r></w:p>`;
  const xml = strFromU8(parts[DOCUMENT]!).replace('<w:body>', `<w:body>${line}`);
  return zipSync({ ...parts, [DOCUMENT]: strToU8(xml) });
}

async function paper(body: Id, more = '', format = 'docx'): Promise<{ status: number; bytes: Buffer }> {
  const { chair } = hall.people;
  const path = `api/meetings/${chair.meetingId}/papers/NOTICE?format=${format}&body=${body}${more}`;
  const answer = await fetch(`${server.url}/${path}&seat=${chair.participantId}`, {
    headers: { cookie: chair.cookie },
  });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const words = async (body: Id, more = ''): Promise<string> =>
  readDocx((await paper(body, more)).bytes).paragraphs.join('\n');

const propertiesOf = ({ bytes }: { bytes: Buffer }): string =>
  strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array());

describe('W171: a template of the organisation', () => {
  it('is what papers of its kind and system are filled into; one of the body comes before it', async () => {
    const first = await taken(marked('BẢN MỘT'));
    expect(await words(state)).toContain('BẢN MỘT');
    expect(await words(party)).not.toContain('BẢN MỘT');
    const own = await taken(marked('CỦA SỞ'), { body: state });
    expect(await words(state)).toContain('CỦA SỞ');
    const second = await taken(marked('BẢN HAI'));
    expect(await words(state)).toContain('CỦA SỞ');
    expect([first, own, second].map(({ number }) => number)).toEqual([1, 1, 2]);
    expect(await takeBack(own)).toMatchObject({ ok: true });
    expect(await words(state)).toContain('BẢN HAI');
    expect(await takeBack(await one(second.id))).toMatchObject({ ok: true });
    expect(await words(state)).toContain('BẢN MỘT');
  });

  it('is named in the properties and on the shelf, on no page; without it there is the standard paper', async () => {
    const template = await taken(marked('CÓ TÊN'), { name: 'Mẫu riêng.docx' });
    const made = await paper(state);
    const { sha256, number } = template;
    for (const part of ['Mẫu riêng.docx', `bản ${number}`, sha256])
      expect(propertiesOf(made)).toContain(part);
    expect(await words(state)).not.toContain('Mẫu riêng');
    const { papers } = (await hall.people.chair.get<PaperShelf>('papers')).body.issuers.find(
      ({ key }) => key === state,
    )!;
    const used = { name: 'Mẫu riêng.docx', number, sha256 };
    expect(papers.find(({ kind }) => kind === 'NOTICE')?.template).toEqual(used);
    expect(papers.find(({ kind }) => kind === 'TASKS')?.template).toBeUndefined();
    expect(await words(state, '&template=none')).not.toContain('CÓ TÊN');
    expect((await paper(state, '&template=other')).status).toBe(404);
    expect((await paper(state, '', 'pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('takes hostile words as words (R17)', async () => {
    await taken(marked('THỬ'));
    expect(await words(state)).toContain(HOSTILE);
  });

  it('the same file with the same id is one version; a version that was taken back stays, with who and why', async () => {
    const { id, answer } = await bring(sample);
    const again = await bring(sample, { id });
    expect(again.answer).toEqual(answer);
    const template = await one(id);
    expect(template).toMatchObject({ name: 'Mẫu thông báo.docx', bytes: sample.length, takenBack: null });
    expect(await takeBack({ ...template, version: 1 })).toMatchObject({ code: 'STALE' });
    await takeBack(template);
    const after = await one(id);
    expect(after.takenBack).toMatchObject({ reason: 'Sai thể thức', by: template.by });
    expect(await takeBack(after)).toMatchObject({ code: 'TEMPLATE_TAKEN_BACK' });
    expect((await take(`${id}/file`)).bytes.equals(sample)).toBe(true);
    expect((await take(`${id}/preview`)).status).toBe(200);
  });

  it('one whose file is gone gives no standard paper in its place', async () => {
    const template = await taken(marked('MẤT'));
    const inspector = await Inspector.open(server.databaseUrl);
    await inspector.rows('update paper_template set sha256 = $1 where id = $2', [
      '0'.repeat(64),
      template.id,
    ]);
    await inspector.close();
    const made = await paper(state);
    expect([made.status, JSON.parse(made.bytes.toString())]).toMatchObject([
      409,
      { code: 'TEMPLATE_FAILED' },
    ]);
    expect((await paper(state, '&template=none')).status).toBe(200);
    await takeBack(template);
  });
});

describe('W172: what is no template is not taken, and nothing of it stays', () => {
  const external = (): Uint8Array => {
    const parts = unzipSync(sample);
    const name = 'word/_rels/document.xml.rels';
    const link = `<Relationship Id="rIdX" Type="http://x/image" Target="http://x/a.png" TargetMode="External"/>`;
    const xml = strFromU8(parts[name]!).replace('</Relationships>', `${link}</Relationships>`);
    return zipSync({ ...parts, [name]: strToU8(xml) });
  };

  it.each<[string, () => Uint8Array, object]>([
    ['no Word file', () => Buffer.from('Thông báo'), { code: 'NOT_A_TEMPLATE' }],
    [
      'a macro',
      () => zipSync({ ...unzipSync(sample), 'word/vbaProject.bin': strToU8('x') }),
      { code: 'TEMPLATE_INVALID', details: { rows: [{ problem: 'MACRO', about: 'word/vbaProject.bin' }] } },
    ],
    [
      'a picture from elsewhere',
      external,
      { code: 'TEMPLATE_INVALID', details: { rows: [{ problem: 'EXTERNAL' }] } },
    ],
    [
      'a bomb',
      () => zipSync({ ...unzipSync(sample), 'word/media/a.png': new Uint8Array(64 * 1024 * 1024) }),
      { code: 'TEMPLATE_INVALID', details: { rows: [{ problem: 'TOO_LARGE_INSIDE' }] } },
    ],
    [
      'an unknown field',
      () => marked('{{ten_ban}}'),
      {
        code: 'TEMPLATE_INVALID',
        details: { rows: [{ problem: 'UNKNOWN_FIELD', about: 'ten_ban', place: 'BODY' }] },
      },
    ],
    ['too large a file', () => Buffer.alloc(2 * 1024 * 1024 + 1), { code: 'TOO_LARGE' }],
    ['a mark of secrecy', () => marked('TUYỆT MẬT'), { code: 'SECRECY_MARK' }],
  ])('%s', async (_what, bytes, refusal) => {
    const before = await all();
    const { id, answer } = await bring(bytes());
    expect(answer).toMatchObject({ ok: false, ...refusal });
    expect(await all()).toEqual(before);
    const command = { templateId: id, kind: 'NOTICE', system: 'STATE', bodyId: null } as const;
    expect(await organise(server, 'organisation.bringTemplate', command)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('a file that was checked for one paper becomes the template of no other one', async () => {
    const { id } = await bring(sample);
    const other = { templateId: id, kind: 'TASKS', system: 'STATE', bodyId: null } as const;
    expect(await organise(server, 'organisation.bringTemplate', other)).toMatchObject({ code: 'ID_TAKEN' });
    const { answer } = await bring(sample, { body: party });
    expect(answer).toMatchObject({ code: 'INVALID', details: { fields: [{ path: 'bodyId' }] } });
  });
});

describe('W172: who may', () => {
  it('nobody without an account', async () => {
    expect((await take('samples/NOTICE/STATE', '')).status).toBe(401);
    expect((await bring(sample, { cookie: '' })).answer).toMatchObject({ code: 'NO_SESSION' });
    expect((await take('samples/NOTICE/OTHER')).status).toBe(404);
    expect((await take(`${makeId()}/file`)).status).toBe(404);
  });
});
