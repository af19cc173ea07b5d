import type { AnonymousOpinion, CommandAnswer, Id, Payload, TrackedLine } from '@doi-thoai/shared';
import { makeId, makeReceipt, receiptInGroups } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import type { HttpAnswer, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { code, openIntake } from './opinion-hall.js';

let server: TestServer;
let inspector: Inspector;
let hall: OpinionHall;

/** The meeting offers everything; the secretary is the officer. */
async function offerAll(): Promise<void> {
  const { meeting } = await hall.state();
  if (!meeting) throw new Error('no meeting');
  const confidentialOfficerId = hall.people.secretary.participantId;
  const settings = { ...meeting.settings, confidential: true, confidentialOfficerId, anonymous: true };
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await hall.organiser.do('meeting.configure', { plan, seen: version });
}

beforeAll(async () => {
  server = await startTestServer({
    ANONYMOUS_GATHER_MS: '20',
    ANONYMOUS_APPEND_MS: '100',
    ANONYMOUS_AN_HOUR: '6',
  });
  inspector = await Inspector.open(server.databaseUrl);
}, 60_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});
beforeEach(async () => {
  hall = await openIntake(server);
  await offerAll();
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.close();
}, 30_000);

const SECRET_WORDS = 'Lãnh đạo phòng phân công việc không công bằng, chúng tôi ngại nói ra.';

function confidential(
  more: Partial<Payload<'submissions.submitConfidential'>> = {},
): Payload<'submissions.submitConfidential'> {
  const { disclosure: _named, ...words } = hall.words({ text: SECRET_WORDS });
  const officerId = hall.people.secretary.participantId;
  return { ...words, receipt: makeReceipt(), officerId, ...more };
}

function anonymous(more: Partial<AnonymousOpinion> = {}): AnonymousOpinion {
  const { disclosure: _named, writtenAt: _when, ...words } = hall.words({ text: SECRET_WORDS });
  return { ...words, receipt: makeReceipt(), ...more };
}

function sendAnonymous(
  by: Person,
  opinion: AnonymousOpinion,
): Promise<HttpAnswer<{ ok: boolean; code?: string }>> {
  const { url, meetingId, cookie, headers } = by;
  return http(`${url}/api/meetings/${meetingId}/anonymous`, { body: opinion, cookie, headers });
}

function track(receipt: string): Promise<HttpAnswer<TrackedLine & { code?: string }>> {
  return http(`${server.url}/api/track`, { body: { code: receipt } });
}

function byReceipt(act: string, payload: object): Promise<HttpAnswer<CommandAnswer>> {
  return http(`${server.url}/api/track/${act}`, { body: { id: makeId(), payload } });
}

async function tracked(receipt: string, ready: (line: TrackedLine) => boolean): Promise<TrackedLine> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { body } = await track(receipt);
    if (ready(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the line never came to this');
}

/** Every row of every table of the database, as text. */
async function everything(): Promise<{ table: string; row: string }[]> {
  const tables = await inspector.rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await inspector.rows<{ row: string }>(`select t::text as row from "${name}" t`);
      return rows.map(({ row }) => ({ table: name, row }));
    }),
  );
  return all.flat();
}

