import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import pg from 'pg';
import { connected } from '../support/driver.js';
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
  hall = await openFloor(server, 6);
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.meeting.close();
});

/** Counts what this process, the server in it, writes into the database; the returned function ends it. */
function countWrites(): () => number {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  return () => {
    const texts = spy.mock.calls.map(([what]) => (typeof what === 'string' ? what : ''));
    spy.mockRestore();
    return texts.filter((text) => /^\s*(insert|update)/i.test(text)).length;
  };
}

describe('no voice lost: unheard speakers turn into written opinions (domain.md 14.4)', () => {
  it('who waits is converted; a linked NAMED opinion is marked, and no second one is made', async () => {
    const [linked, dropped] = [await hall.write(1), await hall.write(2)];
    const line = 'Xin hỏi về nhà ở';
    const a = await hall.ask(0, { line });
    const b = await hall.ask(1, { submissionId: linked });
    const c = await hall.ask(2, { submissionId: dropped });
    const seen = (await hall.state()).submissions[dropped]?.version ?? 0;
    await hall.delegate(2).do('submissions.withdraw', { submissionId: dropped, seen });
    const answer = await hall.act('floor.endFloor', {});
    expect(answer.ok && answer.result).toEqual({ convertedToWritten: 3 });

    const { requests, submissions, floor, meeting } = await hall.state();
    const opinionOf = (id: Id): (typeof submissions)[string] | undefined =>
      submissions[requests[id]?.convertedTo ?? ''];
    expect([a, b, c].map((id) => requests[id]?.state)).toEqual(Array(3).fill('CONVERTED_TO_WRITTEN'));
    expect(opinionOf(a)).toMatchObject({
      channel: 'SPEECH_NOT_REACHED',
      notReached: true,
      text: line,
      requestId: a,
    });
    expect(opinionOf(b)).toMatchObject({ id: linked, channel: 'PHONE', notReached: true, requestId: b });
    expect(opinionOf(c)).toMatchObject({
      channel: 'SPEECH_NOT_REACHED',
      authorId: hall.delegate(2).participantId,
    });
    expect(Object.keys(submissions)).toHaveLength(4);
    expect(floor).toMatchObject({ current: null, queue: [], next: [], lastAct: null });
    expect(meeting).toMatchObject({ registrationOpen: false, floorEnded: true, intakeOpen: true });
    expect(await hall.undo()).toBe('UNDO_OVERTAKEN');
  });

  it('a long queue costs no more statements than a short one: the stream is locked meanwhile', async () => {
    const ended = async (waiting: number): Promise<number> => {
      const { version: seen } = await hall.floor();
      const statements = countWrites();
      const answer = await hall.chair.issue('floor.endFloor', { seen });
      expect(answer).toMatchObject({ ok: true, result: { convertedToWritten: waiting } });
      return statements();
    };
    await hall.ask(0);
    const short = await ended(1);
    await hall.chair.do('floor.openRegistration', {});
    const rows = Array.from({ length: 60 }, (_, i) => `Đại biểu,X${i}`);
    await hall.meeting.organiser.do('participants.import', { csv: `họ tên,số\n${rows.join('\n')}` });
    for (const { id: participantId, number } of Object.values((await hall.state()).participants)) {
      if (!number.startsWith('X')) continue;
      const asking = { ...hall.asking(), participantId };
      await hall.secretary.do('floor.requestForOther', asking);
    }
    const long = await ended(60);
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThanOrEqual(short);
  });

  it('each person finds the own opinion, with an answer owed', async () => {
    const requestId = await hall.ask(0);
    await hall.act('floor.endFloor', {});
    const { requests, submissions } = (await connected(hall.delegate(0))).store.state;
    expect(submissions[requests[requestId]?.convertedTo ?? '']).toMatchObject({ notReached: true });
  });

  it('who speaks is done first; a call is taken back and its person converted', async () => {
    const speaking = await hall.call(await hall.ask(0));
    await hall.act('floor.start', { turnId: speaking });
    hall.pass(30);
    expect(await hall.act('floor.endFloor', {})).toMatchObject({ result: { convertedToWritten: 0 } });
    expect((await hall.state()).turns[speaking]).toMatchObject({ state: 'DONE' });
    expect((await hall.floor()).ended.turns).toBe(1);

    await hall.chair.do('floor.openRegistration', {});
    const called = await hall.call(await hall.ask(1));
    expect(await hall.act('floor.endFloor', {})).toMatchObject({ result: { convertedToWritten: 1 } });
    const { turns, floor } = await hall.state();
    expect(turns[called]).toBeUndefined();
    expect(floor).toMatchObject({ current: null, ended: { turns: 1 } });
  });

  it('closing registration keeps the queue; after the end nobody registers or is called until it opens again', async () => {
    const a = await hall.ask(0);
    await hall.chair.do('floor.closeRegistration', {});
    expect((await hall.floor()).queue).toEqual([a]);
    await hall.act('floor.endFloor', {});
    expect(code(await hall.delegate(1).issue('floor.request', hall.asking()))).toBe('FLOOR_ENDED');
    const raised = { participantId: hall.delegate(1).participantId, topicId: hall.meeting.topic(0) };
    expect(code(await hall.act('floor.callUnregistered', raised))).toBe('FLOOR_ENDED');
    expect(code(await hall.act('floor.endFloor', {}))).toBe('FLOOR_ENDED');
    await hall.chair.do('floor.openRegistration', {});
    expect((await hall.state()).meeting).toMatchObject({ registrationOpen: true, floorEnded: false });
    await hall.ask(1);
  });

  it('a stale end converts nobody', async () => {
    const { version: seen } = await hall.floor();
    await hall.act('floor.skip', { requestId: await hall.ask(0), reason: 'Chưa có mặt' });
    expect(code(await hall.chair.issue('floor.endFloor', { seen }))).toBe('STALE');
    expect((await hall.floor()).queue).toHaveLength(1);
  });

  it('meeting.close does it when nobody did', async () => {
    await hall.ask(0);
    await hall.ask(1);
    const seen = (await hall.state()).meeting?.version ?? 0;
    expect(await hall.chair.do('meeting.close', { seen })).toEqual({ convertedToWritten: 2 });
    const { meeting, floor } = await hall.state();
    expect(meeting).toMatchObject({
      phase: 'CLOSED',
      floorEnded: true,
      registrationOpen: false,
      intakeOpen: false,
    });
    expect(floor.queue).toEqual([]);
  });
});

