import type { Id, Payload, SignedPaper } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../support/driver.js';
import { eventually } from '../support/meeting-file.js';
import { Inspector } from '../support/inspector.js';
import { addBody, approvedHall, conclusionOf, noticeOf, openHall, SNV, today } from '../support/issuing.js';
import type { Hall } from '../support/issuing.js';
import { field, related, withPart, withText } from '../support/hostile-word.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer, type TestServer } from '../support/server.js';
import {
  PHOTOGRAPHER,
  bringFile,
  bringSigned,
  code,
  download,
  generate,
  pictureOfPage,
  rewritten,
  sha256,
  signedList,
  signedOf,
  words,
} from '../support/signed.js';
import type { Brought } from '../support/signed.js';

let server: TestServer;
let body: Id;
let hall: Hall;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  body = await addBody(server, SNV);
  hall = await approvedHall(server, body);
}, 60_000);
afterAll(() => server.stop());

const folder = (signedId: Id): string =>
  join(server.dataDir, 'attachments', hall.meeting.id, 'signed', signedId);

/** The newest one of this paper, whoever issues it. */
async function newest(paper: SignedPaper): Promise<Id | null> {
  const { all } = await signedList(hall.people.chair);
  return all?.filter((one) => one.paper === paper).at(-1)?.id ?? null;
}

/** Another signed table of opinions. */
async function another(by: Person = hall.people.clerk): Promise<Id> {
  const brought = await bringSigned(by, 'COLLATION_TABLE', { scan: [PDF], name: 'bang-tong-hop-lo' });
  const latest = await newest('COLLATION_TABLE');
  await by.do('signed.putBack', words(brought, { latest, reason: latest ? 'Thiếu dấu' : '' }));
  return brought.signedId;
}

const take = async (by: Person, signedId: Id, fileId: Id): Promise<number> =>
  (await by.take(`signed/${signedId}/files/${fileId}`)).status;
const seen = async (id: Id): Promise<number> => (await signedOf(hall.people.chair, id)).version;