describe('CONFIDENTIAL: the name is sealed, and one named officer can open it', () => {
  it('chair, desk and author read the words; nobody reads a name, and no entry or answer has an actor', async () => {
    const sent = confidential();
    const { trackingCode } = await hall.people.lan.do('submissions.submitConfidential', sent);
    const atDesk = await hall.opinion(sent.submissionId);
    expect(atDesk).toMatchObject({ trackingCode, disclosure: 'CONFIDENTIAL', text: SECRET_WORDS });
    expect(atDesk).toMatchObject({ authorId: null, authorName: '', authorUnitId: null, authorUnit: '' });
    for (const who of ['focal', 'lan', 'minh', 'guest', 'land'] as const) {
      expect(JSON.stringify(await hall.knows(hall.people[who]))).not.toContain(sent.submissionId);
    }
    const { body } = await track(receiptInGroups(sent.receipt).toLowerCase());
    expect(body).toMatchObject({ byReceipt: true, opinion: { id: sent.submissionId, text: SECRET_WORDS } });
    const entries = await inspector.rows<{ actor: Id | null; audience: string }>(
      `select actor_id as actor, audience from entry where command = 'submissions.submitConfidential' and stream_id = $1`,
      [hall.meeting.id],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor: null });
    expect(entries[0]?.audience).toMatch(/^chair,desk,receipt:[0-9a-f-]{36}$/);
    const answers = await inspector.rows<{ actor: Id | null }>(
      `select actor_id as actor from command_answer where answer like $1`,
      [`%${sent.submissionId}%`],
    );
    expect(answers).toEqual([{ actor: null }]);
  });

  it('no row that holds the opinion holds the author, and the sealed row is no text', async () => {
    const sent = confidential();
    await hall.people.lan.do('submissions.submitConfidential', sent);
    const author = hall.people.lan.participantId;
    const rows = (await everything()).filter(({ row }) => row.includes(sent.submissionId));
    expect(rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['submission', 'entry', 'sealed_author']),
    );
    for (const { table, row } of rows) {
      expect(`${table}: ${row}`).not.toContain(author);
      expect(`${table}: ${row}`).not.toContain('Ngô Thị Lan');
      expect(`${table}: ${row}`).not.toContain(sent.receipt);
    }
    const [sealed] = await inspector.rows<{ bytes: Buffer }>(
      'select sealed as bytes from sealed_author where submission_id = $1',
      [sent.submissionId],
    );
    expect(sealed?.bytes.includes(Buffer.from(author))).toBe(false);
    expect(sealed?.bytes.length).toBe(12 + 16 + 1024);
  });

  it('a repeat is one opinion with one answer; the same id from somebody else is refused', async () => {
    const sent = confidential();
    const id = makeId();
    const [first, ...rest] = await Promise.all(
      [1, 2, 3].map(() => hall.people.lan.issue('submissions.submitConfidential', sent, id)),
    );
    expect(first?.ok).toBe(true);
    expect(rest).toEqual([first, first]);
    const other = await hall.people.minh.issue('submissions.submitConfidential', confidential(), id);
    expect(code(other)).toBe('COMMAND_ID_REUSED');
    expect(Object.keys((await hall.state()).submissions)).toEqual([sent.submissionId]);
  });

  it('a unit is named only when at least five of it may write', async () => {
    const four = confidential();
    await hall.people.lan.do('submissions.submitConfidential', four);
    for (let i = 1; i <= 3; i += 1) {
      await hall.meeting.join('DELEGATE', `Người thứ ${i}`, { unit: 'Chi bộ Phòng Tổ chức' });
    }
    const five = confidential();
    await hall.people.lan.do('submissions.submitConfidential', five);
    expect(await hall.opinion(four.submissionId)).toMatchObject({ authorUnit: '', authorUnitId: null });
    expect(await hall.opinion(five.submissionId)).toMatchObject({ authorUnit: 'Chi bộ Phòng Tổ chức' });
    expect(JSON.stringify(await hall.knows(hall.people.focal))).not.toContain(five.submissionId);
  });

  it('only the officer opens it, with a reason; author, chair and desk see that it was opened', async () => {
    const sent = confidential();
    await hall.people.lan.do('submissions.submitConfidential', sent);
    const opening = { submissionId: sent.submissionId, reason: 'Cần liên hệ để bảo vệ người phản ánh' };
    const path = `submissions/${sent.submissionId}/author`;
    expect((await hall.people.secretary.get(path)).status).toBe(404);
    expect(code(await hall.people.chair.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    expect(code(await hall.organiser.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    await hall.people.secretary.do('submissions.openAuthor', opening);
    const read = await hall.people.secretary.get(path);
    expect(read.body).toMatchObject({ name: 'Ngô Thị Lan', unit: 'Chi bộ Phòng Tổ chức' });
    expect((await hall.people.chair.get(path)).status).toBe(404);
    const line = await tracked(sent.receipt, ({ opening: seen }) => seen !== null);
    expect(line.opening).toMatchObject({ byName: 'Phạm Thư Ký', reason: opening.reason });
    expect((await hall.state()).openings[sent.submissionId]).toMatchObject({ byName: 'Phạm Thư Ký' });
    const traces = (await everything()).filter(({ row }) => row.includes(sent.submissionId));
    for (const { row } of traces) expect(row).not.toContain('Ngô Thị Lan');
    server.app.clock.move(16 * 60_000);
    try {
      expect((await hall.people.secretary.get(path)).status).toBe(404);
    } finally {
      server.app.clock.move(-16 * 60_000);
    }
  });

  it('an officer who is named later opens nothing that was sent before', async () => {
    const sent = confidential();
    await hall.people.lan.do('submissions.submitConfidential', sent);
    const { meeting } = await hall.state();
    if (!meeting) throw new Error('no meeting');
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
    const settings = { ...meeting.settings, confidentialOfficerId: hall.people.chair.participantId };
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    await hall.people.secretary.do('meeting.configure', { plan, seen: version });
    const opening = { submissionId: sent.submissionId, reason: 'Muốn biết ai viết' };
    expect(code(await hall.people.chair.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    const late = await hall.people.minh.issue('submissions.submitConfidential', confidential());
    expect(code(late)).toBe('STALE');
  });

  it('is refused where it is not offered, and an officer must be named before it can be', async () => {
    const closed = await openIntake(server);
    const send = { ...confidential(), topicId: closed.meeting.topic(0) };
    expect(code(await closed.people.lan.issue('submissions.submitConfidential', send))).toBe(
      'DISCLOSURE_NOT_OFFERED',
    );
    const { meeting } = await closed.state();
    if (!meeting) throw new Error('no meeting');
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
    const settings = { ...meeting.settings, confidential: true };
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    const answer = await closed.organiser.issue('meeting.configure', { plan, seen: version });
    expect(answer).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'plan.settings.confidentialOfficerId' }] },
    });
    closed.close();
  });
});

