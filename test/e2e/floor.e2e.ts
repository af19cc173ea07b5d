import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
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
  hall = await openFloor(server, 8);
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.meeting.close();
});

describe('registering to speak (domain.md 6.4)', () => {
  it('a participant has at most one request that waits, also when the button is pressed many times at once', async () => {
    const presses = [0, 0, 1, 1, 1, 2].map((index) =>
      hall.delegate(index).issue('floor.request', hall.asking()),
    );
    const answers = (await Promise.all(presses)).map(code);
    expect(answers.filter((one) => one === 'OK')).toHaveLength(3);
    expect(answers.filter((one) => one === 'ALREADY_WAITING')).toHaveLength(3);
    expect((await hall.floor()).queue).toHaveLength(3);
  });

  it('the same command id gets the same answer and changes nothing', async () => {
    const id = makeId();
    const asking = hall.asking();
    const first = await hall.delegate(0).issue('floor.request', asking, id);
    expect(await hall.delegate(0).issue('floor.request', asking, id)).toEqual(first);
    expect((await hall.floor()).queue).toEqual([asking.requestId]);
  });

  it('refuses unknown topics, taken ids, closed registration', async () => {
    const { requestId } = await hall.delegate(0).do('floor.request', hall.asking());
    const ask = async (more: Parameters<FloorHall['asking']>[0]): Promise<string> =>
      code(await hall.delegate(1).issue('floor.request', hall.asking(more)));
    expect(await ask({ topicId: makeId() })).toBe('UNKNOWN_TOPIC');
    expect(await ask({ requestId })).toBe('ID_TAKEN');
    await hall.chair.do('floor.closeRegistration', {});
    expect(await ask({})).toBe('REGISTRATION_CLOSED');
    expect((await hall.floor()).queue).toEqual([requestId]);
  });

  it('a request can be linked only to a NAMED own opinion that was not withdrawn', async () => {
    const submissionId = await hall.write(0);
    const ask = async (index: number): Promise<string> =>
      code(await hall.delegate(index).issue('floor.request', hall.asking({ submissionId })));
    expect(await ask(1)).toBe('LINK_NOT_OWN');
    expect(await ask(0)).toBe('OK');
    const { version } = (await hall.state()).submissions[submissionId] ?? { version: 0 };
    await hall.delegate(0).do('submissions.withdraw', { submissionId, seen: version });
    await hall.delegate(0).do('floor.withdraw', { requestId: (await hall.floor()).queue[0] ?? '' });
    expect(await ask(0)).toBe('LINK_NOT_OWN');
  });

  it('its line goes to chair and desk; the hall sees the topic', async () => {
    const requestId = await hall.ask(0, { line: 'Chỉ bàn chủ trì đọc' });
    expect((await hall.secretary.snapshot()).state.requests[requestId]?.line).toBe('Chỉ bàn chủ trì đọc');
    const others = JSON.stringify((await hall.delegate(1).snapshot()).state);
    expect(others).toContain(requestId);
    expect(others).not.toContain('Chỉ bàn chủ trì đọc');
  });

  it('the secretary registers on behalf; a focal person the own unit only', async () => {
    const ask = async (by: 'secretary' | 'focal', index: number): Promise<string> => {
      const payload = { ...hall.asking(), participantId: hall.delegate(index).participantId };
      return code(await hall[by].issue('floor.requestForOther', payload));
    };
    expect(await ask('focal', 0)).toBe('NOT_FOUND');
    expect(await ask('focal', 1)).toBe('OK');
    expect(await ask('secretary', 0)).toBe('OK');
    const entered = Object.values((await hall.state()).requests).map((request) => request.enteredById);
    expect(entered.sort()).toEqual([hall.focal.participantId, hall.secretary.participantId].sort());
  });

  it('withdraw: own, by the desk on behalf, by a focal person for the own unit; waiting only', async () => {
    const [a, b, c] = [await hall.ask(0), await hall.ask(1), await hall.ask(2)];
    const withdraw = async (by: 'focal' | 'secretary' | number, requestId: Id): Promise<string> => {
      const person = typeof by === 'number' ? hall.delegate(by) : hall[by];
      return code(await person.issue('floor.withdraw', { requestId }));
    };
    expect(await withdraw(1, a)).toBe('NOT_FOUND');
    expect(await withdraw('focal', a)).toBe('NOT_FOUND');
    expect(await withdraw('focal', b)).toBe('OK');
    expect(await withdraw('secretary', c)).toBe('OK');
    expect(await withdraw(0, a)).toBe('OK');
    expect(await withdraw(0, a)).toBe('NOT_WAITING');
    expect(await hall.floor()).toMatchObject({ queue: [], next: [] });
  });

  it('"Sẵn sàng" is seen by the chair; "Để sau" gives way to one person and keeps the turn', async () => {
    const [a, b, c] = [await hall.ask(0), await hall.ask(1), await hall.ask(2)];
    await hall.delegate(0).do('floor.ready', { requestId: a });
    expect((await hall.state()).requests[a]?.ready).toBe(true);
    await hall.delegate(0).do('floor.later', { requestId: a });
    const { queue, next } = await hall.floor();
    expect(queue).toEqual([b, a, c]);
    expect(next.map((one) => one.name)).toEqual(['Đại biểu 1', 'Đại biểu 0']);
    await hall.delegate(2).do('floor.later', { requestId: c });
    expect((await hall.floor()).queue).toEqual([b, a, c]);
  });
});

