import type { PaperEntry, PaperKind, PaperShelf } from '@doi-thoai/shared';
import { FORMATS_OF, PAPER_KINDS, makeId } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import { readDocx, type DocxText } from '../rehearse/docx.js';
import type { Person } from '../support/driver.js';
import { FullMeeting, MARK, type Who } from '../support/full-meeting.js';
import { Inspector, type JournalRow } from '../support/inspector.js';
import { DU, SNV, addBody, lookedAt, noticeOf, prepareNotice, today } from '../support/issuing.js';
import { playPapers } from '../support/paper-story.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let hall: FullMeeting;
let inspector: Inspector;
let journal: JournalRow[];
let bodies: { state: string; party: string };

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  inspector = await Inspector.open(server.databaseUrl);
  bodies = { state: await addBody(server, SNV), party: await addBody(server, DU) };
  hall = await FullMeeting.open(server);
  await playPapers(hall);
  journal = await inspector.journal(hall.meeting.id);
}, 60_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

const url = (path: string): string => `${server.url}/api/meetings/${hall.meeting.id}/papers${path}`;

async function fetched(by: Person, path: string): Promise<Response> {
  return fetch(url(path), { headers: { ...by.headers, cookie: by.cookie } });
}

async function docx(who: Who, kind: PaperKind, body: string): Promise<DocxText & { text: string }> {
  const response = await fetched(hall.people[who], `/${kind}?format=docx&body=${body}`);
  const read = readDocx(new Uint8Array(await response.arrayBuffer()));
  return { ...read, text: [...read.paragraphs, ...read.tables.flat(2)].join('\n') };
}

const rowsOf = (paper: DocxText, column: string): string[][] =>
  paper.tables.find(([head]) => head?.[0] === 'STT' && head.includes(column))?.slice(1) ?? [];

async function shelf(who: Who): Promise<PaperShelf> {
  return (await (await fetched(hall.people[who], '')).json()) as PaperShelf;
}