describe('ANONYMOUS: no link is kept', () => {
  it('is acknowledged without a number, then stands at the desk without author, unit and time of day', async () => {
    const sent = anonymous();
    const answer = await sendAnonymous(hall.people.lan, sent);
    expect(answer.body).toEqual({ ok: true });
    const line = await tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect(line).toMatchObject({ byReceipt: true, opinion: { disclosure: 'ANONYMOUS', text: SECRET_WORDS } });
    const atDesk = await hall.opinion(sent.submissionId);
    expect(atDesk).toMatchObject({ authorId: null, authorUnitId: null, authorName: '', authorUnit: '' });
    expect((atDesk.writtenAt + 7 * 3_600_000) % 86_400_000).toBe(0);
    expect(atDesk.receivedAt).toBe(atDesk.writtenAt);
    const rows = (await everything()).filter(({ row }) => row.includes(sent.submissionId));
    expect(rows.map(({ table }) => table).sort()).toEqual(['entry', 'submission']);
    for (const { row } of rows) expect(row).not.toContain(hall.people.lan.participantId);
  });

  it('the same opinion sent again, before and after it was taken in, is one', async () => {
    const sent = anonymous();
    await Promise.all([1, 2, 3].map(() => sendAnonymous(hall.people.lan, sent)));
    await tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect((await sendAnonymous(hall.people.lan, sent)).body).toEqual({ ok: true });
    expect(Object.keys((await hall.state()).submissions)).toEqual([sent.submissionId]);
  });

  it('an id that another opinion has is refused', async () => {
    const taken = await hall.write('minh');
    const answer = await sendAnonymous(hall.people.lan, anonymous({ submissionId: taken }));
    expect(answer.body).toMatchObject({ ok: false, code: 'ID_TAKEN' });
  });

  it('one that was acknowledged is taken in, also when the intake was closed meanwhile', async () => {
    const sent = anonymous();
    await sendAnonymous(hall.people.lan, sent);
    await hall.people.chair.do('submissions.close', {});
    const line = await tracked(sent.receipt, ({ opinion }) => opinion !== null);
    expect(line.opinion?.id).toBe(sent.submissionId);
  });

  it('a seat without the right, a closed intake, a foreign topic and too many are refused', async () => {
    const send = async (by: Person, more: Partial<AnonymousOpinion> = {}): Promise<string> =>
      (await sendAnonymous(by, anonymous(more))).body.code ?? 'OK';
    expect(await send(hall.people.chair)).toBe('NOT_ALLOWED');
    expect(await send(hall.people.guest)).toBe('NOT_ALLOWED');
    expect(await send(hall.people.minh, { topicId: makeId() })).toBe('UNKNOWN_TOPIC');
    expect(await send(hall.people.minh, { receipt: 'ABC' })).toBe('INVALID');
    expect(await send(hall.people.minh, { text: '' })).toBe('INVALID');
    const codes = [];
    for (let i = 0; i < 7; i += 1) codes.push(await send(hall.people.focal));
    expect(codes).toEqual([...Array.from({ length: 6 }, () => 'OK'), 'TOO_MANY_ATTEMPTS']);
    await hall.people.chair.do('submissions.close', {});
    expect(await send(hall.people.minh)).toBe('INTAKE_CLOSED');
  });

  it('nobody in the meeting can make the server take in anonymous opinions', async () => {
    for (const person of [hall.organiser, ...Object.values(hall.people)]) {
      expect(code(await person.issue('submissions.appendAnonymous', {}))).toBe('NOT_ALLOWED');
      const edit = { receipt: makeReceipt(), seen: 1 };
      expect(code(await person.issue('submissions.withdrawByReceipt', edit))).toBe('NOT_ALLOWED');
    }
  });
});

