import type { FormCheck, Refusal, SubmissionView } from '@doi-thoai/shared';
import { COLLECTION_LIMITS, makeId } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Person } from '../support/driver.js';
import { until } from '../support/driver.js';
import { code } from '../support/everybody.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { CollectionHall, NORTH } from './collection-hall.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['STT', 'Loại ý kiến', 'Nhóm vấn đề', 'Tóm tắt', 'Nội dung đầy đủ'];

let server: TestServer;
let hall: CollectionHall;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
}, 30_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await CollectionHall.open(server);
});
afterEach(() => hall.meeting.close());

const file = (rows: string[][]): Promise<Buffer> =>
  writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String }))) as never).toBuffer();

async function post<T>(by: Person, path: string, body: Uint8Array, type = XLSX): Promise<T & Refusal> {
  const { cookie, headers } = by;
  const response = await fetch(`${server.url}/api/meetings/${hall.meeting.id}/${path}`, {
    ...{ method: 'POST', body: Uint8Array.from(body) },
    headers: { ...headers, cookie, 'content-type': type },
  });
  return (await response.json()) as T & Refusal;
}

const look = (by: Person, body: Uint8Array) => post<FormCheck>(by, 'unit-form', body);
const topic = (): string => hall.meeting.plan.topics[0]?.name ?? '';
const filled = (): string[][] => [
  HEAD,
  ['Ví dụ', 'Kiến nghị', topic(), 'Mẫu', 'Mẫu'],
  ['1', 'Kiến nghị', topic(), 'Nhà công vụ dột', '=Đề nghị sửa trong năm'],
  ['2', '', topic(), '', '-5 điểm thi đua là quá nặng'],
];
const ofUnit = async (): Promise<SubmissionView[]> =>
  Object.values((await hall.state()).submissions).filter((row) => row.authorUnit === NORTH);