describe("the chair's word is atomic", () => {
  it('a double tap and a second chair cannot call twice: STALE carries the present floor', async () => {
    const [a, b] = [await hall.ask(0), await hall.ask(1)];
    const { version: seen } = await hall.floor();
    const answers = await Promise.all([
      hall.chair.issue('floor.call', { requestId: a, seen }),
      hall.chair.issue('floor.call', { requestId: a, seen }),
      hall.coChair.issue('floor.call', { requestId: b, seen }),
    ]);
    expect(answers.map(code).sort()).toEqual(['OK', 'STALE', 'STALE']);
    const stale = answers.find((answer) => !answer.ok);
    expect(stale?.ok === false && stale.details.present).toEqual(await hall.floor());
  });

  it('at most one is called or speaks; the secretary acts only where the chair handed it over', async () => {
    const [a, b] = [await hall.ask(0), await hall.ask(1)];
    const turnId = await hall.call(a);
    expect(code(await hall.act('floor.call', { requestId: b }))).toBe('FLOOR_BUSY');
    const { version: seen } = await hall.floor();
    expect(code(await hall.secretary.issue('floor.start', { turnId, seen }))).toBe('NOT_ALLOWED');
    expect(code(await hall.act('floor.pause', { turnId }))).toBe('WRONG_TURN_STATE');
  });

  it('the server owns the clock: pauses are left out of what a turn took', async () => {
    const turnId = await hall.call(await hall.ask(0));
    await hall.act('floor.extend', { turnId, seconds: 30 });
    await hall.act('floor.start', { turnId });
    hall.pass(100);
    await hall.act('floor.pause', { turnId });
    hall.pass(500);
    await hall.act('floor.resume', { turnId });
    hall.pass(20);
    await hall.act('floor.pause', { turnId });
    hall.pass(60);
    expect(code(await hall.act('floor.end', { turnId, interrupted: false, reason: '' }))).toBe('OK');
    const { ended, current } = await hall.floor();
    expect(current).toBeNull();
    expect(ended.turns).toBe(1);
    expect(ended.seconds).toBeGreaterThanOrEqual(120);
    expect(ended.seconds).toBeLessThan(130);
    expect((await hall.state()).turns[turnId]).toMatchObject({
      number: 1,
      state: 'DONE',
      extendedSeconds: 30,
    });
  });

  it('cut off: the speaker reads why, to send the rest in writing', async () => {
    const requestId = await hall.ask(0);
    const turnId = await hall.call(requestId);
    await hall.act('floor.start', { turnId });
    await hall.act('floor.end', { turnId, interrupted: true, reason: 'Hết giờ' });
    expect((await hall.state()).requests[requestId]).toMatchObject({
      state: 'INTERRUPTED',
      reason: 'Hết giờ',
    });
  });

  it('absent: back to the end, once; the second time for good, and never a turn', async () => {
    const [a, b] = [await hall.ask(0), await hall.ask(1)];
    await hall.act('floor.absent', { turnId: await hall.call(a) });
    expect((await hall.floor()).queue).toEqual([b, a]);
    await hall.act('floor.absent', { turnId: await hall.call(a) });
    expect(await hall.floor()).toMatchObject({ queue: [b], ended: { turns: 0 } });
    expect((await hall.state()).requests[a]).toMatchObject({ state: 'ABSENT', requeued: true });
  });

  it('a raised hand is called at once; whoever waits already is called by the request', async () => {
    await hall.ask(0);
    const topicId = hall.meeting.topic(1);
    const raise = (index: number): Promise<CommandAnswer> =>
      hall.act('floor.callUnregistered', { participantId: hall.delegate(index).participantId, topicId });
    expect(code(await raise(0))).toBe('ALREADY_WAITING');
    expect(code(await raise(1))).toBe('OK');
    expect((await hall.floor()).current).toMatchObject({
      name: 'Đại biểu 1',
      topicId,
      state: 'CALLED',
      number: null,
    });
  });

  it('skip and reorder carry a reason; the order is the same for all', async () => {
    const [a, b, c, d] = [await hall.ask(0), await hall.ask(1), await hall.ask(2), await hall.ask(3)];
    await hall.act('floor.skip', { requestId: a, reason: 'Chưa vào hội trường' });
    await hall.act('floor.reorder', { requestId: d, beforeId: a, reason: 'Phải về sớm' });
    await hall.act('floor.decline', { requestId: c, reason: 'Đã trả lời' });
    const { floor, requests } = await hall.state();
    expect(floor.queue).toEqual([b, d, a]);
    expect([a, d, c].map((id) => requests[id]?.reason)).toEqual([
      'Chưa vào hội trường',
      'Phải về sớm',
      'Đã trả lời',
    ]);
    expect(code(await hall.act('floor.reorder', { requestId: a, beforeId: c, reason: '' }))).toBe(
      'NOT_WAITING',
    );
  });
});

