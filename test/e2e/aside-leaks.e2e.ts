import type { Id } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import { MinutesService } from '@doi-thoai/server/dist/paper/minutes.service.js';
import { connected, until } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { SafeHouse } from './safe-house.js';

const SECRET = 'Danh sách nhân sự dự kiến của ông Nguyễn Văn Kín';

let house: SafeHouse;

beforeAll(async () => {
  house = await SafeHouse.open();
}, 60_000);
afterAll(() => house.stop());
beforeEach(() => house.openMeeting(), 30_000);
afterEach(() => house.closeMeeting(), 30_000);

const seen = async (id: Id): Promise<number> => (await house.hall.opinion(id)).version;

async function setAside(submissionId: Id, kind: 'SECRET_SUSPECT' | 'REDIRECTED'): Promise<void> {
  const payload = { submissionId, kind, text: 'Xin gửi nơi khác', seen: await seen(submissionId) };
  await house.hall.people.secretary.do('submissions.setAside', payload);
}

async function quarantineAndPurge(submissionId: Id): Promise<void> {
  await setAside(submissionId, 'SECRET_SUSPECT');
  const payload = { submissionId, reason: 'Lộ', seen: await seen(submissionId) };
  await house.hall.people.chair.do('submissions.purge', payload);
}

async function publish(text: string): Promise<Id> {
  const id = await house.hall.write('lan', { summary: text, text });
  expect(await house.hall.act('secretary', 'submissions.approve', id)).toBe('OK');
  expect(await house.hall.act('secretary', 'submissions.publish', id)).toBe('OK');
  return id;
}

/** A phone that was locked comes back to what happened meanwhile. */
async function wakes(phone: MeetingClient): Promise<void> {
  const { head } = await house.hall.organiser.snapshot();
  phone.start();
  await until(phone, () => phone.status === 'CONNECTED' && phone.store.state.head >= head, 'back');
  phone.stop();
}

/** The floor with one who waits for a turn, leaning on an opinion; then it ends. */
async function waitsInVain(submissionId: Id): Promise<Id> {
  const { hall } = house;
  const { chair, lan } = hall.people;
  await hall.meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('floor.openRegistration', {});
  const requestId = makeId();
  const asking = { requestId, topicId: hall.meeting.topic(0), line: 'Xin nói về đường đi', submissionId };
  await lan.do('floor.request', { ...asking, type: 'OPINION' });
  return requestId;
}

async function endFloor(): Promise<void> {
  await house.hall.people.chair.do('floor.endFloor', { seen: (await house.hall.state()).floor.version });
}

describe('10.6: what is in quarantine does not come back by an undo', () => {
  it('of hiding it', async () => {
    const id = await publish(SECRET);
    expect(await house.hall.act('chair', 'submissions.hide', id)).toBe('OK');
    await setAside(id, 'SECRET_SUSPECT');
    expect(await house.hall.undo('chair')).toBe('UNDO_OVERTAKEN');
    expect((await house.hall.knows(house.hall.people.minh)).published).toEqual([]);
  });

  it('of clearing the hall screen', async () => {
    const { hall } = house;
    const id = await hall.write('lan', { summary: SECRET });
    expect(await hall.act('chair', 'submissions.showOnScreen', id)).toBe('OK');
    await hall.people.chair.do('screen.clear', { seen: (await hall.state()).screen?.version ?? 0 });
    await setAside(id, 'SECRET_SUSPECT');
    const { head } = await hall.organiser.snapshot();
    await hall.undo('chair');
    const words = await house.inspector.rows<{ words: string }>(
      `select convert_from(bytes, 'UTF8') as words from content where stream_id = $1 and seq > $2`,
      [hall.meeting.id, head],
    );
    expect(words.filter((row) => row.words.includes('Nguyễn Văn Kín'))).toEqual([]);
    expect((await hall.state()).screen).toMatchObject({ opinion: null });
  });
});

const alikeTo = (id: Id): string => `alike?kind=RAW&id=${id}`;