describe('W86: the empty form', () => {
  it('is a workbook with the meeting’s topics, only for a focal person', async () => {
    const { cookie, headers } = hall.people.north;
    const url = `${server.url}/api/meetings/${hall.meeting.id}/unit-form`;
    const response = await fetch(url, { headers: { ...headers, cookie } });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="phieu-y-kien.xlsx"');
    const bytes = Buffer.from(await response.arrayBuffer());
    const cells = (await readSheet(bytes, 1)) as unknown as (string | null)[][];
    expect(cells[0]).toEqual(HEAD);
    expect(cells[1]?.slice(0, 3)).toEqual(['Ví dụ', 'Kiến nghị', topic()]);
    const lists = (await readSheet(bytes, 'Danh mục')) as unknown as (string | null)[][];
    const names = hall.meeting.plan.topics.map(({ name }) => name);
    expect(lists.slice(1).map((row) => row[1])).toEqual(expect.arrayContaining(names));
    expect((await hall.people.secretary.get<Refusal>('unit-form')).body).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect((await hall.people.lan.get<Refusal>('unit-form')).body).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('W86: a form is looked at before anything is imported', () => {
  it('good rows are told with the row of the spreadsheet, and nothing is kept', async () => {
    const told = await look(hall.people.north, await file(filled()));
    expect(told.problems).toEqual([]);
    expect(told.rows.map(({ line, kind, summary, text }) => [line, kind, summary, text])).toEqual([
      [3, 'PETITION', 'Nhà công vụ dột', '=Đề nghị sửa trong năm'],
      [4, 'OPINION', '-5 điểm thi đua là quá nặng', '-5 điểm thi đua là quá nặng'],
    ]);
    expect(told.file).toMatch(/^[0-9a-f]{64}$/);
    expect(await ofUnit()).toEqual([]);
  });

  it('every bad row is named: row, column, what is wrong, what stands there', async () => {
    const bad = [...filled(), ['3', 'Thơ', 'Chuyện khác hẳn', '', ''], ['4', '', topic(), 'a', 'TUYỆT MẬT']];
    expect((await look(hall.people.north, await file(bad))).problems).toEqual([
      { line: 5, column: 'kind', reason: 'UNKNOWN_KIND', value: 'Thơ' },
      { line: 5, column: 'topic', reason: 'UNKNOWN_TOPIC', value: 'Chuyện khác hẳn' },
      { line: 5, column: 'summary', reason: 'MISSING', value: '' },
      { line: 6, column: 'text', reason: 'SECRECY_MARK', value: 'TUYỆT MẬT' },
    ]);
  });

  it('what is no workbook, too large, or somebody else’s business is refused', async () => {
    const { north, secretary } = hall.people;
    expect((await look(north, Buffer.from('a,b,c'))).code).toBe('NOT_A_WORKBOOK');
    expect((await look(north, Buffer.alloc(COLLECTION_LIMITS.sheetBytes + 1))).code).toBe('TOO_LARGE');
    expect((await look(secretary, await file(filled()))).code).toBe('NOT_ALLOWED');
    expect((await post(north, 'unit-form', Buffer.from('{}'), 'application/json')).code).toBe('MALFORMED');
  });
});

describe('W87: collection.importForm takes all rows or none', () => {
  it('into the own unit, marked as typed by its focal person, seen at once', async () => {
    const { north } = hall.people;
    const client = await hall.follow(north);
    const { file: hash, rows } = await look(north, await file(filled()));
    expect(await north.do('collection.importForm', { file: hash, rows })).toEqual({
      added: 2,
      known: 0,
      file: hash,
    });
    const written = await ofUnit();
    expect(written.map(({ text }) => text).sort()).toEqual([
      '-5 điểm thi đua là quá nặng',
      '=Đề nghị sửa trong năm',
    ]);
    for (const row of written)
      expect(row).toMatchObject({ channel: 'FOCAL', authorId: null, enteredById: north.participantId });
    await until(client, () => Object.keys(client.store.state.submissions).length === 2, 'the opinions');
  });

  it('the same file again, or filled in further, doubles nothing; one command twice is one', async () => {
    const { north } = hall.people;
    const first = await look(north, await file(filled()));
    const payload = { file: first.file, rows: first.rows };
    const id = makeId();
    const once = await north.issue('collection.importForm', payload, id);
    expect(await north.issue('collection.importForm', payload, id)).toEqual(once);
    expect(await north.do('collection.importForm', payload)).toMatchObject({ added: 0, known: 2 });
    const more = await look(north, await file([...filled(), ['3', 'Góp ý', topic(), 'Thêm', '']]));
    expect(more.file).not.toBe(first.file);
    expect(await north.do('collection.importForm', { file: more.file, rows: more.rows })).toMatchObject({
      ...{ added: 1, known: 2 },
    });
    expect(await ofUnit()).toHaveLength(3);
  });

  it('one row that is not right: none is imported (FORM_INVALID)', async () => {
    const { north } = hall.people;
    const { file: hash, rows } = await look(north, await file(filled()));
    const wrong = rows.map((row, index) => (index === 1 ? { ...row, topicId: makeId() } : row));
    const answer = await north.issue('collection.importForm', { file: hash, rows: wrong });
    expect(answer).toMatchObject({
      ...{ ok: false, code: 'FORM_INVALID' },
      details: { rows: [{ line: 4, column: 'topic', reason: 'UNKNOWN_TOPIC', value: '' }] },
    });
    const secret = rows.map((row) => ({ ...row, text: `Trích:\nTỐI MẬT` }));
    expect(code(await north.issue('collection.importForm', { file: hash, rows: secret }))).toBe(
      'FORM_INVALID',
    );
    expect(code(await north.issue('collection.importForm', { file: hash, rows: [] }))).toBe('INVALID');
    expect(code(await north.issue('collection.importForm', { file: 'x', rows }))).toBe('INVALID');
    expect(await ofUnit()).toEqual([]);
  });

  it('what another unit said in the same words is not this unit’s', async () => {
    const { north, south } = hall.people;
    const { file: hash, rows } = await look(north, await file(filled()));
    await south.do('collection.importForm', { file: hash, rows });
    expect(await ofUnit()).toEqual([]);
    expect(await north.do('collection.importForm', { file: hash, rows })).toMatchObject({ added: 2 });
  });

  it('nothing comes in when the intake is closed', async () => {
    const { north, chair } = hall.people;
    const { file: hash, rows } = await look(north, await file(filled()));
    await chair.do('submissions.close', {});
    expect(code(await north.issue('collection.importForm', { file: hash, rows }))).toBe('INTAKE_CLOSED');
  });
});

describe('W86: a roster that is a workbook', () => {
  it('is the same roster: judged by the same rules, imported as the same people', async () => {
    const { organiser } = hall;
    const sheet = await file([
      ['Họ và tên', 'Đơn vị', 'Chức vụ', 'Vai trò', 'Số'],
      ['Nguyễn "Văn" An, em', 'Đoàn xã', '=Bí thư', 'đại biểu', '007'],
      ['', '', '', '', ''],
      ['Lê Thị Bình', 'Đoàn xã', 'Ủy\nviên', 'nhà vua', '8'],
    ]);
    const { csv, file: hash } = await post<{ csv: string; file: string }>(organiser, 'roster-sheet', sheet);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const answer = await organiser.issue('participants.import', { csv });
    expect(answer).toMatchObject({
      ...{ ok: false, code: 'ROSTER_INVALID' },
      details: { rows: [{ line: 4, column: 'role', reason: 'UNKNOWN_ROLE', value: 'nhà vua' }] },
    });
    const put = { csv: csv.replace('nhà vua', 'khách mời') };
    expect(await organiser.do('participants.import', put)).toEqual({ added: 2, updated: 0 });
    const people = Object.values((await hall.state()).participants);
    expect(people.find(({ number }) => number === '007')).toMatchObject({
      ...{ name: 'Nguyễn "Văn" An, em', title: '=Bí thư', unit: 'Đoàn xã' },
    });
    expect(people.find(({ number }) => number === '8')).toMatchObject({ title: 'Ủy viên', role: 'GUEST' });
    expect((await post(hall.people.lan, 'roster-sheet', sheet)).code).toBe('NOT_ALLOWED');
    expect((await post(organiser, 'roster-sheet', Buffer.from('x'))).code).toBe('NOT_A_WORKBOOK');
  });
});
