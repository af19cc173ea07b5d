import type { CommandAnswer, Id, MaterialReaders, MaterialRow, MaterialView } from '@doi-thoai/shared';
import { MATERIAL_LIMITS, PPTX, makeId } from '@doi-thoai/shared';
import { strToU8, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { until } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let hall: FullMeeting;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  hall = await FullMeeting.open(server);
}, 60_000);
afterAll(() => server.stop());

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);
const path = (materialId: Id, versionId: Id): string => `materials/${materialId}/versions/${versionId}`;
const folder = (ownerId: Id, kind = 'materials'): string =>
  join(server.dataDir, 'attachments', hall.meeting.id, kind, ownerId);

/** Every file another one, so that its hash tells it from the others. */
const paper = (words: string): Buffer => Buffer.concat([PDF, Buffer.from(`%${words}\n`)]);

function slides(text: string): Buffer {
  const type = `${PPTX}.main+xml`;
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="${type}"/></Types>`,
      ),
      'ppt/slides/slide1.xml': strToU8(`<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`),
    }),
  );
}

async function add(readers: MaterialReaders, title = 'Báo cáo khai mạc'): Promise<Id> {
  const materialId = makeId();
  const words = { agendaItemId: null, title, presenter: 'Phó Giám đốc' };
  await hall.people.secretary.do('materials.add', { materialId, ...words, readers });
  return materialId;
}

/** With a file already. */
async function given(readers: MaterialReaders, title?: string): Promise<{ id: Id; versionId: Id }> {
  const id = await add(readers, title);
  return { id, versionId: await hall.bringMaterial(id, 'bao-cao.pdf') };
}

async function prepared(id: Id): Promise<MaterialView> {
  const view = (await hall.materials()).all?.find((one) => one.id === id);
  if (!view) throw new Error('the desk does not see it');
  return view;
}

const seenBy = async (who: Who, id: Id): Promise<MaterialRow | undefined> =>
  (await hall.materials(who)).rows.find((one) => one.id === id);
const take = async (who: Who, id: Id, versionId: Id): Promise<number> =>
  (await hall.people[who].take(path(id, versionId))).status;

describe('W108: a material has versions', () => {
  it('the desk reads all of them with who, when, size and SHA-256; everybody else the newest, with its number and day', async () => {
    const id = await add('EVERYONE');
    expect((await prepared(id)).versions).toEqual([]);
    expect(await seenBy('lan', id)).toBeUndefined();
    const [first, second] = [makeId(), makeId()];
    const { secretary, organiser, lan } = hall.people;
    expect(code(await secretary.bring(path(id, first), paper('một'), 'Báo cáo (bản 1).pdf'))).toBe('OK');
    expect(code(await organiser.bring(path(id, second), paper('hai'), 'Báo cáo ‘sửa’.pdf'))).toBe('OK');
    const { versions } = await prepared(id);
    const sha256 = (words: string): string => createHash('sha256').update(paper(words)).digest('hex');
    expect(versions).toEqual([
      expect.objectContaining({
        ...{ id: first, number: 1, name: 'Báo cáo (bản 1).pdf', bytes: paper('một').length },
        ...{ sha256: sha256('một'), byId: secretary.participantId, type: 'application/pdf' },
      }),
      expect.objectContaining({
        id: second,
        number: 2,
        byId: organiser.participantId,
        sha256: sha256('hai'),
      }),
    ]);
    const row = await seenBy('lan', id);
    expect(row?.file).toEqual({
      ...{ id: second, number: 2, name: 'Báo cáo ‘sửa’.pdf', type: 'application/pdf' },
      ...{ bytes: paper('hai').length, sha256: sha256('hai'), at: versions[1]?.at },
    });
    expect(row).not.toHaveProperty('versions');
    expect([await take('lan', id, first), await take('lan', id, second)]).toEqual([404, 200]);
    expect([await take('organiser', id, first), await take('secretary', id, second)]).toEqual([200, 200]);
    const response = await lan.take(path(id, second));
    expect(Buffer.from(await response.arrayBuffer()).equals(paper('hai'))).toBe(true);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('Báo cáo ‘sửa’.pdf')}`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('the same version again is the same file again, also three times at once', async () => {
    const id = await add('TABLE');
    const versionId = makeId();
    const send = async (): Promise<string> =>
      code(await hall.people.secretary.bring(path(id, versionId), PDF, 'a.pdf'));
    expect(await Promise.all([send(), send(), send()])).toEqual(['OK', 'OK', 'OK']);
    expect(await send()).toBe('OK');
    expect((await prepared(id)).versions).toHaveLength(1);
    expect((await readdir(folder(id))).sort()).toEqual([versionId, `${versionId}.json`]);
  });

  it('slides are taken; what is none of the kinds, too large or marked is refused and nothing of it stays', async () => {
    const id = await add('EVERYONE');
    const bring = async (bytes: Buffer, name: string): Promise<string> =>
      code(await hall.people.secretary.bring(path(id, makeId()), bytes, name));
    expect(await bring(slides('Kết quả sáu tháng'), 'trình chiếu.pptx')).toBe('OK');
    expect((await prepared(id)).versions[0]?.type).toBe(PPTX);
    const before = await readdir(folder(id));
    expect(await bring(slides('TUYỆT MẬT'), 'trình chiếu.pptx')).toBe('SECRECY_MARK');
    expect(await bring(PDF, 'Tối mật.pdf')).toBe('SECRECY_MARK');
    expect(await bring(Buffer.from('<script>alert(1)</script>'), 'a.pdf')).toBe('MATERIAL_TYPE');
    expect(await bring(Buffer.alloc(MATERIAL_LIMITS.bytes + 1, 1), 'a.pdf')).toBe('TOO_LARGE');
    expect(await readdir(folder(id))).toEqual(before);
    expect((await prepared(id)).versions).toHaveLength(1);
  });

  it('nobody but those who prepare brings one, and none to a material that is not there', async () => {
    const id = await add('EVERYONE');
    const bring = async (who: Who, to: Id): Promise<string> =>
      code(await hall.people[who].bring(path(to, makeId()), PDF, 'a.pdf'));
    for (const who of ['chair', 'lan', 'land', 'guest'] as const)
      expect(await bring(who, id)).toBe('NOT_ALLOWED');
    const nowhere = makeId();
    expect(await bring('secretary', nowhere)).toBe('NOT_FOUND');
    expect([existsSync(folder(id)), existsSync(folder(nowhere))]).toEqual([false, false]);
  });
});