describe('the secretary writes beside the turn', () => {
  it('a gist from the call on; somebody else wrote in between: STALE with the present note', async () => {
    const turnId = await hall.call(await hall.ask(0));
    await hall.secretary.do('floor.noteGist', { turnId, gist: 'Nêu chuyện nhà ở', seen: 0 });
    const second = await hall.secretary.issue('floor.noteGist', { turnId, gist: 'Khác', seen: 0 });
    expect(second).toMatchObject({ code: 'STALE', details: { present: { gist: 'Nêu chuyện nhà ở' } } });
    const seen = (await hall.secretary.snapshot()).state.notes[turnId]?.version ?? 0;
    await hall.secretary.do('floor.noteGist', { turnId, gist: 'Nhà ở, đi lại', seen });
    expect((await hall.delegate(0).snapshot()).state.notes).toEqual({});
    expect(code(await hall.chair.issue('floor.noteGist', { turnId, gist: '', seen }))).toBe('NOT_ALLOWED');
    const nowhere = { turnId: makeId(), gist: 'Không có', seen: 0 };
    expect(code(await hall.secretary.issue('floor.noteGist', nowhere))).toBe('NOT_FOUND');
  });

  it('somebody forgot to press: both values are kept, also after the meeting was closed', async () => {
    const turnId = await hall.call(await hall.ask(0));
    const now = Date.now() - 60_000;
    const correct = async (startedAt: number, endedAt: number): Promise<string> =>
      code(
        await hall.secretary.issue('floor.correctTimes', { turnId, startedAt, endedAt, reason: 'Quên bấm' }),
      );
    expect(await correct(now - 90_000, now)).toBe('WRONG_TURN_STATE');
    await hall.act('floor.start', { turnId });
    expect(await correct(now - 90_000, now)).toBe('WRONG_TURN_STATE');
    await hall.act('floor.end', { turnId, interrupted: false, reason: '' });
    const pressed = (await hall.state()).turns[turnId];
    await hall.chair.do('meeting.close', { seen: (await hall.state()).meeting?.version ?? 0 });
    expect(await correct(now, now)).toBe('TIMES_IMPOSSIBLE');
    expect(await correct(now, now - 1)).toBe('TIMES_IMPOSSIBLE');
    expect(await correct(now, now + 86_400_000)).toBe('TIMES_IMPOSSIBLE');
    expect(await correct(now - 90_000, now)).toBe('OK');
    const { turns, notes } = await hall.state();
    expect(turns[turnId]).toEqual(pressed);
    expect(notes[turnId]).toMatchObject({ correctedStartedAt: now - 90_000, correctedEndedAt: now });
  });
});

it('a topic that somebody spoke to cannot be removed', async () => {
  await hall.ask(0, { topicId: hall.meeting.topic(1) });
  const { meeting } = await hall.state();
  const topics = hall.meeting.plan.topics.filter((topic) => topic.id !== hall.meeting.topic(1));
  const plan = { ...hall.meeting.plan, topics };
  const seen = meeting?.version ?? 0;
  expect(code(await hall.meeting.organiser.issue('meeting.configure', { plan, seen }))).toBe('TOPIC_IN_USE');
});
