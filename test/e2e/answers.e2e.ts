import type { Id, TargetRef } from '@doi-thoai/shared';
import { makeId, makeReceipt, mayBeLive, mayIssue } from '@doi-thoai/shared';
import { AnswerHall, MENDED } from '../support/answer-hall.js';
import { http, type Person } from '../support/driver.js';
import { letOut } from '../support/let-out.js';

let hall: AnswerHall;
let chair: Person;
let secretary: Person;
let road: Person;
let lan: Person;
let mai: Person;

beforeAll(async () => {
  hall = await AnswerHall.open();
  ({ chair, secretary, road, lan, mai } = hall.people);
}, 30_000);

afterAll(() => hall.close());

describe('W132: draft, approved, published', () => {
  it('what is written waits for the chair, and no author is told of it or of what it promises', async () => {
    const target = await hall.collate([await hall.write(lan)]);
    const id = await hall.answer(road, target, { type: 'NOTED', result: 'IN_PROGRESS' });
    await hall.settled();
    expect(hall.stateOf(chair).responses[id]).toMatchObject({
      state: 'DRAFT',
      publishedAt: null,
      result: 'IN_PROGRESS',
    });
    expect(hall.stateOf(lan).responses[id]).toBeUndefined();
    expect(Object.values(hall.stateOf(chair).commitments).some((one) => one.responseId === id)).toBe(true);
    expect(Object.values(hall.stateOf(lan).commitments).some((one) => one.responseId === id)).toBe(false);
    expect(await hall.code(secretary, 'responses.publish', await hall.items(id))).toBe('NOT_APPROVED');
    const { seen } = await hall.looked(id);
    await chair.do('responses.sendBack', { responseId: id, seen, returnText: 'Nói rõ tháng nào.' });
    expect((await hall.looked(id)).view).toMatchObject({ state: 'DRAFT', returnText: 'Nói rõ tháng nào.' });
    await road.do('responses.edit', await hall.edited(id));
    expect((await hall.looked(id)).view).toMatchObject({ ...MENDED, state: 'DRAFT', returnText: '' });
    await chair.do('responses.approve', await hall.items(id));
    await secretary.do('responses.publish', await hall.items(id));
    await hall.settled();
    expect(hall.stateOf(lan).responses[id]).toMatchObject({ ...MENDED, state: 'PUBLISHED' });
    // It promises nothing any more: nobody was told, and nobody will be.
    const dropped = Object.values(hall.stateOf(chair).commitments).find((one) => one.responseId === id);
    expect(dropped?.state).toBe('CANCELLED');
    expect(Object.values(hall.stateOf(lan).commitments).some((one) => one.responseId === id)).toBe(false);
    // Nor is it in the calendar of the unit that it named: a proposal was nobody's yet.
    const token = makeReceipt();
    const { url, meetingId, cookie, headers } = road;
    const body = { id: makeId(), calendarId: makeId(), token };
    await http(`${url}/api/meetings/${meetingId}/calendars`, { body, cookie, headers });
    const calendar = await (await fetch(`${url}/api/calendars/${token}`)).text();
    expect(calendar).toContain('BEGIN:VCALENDAR');
    expect(calendar).not.toContain(dropped?.id);
  });

  it('an edit after the approval asks the chair again; what is published is corrected, not edited', async () => {
    const id = await hall.answer(road, await hall.collate([await hall.write(lan)]));
    await chair.do('responses.approve', await hall.items(id));
    await road.do('responses.edit', await hall.edited(id));
    expect((await hall.looked(id)).view.state).toBe('DRAFT');
    await letOut(chair, id);
    expect(await hall.code(road, 'responses.edit', await hall.edited(id))).toBe('ALREADY_PUBLISHED');
    const { seen } = await hall.looked(id);
    const back = { responseId: id, seen, returnText: 'Lại' };
    expect(await hall.code(chair, 'responses.sendBack', back)).toBe('ALREADY_PUBLISHED');
  });

  it('LIVE is published at once; written answers go on until the archive', async () => {
    const id = await hall.answer(road, await hall.collate([await hall.write(lan)]), { given: 'LIVE' });
    await hall.settled();
    expect(hall.stateOf(lan).responses[id]?.state).toBe('PUBLISHED');
    for (const phase of ['COLLATION_CLOSED', 'CHECK_IN', 'MINUTES_SIGNED', 'FOLLOW_UP'] as const) {
      expect([mayBeLive('RESPONDER', phase), mayBeLive('SECRETARY', phase)]).toEqual([false, false]);
    }
    for (const phase of ['MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP'] as const) {
      expect(mayIssue('RESPONDER', phase, 'responses.answer')).toBe('ownUnit');
      expect(mayIssue('CHAIR', phase, 'responses.approve')).toBe('yes');
      expect(mayIssue('SECRETARY', phase, 'responses.approve')).toBe('no');
    }
    expect(mayIssue('CHAIR', 'ARCHIVED', 'responses.approve')).toBe('no');
  });
});