describe('W168: a paper comes back signed', () => {
  it('the Word file and the scan are kept beside what was generated, with who, when and SHA-256', async () => {
    const { clerk, chair, lan } = hall.people;
    const generated = await download(clerk, 'COLLATION_TABLE');
    const edited = rewritten(generated, (parts) => ({ ...parts, 'docProps/app.xml': '<Properties/>' }));
    const brought = await bringSigned(clerk, 'COLLATION_TABLE', { edited, scan: [PDF] });
    await clerk.do('signed.putBack', words(brought));
    const view = await signedOf(chair, brought.signedId);
    expect(view).toMatchObject({
      ...{ paper: 'COLLATION_TABLE', system: 'STATE', number: 1, signedOn: today(), published: false },
      ...{ byId: clerk.participantId, byName: 'Vũ Văn Thư' },
      edited: { id: brought.editedId, bytes: edited.length, sha256: sha256(edited) },
      scan: [{ id: brought.scanIds[0], type: 'application/pdf', sha256: sha256(PDF) }],
      generated: { id: brought.generatedId },
    });
    expect(view.generated?.sha256).not.toBe(view.edited?.sha256);
    const status = (by: Person, id: Id | null) => take(by, brought.signedId, id ?? '');
    for (const id of [brought.generatedId, brought.editedId, ...brought.scanIds]) {
      expect([await status(clerk, id), await status(chair, id), await status(lan, id)]).toEqual([
        200, 200, 404,
      ]);
    }
    expect(await signedList(lan)).toEqual({ all: null, rows: [] });
  });

  it('a newer one takes its place with a reason; the one before stays; an older look is refused', async () => {
    const { secretary } = hall.people;
    const before = await another(secretary);
    const brought = await bringSigned(secretary, 'COLLATION_TABLE', { scan: [PDF] });
    expect(await code(secretary, 'signed.putBack', words(brought))).toBe('STALE');
    expect(await code(secretary, 'signed.putBack', words(brought, { latest: before }))).toBe('INVALID');
    const now = words(brought, { latest: before, reason: 'Thiếu chữ ký nháy' });
    await secretary.do('signed.putBack', now);
    expect(await code(secretary, 'signed.putBack', now)).toBe('ID_TAKEN');
    const [old, view] = [await signedOf(secretary, before), await signedOf(secretary, brought.signedId)];
    expect([view.number, view.reason]).toEqual([old.number + 1, now.reason]);
    expect(await take(secretary, before, old.scan[0]?.id ?? '')).toBe(200);
  });

  it('pictures of pages stay in their order, drawn anew; nothing at all, a PDF among pictures and files of others are refused', async () => {
    const { clerk, secretary } = hall.people;
    const latest = await newest('COLLATION_TABLE');
    const scan = [await pictureOfPage(10), await pictureOfPage(200), await pictureOfPage(90)];
    const brought = await bringSigned(clerk, 'COLLATION_TABLE', { scan });
    const more = { latest, reason: 'Quét lại' };
    const turned = brought.scanIds.toReversed();
    expect(await code(secretary, 'signed.putBack', words(brought, more))).toBe('NOT_FOUND');
    expect(await code(clerk, 'signed.putBack', words(brought, { ...more, scanIds: [] }))).toBe('INVALID');
    const swapped = words(brought, { ...more, editedId: turned[0] ?? null });
    expect(await code(clerk, 'signed.putBack', swapped)).toBe('SIGNED_TYPE');
    const pdf = makeId();
    expect((await bringFile(clerk, `${brought.signedId}/files/${pdf}`, PDF, 'a.pdf')).ok).toBe(true);
    const mixed = words(brought, { ...more, scanIds: [...turned, pdf] });
    expect(await code(clerk, 'signed.putBack', mixed)).toBe('SIGNED_TYPE');
    const made = words(brought, { ...more, editedId: brought.generatedId });
    expect(await code(clerk, 'signed.putBack', made)).toBe('SIGNED_TYPE');
    const other = words(brought, { ...more, paper: 'MINUTES', latest: null });
    expect(await code(clerk, 'signed.putBack', other)).toBe('NOT_FOUND');
    const ahead = words(brought, { ...more, signedOn: today(2 * 86_400_000) });
    expect(await code(clerk, 'signed.putBack', ahead)).toBe('INVALID');
    await clerk.do('signed.putBack', words(brought, { ...more, scanIds: turned }));
    const view = await signedOf(clerk, brought.signedId);
    expect(view.scan.map(({ id }) => id)).toEqual(turned);
    const kept = await clerk.take(`signed/${brought.signedId}/files/${turned[0] ?? ''}`);
    expect(Buffer.from(await kept.arrayBuffer()).includes(PHOTOGRAPHER)).toBe(false);
  });

  it('a Word file with a macro, something embedded or fetched, a secrecy mark or a wrong content is refused and does not stay', async () => {
    const { clerk } = hall.people;
    const docx = await download(clerk, 'COLLATION_TABLE');
    const signedId = makeId();
    const bring = async (bytes: Uint8Array, name = 'a.docx'): Promise<string> => {
      const answer = await bringFile(clerk, `${signedId}/files/${makeId()}`, bytes, name);
      if (answer.ok) return 'ok';
      return [answer.code, answer.details?.unsafe].filter(Boolean).join(' ');
    };
    expect(await bring(withPart(docx, 'word/vbaProject.bin'))).toBe('DOCX_UNSAFE MACRO');
    expect(await bring(withPart(docx, 'word/embeddings/a.xml'))).toBe('DOCX_UNSAFE EMBEDDED');
    expect(await bring(withPart(docx, 'word/media/hinh.exe'))).toBe('DOCX_UNSAFE EMBEDDED');
    expect(await bring(related(docx, 'aFChunk', 'word/chunk.xml', ''))).toBe('DOCX_UNSAFE EMBEDDED');
    expect(await bring(related(docx, 'attachedTemplate', 'http://a.vn/t.dotm'))).toBe('DOCX_UNSAFE EXTERNAL');
    const hidden = related(docx, 'image', 'http://a.vn/a.png', 'TargetMode="&#69;xternal"');
    expect(await bring(hidden)).toBe('DOCX_UNSAFE EXTERNAL');
    expect(await bring(related(docx, 'hyperlink', 'file://c/a.exe'))).toBe('DOCX_UNSAFE EXTERNAL');
    expect(await bring(withText(docx, field('DDE', 'AUTO c:\\a')))).toBe('DOCX_UNSAFE EXTERNAL');
    expect(await bring(withText(docx, '<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>'))).toBe('SECRECY_MARK');
    expect(await bring(docx, 'Tối mật.docx')).toBe('SECRECY_MARK');
    expect(await bring(withPart(docx, 'word/x.xml', '<!DOCTYPE a [<!ENTITY b "c">]>'))).toBe('SIGNED_TYPE');
    expect(await bring(docx.subarray(0, docx.length - 400))).toBe('SIGNED_TYPE');
    expect(await bring(Buffer.from('<script>alert(1)</script>'), 'a.pdf')).toBe('SIGNED_TYPE');
    expect(existsSync(folder(signedId))).toBe(false);
    // An address that somebody may press stands in many papers.
    expect(await bring(related(docx, 'hyperlink', 'mailto:vanthu@example.vn'))).toBe('ok');
    expect(await bring(withText(docx, field(' PAGE ')))).toBe('ok');
    expect((await readdir(folder(signedId))).length).toBe(4);
  });

  it('nobody else brings or puts back; what is no paper of this meeting is not generated', async () => {
    const { lan, housing, clerk } = hall.people;
    const to = `${makeId()}/files/${makeId()}`;
    for (const by of [lan, housing])
      expect(await bringFile(by, to, PDF, 'a.pdf')).toMatchObject({ code: 'NOT_ALLOWED' });
    const ids = { signedId: makeId(), generatedId: makeId() };
    const nowhere = await generate(clerk, ids, { paper: 'NOTICE', issuer: makeId() });
    expect(nowhere).toMatchObject({ code: 'NOT_FOUND' });
    expect(await generate(lan, ids, { paper: 'MINUTES', issuer: 'STATE' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const id = await another();
    const late = await bringFile(clerk, `${id}/files/${makeId()}`, PDF, 'a.pdf');
    expect(late).toMatchObject({ code: 'ID_TAKEN' });
  });
});

describe('W168: signed minutes', () => {
  it('are none before the close; then they record the day and the meeting goes on; a corrected day goes along', async () => {
    const open = await openHall(server);
    await open.meeting.openPhase(open.people.chair, 'IN_SESSION');
    const early = await bringSigned(open.people.clerk, 'MINUTES', { scan: [PDF] });
    const put = (by: Person, brought: Brought, more: Partial<Payload<'signed.putBack'>> = {}) =>
      code(by, 'signed.putBack', words(brought, { paper: 'MINUTES', ...more }));
    expect(await put(open.people.clerk, early)).toBe('NOT_CLOSED');
    const { clerk, chair, secretary } = open.people;
    await chair.do('meeting.close', { seen: (await open.state()).meeting?.version ?? 0 });
    const minutes = await bringSigned(clerk, 'MINUTES', { scan: [PDF] });
    expect(await put(clerk, minutes, { signedOn: today(-2 * 86_400_000) })).toBe('INVALID');
    expect(await put(clerk, minutes)).toBe('ok');
    expect((await conclusionOf(chair)).minutesSignedOn).toBe(today());
    expect((await open.state()).meeting?.phase).toBe('MINUTES_SIGNED');
    // Taken out by hand: the next version records it anew.
    const { version } = await conclusionOf(chair);
    await secretary.do('conclusions.signMinutes', { signedOn: null, seen: version });
    const again = await bringSigned(clerk, 'MINUTES', { scan: [PDF] });
    expect(await put(clerk, again, { latest: minutes.signedId, reason: 'Bổ sung dấu' })).toBe('ok');
    expect((await conclusionOf(chair)).minutesSignedOn).toBe(today());
  });
});

describe('W170: a signed version is published', () => {
  it('everybody reads the scan of the one that is published, and hears that it is there; a newer one closes the older', async () => {
    const { clerk, chair, lan } = hall.people;
    const [first, second] = [await another(), await another()];
    const mark = async () => (await lan.snapshot()).state.meeting?.signed;
    const before = await mark();
    await clerk.do('signed.publish', { signedId: first, published: true, seen: await seen(first) });
    const ids = async () => (await signedList(lan)).rows.map(({ id }) => id);
    expect(await ids()).toEqual([first]);
    const after = await mark();
    expect(after?.openVersion).toBe(after?.version);
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    const { scan, generated } = await signedOf(chair, first);
    const status = async () => take(lan, first, scan[0]?.id ?? '');
    expect([await status(), await take(lan, first, generated?.id ?? '')]).toEqual([200, 404]);
    expect((await signedList(lan)).rows[0]).not.toHaveProperty('byName');
    await chair.do('signed.publish', { signedId: second, published: true, seen: await seen(second) });
    expect([await ids(), await status(), (await signedOf(chair, first)).published]).toEqual([
      [second],
      404,
      false,
    ]);
    const stale = { signedId: second, published: false, seen: 1 };
    expect(await code(chair, 'signed.publish', stale)).toBe('STALE');
    await chair.do('signed.publish', { ...stale, seen: await seen(second) });
    expect(await ids()).toEqual([]);
  });

  it('the notice only after it was issued; lists for the office never', async () => {
    const { clerk, chair, lan } = hall.people;
    const latest = await newest('NOTICE');
    const brought = await bringSigned(clerk, 'NOTICE', { scan: [PDF] }, body);
    await clerk.do('signed.putBack', {
      ...words(brought, { paper: 'NOTICE', issuer: body, latest, reason: latest ? 'Bản đóng dấu' : '' }),
    });
    const { signedId } = brought;
    const publish = async () =>
      code(clerk, 'signed.publish', { signedId, published: true, seen: await seen(signedId) });
    expect(await publish()).toBe('NOTICE_NOT_ISSUED');
    const notice = await noticeOf(chair, body);
    const numbering = { noticeId: notice.id, issuedOn: today(), number: null, reason: '' };
    await clerk.do('conclusions.number', { ...numbering, seen: notice.version });
    const { version } = await noticeOf(chair, body);
    await clerk.do('conclusions.issue', { noticeId: notice.id, seen: version });
    expect(await publish()).toBe('ok');
    expect((await signedList(lan)).rows).toEqual([expect.objectContaining({ id: signedId, issuer: body })]);
    const list = await bringSigned(clerk, 'NEVER_SPOKEN', { scan: [PDF] }, body);
    await clerk.do('signed.putBack', words(list, { paper: 'NEVER_SPOKEN', issuer: body }));
    const office = { signedId: list.signedId, published: true, seen: await seen(list.signedId) };
    expect(await code(clerk, 'signed.publish', office)).toBe('SIGNED_OFFICE_ONLY');
  });
});

describe('W170: a signed version is taken back, and purged when it is secret', () => {
  it('words and bytes are gone, from disk, rows and journal; the chain stays whole', async () => {
    const { clerk, chair, lan } = hall.people;
    const id = await another();
    const file = (await signedOf(chair, id)).scan[0]?.id ?? '';
    await clerk.do('signed.publish', { signedId: id, published: true, seen: await seen(id) });
    const why = { signedId: id, reason: 'Còn tên người chưa công bố' };
    expect(await code(chair, 'signed.purge', { ...why, seen: await seen(id) })).toBe('NOT_TAKEN_BACK');
    await clerk.do('signed.takeBack', { ...why, seen: await seen(id) });
    expect([await take(lan, id, file), await take(clerk, id, file)]).toEqual([404, 200]);
    const again = { signedId: id, published: true, seen: await seen(id) };
    expect(await code(clerk, 'signed.publish', again)).toBe('TAKEN_BACK');
    expect(await code(clerk, 'signed.purge', { ...why, seen: await seen(id) })).toBe('NOT_ALLOWED');
    await clerk.do('signed.giveAgain', { signedId: id, seen: await seen(id) });
    expect((await signedOf(chair, id)).published).toBe(false);
    await clerk.do('signed.takeBack', { ...why, seen: await seen(id) });
    await chair.do('signed.purge', { ...why, seen: await seen(id) });
    await eventually(() => Promise.resolve(!existsSync(folder(id))));
    expect(await signedOf(chair, id)).toMatchObject({ purged: true, generated: null, scan: [], byName: '' });
    expect(await take(clerk, id, file)).toBe(404);
    const inspector = await Inspector.open(server.databaseUrl);
    const leaked = await inspector.count(
      `select count(*) as n from content where convert_from(bytes, 'UTF8') like '%${file}%'`,
    );
    const whole = await inspector.count(
      `select count(*) as n from signed_version where purged and body = ''`,
    );
    await inspector.close();
    expect([leaked, whole]).toEqual([0, 1]);
  });
});
