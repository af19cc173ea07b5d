import { makeId } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import { readDocx } from '../rehearse/docx.js';
import type { Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import type { JournalRow } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const FORMULA = '=HYPERLINK("http://x.invalid";"bấm")';

let server: TestServer;
let hall: FullMeeting;
let inspector: Inspector;
let journal: JournalRow[];

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  hall = await FullMeeting.open(server);
  await play();
  journal = await inspector.journal(hall.meeting.id);
}, 60_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

/** Opinions of every kind: collated and answered, merged, alone, sealed, set aside, withdrawn; and a turn. */
async function play(): Promise<void> {
  const { people, meeting } = hall;
  const officer = await hall.offerConfidential();
  await meeting.openPhase(people.chair, 'DISCUSSION');
  await people.chair.do('submissions.open', {});
  await people.chair.do('floor.openRegistration', {});
  const [lan, minh] = [await hall.write('lan', 'một'), await hall.write('minh', 'hai')];
  const kept = await hall.collate([lan], 'land', 'focal');
  const merged = await hall.collate([minh], null);
  const seen = async (id: string): Promise<number> => (await hall.state()).collated[id]?.version ?? 0;
  await people.secretary.do('collation.merge', {
    into: { collatedId: kept, seen: await seen(kept) },
    from: [{ collatedId: merged, seen: await seen(merged) }],
  });
  await people.land.do('responses.answer', hall.answer([{ kind: 'COLLATED', id: kept }], 'land'));
  await hall.collate([], null);
  const words = { ...hall.words('công thức'), summary: '=1+1', text: FORMULA };
  const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() } as const;
  await people.lan.do('submissions.submit', { ...words, ...sending });
  await hall.seal('minh', officer);
  const out = await hall.write('thu', 'ngoài phạm vi');
  const version = (await hall.state()).submissions[out]?.version ?? 0;
  const aside = {
    submissionId: out,
    kind: 'OUT_OF_SCOPE',
    text: 'Không thuộc hội nghị',
    seen: version,
  } as const;
  await people.secretary.do('submissions.setAside', aside);
  await hall.opinion('thu', 'submissions.withdraw', await hall.write('thu', 'rút'));
  await hall.published('thu', 'đã công bố');
  const turnId = await hall.call(await hall.request('lan'));
  await hall.floor('chair', 'floor.start', { turnId });
  await people.secretary.do('floor.noteGist', { turnId, gist: 'Đề nghị báo trước.', seen: 0 });
  await hall.floor('chair', 'floor.end', { turnId, interrupted: false, reason: '' });
}