/** Resolves when somebody in the database waits for a lock of this kind. */
async function somebodyWaits(forLocks: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const waiting = await house.inspector.count(
      `select count(*) as n from pg_locks where not granted and locktype = any($1)
         and pid in (select pid from pg_stat_activity where datname = current_database())`,
      [forLocks],
    );
    if (waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nobody waits for ${forLocks.join(' or ')}`);
}

describe('10.6: words that a question reads in at the moment of quarantine are not kept', () => {
  it.each([
    ['a search', { mark: 'submission_words_mark', kept: 'submission_words', ask: () => 'search?q=duong' }],
    ['the same and the similar', { mark: 'alike_mark', kept: 'alike_text', ask: alikeTo }],
  ] as const)('%s', async (_what, { mark, kept, ask }) => {
    const { meeting, people } = house.hall;
    const question = ask(await house.hall.write('minh', { text: 'Đường vào khu tập thể hỏng.' }));
    await people.chair.get(question);
    const id = await house.hall.write('lan', { summary: SECRET, text: SECRET });
    const payload = {
      submissionId: id,
      kind: 'SECRET_SUSPECT',
      text: 'Nghi lộ',
      seen: await seen(id),
    } as const;
    const other = await Inspector.open(house.server.databaseUrl);
    // The reader has the words in its hand, and cannot put down how far it has come.
    let asked, done;
    try {
      await other.rows('begin');
      await other.rows(`select from ${mark} where meeting_id = $1 for update`, [meeting.id]);
      asked = people.chair.get(question);
      await somebodyWaits(['transactionid', 'tuple']);
      done = people.secretary.do('submissions.setAside', payload);
      await Promise.race([done, somebodyWaits(['advisory'])]);
    } finally {
      await other.close();
    }
    await Promise.all([asked, done]);
    const rows = await house.inspector.rows<{ row: string }>(`select k::text as row from ${kept} k`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => /van kin|văn kín/i.test(row))).toEqual([]);
  });
});

describe('W54: a phone that was away while something was purged ends like one that was there', () => {
  it('a purged opinion leaves its list', async () => {
    const id = await publish(SECRET);
    const phone = await connected(house.hall.people.minh);
    await until(phone, () => phone.store.state.published.length === 1, 'published');
    phone.stop();
    await quarantineAndPurge(id);
    await wakes(phone);
    expect(phone.store.state.published).toEqual([]);
  });

  it('and so does a hidden one in whose place the purged one had moved up', async () => {
    const ids: Id[] = [];
    for (let i = 0; i <= LIMITS.publishedRows; i += 1) ids.push(await publish(`Ý kiến ${i}`));
    const [oldest = '', newest = ''] = [ids[0], ids.at(-1)];
    const phone = await connected(house.hall.people.minh);
    phone.stop();
    expect(await house.hall.act('secretary', 'submissions.hide', newest)).toBe('OK');
    await quarantineAndPurge(oldest);
    await wakes(phone);
    const shown = phone.store.state.published.map((row) => row.id);
    expect(shown).not.toContain(newest);
    expect(shown).not.toContain(oldest);
    expect(shown).toEqual((await house.hall.knows(house.hall.people.minh)).published.map((row) => row.id));
  });
});

describe('6.4: who was not reached', () => {
  it('keeps the voice when the opinion that it leaned on was set aside', async () => {
    const complaint = await house.hall.write('lan');
    const requestId = await waitsInVain(complaint);
    await setAside(complaint, 'REDIRECTED');
    await endFloor();
    const { requests, submissions } = await house.hall.state();
    const written = submissions[requests[requestId]?.convertedTo ?? ''];
    expect(written).toMatchObject({ channel: 'SPEECH_NOT_REACHED', text: 'Xin nói về đường đi' });
  });

  it('is in the minutes by a running number, never by the code that opens the words', async () => {
    const id = await house.hall.write('lan');
    await waitsInVain(id);
    await endFloor();
    const minutes = house.server.app.nest.get(MinutesService, { strict: false });
    const model = await minutes.model(house.hall.meeting.id);
    expect(model.notReached).toHaveLength(1);
    expect(model.notReached[0]?.reference).toMatch(/^\d+$/);
    expect(JSON.stringify(model)).not.toContain((await house.hall.opinion(id)).trackingCode);
  });
});

describe('W74: a unit is named only when five people of it might have written', () => {
  it('guests who may not write are none of them', async () => {
    const { hall } = house;
    for (let i = 0; i < 4; i += 1) {
      await hall.meeting.join('GUEST', `Khách ${i}`, { unit: 'Chi bộ Văn phòng' });
    }
    const opinion = house.confidential();
    await hall.people.minh.do('submissions.submitConfidential', opinion);
    expect(await hall.opinion(opinion.submissionId)).toMatchObject({ authorUnit: '', authorUnitId: null });
  });
});

describe('W76: an anonymous opinion that was acknowledged', () => {
  it('is acknowledged again when the intake has closed since', async () => {
    const { lan, chair } = house.hall.people;
    const opinion = house.anonymous();
    expect((await house.sendAnonymous(lan, opinion)).body).toEqual({ ok: true });
    await chair.do('submissions.close', {});
    expect((await house.sendAnonymous(lan, opinion)).body).toEqual({ ok: true });
    expect((await house.sendAnonymous(lan, house.anonymous())).body).toMatchObject({ code: 'INTAKE_CLOSED' });
  });
});

describe('14.14: the place of a tone makes no second unit and no second person', () => {
  it('uỷ and ủy, hoà and hòa', async () => {
    const { hall } = house;
    const focal = await hall.meeting.join('UNIT_FOCAL', 'Đầu Mối Hai', { unit: 'Chi bộ Uỷ ban' });
    const author = await hall.meeting.join('DELEGATE', 'Người Viết', { unit: 'Chi bộ Ủy ban' });
    await author.do('submissions.submit', hall.words());
    expect(Object.keys((await hall.knows(focal)).submissions)).toHaveLength(1);
    const roster = (name: string, unit: string) => ({ csv: `Họ tên,Đơn vị\n${name},${unit}\n` });
    await hall.organiser.do('participants.import', roster('Nguyễn Thị Hoà', 'Phòng Thuỷ lợi'));
    const again = await hall.organiser.do('participants.import', roster('Nguyễn Thị Hòa', 'Phòng Thủy lợi'));
    expect(again).toMatchObject({ added: 0 });
  });
});

describe('domain.md 9: what was set aside owes no answer', () => {
  it('it is in no deadline of the plan', async () => {
    const { secretary } = house.hall.people;
    const counted = async (): Promise<string> =>
      JSON.stringify((await secretary.get<{ rows: { counts?: unknown }[] }>('deadlines')).body.rows);
    const before = await counted();
    const id = await house.hall.write('lan');
    expect(await counted()).not.toBe(before);
    await setAside(id, 'REDIRECTED');
    expect(await counted()).toBe(before);
  });
});
