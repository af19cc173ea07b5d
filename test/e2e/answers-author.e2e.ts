import type { Id, TargetRef, TrackedLine } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { AnswerHall, BOARD } from '../support/answer-hall.js';
import { http, type Person } from '../support/driver.js';
import { letOut } from '../support/let-out.js';

let hall: AnswerHall;
let chair: Person;
let secretary: Person;
let road: Person;
let board: Person;
let lan: Person;
let mai: Person;

beforeAll(async () => {
  hall = await AnswerHall.open();
  ({ chair, secretary, road, board, lan, mai } = hall.people);
}, 30_000);

afterAll(() => hall.close());

const reopeningsOf = (person: Person, target: TargetRef) =>
  Object.values(hall.stateOf(person).reopenings).filter((one) => one.target.id === target.id);

describe('W136, W137: the author’s word', () => {
  it('NO brings it once to the level above, which answers; then the word stands', async () => {
    const [mine, hers] = [await hall.write(lan), await hall.write(mai)];
    const target = await hall.collate([mine, hers]);
    const id = await hall.answer(road, target);
    const judge = (person: Person, submissionId: Id, responseId: Id, verdict: 'ANSWERED' | 'PARTLY' | 'NO') =>
      hall.code(person, 'responses.judge', { responseId, submissionId, verdict });
    expect(await judge(lan, mine, id, 'NO')).toBe('NOT_FOUND');
    await letOut(chair, id);
    expect(await judge(lan, hers, id, 'NO')).toBe('NOT_FOUND');
    expect(await judge(lan, mine, id, 'NO')).toBe('OK');
    expect(await judge(mai, hers, id, 'NO')).toBe('OK');
    await hall.settled();
    for (const reader of [chair, secretary, board, road]) {
      expect(reopeningsOf(reader, target)).toMatchObject([{ responseId: id, unit: BOARD, answeredAt: null }]);
    }
    expect(Object.values(hall.stateOf(lan).verdicts).filter((one) => one.responseId === id)).toMatchObject([
      { submissionId: mine, verdict: 'NO', brought: true, broughtTo: BOARD },
    ]);
    expect(await judge(lan, mine, id, 'PARTLY')).toBe('OK');
    await hall.settled();
    expect(reopeningsOf(board, target)).toHaveLength(1);
    const above = await hall.answer(board, target);
    await hall.settled();
    expect(reopeningsOf(chair, target)).toMatchObject([{ answerId: above, answeredAt: null }]);
    await letOut(chair, above);
    await hall.settled();
    expect(reopeningsOf(chair, target)[0]?.answeredAt).not.toBeNull();
    expect(await judge(mai, hers, id, 'ANSWERED')).toBe('NEXT_LEVEL_ANSWERED');
    expect(await judge(mai, hers, above, 'NO')).toBe('OK');
    await hall.settled();
    expect(reopeningsOf(chair, target)).toHaveLength(1);
    expect(Object.values(hall.stateOf(mai).verdicts).find((one) => one.responseId === above)?.brought).toBe(
      false,
    );
  });

  it('is taken away when nobody says NO any more, and goes to the chair where there is no level above', async () => {
    const raw = await hall.write(lan);
    const reply = { kind: 'SUBMISSION', id: raw } as const;
    const given = { given: 'LIVE', responderId: road.participantId } as const;
    const said = await hall.answer(secretary, reply, given);
    await lan.do('responses.judge', { responseId: said, submissionId: raw, verdict: 'NO' });
    await hall.settled();
    expect(reopeningsOf(chair, reply)).toMatchObject([{ unitId: null, unit: '', words: '' }]);
    expect(reopeningsOf(board, reply)).toEqual([]);
    await lan.do('responses.judge', { responseId: said, submissionId: raw, verdict: 'ANSWERED' });
    await hall.settled();
    expect([...reopeningsOf(chair, reply), ...reopeningsOf(road, reply)]).toEqual([]);
  });

  it('W34: by the receipt it leaves no actor, and the line says what the author said', async () => {
    const [submissionId, receipt] = [makeId(), makeReceipt()];
    const words = {
      kind: 'OPINION',
      topicId: hall.meeting.topic(0),
      summary: 'Kín',
      text: 'Không dám nói.',
    } as const;
    await lan.do('submissions.submitConfidential', {
      ...{ submissionId, ...words, receipt, officerId: secretary.participantId },
      writtenAt: hall.server.app.clock.now(),
    });
    const target = await hall.collate([submissionId]);
    const responseId = await hall.answer(road, target);
    await letOut(chair, responseId);
    const payload = { receipt, responseId, verdict: 'NO' };
    const said = await http(`${hall.server.url}/api/track/judge`, { body: { id: makeId(), payload } });
    expect(said.status).toBe(200);
    const [entry] = await hall.inspector.rows<{ actor_id: string | null; audience: string }>(
      `select actor_id, audience from entry where type = 'responses.judged' order by seq desc limit 1`,
    );
    expect(entry?.actor_id).toBeNull();
    expect(entry?.audience).not.toContain(lan.participantId);
    const line = await http<TrackedLine>(`${hall.server.url}/api/track`, { body: { code: receipt } });
    expect(line.body.verdicts).toMatchObject([{ verdict: 'NO', broughtTo: BOARD }]);
    expect(line.body.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['SENT PAST', 'RECEIVED PAST', 'COLLATED PAST', 'ANSWERED PAST', 'JUDGED PAST', 'ANSWERED NOW'],
    ]);
    expect(JSON.stringify(line.body)).not.toContain(lan.participantId);
  });
});

describe('W138: the whole line of an opinion', () => {
  it('with days and words, for its author only', async () => {
    const mine = await hall.write(lan);
    const target = await hall.collate([mine]);
    const path = `submissions/${mine}/line`;
    const id = await hall.answer(road, target, { type: 'NOTED' });
    const before = await lan.get<{ steps: TrackedLine['steps'] }>(path);
    expect(before.body.steps.at(-1)).toMatchObject({ kind: 'ANSWERED', state: 'NOW' });
    await letOut(chair, id);
    const { steps } = (await lan.get<{ steps: TrackedLine['steps'] }>(path)).body;
    expect(steps.find(({ kind }) => kind === 'COLLATED')).toMatchObject({
      words: 'Đề nghị thoát nước ngõ 5',
    });
    expect(steps.find(({ kind }) => kind === 'ANSWERED')?.who).toBe(
      'Cao Thị Hạ, Trưởng phòng, Phòng Hạ tầng',
    );
    expect(steps.at(-1)).toMatchObject({ kind: 'DONE', state: 'NOW' });
    expect(steps.filter(({ state }) => state === 'PAST').every(({ at }) => at !== null)).toBe(true);
    expect((await mai.get(path)).status).toBe(404);
  });
});
