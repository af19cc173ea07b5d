import type { AsideKind, Id } from '@doi-thoai/shared';
import { makeId, PROTOCOL_VERSION } from '@doi-thoai/shared';
import { connected } from '../support/driver.js';
import { firstBroken } from '../support/inspector.js';
import { code } from './opinion-hall.js';
import { SafeHouse } from './safe-house.js';

let house: SafeHouse;

beforeAll(async () => {
  house = await SafeHouse.open();
}, 60_000);
afterAll(() => house.stop());
beforeEach(() => house.openMeeting(), 30_000);
afterEach(() => house.closeMeeting(), 30_000);

let leaked = '';
let count = 0;
beforeEach(() => {
  count += 1;
  leaked = `Danh sách nhân sự dự kiến gồm ông Nguyễn Văn Bí ${count} và bà Trần Thị Mật`;
});

async function seen(id: Id): Promise<number> {
  return (await house.hall.opinion(id)).version;
}

async function setAside(by: 'chair' | 'secretary' | 'lan', id: Id, kind: AsideKind): Promise<string> {
  const payload = {
    submissionId: id,
    kind: kind as 'REDIRECTED',
    text: 'Xin gửi tới Ban Tiếp công dân, số 1',
    seen: await seen(id),
  };
  return code(await house.hall.people[by].issue('submissions.setAside', payload));
}

/** Whether the words of the leak are anywhere in the database. */
async function traces(): Promise<string[]> {
  const rows = await house.everything();
  const name = `Nguyễn Văn Bí ${count}`;
  const bytes = Buffer.from(name, 'utf8').toString('hex');
  return rows.filter(({ row }) => row.includes(name) || row.includes(bytes)).map(({ table }) => table);
}

describe('a complaint or denunciation leaves the course, and its author is told where to go', () => {
  it.each(['REDIRECTED', 'FORWARDED', 'OUT_OF_SCOPE'] as const)('%s', async (kind) => {
    const id = await house.hall.publish('lan');
    expect(await setAside('secretary', id, kind)).toBe('OK');
    const own = (await house.hall.knows(house.hall.people.lan)).submissions[id];
    expect(own).toMatchObject({
      visibility: 'HIDDEN',
      aside: { kind, text: 'Xin gửi tới Ban Tiếp công dân, số 1' },
    });
    expect((await house.hall.knows(house.hall.people.minh)).published).toEqual([]);
    for (const act of ['submissions.approve', 'submissions.publish', 'submissions.showOnScreen'] as const) {
      expect(await house.hall.act('secretary', act, id)).toBe('SET_ASIDE');
    }
    expect(await house.hall.edit('lan', id)).toBe('SET_ASIDE');
    const collate = house.hall.collation({ submissionIds: [id] });
    expect(code(await house.hall.people.secretary.issue('collation.create', collate))).toBe('SET_ASIDE');
    const back = { submissionId: id, seen: await seen(id) };
    expect(code(await house.hall.people.secretary.issue('submissions.takeBack', back))).toBe('OK');
    expect(await house.hall.opinion(id)).not.toHaveProperty('aside');
    expect(await house.hall.act('secretary', 'submissions.publish', id)).toBe('OK');
  });

  it('what is collated stays in the course; a delegate sets nothing aside', async () => {
    const id = await house.hall.write('lan');
    expect(await setAside('lan', id, 'REDIRECTED')).toBe('NOT_ALLOWED');
    await house.hall.collate([id]);
    expect(await setAside('secretary', id, 'REDIRECTED')).toBe('ALREADY_COLLATED');
    expect(await setAside('secretary', id, 'SECRET_SUSPECT')).toBe('OK');
  });
});