async function entryOf(kind: PaperKind, key: string): Promise<PaperEntry> {
  const issuer = (await shelf('secretary')).issuers.find((one) => one.key === key);
  const found = issuer?.papers.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

const gapsOf = async (kind: PaperKind, key: string): Promise<string[]> =>
  (await entryOf(kind, key)).gaps.map(({ gap, n }) => `${gap} ${n}`);

type View = Record<string, unknown>;

/** The last word of each thing in the journal, read past the server. */
function lastOf(type: string): View[] {
  const last = new Map<unknown, View>();
  for (const row of journal.filter(
    (one) => one.type === type && one.audience.some((to) => ['desk', 'everyone', 'table'].includes(to)),
  )) {
    const words = row.words === null ? {} : (JSON.parse(row.words) as object);
    const view = { ...(JSON.parse(row.body) as object), ...words } as View;
    last.set(view.id, view);
  }
  return [...last.values()];
}

/** Without the moment and the entry of the journal that it was made of. */
const words = (paper: DocxText): string[] =>
  paper.paragraphs.filter((line) => !/^(Tính đến|[\da-f]{64}$)/.test(line));

const idsOf = (view: View, key: string): string[] => (view[key] as { id: string }[]).map(({ id }) => id);
const two = (n: number): string => String(n).padStart(2, '0');

describe('W164: numbers of the notice are recounted from the raw entries of the journal', () => {
  it('collated opinions, turns, people, answers and tasks, each by itself and found again in an annex', async () => {
    const collated = lastOf('collation.changed');
    const turns = lastOf('floor.turn').filter((one) => one.startedAt !== null);
    const speakers = new Set(turns.map((one) => one.participantId));
    const published = lastOf('responses.given').filter((one) => one.state === 'PUBLISHED');
    const answered = new Set(published.flatMap((one) => idsOf(one, 'targets')));
    const replied = (rows: View[]): number => rows.filter((one) => answered.has(one.id as string)).length;
    expect([collated.length, turns.length, published.length]).toEqual([3, 1, 2]);
    const paper = await docx('secretary', 'NOTICE', bodies.state);
    expect(paper.text).toContain(`${two(collated.length)} ý kiến tổng hợp (từ`);
    expect(paper.text).toContain(`${two(turns.length)} lượt phát biểu của ${two(speakers.size)} người`);
    expect(paper.text).toContain(
      `Đã trả lời tại chỗ ${two(replied(collated))}/${two(collated.length)} ý kiến tổng hợp và ${two(replied(turns))}/${two(turns.length)} lượt phát biểu.`,
    );
    const rows = rowsOf(paper, 'NỘI DUNG GÓP Ý');
    const kept = (kind: string): string[][] => rows.filter((row) => row[3]?.startsWith(kind));
    expect(kept('Ý kiến tổng hợp số')).toHaveLength(collated.length);
    expect(kept('Lượt phát biểu số')).toHaveLength(turns.length);
    expect(rows.map((row) => Number(row[0]))).toEqual(rows.map((_, index) => index + 1));
    expect(rows.filter((row) => row[4] !== 'Chưa trả lời')).toHaveLength(replied(collated) + replied(turns));
  });

  it('W165: an answer to several is a row of each with its owner and day; what waits for the chair is in none', async () => {
    const paper = await docx('secretary', 'ACCEPTANCE', bodies.state);
    const blanket = rowsOf(paper, 'NỘI DUNG GÓP Ý').filter((row) =>
      row[4]?.includes('trả lời chung 2 ý kiến'),
    );
    const [noted] = lastOf('commitments.changed').filter((one) => one.responseId !== null);
    const day = String(noted?.dueOn).split('-').reverse().join('/');
    expect(blanket).toHaveLength(2);
    for (const row of blanket) expect(row[4]).toContain(`Theo dõi: ${String(noted?.ownerUnit)}: ${day}`);
    expect(paper.text).not.toContain('chưa duyệt');
  });

  it('the task table has every promise with its units and day, and tasks that nobody has yet', async () => {
    const promises = lastOf('commitments.changed').filter((one) => one.state !== 'CANCELLED');
    const rows = rowsOf(await docx('chair', 'TASKS', bodies.party), 'Nhiệm vụ');
    expect(rows).toHaveLength(promises.length + 1);
    const roof = rows.find((row) => row[1]?.includes('sửa mái')) ?? [];
    expect(roof.slice(2, 6)).toEqual([
      `${MARK} mái mới`,
      'Phòng Nhà ở\nPhòng Đất đai\n(đồng chủ trì)',
      'Cơ sở Bắc',
      '31/01/2030',
    ]);
    expect(rows.at(-1)?.slice(3, 6)).toEqual(['Chưa phân công', '', 'Chưa ấn định']);
  });
});

describe('W164: papers say no more than their reader may know', () => {
  it('the notice says the same to whoever makes it; nobody who was confidential is in any paper', async () => {
    const [desk, clerk] = [
      await docx('secretary', 'NOTICE', bodies.state),
      await docx('clerk', 'NOTICE', bodies.state),
    ];
    expect(words(clerk)).toEqual(words(desk));
    expect(clerk.tables).toEqual(desk.tables);
    expect(desk.text).not.toMatch(/bảo mật danh tính|kín/);
  });

  it('opinions that nobody reviewed are in the table of chair and desk alone', async () => {
    const of = async (who: Who): Promise<number> =>
      rowsOf(await docx(who, 'ACCEPTANCE', bodies.state), 'NỘI DUNG GÓP Ý').length;
    expect([await of('secretary'), await of('chair')]).toEqual([
      await of('organiser'),
      await of('organiser'),
    ]);
    expect((await of('secretary')) - (await of('clerk'))).toBe(1);
    expect(await of('monitor')).toBe(await of('clerk'));
  });

  it('the press is told numbers and nobody’s name but the chair’s', async () => {
    const { text } = await docx('monitor', 'PRESS', bodies.state);
    expect(text).toContain('Hội nghị tiếp nhận 03 ý kiến tổng hợp và 01 lượt phát biểu');
    for (const who of ['lan', 'minh', 'thu', 'land', 'housing'] as const)
      expect(text).not.toContain(`${MARK} ${who}`);
  });

  it('W162: whoever may not export gets neither list nor paper (domain.md 6.1)', async () => {
    for (const who of ['lan', 'focal', 'land', 'guest', 'screen'] as const) {
      expect((await fetched(hall.people[who], '')).status).toBe(403);
      expect((await fetched(hall.people[who], '/TASKS?format=xlsx')).status).toBe(403);
    }
  });
});

describe('W166: what is missing is named, and a draft says so', () => {
  it('before the close: not approved, no number; tasks without a lead or a day; opinions without an answer', async () => {
    expect(await entryOf('NOTICE', bodies.state)).toMatchObject({ state: 'DRAFT' });
    expect(await gapsOf('TASKS', bodies.state)).toEqual(['NO_NUMBER 1', 'NO_LEAD 1', 'NO_DUE 1']);
    expect(await gapsOf('NEVER_REACHED', bodies.state)).toEqual(['WAITING 1']);
    expect((await entryOf('FIGURES', bodies.state)).state).toBe('EMPTY');
    expect((await docx('secretary', 'NOTICE', bodies.state)).text).toContain('(DỰ THẢO, chưa ký)');
  });

  it('approved and numbered: each body has its own number in its own system, and no mark of a draft', async () => {
    const { people } = hall;
    await people.chair.do('meeting.close', { seen: (await hall.state()).meeting?.version ?? 0 });
    for (const id of [bodies.state, bodies.party]) await prepareNotice(people.secretary, id);
    await people.chair.do('conclusions.approve', await lookedAt(people.chair));
    for (const id of [bodies.state, bodies.party]) {
      const { id: noticeId, version: seen } = await noticeOf(people.chair, id);
      await people.clerk.do('conclusions.number', {
        noticeId,
        issuedOn: today(),
        number: null,
        reason: '',
        seen,
      });
    }
    const [ofState, ofParty] = [
      await docx('clerk', 'NOTICE', bodies.state),
      await docx('clerk', 'NOTICE', bodies.party),
    ];
    expect(ofState.paragraphs.filter((line) => line.startsWith('- Lưu'))).toEqual([]);
    expect(ofState.text.split('Lưu: VT')).toHaveLength(2);
    expect(ofState.text).toMatch(/Số: \d\d\/TB-SNV/);
    expect(ofParty.text).toMatch(/Số \d\d-TB\/ĐU/);
    for (const { text } of [ofState, ofParty]) expect(text).not.toContain('DỰ THẢO');
    expect((await entryOf('NOTICE', bodies.party)).state).toBe('READY');
    const rows = rowsOf(await docx('clerk', 'NEVER_REACHED', bodies.state), 'Họ và tên');
    expect(rows.map((row) => row[1])).toEqual([`${MARK} minh`]);
  });
});

describe('W163: a notice that was issued', () => {
  const issue = async (body: string): Promise<void> => {
    const { id: noticeId, version: seen } = await noticeOf(hall.people.chair, body);
    await hall.people.clerk.do('conclusions.issue', { noticeId, seen });
  };
  const annex = (paper: DocxText): string[][] => rowsOf(paper, 'NỘI DUNG GÓP Ý');

  it('counts an opinion that was a secret and purged since, and has none of its words', async () => {
    const { people } = hall;
    await issue(bodies.state);
    const before = await docx('clerk', 'NOTICE', bodies.state);
    expect(annex(before).some((row) => row.join().includes('đề nghị sửa khu nhà'))).toBe(true);
    const { submissions, published } = await hall.state();
    const found = published[0]?.id ?? '';
    const seen = async (): Promise<number> => (await hall.state()).submissions[found]?.version ?? -1;
    expect(submissions[found]).toBeDefined();
    const aside = { submissionId: found, kind: 'SECRET_SUSPECT', text: 'Nghi lộ bí mật' } as const;
    await people.secretary.do('submissions.setAside', { ...aside, seen: await seen() });
    const held = await docx('clerk', 'NOTICE', bodies.state);
    await people.chair.do('submissions.purge', { submissionId: found, reason: 'Lộ', seen: await seen() });
    const purged = await docx('clerk', 'NOTICE', bodies.state);
    expect(annex(held)).toHaveLength(annex(before).length - 1);
    expect(annex(purged)).toEqual(annex(held));
    const raw = ({ text }: { text: string }): string => /\(từ \d+ ý kiến gốc\)/.exec(text)?.[0] ?? '';
    expect(raw(before)).not.toBe('');
    expect(raw(purged)).toBe(raw(before));
  });

  it('W145: says what it said then: a later day, a late answer and a promise taken back are in other papers', async () => {
    const { people } = hall;
    const ready = await docx('clerk', 'NOTICE', bodies.party);
    await issue(bodies.party);
    const [before, entry] = [
      await docx('clerk', 'NOTICE', bodies.party),
      await entryOf('NOTICE', bodies.party),
    ];
    expect([words(before), before.tables]).toEqual([words(ready), ready.tables]);
    const { commitments, responses } = await hall.state();
    const roof = Object.values(commitments).find((one) => one.text.includes('sửa mái'));
    const other = Object.values(commitments).find((one) => one.id !== roof?.id);
    const late = Object.values(responses).find((one) => one.text.includes('chưa duyệt'));
    if (!roof || !other || !late) throw new Error('not what was played');
    const decision = { dueOn: '2031-12-31', number: '12/QĐ', reason: '' };
    await hall.promise('chair', 'commitments.extend', { commitmentId: roof.id, ...decision });
    await hall.promise('chair', 'commitments.cancel', { commitmentId: other.id, reason: 'Đã xong từ trước' });
    const item = async (): Promise<{ responseId: string; seen: number }> => ({
      responseId: late.id,
      seen: (await hall.state()).responses[late.id]?.version ?? -1,
    });
    await people.chair.do('responses.approve', { items: [await item()] });
    if ((await hall.state()).responses[late.id]?.state !== 'PUBLISHED')
      await people.chair.do('responses.publish', { items: [await item()] });
    const after = await docx('clerk', 'NOTICE', bodies.party);
    expect([after.text, after.paragraphs]).toEqual([before.text, before.paragraphs]);
    expect(await entryOf('NOTICE', bodies.party)).toEqual(entry);
    expect((await docx('clerk', 'TASKS', bodies.party)).text).toContain('31/12/2031');
    expect((await docx('clerk', 'ACCEPTANCE', bodies.party)).text).toContain('chưa duyệt');
  });
});

describe('W163: files', () => {
  // A PDF takes more than a second of a test; what stands in each is compared in papers.words.spec.ts.
  it('every paper in its formats, under a name that says what it is, of which meeting and day', async () => {
    for (const kind of PAPER_KINDS) {
      for (const format of FORMATS_OF[kind].filter((one) => one !== 'pdf' || kind === 'NOTICE')) {
        const response = await fetched(
          hall.people.secretary,
          `/${kind}?format=${format}&body=${bodies.state}`,
        );
        const bytes = Buffer.from(await response.arrayBuffer());
        expect([kind, format, bytes.subarray(0, 4).toString('latin1')]).toEqual([
          ...[kind, format],
          format === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
        ]);
        const name = decodeURIComponent(response.headers.get('content-disposition') ?? '');
        expect(name).toMatch(new RegExp(`\\d{4}-\\d\\d-\\d\\d Đối thoại với cán bộ trẻ\\.${format}$`));
      }
    }
  }, 60_000);

  it('a workbook has the rows of its page; one letter is one person’s; what there is not is not found', async () => {
    const { people } = hall;
    const bytes = Buffer.from(await (await fetched(people.clerk, `/TASKS?format=xlsx`)).arrayBuffer());
    const cells = (await readSheet(bytes, 1)) as unknown as (string | number | null)[][];
    const rows = rowsOf(await docx('clerk', 'TASKS', bodies.state), 'Nhiệm vụ');
    expect(cells.slice(1).map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows);
    const letter = async (person: string): Promise<Response> =>
      fetched(people.secretary, `/INVITATIONS?format=docx&person=${person}`);
    const read = readDocx(new Uint8Array(await (await letter(people.lan.participantId)).arrayBuffer()));
    expect(read.paragraphs.filter((line) => line.includes('trân trọng kính mời'))).toHaveLength(1);
    expect((await letter(people.chair.participantId)).status).toBe(404);
    for (const path of ['/PRESS?format=xlsx', '/TASKS?format=odt', `/TASKS?body=${makeId()}`, '/NOTHING'])
      expect([path, (await fetched(people.secretary, path)).status]).toEqual([path, 404]);
  });
});
