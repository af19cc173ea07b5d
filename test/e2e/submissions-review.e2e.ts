import type { PublishedView } from '@doi-thoai/shared';
import { LIMITS, makeId } from '@doi-thoai/shared';
import { connected, until } from '../support/driver.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { code, openIntake } from './opinion-hall.js';

let server: TestServer;
let hall: OpinionHall;

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await openIntake(server);
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.close();
}, 30_000);

describe('review and publishing', () => {
  it('publishing needs an approval', async () => {
    const id = await hall.write('lan');
    expect(await hall.act('secretary', 'submissions.publish', id)).toBe('NOT_APPROVED');
    expect(await hall.act('secretary', 'submissions.approve', id)).toBe('OK');
    expect(await hall.act('secretary', 'submissions.publish', id)).toBe('OK');
    const [row] = (await hall.knows(hall.people.minh)).published;
    expect(row).toMatchObject({
      id,
      authorName: 'Ngô Thị Lan',
      authorUnit: 'Chi bộ Phòng Tổ chức',
      onAir: false,
    });
  });

  it('returning asks the author to clarify and takes back what was public', async () => {
    const id = await hall.publish('lan');
    const { version: seen } = await hall.opinion(id);
    const payload = { submissionId: id, returnText: 'Xin nêu rõ khu nhà nào.', seen };
    expect(code(await hall.people.secretary.issue('submissions.return', payload))).toBe('OK');
    const own = (await hall.knows(hall.people.lan)).submissions[id];
    expect(own).toMatchObject({ moderation: 'RETURNED', returnText: 'Xin nêu rõ khu nhà nào.' });
    expect((await hall.knows(hall.people.minh)).published).toEqual([]);
    expect(await hall.edit('lan', id)).toBe('OK');
    expect(await hall.opinion(id)).toMatchObject({ moderation: 'PENDING', returnText: '', edition: 2 });
  });

  it('a command about an opinion that has changed is refused with the present one', async () => {
    const id = await hall.write('lan');
    const { version: seen } = await hall.opinion(id);
    const both = await Promise.all([
      hall.people.chair.issue('submissions.approve', { submissionId: id, seen }),
      hall.people.secretary.issue('submissions.return', { submissionId: id, returnText: 'Rõ hơn.', seen }),
    ]);
    expect(both.map(code).sort()).toEqual(['OK', 'STALE']);
  });

  it('a delegate holds the newest twenty, and what moves up when one of them is hidden', async () => {
    const watcher = await connected(hall.people.minh);
    const ids: string[] = [];
    for (let n = 0; n < LIMITS.publishedRows + 3; n += 1) ids.push(await hall.publish('lan'));
    const newest = ids.slice(3).reverse();
    const held = (): string[] => watcher.store.state.published.map((row) => row.id);
    await until(watcher, () => held()[0] === newest[0], 'the newest');
    expect(held()).toEqual(newest);
    expect(await hall.act('chair', 'submissions.hide', newest[4] ?? '')).toBe('OK');
    await until(watcher, () => held().includes(ids[2] ?? ''), 'what moves up');
    expect(held()).toEqual([...newest.filter((id) => id !== newest[4]), ids[2]]);
    expect(await hall.act('chair', 'submissions.hide', ids[0] ?? '')).toBe('OK');
    const page = await hall.people.minh.get<PublishedView[]>('published');
    expect(page.body.map((row) => row.id)).toEqual([...held(), ids[1]]);
    const before = page.body[19]?.version ?? 0;
    const rest = await hall.people.minh.get<PublishedView[]>(`published?before=${before}`);
    expect(rest.body.map((row) => row.id)).toEqual([ids[1]]);
  }, 60_000);
});