describe('W108: who reads a material is chosen', () => {
  it('everybody; the table (chair, responders, desk); or the desk alone', async () => {
    const reads = async (readers: MaterialReaders): Promise<Who[]> => {
      const { id, versionId } = await given(readers);
      const all = ['secretary', 'organiser', 'chair', 'coChair', 'land', 'lan', 'guest', 'clerk'] as const;
      const may: Who[] = [];
      for (const who of all) {
        const status = await take(who, id, versionId);
        const { all: prepares, rows } = await hall.materials(who);
        expect((prepares ?? rows).some((one) => one.id === id)).toBe(status === 200);
        if (status === 200) may.push(who);
      }
      return may;
    };
    expect(await reads('DESK')).toEqual(['secretary', 'organiser']);
    expect(await reads('TABLE')).toEqual(['secretary', 'organiser', 'chair', 'coChair', 'land']);
    expect(await reads('EVERYONE')).toHaveLength(8);
  });

  it('what is false now is refused: an older look, an item that is not there, an id twice, other materials than there are', async () => {
    const { secretary } = hall.people;
    const { id } = await given('DESK');
    const words = { agendaItemId: null, title: 'Khác', presenter: '', readers: 'DESK' as const };
    const stale = await secretary.issue('materials.edit', { materialId: id, ...words, seen: 1 });
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { id } } });
    expect(code(await secretary.issue('materials.add', { materialId: id, ...words }))).toBe('ID_TAKEN');
    const lost = { materialId: makeId(), ...words, agendaItemId: makeId() };
    expect(code(await secretary.issue('materials.add', lost))).toBe('UNKNOWN_AGENDA_ITEM');
    expect(code(await secretary.issue('materials.order', { materialIds: [id] }))).toBe('STALE');
  });

  it('they stand in the order that the desk gives them', async () => {
    const [first, second] = [await given('EVERYONE', 'Một'), await given('EVERYONE', 'Hai')];
    const order = ((await hall.materials()).all ?? []).map(({ id }) => id);
    const turned = [...order.filter((id) => id !== first.id), first.id];
    await hall.people.secretary.do('materials.order', { materialIds: turned });
    const rows = (await hall.materials('lan')).rows.map(({ id }) => id);
    expect(rows.indexOf(second.id)).toBeLessThan(rows.indexOf(first.id));
    const { seq } = (await hall.people.secretary.issue('materials.order', { materialIds: turned })) as {
      seq: number;
    };
    expect((await hall.people.secretary.snapshot()).head).toBe(seq);
  });
});