async function download(by: Person, format: string): Promise<{ bytes: Buffer; response: Response }> {
  const url = `${server.url}/api/meetings/${hall.meeting.id}/papers/collation-table.${format}`;
  const response = await fetch(url, { headers: { ...by.headers, cookie: by.cookie } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function printed(who: Who): Promise<{ rows: string[][]; text: string; head: string[] }> {
  const { tables, paragraphs } = readDocx(new Uint8Array((await download(hall.people[who], 'docx')).bytes));
  const table = tables.find((one) => one[0]?.[0] === 'STT') ?? [];
  return { head: table[0] ?? [], rows: table.slice(1), text: [...paragraphs, ...tables.flat(2)].join('\n') };
}

/** The last word of each thing in the journal, read past the server. */
function lastOf(type: string): Record<string, unknown>[] {
  const last = new Map<unknown, Record<string, unknown>>();
  for (const row of journal.filter(
    (one) => one.type === type && one.audience.some((to) => ['desk', 'everyone'].includes(to)),
  )) {
    const words = row.words === null ? {} : (JSON.parse(row.words) as object);
    const view = { ...(JSON.parse(row.body) as object), ...words } as Record<string, unknown>;
    last.set(view.id, view);
  }
  return [...last.values()];
}

const list = (view: Record<string, unknown>, key: string): unknown[] => view[key] as unknown[];

describe('numbers of the table are recounted from the raw entries of the journal', () => {
  it('one row for each live collated opinion, each that was not collated, each turn; kinds are never added', async () => {
    const collated = lastOf('collation.changed').filter(
      (one) => one.mergedInto === null && list(one, 'splitInto').length === 0,
    );
    const raw = lastOf('submissions.changed').filter((one) => one.withdrawn === false);
    const free = raw.filter((one) => list(one, 'collatedIds').length === 0 && !one.aside);
    const aside = raw.filter((one) => one.aside);
    const turns = lastOf('floor.turn').filter((one) => one.startedAt !== null);
    const answered = new Set(
      lastOf('responses.given').flatMap((one) => list(one, 'targets').map((t) => (t as { id: string }).id)),
    );
    const { rows, text } = await printed('secretary');
    expect([collated.length, free.length, turns.length, aside.length]).toEqual([2, 3, 1, 1]);
    expect(rows).toHaveLength(collated.length + free.length + turns.length);
    expect(rows.map((row) => Number(row[0]))).toEqual(rows.map((_, index) => index + 1));
    const two = (n: number): string => String(n).padStart(2, '0');
    expect(text).toContain(
      `Bảng có ${two(collated.length)} ý kiến tổng hợp, ${two(free.length)} ý kiến viết chưa tổng hợp và ${two(turns.length)} lượt phát biểu`,
    );
    const replied = collated.filter((one) => answered.has(one.id as string)).length;
    expect(text).toContain(`đã có trả lời ${two(replied)}/${two(rows.length)} dòng.`);
    expect(rows.filter((row) => row[10]?.startsWith('Đã trả lời'))).toHaveLength(replied);
    expect(text).toContain(`Không đưa vào bảng ${two(aside.length)} ý kiến`);
    expect(text).not.toContain('Ưu tiên rút');
  });

  it('has the columns of domain.md 7.3, and in each row who answered what until when', async () => {
    const { head, rows } = await printed('secretary');
    expect(head).toEqual([
      ...['STT', 'Nhóm vấn đề', 'Nội dung ý kiến, kiến nghị', 'Người, đơn vị', 'Hình thức', 'Thẩm quyền'],
      ...['Đơn vị trả lời', 'Nội dung trả lời', 'Phân loại trả lời', 'Hạn', 'Kết quả'],
    ]);
    const [response] = lastOf('responses.given');
    const [promise] = lastOf('commitments.changed');
    const row = rows.find((one) => one[10]?.startsWith('Đã trả lời')) ?? [];
    expect(row.slice(6, 8)).toEqual([response?.responderUnit, response?.text]);
    expect(row[9]).toBe((promise?.dueOn as string).split('-').reverse().join('/'));
    expect(row[10]).toBe('Đã trả lời\n1 cam kết');
    expect(rows.map((one) => one[4])).toContain('Phát biểu; lượt số 1');
  });

  it('the workbook has the same rows; words that look like a formula are words', async () => {
    const { rows } = await printed('secretary');
    const { bytes, response } = await download(hall.people.secretary, 'xlsx');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="bang-tong-hop-y-kien-\d{4}-\d\d-\d\d-doi-thoai-voi-can-bo-tre\.xlsx"; /,
    );
    const cells = (await readSheet(bytes, 1)) as unknown as (string | number | null)[][];
    expect(cells.slice(1).map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows);
    expect(rows.some((row) => row[2] === `=1+1\n${FORMULA}`)).toBe(true);
  });
});

describe('the table says no more than its reader may know', () => {
  it('an author who sent confidentially is in no row; a unit of fewer than five is not named', async () => {
    const { rows } = await printed('chair');
    const sealed = rows.filter((row) => row[3]?.startsWith('Đại biểu (bảo mật danh tính)'));
    expect(sealed.map((row) => row[3])).toEqual(['Đại biểu (bảo mật danh tính)']);
  });

  it('clerk and monitor, who read no unreviewed opinion, get published ones only', async () => {
    const whole = (await printed('secretary')).rows;
    for (const who of ['clerk', 'monitor'] as const) {
      const { rows, text } = await printed(who);
      expect(whole.length - rows.length).toBe(2);
      expect(text).not.toContain('bảo mật danh tính');
      expect(text).toContain('đã công bố');
    }
  });

  it('whoever may not export gets nothing (domain.md 6.1)', async () => {
    for (const who of ['lan', 'focal', 'land', 'guest', 'screen'] as const) {
      for (const format of ['docx', 'xlsx'])
        expect((await download(hall.people[who], format)).response.status).toBe(403);
    }
    expect((await download(hall.people.secretary, 'odt')).response.status).toBe(404);
  });
});