describe('an opinion on the hall screen', () => {
  it('the chair approves, publishes and shows by one act; an organiser shows only what was approved', async () => {
    const id = await hall.write('lan');
    expect(await hall.act('organiser', 'submissions.showOnScreen', id)).toBe('NOT_APPROVED');
    expect(await hall.act('chair', 'submissions.showOnScreen', id)).toBe('OK');
    expect(await hall.opinion(id)).toMatchObject({ moderation: 'APPROVED', visibility: 'ON_AIR' });
    const { screen, published } = await hall.knows(hall.people.minh);
    expect(screen).toMatchObject({ mode: 'OPINION', opinion: { kind: 'SUBMISSION', id, weight: 1 } });
    expect(published).toMatchObject([{ id, onAir: true }]);
  });

  it('at most one is on air; the one before stays published', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    await hall.act('chair', 'submissions.showOnScreen', first);
    await hall.act('chair', 'submissions.showOnScreen', second);
    expect((await hall.opinion(first)).visibility).toBe('PUBLISHED');
    const { published } = await hall.knows(hall.people.guest);
    expect(published.map(({ id, onAir }) => [id, onAir])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  it('hiding the one on air clears the screen', async () => {
    const id = await hall.write('lan');
    await hall.act('chair', 'submissions.showOnScreen', id);
    expect(await hall.act('chair', 'submissions.hide', id)).toBe('OK');
    const { screen, published } = await hall.knows(hall.people.minh);
    expect(screen.opinion).toBeNull();
    expect(published).toEqual([]);
  });

  it('something else on the screen takes it off the air, and undoing that brings it back', async () => {
    const id = await hall.write('lan');
    await hall.act('chair', 'submissions.showOnScreen', id);
    const { version: seen } = (await hall.state()).screen;
    await hall.people.chair.do('screen.show', { mode: 'TOPICS', collatedId: null, seen });
    expect((await hall.opinion(id)).visibility).toBe('PUBLISHED');
    expect(await hall.undo('chair')).toBe('OK');
    expect((await hall.opinion(id)).visibility).toBe('ON_AIR');
    expect((await hall.state()).screen.opinion?.id).toBe(id);
  });

  it('showing is undone within ten seconds: the opinion, the one before it and the screen', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    await hall.act('chair', 'submissions.showOnScreen', first);
    await hall.act('chair', 'submissions.showOnScreen', second);
    expect(await hall.undo('secretary')).toBe('UNDO_NOT_YOURS');
    expect(await hall.undo('chair')).toBe('OK');
    expect(await hall.opinion(second)).toMatchObject({ moderation: 'PENDING', visibility: 'HIDDEN' });
    expect((await hall.opinion(first)).visibility).toBe('ON_AIR');
    expect((await hall.state()).screen.opinion?.id).toBe(first);
    expect((await hall.knows(hall.people.guest)).published.map((row) => row.id)).toEqual([first]);
  });

  it('hiding is undone: published, on air and on the screen again', async () => {
    const id = await hall.write('lan');
    await hall.act('chair', 'submissions.showOnScreen', id);
    await hall.act('chair', 'submissions.hide', id);
    expect(await hall.undo('chair')).toBe('OK');
    expect((await hall.opinion(id)).visibility).toBe('ON_AIR');
    expect((await hall.state()).screen.opinion?.id).toBe(id);
  });

  it('undo never brings back to the hall what its author has changed since', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    await hall.act('chair', 'submissions.showOnScreen', first);
    await hall.act('chair', 'submissions.showOnScreen', second);
    await hall.edit('lan', first);
    expect(await hall.undo('chair')).toBe('OK');
    expect((await hall.state()).screen.opinion).toBeNull();
    await hall.act('chair', 'submissions.showOnScreen', second);
    await hall.edit('minh', second);
    expect(await hall.undo('chair')).toBe('UNDO_OVERTAKEN');
  });
});

describe('no voice lost (domain.md 6.4, 14.4)', () => {
  it('who waits when the meeting closes has a written opinion, also with a shut intake', async () => {
    const linked = await hall.write('minh');
    await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
    await hall.people.chair.do('floor.openRegistration', {});
    const ask = { topicId: hall.meeting.topic(1), type: 'OPINION' } as const;
    const line = 'Xin hỏi về chế độ điều động, mong được trả lời. '.repeat(4).trim();
    await hall.people.lan.do('floor.request', { ...ask, requestId: makeId(), line, submissionId: null });
    await hall.people.minh.do('floor.request', {
      ...ask,
      requestId: makeId(),
      line: '',
      submissionId: linked,
    });
    await hall.people.chair.do('submissions.close', {});
    const { version: seen } = (await hall.state()).meeting ?? { version: 0 };
    expect(await hall.people.chair.do('meeting.close', { seen })).toEqual({ convertedToWritten: 2 });
    const own = Object.values((await hall.knows(hall.people.lan)).submissions);
    expect(own).toMatchObject([
      { channel: 'SPEECH_NOT_REACHED', notReached: true, text: line, moderation: 'APPROVED' },
    ]);
    expect(own[0]?.summary.length).toBeLessThanOrEqual(LIMITS.summary);
    expect(await hall.opinion(linked)).toMatchObject({ notReached: true, channel: 'PHONE' });
    expect((await hall.people.chair.snapshot()).counters.submissions).toBe(1);
  });
});
