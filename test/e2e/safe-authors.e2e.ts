import type { Id, SearchPage } from '@doi-thoai/shared';
import { makeId, receiptInGroups } from '@doi-thoai/shared';
import { code, openIntake } from './opinion-hall.js';
import { SafeHouse, SECRET_WORDS } from './safe-house.js';

let house: SafeHouse;

beforeAll(async () => {
  house = await SafeHouse.open();
}, 60_000);
afterAll(() => house.stop());
beforeEach(() => house.openMeeting(), 30_000);
afterEach(() => house.closeMeeting(), 30_000);

describe('CONFIDENTIAL: the name is sealed, and one named officer can open it', () => {
  it('chair, desk and author read the words; nobody reads a name, and no entry or answer has an actor', async () => {
    const sent = house.confidential();
    const { trackingCode } = await house.hall.people.lan.do('submissions.submitConfidential', sent);
    const atDesk = await house.hall.opinion(sent.submissionId);
    expect(atDesk).toMatchObject({ trackingCode, disclosure: 'CONFIDENTIAL', text: SECRET_WORDS });
    expect(atDesk).toMatchObject({ authorId: null, authorName: '', authorUnitId: null, authorUnit: '' });
    for (const who of ['focal', 'lan', 'minh', 'guest', 'land'] as const) {
      expect(JSON.stringify(await house.hall.knows(house.hall.people[who]))).not.toContain(sent.submissionId);
    }
    const { body } = await house.track(receiptInGroups(sent.receipt).toLowerCase());
    expect(body).toMatchObject({ byReceipt: true, opinion: { id: sent.submissionId, text: SECRET_WORDS } });
    const entries = await house.inspector.rows<{ actor: Id | null; audience: string }>(
      `select actor_id as actor, audience from entry where command = 'submissions.submitConfidential' and stream_id = $1`,
      [house.hall.meeting.id],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor: null });
    expect(entries[0]?.audience).toMatch(/^chair,desk,receipt:[0-9a-f-]{36}$/);
    const answers = await house.inspector.rows<{ actor: Id | null }>(
      `select actor_id as actor from command_answer where answer like $1`,
      [`%${sent.submissionId}%`],
    );
    expect(answers).toEqual([{ actor: null }]);
  });

  it('no row that holds the opinion holds the author, and the sealed row is no text', async () => {
    const sent = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', sent);
    const author = house.hall.people.lan.participantId;
    const rows = (await house.everything()).filter(({ row }) => row.includes(sent.submissionId));
    expect(rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['submission', 'entry', 'sealed_author']),
    );
    for (const { table, row } of rows) {
      expect(`${table}: ${row}`).not.toContain(author);
      expect(`${table}: ${row}`).not.toContain('Ngô Thị Lan');
      expect(`${table}: ${row}`).not.toContain(sent.receipt);
    }
    const [sealed] = await house.inspector.rows<{ bytes: Buffer }>(
      'select sealed as bytes from sealed_author where submission_id = $1',
      [sent.submissionId],
    );
    expect(sealed?.bytes.includes(Buffer.from(author))).toBe(false);
    expect(sealed?.bytes.length).toBe(12 + 16 + 1024);
  });

  it('a repeat is one opinion with one answer; the same id from somebody else is refused', async () => {
    const sent = house.confidential();
    const id = makeId();
    const [first, ...rest] = await Promise.all(
      [1, 2, 3].map(() => house.hall.people.lan.issue('submissions.submitConfidential', sent, id)),
    );
    expect(first?.ok).toBe(true);
    expect(rest).toEqual([first, first]);
    const other = await house.hall.people.minh.issue(
      'submissions.submitConfidential',
      house.confidential(),
      id,
    );
    expect(code(other)).toBe('COMMAND_ID_REUSED');
    expect(Object.keys((await house.hall.state()).submissions)).toEqual([sent.submissionId]);
  });

  it('a unit is named only when at least five of it may write', async () => {
    const four = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', four);
    for (let i = 1; i <= 3; i += 1) {
      await house.hall.meeting.join('DELEGATE', `Người thứ ${i}`, { unit: 'Chi bộ Phòng Tổ chức' });
    }
    const five = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', five);
    expect(await house.hall.opinion(four.submissionId)).toMatchObject({ authorUnit: '', authorUnitId: null });
    expect(await house.hall.opinion(five.submissionId)).toMatchObject({ authorUnit: 'Chi bộ Phòng Tổ chức' });
    expect(JSON.stringify(await house.hall.knows(house.hall.people.focal))).not.toContain(five.submissionId);
  });

  it('and that unit is for chair and desk to judge by: neither the hall, its screen nor a search is told it', async () => {
    const { hall } = house;
    const unit = 'Chi bộ Phòng Tổ chức';
    for (let i = 1; i <= 3; i += 1) await hall.meeting.join('DELEGATE', `Người thứ ${i}`, { unit });
    const sent = house.confidential();
    const { submissionId } = sent;
    await hall.people.lan.do('submissions.submitConfidential', sent);
    expect((await hall.opinion(submissionId)).authorUnit).toBe(unit);
    for (const act of ['submissions.approve', 'submissions.publish', 'submissions.showOnScreen'] as const) {
      expect(await hall.act('chair', act, submissionId)).toBe('OK');
    }
    const { published, screen } = await hall.knows(hall.people.minh);
    expect(published).toMatchObject([{ id: submissionId, authorName: '', authorUnit: '' }]);
    expect(screen?.opinion).toMatchObject({ id: submissionId, unit: '' });
    expect(await hall.act('chair', 'submissions.showOnScreen', await hall.write('minh'))).toBe('OK');
    expect(await hall.undo('chair')).toBe('OK');
    expect((await hall.knows(hall.people.minh)).screen?.opinion).toMatchObject({
      id: submissionId,
      unit: '',
    });
    const asked = encodeURIComponent(unit);
    const { body } = await hall.people.secretary.get<SearchPage>(`search?q=${asked}`);
    expect(body.hits).toEqual([]);
  });

  it('only the officer opens it, with a reason; author, chair and desk see that it was opened', async () => {
    const sent = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', sent);
    const opening = { submissionId: sent.submissionId, reason: 'Cần liên hệ để bảo vệ người phản ánh' };
    const path = `submissions/${sent.submissionId}/author`;
    expect((await house.hall.people.secretary.get(path)).status).toBe(404);
    expect(code(await house.hall.people.chair.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    expect(code(await house.hall.organiser.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    await house.hall.people.secretary.do('submissions.openAuthor', opening);
    const read = await house.hall.people.secretary.get(path);
    expect(read.body).toMatchObject({ name: 'Ngô Thị Lan', unit: 'Chi bộ Phòng Tổ chức' });
    expect((await house.hall.people.chair.get(path)).status).toBe(404);
    const line = await house.tracked(sent.receipt, ({ opening: seen }) => seen !== null);
    expect(line.opening).toMatchObject({ byName: 'Phạm Thư Ký', reason: opening.reason });
    expect((await house.hall.state()).openings[sent.submissionId]).toMatchObject({ byName: 'Phạm Thư Ký' });
    const traces = (await house.everything()).filter(({ row }) => row.includes(sent.submissionId));
    for (const { row } of traces) expect(row).not.toContain('Ngô Thị Lan');
    house.server.app.clock.move(16 * 60_000);
    try {
      expect((await house.hall.people.secretary.get(path)).status).toBe(404);
    } finally {
      house.server.app.clock.move(-16 * 60_000);
    }
  });

  it('an officer who is named later opens nothing that was sent before', async () => {
    const sent = house.confidential();
    await house.hall.people.lan.do('submissions.submitConfidential', sent);
    const { meeting } = await house.hall.state();
    if (!meeting) throw new Error('no meeting');
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
    const settings = { ...meeting.settings, confidentialOfficerId: house.hall.people.chair.participantId };
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    await house.hall.people.secretary.do('meeting.configure', { plan, seen: version });
    const opening = { submissionId: sent.submissionId, reason: 'Muốn biết ai viết' };
    expect(code(await house.hall.people.chair.issue('submissions.openAuthor', opening))).toBe('NOT_ALLOWED');
    const late = await house.hall.people.minh.issue('submissions.submitConfidential', house.confidential());
    expect(code(late)).toBe('STALE');
  });

  it('is refused where it is not offered, and an officer must be named before it can be', async () => {
    const closed = await openIntake(house.server);
    const send = { ...house.confidential(), topicId: closed.meeting.topic(0) };
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
