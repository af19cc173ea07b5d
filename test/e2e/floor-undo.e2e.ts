import type { FloorState, SnapshotState } from '@doi-thoai/shared';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { FloorHall } from './floor-hall.js';
import { code, openFloor } from './floor-hall.js';

let server: TestServer;
let hall: FloorHall;

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await openFloor(server, 4);
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.meeting.close();
});

/** What a person sees of the floor; numbers of entries go on, whatever is undone. */
function seenBy({ floor, requests, turns, participants }: SnapshotState): unknown {
  const plain = <T extends { version: number }>(rows: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { ...row, version: 0 }]));
  const current: FloorState['current'] = floor.current && { ...floor.current, version: 0 };
  return {
    floor: { ...floor, current, version: 0, lastAct: null },
    requests: plain(requests),
    turns: plain(turns),
    // Whoever begins to speak is present, as long as nothing was said about it.
    participants: plain(participants),
  };
}

describe('floor.undo takes an act back as if it had never been (domain.md 6.7)', () => {
  /** Acts, undoes, and compares all that the chair sees. */
  async function undone(...act: Parameters<FloorHall['act']>): Promise<void> {
    const before = seenBy(await hall.state());
    expect(code(await hall.act(...act))).toBe('OK');
    expect(seenBy(await hall.state())).not.toEqual(before);
    expect(await hall.undo(hall.coChair)).toBe('UNDO_NOT_YOURS');
    expect(await hall.undo()).toBe('OK');
    const state = await hall.state();
    expect(seenBy(state)).toEqual(before);
    expect(state.floor.lastAct).toBeNull();
  }

  it('skip, reorder, decline, call', async () => {
    const [a, b, c] = [await hall.ask(0), await hall.ask(1), await hall.ask(2)];
    await undone('floor.skip', { requestId: a, reason: 'Chưa có mặt' });
    await undone('floor.reorder', { requestId: c, beforeId: a, reason: '' });
    await undone('floor.reorder', { requestId: a, beforeId: null, reason: 'Xin sau cùng' });
    await undone('floor.decline', { requestId: b, reason: 'Đã trả lời' });
    await undone('floor.call', { requestId: b });
    await undone('floor.call', { requestId: c });
  });

  it('extend, absent, start, pause, end, resume', async () => {
    const [a] = [await hall.ask(0), await hall.ask(1)];
    const turnId = await hall.call(a);
    await undone('floor.extend', { turnId, seconds: 60 });
    await undone('floor.absent', { turnId });
    await undone('floor.start', { turnId });
    await hall.act('floor.start', { turnId });
    await undone('floor.pause', { turnId });
    await undone('floor.end', { turnId, interrupted: true, reason: 'Hết giờ' });
    await hall.act('floor.pause', { turnId });
    hall.pass(5);
    await undone('floor.resume', { turnId });
    await undone('floor.end', { turnId, interrupted: false, reason: '' });
  });

  it('the second absence too', async () => {
    const requestId = await hall.ask(0);
    await hall.act('floor.absent', { turnId: await hall.call(requestId) });
    const turnId = await hall.call(requestId);
    await undone('floor.absent', { turnId });
  });

  it('callUnregistered: the turn is gone, and the person may register', async () => {
    const { participantId } = hall.delegate(0);
    const answer = await hall.act('floor.callUnregistered', {
      participantId,
      topicId: hall.meeting.topic(0),
    });
    expect(await hall.undo()).toBe('OK');
    const { turns, floor } = await hall.state();
    expect(turns).toEqual({});
    expect(floor).toMatchObject({ current: null, queue: [] });
    const turnId = answer.ok ? answer.result.turnId : '';
    expect(code(await hall.act('floor.start', { turnId }))).toBe('NOT_FOUND');
    await hall.ask(0);
  });

  it('who registered or left meanwhile keeps what they have', async () => {
    const [a, b] = [await hall.ask(0), await hall.ask(1)];
    await hall.act('floor.skip', { requestId: a, reason: 'Chưa có mặt' });
    await hall.delegate(1).do('floor.withdraw', { requestId: b });
    const c = await hall.ask(2);
    expect(await hall.undo()).toBe('OK');
    expect((await hall.floor()).queue).toEqual([a, c]);
  });
});

describe('and only then', () => {
  it('within ten seconds of server time', async () => {
    await hall.call(await hall.ask(0));
    hall.pass(10.5);
    expect(await hall.undo()).toBe('UNDO_TOO_LATE');
  });

  it('while no later act stands above it, and once', async () => {
    const turnId = await hall.call(await hall.ask(0));
    const entry = (await hall.floor()).lastAct?.entry ?? 0;
    await hall.act('floor.start', { turnId });
    expect(code(await hall.chair.issue('floor.undo', { entry }))).toBe('UNDO_OVERTAKEN');
    const last = (await hall.floor()).lastAct?.entry ?? 0;
    expect(await hall.undo()).toBe('OK');
    expect(code(await hall.chair.issue('floor.undo', { entry: last }))).toBe('UNDO_OVERTAKEN');
  });

  it('while the person concerned has not acted on it', async () => {
    const [a, b] = [await hall.ask(0), await hall.ask(1)];
    await hall.act('floor.absent', { turnId: await hall.call(a) });
    await hall.delegate(0).do('floor.withdraw', { requestId: a });
    expect(await hall.undo()).toBe('UNDO_OVERTAKEN');
    await hall.act('floor.decline', { requestId: b, reason: 'Ngoài nội dung' });
    await hall.ask(1);
    expect(await hall.undo()).toBe('UNDO_OVERTAKEN');
  });
});

describe('acts on the screen share the one undo', () => {
  it('screen.show and screen.clear', async () => {
    const screen = async (): Promise<SnapshotState['screen']> => (await hall.state()).screen;
    await hall.chair.do('screen.show', { mode: 'TOPICS', collatedId: null, seen: (await screen()).version });
    expect((await hall.floor()).lastAct).toMatchObject({ kind: 'screen.show' });
    await hall.chair.do('screen.clear', { seen: (await screen()).version });
    expect(await hall.undo()).toBe('OK');
    expect(await screen()).toMatchObject({ mode: 'TOPICS' });
  });

  it('showing and hiding an opinion: opinion and screen go back together', async () => {
    const submissionId = await hall.write(0);
    const opinion = async (): Promise<SnapshotState['submissions'][string] | undefined> =>
      (await hall.state()).submissions[submissionId];
    const seen = async (): Promise<number> => (await opinion())?.version ?? 0;
    await hall.secretary.do('submissions.showOnScreen', { submissionId, seen: await seen() });
    expect(await hall.undo(hall.secretary)).toBe('OK');
    expect(await opinion()).toMatchObject({ visibility: 'HIDDEN' });
    expect((await hall.state()).screen).toMatchObject({ mode: 'AUTO', opinion: null });
    await hall.secretary.do('submissions.showOnScreen', { submissionId, seen: await seen() });
    await hall.chair.do('submissions.hide', { submissionId, seen: await seen() });
    expect(await hall.undo()).toBe('OK');
    expect(await opinion()).toMatchObject({ visibility: 'ON_AIR' });
    expect((await hall.state()).screen).toMatchObject({ mode: 'OPINION', opinion: { id: submissionId } });
  });
});