describe('W109: everybody’s state says that materials changed, and no more', () => {
  it('a delegate hears how many there are; what the desk prepares changes neither number; the meeting keeps its version', async () => {
    const client = hall.people.lan.client();
    const mark = () => client.store.state.meeting?.materials;
    const { id } = await given('EVERYONE', 'Tên tài liệu không đi kèm');
    const now = (await hall.state()).meeting;
    await until(client, () => mark()?.version === now?.materials?.version, 'the mark');
    expect(mark()).toEqual(now?.materials);
    expect(client.store.state.meeting?.version).toBe(now?.version);
    expect(JSON.stringify(client.store.state)).not.toContain('không đi kèm');
    const before = mark();
    await given('DESK');
    await until(client, () => mark()?.version !== before?.version, 'the next mark');
    expect(mark()).toMatchObject({ count: before?.count, openVersion: before?.openVersion });
    const { version: seen } = await prepared(id);
    await hall.people.secretary.do('materials.takeBack', { materialId: id, reason: 'Nhầm', seen });
    await until(client, () => mark()?.count === (before?.count ?? 0) - 1, 'one less');
    // Neither the list of a delegate nor a form that is open at the desk is touched.
    expect((await hall.state()).meeting?.version).toBe(now?.version);
  });
});

describe('W108: a material is taken back with a reason, and given again', () => {
  it('whoever could read it reads why, and no file; the desk and the chair, who judges it, still do', async () => {
    const { id, versionId } = await given('EVERYONE');
    const { secretary } = hall.people;
    const back = { materialId: id, reason: 'Số liệu quý III đang được rà soát' };
    await secretary.do('materials.takeBack', { ...back, seen: (await prepared(id)).version });
    expect(await seenBy('lan', id)).toMatchObject({ file: null, takenBack: { reason: back.reason } });
    const status = async (who: Who): Promise<number> => take(who, id, versionId);
    expect([await status('lan'), await status('land')]).toEqual([404, 404]);
    expect([await status('secretary'), await status('chair')]).toEqual([200, 200]);
    const seen = (await prepared(id)).version;
    expect(code(await secretary.issue('materials.takeBack', { ...back, seen }))).toBe('TAKEN_BACK');
    expect(code(await secretary.bring(path(id, makeId()), PDF, 'b.pdf'))).toBe('TAKEN_BACK');
    await secretary.do('materials.giveAgain', { materialId: id, seen });
    expect(await status('lan')).toBe(200);
    const again = { materialId: id, seen: (await prepared(id)).version };
    expect(code(await secretary.issue('materials.giveAgain', again))).toBe('NOT_TAKEN_BACK');
  });
});