it('R11: 500 concurrent register, withdraw, call, reorder, undo: one order everywhere, nobody twice or lost', async () => {
  let seed = 20_261;
  const random = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  let accepted = 0;
  for (let round = 0; round < 20; round += 1) {
    const { queue, version: seen, current, lastAct } = await hall.floor();
    const any = (): Id => queue[random(Math.max(1, queue.length))] ?? makeId();
    const chair = random(2) === 0 ? hall.chair : hall.coChair;
    const one = (): Promise<CommandAnswer> => {
      const what = random(9);
      if (what < 3) return hall.delegate(random(8)).issue('floor.request', hall.asking());
      if (what === 3) return hall.secretary.issue('floor.withdraw', { requestId: any() });
      if (what === 4) return chair.issue('floor.call', { requestId: any(), seen });
      if (what === 5) return chair.issue('floor.skip', { requestId: any(), reason: 'Chưa có mặt', seen });
      if (what === 6 && lastAct) return chair.issue('floor.undo', { entry: lastAct.entry });
      if (what === 7 && current) return chair.issue('floor.absent', { turnId: current.id, seen });
      return chair.issue('floor.reorder', {
        requestId: any(),
        beforeId: random(2) ? any() : null,
        reason: '',
        seen,
      });
    };
    const answers = await Promise.all(Array.from({ length: 25 }, one));
    expect(answers.map(code)).not.toContain('INTERNAL');
    accepted += answers.filter((answer) => answer.ok).length;
    const { floor, requests } = await hall.state();
    const waiting = Object.values(requests).filter((request) => request.state === 'QUEUED');
    expect([...floor.queue].sort()).toEqual(waiting.map((request) => request.id).sort());
    expect(new Set(waiting.map((request) => request.participantId)).size).toBe(waiting.length);
  }
  expect(accepted).toBeGreaterThan(50);
}, 60_000);