describe('a suspected secret is quarantined, and can be purged', () => {
  it('its words are shown to nobody any more; chair and desk can open it to judge', async () => {
    const id = await house.hall.write('lan', { text: leaked, summary: 'Nhân sự' });
    expect(await setAside('secretary', id, 'SECRET_SUSPECT')).toBe('OK');
    for (const who of ['lan', 'chair', 'secretary', 'focal'] as const) {
      const view = (await house.hall.knows(house.hall.people[who])).submissions[id];
      expect(view).toMatchObject({ summary: '', text: '', aside: { kind: 'SECRET_SUSPECT' } });
    }
    const path = `submissions/${id}/quarantined`;
    expect((await house.hall.people.secretary.get(path)).body).toMatchObject({ text: leaked });
    const search = `search?q=${encodeURIComponent('danh sach nhan su')}`;
    expect(JSON.stringify((await house.hall.people.secretary.get(search)).body)).not.toContain(id);
    expect((await house.hall.people.lan.get(path)).status).toBe(404);
    expect((await house.hall.people.focal.get(path)).status).toBe(404);
    const back = { submissionId: id, seen: await seen(id) };
    expect(code(await house.hall.people.chair.issue('submissions.takeBack', back))).toBe('OK');
    expect(await house.hall.opinion(id)).toMatchObject({ text: leaked });
  });

  it('purging deletes the words everywhere in the database, and the chain stays whole', async () => {
    const id = await house.hall.publish('minh');
    const leak = await house.hall.write('lan', {
      text: leaked,
      summary: `Nhân sự của ông Nguyễn Văn Bí ${count}`,
    });
    expect(await house.hall.act('chair', 'submissions.showOnScreen', leak)).toBe('OK');
    // An act that can be undone keeps what was on the screen before it.
    await house.hall.people.chair.do('screen.clear', {
      seen: (await house.hall.state()).screen?.version ?? 0,
    });
    // A stale act has the view of then in its stored refusal.
    const stale = { submissionId: leak, seen: 1 };
    const staleId = makeId();
    const refused = await house.hall.people.chair.issue('submissions.approve', stale, staleId);
    expect(JSON.stringify(refused)).toContain('Nguyễn Văn Bí');
    expect(await traces()).toEqual(
      expect.arrayContaining(['act', 'command_answer', 'content', 'submission']),
    );
    const late = await connected(house.hall.people.chair);
    late.stop();
    expect(await setAside('secretary', leak, 'SECRET_SUSPECT')).toBe('OK');
    const purge = { submissionId: leak, reason: 'Đã báo người có thẩm quyền', seen: await seen(leak) };
    expect(code(await house.hall.people.secretary.issue('submissions.purge', purge))).toBe('NOT_ALLOWED');
    await house.hall.people.chair.do('submissions.purge', purge);
    expect(await traces()).toEqual([]);
    const repeated = await house.hall.people.chair.issue('submissions.approve', stale, staleId);
    expect(repeated).toEqual({ ok: false, code: 'STALE', details: {} });
    const rows = await house.inspector.journal(house.hall.meeting.id);
    expect(firstBroken(house.hall.meeting.id, rows)).toBeNull();
    expect(rows.find((row) => row.type === 'content.purged')?.body).toContain(leak);
    expect(await house.hall.opinion(leak)).toMatchObject({ text: '', aside: { kind: 'PURGED' } });
    expect((await house.hall.opinion(id)).text).not.toBe('');
    const again = { submissionId: leak, seen: await seen(leak) };
    expect(code(await house.hall.people.chair.issue('submissions.takeBack', again))).toBe('NOT_SET_ASIDE');
  });

  it('a speech that was not reached is purged with the line that its speaker had registered', async () => {
    const { hall } = house;
    const { chair, lan } = hall.people;
    await hall.meeting.openPhase(chair, 'DISCUSSION');
    await chair.do('floor.openRegistration', {});
    const topicId = hall.meeting.topic(0);
    const requestId = makeId();
    await lan.do('floor.request', { requestId, topicId, line: leaked, submissionId: null, type: 'OPINION' });
    await chair.do('floor.endFloor', { seen: (await hall.state()).floor.version });
    const written = (await hall.knows(lan)).requests[requestId]?.convertedTo ?? '';
    expect((await hall.opinion(written)).text).toBe(leaked);
    expect(await setAside('secretary', written, 'SECRET_SUSPECT')).toBe('OK');
    await chair.do('submissions.purge', { submissionId: written, reason: 'Lộ', seen: await seen(written) });
    expect(await traces()).toEqual([]);
    expect((await hall.knows(lan)).requests[requestId]).toMatchObject({ line: '', convertedTo: written });
    const rows = await house.inspector.journal(hall.meeting.id);
    expect(firstBroken(hall.meeting.id, rows)).toBeNull();
  });

  it('who comes back after the purge and missed it is told nothing of the words', async () => {
    const { people } = house.hall;
    const client = await connected(people.chair);
    const { state } = client.store;
    client.stop();
    const leak = await house.hall.write('lan', { text: leaked });
    await setAside('secretary', leak, 'SECRET_SUSPECT');
    await people.chair.do('submissions.purge', { submissionId: leak, reason: 'Lộ', seen: await seen(leak) });
    const socket = people.chair.socket();
    socket.connect();
    const { epoch, head, hash8 } = state;
    const first = (await socket
      .timeout(5000)
      .emitWithAck('hello', { protocolVersion: PROTOCOL_VERSION, epoch, head, hash8, audience: null })) as {
      audience: string;
    };
    const hello = { protocolVersion: PROTOCOL_VERSION, epoch, head, hash8, audience: first.audience };
    const welcome = (await socket.timeout(5000).emitWithAck('hello', hello)) as { mode: string };
    socket.disconnect();
    expect(welcome.mode).toBe('frames');
    expect(JSON.stringify(welcome)).not.toContain('Nguyễn Văn Bí');
  });

  it('only what is in quarantine can be purged', async () => {
    const id = await house.hall.write('lan');
    const purge = { submissionId: id, reason: 'Không thích', seen: await seen(id) };
    expect(code(await house.hall.people.chair.issue('submissions.purge', purge))).toBe('NOT_SET_ASIDE');
    const nobody = { submissionId: makeId(), reason: 'Không có', seen: 1 };
    expect(code(await house.hall.people.chair.issue('submissions.purge', nobody))).toBe('NOT_FOUND');
  });
});