describe('W133, W97: several at once', () => {
  it('all or none, and every one that was refused is named', async () => {
    const [a, b] = [
      await hall.answer(road, await hall.collate([])),
      await hall.answer(road, await hall.collate([])),
    ];
    await chair.do('responses.approve', await hall.items(a));
    const stale = { items: [{ responseId: a, seen: 0 }, ...(await hall.items(b)).items] };
    const refused = await secretary.issue('responses.publish', stale);
    expect(refused).toMatchObject({
      code: 'STALE',
      details: {
        refused: [
          { id: a, code: 'STALE' },
          { id: b, code: 'NOT_APPROVED' },
        ],
      },
    });
    expect((await hall.looked(a)).view.state).toBe('APPROVED');
    await chair.do('responses.approve', await hall.items(a, b));
    await secretary.do('responses.publish', await hall.items(a, b));
    const { head } = await secretary.snapshot();
    await secretary.do('responses.publish', await hall.items(a, b));
    expect((await secretary.snapshot()).head).toBe(head);
  });
});

describe('W134: published to everybody whom it answers', () => {
  it('authors linked or merged since it was written, and those linked later, with the promise', async () => {
    const target = await hall.collate([await hall.write(lan)]);
    const id = await hall.answer(road, target, { type: 'NOTED' });
    const other = await hall.collate([await hall.write(mai)]);
    const collated = async ({ id: collatedId }: TargetRef): Promise<{ collatedId: Id; seen: number }> => {
      return { collatedId, seen: (await secretary.snapshot()).state.collated[collatedId]?.version ?? 0 };
    };
    await secretary.do('collation.merge', { into: await collated(other), from: [await collated(target)] });
    await letOut(chair, id);
    await hall.settled();
    for (const author of [lan, mai]) {
      expect(hall.stateOf(author).responses[id]?.state).toBe('PUBLISHED');
      expect(Object.values(hall.stateOf(author).commitments).some((one) => one.responseId === id)).toBe(true);
    }
  });
});

describe('W135: a correction', () => {
  it('keeps the words before and tells the author; in writing it is a chair’s', async () => {
    const id = await hall.answer(road, await hall.collate([await hall.write(lan)]));
    await letOut(chair, id);
    const words = { ...MENDED, responseId: id, reason: 'Nhầm tháng' };
    const seen = async (): Promise<number> => (await hall.looked(id)).seen;
    expect(await hall.code(secretary, 'responses.correct', { ...words, seen: await seen() })).toBe(
      'NOT_ALLOWED',
    );
    await chair.do('responses.correct', { ...words, seen: await seen() });
    await hall.settled();
    expect(hall.stateOf(lan).responses[id]).toMatchObject({
      text: MENDED.text,
      former: [{ text: 'Quý sau thông cống.', reason: 'Nhầm tháng' }],
    });
    const said = await hall.answer(road, await hall.collate([]), { given: 'LIVE' });
    const live = { ...words, responseId: said, seen: (await hall.looked(said)).seen };
    expect(await hall.code(secretary, 'responses.correct', live)).toBe('OK');
  });
});

describe('W132: what nobody can have heard', () => {
  it('after the close a responder hands in what the chair approves; the secretary writes down what was said', async () => {
    const target = await hall.collate([await hall.write(lan)]);
    await chair.do('meeting.close', { seen: (await chair.snapshot()).state.meeting?.version ?? 0 });
    const words = {
      type: 'ANSWERED',
      text: 'Quý sau thông cống.',
      forwardedTo: '',
      commitment: null,
    } as const;
    const said = { ...words, given: 'LIVE' as const, responderId: road.participantId, targets: [target] };
    const live = { ...said, responseId: makeId() };
    expect(await hall.code(road, 'responses.answer', live)).toBe('WRONG_PHASE');
    await hall.settled();
    expect(hall.stateOf(lan).responses[live.responseId]).toBeUndefined();
    expect((await hall.looked(await hall.answer(road, target))).view.state).toBe('DRAFT');
    expect(await hall.code(secretary, 'responses.answer', { ...said, responseId: makeId() })).toBe('OK');
  });
});