describe('W110: a material that turns out to be secret is purged', () => {
  it('words and bytes are gone, from disk, rows and journal; the chain stays whole and replay passes over it', async () => {
    const id = await add('EVERYONE', 'Danh sách nhân sự lộ lọt');
    const versionId = await hall.bringMaterial(id, 'nhan-su-lo-lot.pdf');
    const { secretary, chair, lan } = hall.people;
    const purge = async (seen: number): Promise<string> =>
      code(await chair.issue('materials.purge', { materialId: id, reason: 'Chưa công bố', seen }));
    const now = async (): Promise<number> => (await prepared(id)).version;
    expect(await purge(await now())).toBe('NOT_TAKEN_BACK');
    await secretary.do('materials.takeBack', { materialId: id, reason: 'Xem xét', seen: await now() });
    expect(await purge(1)).toBe('STALE');
    expect(await purge(await now())).toBe('OK');
    const end = Date.now() + 5000;
    while (existsSync(folder(id)) && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(existsSync(folder(id))).toBe(false);
    expect(await prepared(id)).toMatchObject({ title: '', versions: [], purged: true });
    expect(await seenBy('chair', id)).toMatchObject({ title: '', purged: true, file: null });
    expect(await seenBy('lan', id)).toBeUndefined();
    expect([await take('lan', id, versionId), await take('secretary', id, versionId)]).toEqual([404, 404]);
    // The answer of then, for the same file again, brings nothing back.
    expect(code(await secretary.bring(path(id, versionId), PDF, 'nhan-su-lo-lot.pdf'))).toBe('NOT_FOUND');
    expect(existsSync(folder(id))).toBe(false);
    const inspector = await Inspector.open(server.databaseUrl);
    const leaked = (table: string, column: string): Promise<number> =>
      inspector.count(`select count(*) as n from ${table} where ${column} ~* 'lộ lọt|nhan-su-lo-lot'`);
    expect([
      await leaked('content', `convert_from(bytes, 'UTF8')`),
      await leaked('material', 'title || versions::text'),
      await leaked('command_answer', 'answer'),
      await leaked('entry', 'body'),
    ]).toEqual([0, 0, 0, 0]);
    const [told] = await inspector.rows<{ body: string }>(
      `select body from entry where type = 'content.purged' and position('${id}' in body) > 0`,
    );
    expect(told?.body).toContain('"seqs":[');
    await inspector.close();
    // Whoever has the list open hears that the reason in it is gone.
    const mark = (await lan.snapshot()).state.meeting?.materials;
    expect(mark?.openVersion).toBe(mark?.version);
  });

  it('by the chair alone; what the desk is still preparing is not there for the chair', async () => {
    const { id } = await given('DESK');
    const { version: seen } = await prepared(id);
    const payload = { materialId: id, reason: 'Xóa', seen };
    expect(code(await hall.people.chair.issue('materials.purge', payload))).toBe('NOT_FOUND');
    expect(code(await hall.people.secretary.issue('materials.purge', payload))).toBe('NOT_ALLOWED');
  });
});

describe('W107, W110: what a crash between commit and deletion left lying goes with the next start', () => {
  it('a file that was taken away and the folder of a purged material, and nothing else', async () => {
    const { id: purged } = await given('EVERYONE');
    const { id: kept, versionId } = await given('EVERYONE');
    const { secretary, chair } = hall.people;
    const now = async (): Promise<number> => (await prepared(purged)).version;
    await secretary.do('materials.takeBack', { materialId: purged, reason: 'Xem xét', seen: await now() });
    await chair.do('materials.purge', { materialId: purged, reason: 'Xóa', seen: await now() });
    const [owner, detached, stays] = [makeId(), makeId(), makeId()];
    const beside = folder(owner, 'opinions');
    const lies = [join(folder(purged), makeId()), join(beside, detached), join(beside, stays)];
    for (const file of lies) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, PDF);
    }
    const inspector = await Inspector.open(server.databaseUrl);
    await inspector.rows(
      `insert into gone_file (meeting_id, owner_id, id) values ('${hall.meeting.id}', '${owner}', '${detached}')`,
    );
    await server.restart();
    expect([existsSync(folder(purged)), ...lies.map((file) => existsSync(file))]).toEqual([
      ...[false, false, false],
      true,
    ]);
    expect(await inspector.count('select count(*) as n from gone_file')).toBe(0);
    await inspector.close();
    expect(existsSync(join(folder(kept), versionId))).toBe(true);
  });
});