describe('the receipt: reading back, editing and withdrawing without a session', () => {
  it('the author edits and withdraws until it is collated', async () => {
    const sent = confidential();
    await hall.people.lan.do('submissions.submitConfidential', sent);
    const first = (await track(sent.receipt)).body.opinion;
    const { kind, topicId, summary } = sent;
    const words = { kind, topicId, summary, text: 'Nói lại cho rõ hơn.', receipt: sent.receipt };
    const edited = await byReceipt('edit', { ...words, seen: first?.version });
    expect(edited.body.ok).toBe(true);
    expect(await hall.opinion(sent.submissionId)).toMatchObject({ text: 'Nói lại cho rõ hơn.', edition: 2 });
    expect((await byReceipt('edit', { ...words, seen: first?.version })).body).toMatchObject({
      code: 'STALE',
    });
    await hall.collate([sent.submissionId]);
    const now = (await track(sent.receipt)).body.opinion;
    const withdrawn = await byReceipt('withdraw', { receipt: sent.receipt, seen: now?.version });
    expect(withdrawn.body).toMatchObject({ code: 'ALREADY_COLLATED' });
  });

  it('withdrawing takes it out of the count', async () => {
    const sent = anonymous();
    await sendAnonymous(hall.people.lan, sent);
    const { opinion } = await tracked(sent.receipt, (line) => line.opinion !== null);
    expect((await hall.people.secretary.snapshot()).counters.submissions).toBe(1);
    const answer = await byReceipt('withdraw', { receipt: sent.receipt, seen: opinion?.version });
    if (!answer.body.ok) throw new Error(answer.body.code);
    await tracked(sent.receipt, (line) => line.opinion?.withdrawn === true);
    expect((await hall.people.secretary.snapshot(answer.body.seq)).counters.submissions).toBe(0);
  });

  it('the answer to a collated opinion reaches every author behind it, the unnamed ones by their receipts', async () => {
    const [sealed, unseen] = [confidential(), anonymous()];
    await hall.people.lan.do('submissions.submitConfidential', sealed);
    await sendAnonymous(hall.people.minh, unseen);
    await tracked(unseen.receipt, ({ opinion }) => opinion !== null);
    const named = await hall.write('minh');
    const collatedId = await hall.collate([sealed.submissionId, unseen.submissionId, named]);
    await hall.people.secretary.do('responses.answer', {
      responseId: makeId(),
      type: 'NOTED',
      text: 'Ban Giám đốc ghi nhận, sẽ rà soát phân công.',
      given: 'LIVE',
      responderId: hall.people.land.participantId,
      forwardedTo: '',
      targets: [{ kind: 'COLLATED', id: collatedId }],
      commitment: null,
    });
    for (const { receipt } of [sealed, unseen]) {
      const line = await tracked(receipt, ({ responses }) => responses.length > 0);
      expect(line.responses).toMatchObject([{ text: 'Ban Giám đốc ghi nhận, sẽ rà soát phân công.' }]);
      expect(line.commitments).toHaveLength(1);
    }
    const { trackingCode } = await hall.opinion(named);
    const line = (await track(trackingCode)).body;
    expect(line).toMatchObject({ byReceipt: false, opinion: { id: named, authorName: '', authorUnit: '' } });
    expect(line.responses).toHaveLength(1);
  });

  it('a code that nobody has opens nothing, and neither does the desk’s tracking code edit', async () => {
    expect(await track(makeReceipt())).toMatchObject({ status: 404, body: { code: 'CODE_UNKNOWN' } });
    expect(await track('ZZZZZZZZZZ')).toMatchObject({ status: 404 });
    const sent = confidential();
    const { trackingCode } = await hall.people.lan.do('submissions.submitConfidential', sent);
    expect((await track(trackingCode)).body).toMatchObject({ byReceipt: false });
    const answer = await byReceipt('withdraw', { receipt: trackingCode, seen: 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'CODE_UNKNOWN' } });
  });
});
