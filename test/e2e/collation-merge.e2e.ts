import type { CollatedSeen, Id, Payload, ResponseView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
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

async function looked(collatedId: Id): Promise<CollatedSeen> {
  return { collatedId, seen: (await hall.collated(collatedId)).version };
}

async function merge(into: Id, ...from: Id[]): Promise<string> {
  const payload = { into: await looked(into), from: await Promise.all(from.map(looked)) };
  return code(await hall.people.secretary.issue('collation.merge', payload));
}

async function unmerge(id: Id): Promise<string> {
  return code(await hall.people.secretary.issue('collation.unmerge', await looked(id)));
}

function part(submissionIds: Id[], wording = 'Một phần'): Payload<'collation.split'>['parts'][number] {
  return { collatedId: makeId(), wording, topicId: hall.meeting.topic(1), submissionIds };
}

async function split(id: Id, parts: Payload<'collation.split'>['parts']): Promise<string> {
  return code(await hall.people.secretary.issue('collation.split', { ...(await looked(id)), parts }));
}

/** As it was said in the hall. */
async function answer(id: Id, text: string): Promise<string> {
  const { phase } = (await hall.state()).meeting ?? {};
  if (phase !== 'IN_SESSION') await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
  const payload: Payload<'responses.answer'> = {
    ...{ responseId: makeId(), type: 'NOTED', text, given: 'LIVE', forwardedTo: '', commitment: null },
    responderId: hall.people.chair.participantId,
    targets: [{ kind: 'COLLATED', id }],
  };
  return code(await hall.people.secretary.issue('responses.answer', payload));
}

async function answersOf(who: 'lan' | 'minh'): Promise<ResponseView[]> {
  return Object.values((await hall.knows(hall.people[who])).responses);
}

/** The chair is a responder only with a unit. */
async function seatChair(): Promise<void> {
  const { participants } = await hall.state();
  const chair = participants[hall.people.chair.participantId];
  if (!chair) throw new Error('no chair');
  const { name, title, role, number, withoutPhone, version: seen } = chair;
  const payload = {
    participantId: chair.id,
    name,
    title,
    unit: 'Văn phòng',
    role,
    number,
    withoutPhone,
    seen,
  };
  await hall.organiser.do('participants.edit', payload);
}

describe('merging: sources are united, links go both ways, nothing is deleted', () => {
  it('the survivor has every source once; the merged ones keep number, wording and sources', async () => {
    const [a, b, c] = [await hall.write('lan'), await hall.write('minh'), await hall.write('lan')];
    const [one, two, three] = [
      await hall.collate([a, b]),
      await hall.collate([b, c]),
      await hall.collate([c]),
    ];
    const before = await hall.collated(two);
    expect(await merge(one, two, three)).toBe('OK');
    const survivor = await hall.collated(one);
    expect(survivor.sourceIds).toEqual([a, b, c].sort());
    expect(survivor.mergedFrom).toEqual([two, three].sort());
    const { number, wording, sourceIds } = before;
    expect(await hall.collated(two)).toMatchObject({ number, wording, sourceIds, mergedInto: one });
    expect((await hall.opinion(c)).collatedIds).toEqual([one, two, three].sort());
  });

  it('a number is never given again', async () => {
    const [one, two] = [await hall.collate([]), await hall.collate([])];
    await merge(one, two);
    const { number } = await hall.people.secretary.do('collation.create', hall.collation());
    expect(number).toBe(3);
  });

  it('units that handed in the merged one are behind the survivor as well', async () => {
    const one = await hall.collate([], { unitId: await hall.unitOf('lan') });
    const two = await hall.collate([], { unitId: await hall.unitOf('minh') });
    await merge(one, two);
    expect(await hall.collated(one)).toMatchObject({ unitCount: 2 });
    await unmerge(two);
    expect(await hall.collated(one)).toMatchObject({ unitCount: 1 });
  });

  it('a stale view of any of them is STALE with the present state, and nothing is half merged', async () => {
    const [one, two] = [await hall.collate([]), await hall.collate([])];
    const payload = { into: await looked(one), from: [await looked(two)] };
    const { topicId } = await hall.collated(two);
    await hall.people.secretary.do('collation.edit', {
      ...(await looked(two)),
      wording: 'Đã sửa lời.',
      topicId,
    });
    const stale = await hall.people.secretary.issue('collation.merge', payload);
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { id: two, wording: 'Đã sửa lời.' } } });
    expect(await hall.collated(one)).toMatchObject({ mergedFrom: [] });
  });

  it('not with itself, not one twice, not what is merged already', async () => {
    const [one, two, three] = [await hall.collate([]), await hall.collate([]), await hall.collate([])];
    expect(await merge(one, one)).toBe('INVALID');
    expect(await merge(one, two, two)).toBe('INVALID');
    expect(await merge(one, two)).toBe('OK');
    expect(await merge(three, two)).toBe('ALREADY_MERGED');
    expect(await merge(two, three)).toBe('ALREADY_MERGED');
    expect(await merge(three, one)).toBe('OK');
    expect(await unmerge(two)).toBe('ALREADY_MERGED');
    expect(await unmerge(one)).toBe('OK');
    expect(await unmerge(two)).toBe('OK');
    expect(await unmerge(two)).toBe('NOT_MERGED');
  });

  it('a merged one takes no words, links, responder or answer any more', async () => {
    await seatChair();
    const [source, other] = [await hall.write('lan'), await hall.write('minh')];
    const [one, two] = [await hall.collate([]), await hall.collate([source])];
    await merge(one, two);
    const { secretary } = hall.people;
    const { topicId } = await hall.collated(two);
    const edit = { ...(await looked(two)), wording: 'Khác.', topicId };
    expect(code(await secretary.issue('collation.edit', edit))).toBe('ALREADY_MERGED');
    const link = { collatedId: two, submissionIds: [other] };
    expect(code(await secretary.issue('collation.link', link))).toBe('ALREADY_MERGED');
    const assign = { ...(await looked(two)), responderUnitId: await hall.unitOf('land') };
    expect(code(await secretary.issue('collation.assign', assign))).toBe('ALREADY_MERGED');
    expect(await answer(two, 'Xin trả lời.')).toBe('ALREADY_MERGED');
  });

  it('who is to answer is taken over where nobody was yet and the merged ones agree', async () => {
    const responderUnitId = await hall.unitOf('land');
    const [one, two] = [await hall.collate([]), await hall.collate([], { responderUnitId })];
    await merge(one, two);
    expect(await hall.collated(one)).toMatchObject({ responderUnitId });
    expect(Object.keys((await hall.knows(hall.people.land)).collated).sort()).toEqual([one, two].sort());
  });
});

describe('every author of every merged one gets the answer; no answer is lost', () => {
  beforeEach(() => seatChair());

  it('what was answered before goes to the authors of all of them, with its promise', async () => {
    const [one, two] = [
      await hall.collate([await hall.write('lan')]),
      await hall.collate([await hall.write('minh')]),
    ];
    expect(await answer(two, 'Đã có kế hoạch.')).toBe('OK');
    expect(await answersOf('lan')).toEqual([]);
    await merge(one, two);
    const [given] = await answersOf('lan');
    expect(given).toMatchObject({ text: 'Đã có kế hoạch.', targets: [{ kind: 'COLLATED', id: two }] });
    expect(Object.keys((await hall.knows(hall.people.lan)).commitments)).toHaveLength(1);
  });

  it('what is answered afterwards goes to all, and stays an answer to both when they part again', async () => {
    const [one, two] = [
      await hall.collate([await hall.write('lan')]),
      await hall.collate([await hall.write('minh')]),
    ];
    await merge(one, two);
    expect(await answer(one, 'Xin trả lời chung.')).toBe('OK');
    expect(await answersOf('minh')).toHaveLength(1);
    await unmerge(two);
    const [kept] = await answersOf('minh');
    expect(kept?.targets.map(({ id }) => id).sort()).toEqual([one, two].sort());
    const [promise] = Object.values((await hall.state()).commitments);
    expect(promise?.sources.map(({ id }) => id).sort()).toEqual([one, two].sort());
  });

  it('an author who is linked after the merge gets what any of them was answered', async () => {
    const [one, two] = [await hall.collate([]), await hall.collate([await hall.write('minh')])];
    await answer(two, 'Đã trả lời.');
    await merge(one, two);
    const late = await hall.write('lan');
    await hall.people.secretary.do('collation.link', { collatedId: one, submissionIds: [late] });
    expect(await answersOf('lan')).toHaveLength(1);
  });
});

describe('unmerging: one of its own again, with the sources that it came with', () => {
  it('what the survivor has on its own account, or by another merged one, stays', async () => {
    const [own, shared, alone] = [await hall.write('lan'), await hall.write('minh'), await hall.write('lan')];
    const one = await hall.collate([own]);
    const [two, three] = [await hall.collate([own, shared, alone]), await hall.collate([shared])];
    await merge(one, two, three);
    expect(await unmerge(two)).toBe('OK');
    expect((await hall.collated(one)).sourceIds).toEqual([own, shared].sort());
    expect(await hall.collated(two)).toMatchObject({ mergedInto: null });
    expect((await hall.collated(two)).sourceIds).toEqual([own, shared, alone].sort());
    expect((await hall.opinion(alone)).collatedIds).toEqual([two]);
  });

  it('a source that is taken out of the survivor is free, not left behind a merged one', async () => {
    const source = await hall.write('lan');
    const [one, two] = [await hall.collate([]), await hall.collate([source])];
    await merge(one, two);
    await hall.people.secretary.do('collation.unlink', { collatedId: one, submissionIds: [source] });
    expect((await hall.opinion(source)).collatedIds).toEqual([]);
    expect((await hall.collated(two)).sourceIds).toEqual([]);
    expect(await hall.act('lan', 'submissions.withdraw', source)).toBe('OK');
  });
});

describe('splitting: every source goes to a part, and may go to several', () => {
  it('parts have numbers, topics and sources of their own and links both ways; unit and responder go down', async () => {
    const [a, b] = [await hall.write('lan'), await hall.write('minh')];
    const responderUnitId = await hall.unitOf('land');
    const whole = await hall.collate([a, b], { responderUnitId, unitId: await hall.unitOf('lan') });
    const parts = [part([a, b], 'Nhà công vụ'), part([b], 'Đường vào khu nhà')];
    expect(await split(whole, parts)).toBe('OK');
    const [first, second] = parts.map(({ collatedId }) => collatedId);
    expect(await hall.collated(whole)).toMatchObject({ splitInto: [first, second].sort(), number: 1 });
    expect(await hall.collated(second ?? '')).toMatchObject({
      ...{ number: 3, wording: 'Đường vào khu nhà', splitFrom: whole, sourceIds: [b] },
      ...{ responderUnitId, unitCount: 2, topicId: hall.meeting.topic(1) },
    });
    expect((await hall.opinion(b)).collatedIds).toEqual([whole, first, second].sort());
  });

  it('no source is left out, none comes from elsewhere, and no part is without any', async () => {
    const [a, b, foreign] = [await hall.write('lan'), await hall.write('minh'), await hall.write('lan')];
    const whole = await hall.collate([a, b]);
    const left = await hall.people.secretary.issue('collation.split', {
      ...(await looked(whole)),
      parts: [part([a]), part([a])],
    });
    expect(left).toMatchObject({ code: 'SOURCES_LEFT_OUT', details: { rows: [b] } });
    expect(await split(whole, [part([a, b]), part([])])).toBe('SOURCES_LEFT_OUT');
    expect(await split(whole, [part([a, b]), part([foreign])])).toBe('NOT_LINKED');
    expect(await split(whole, [part([a, b])])).toBe('INVALID');
    const again = part([b]);
    expect(await split(whole, [{ ...again, submissionIds: [a] }, again])).toBe('INVALID');
    expect(Object.keys((await hall.state()).collated)).toEqual([whole]);
  });

  it('what was answered before stays with the original; the parts are answered themselves', async () => {
    await seatChair();
    const source = await hall.write('lan');
    const whole = await hall.collate([source]);
    await answer(whole, 'Trả lời chung.');
    const parts = [part([source]), part([source])];
    await split(whole, parts);
    expect(await answer(whole, 'Nói thêm.')).toBe('ALREADY_SPLIT');
    expect(await split(whole, [part([source]), part([source])])).toBe('ALREADY_SPLIT');
    expect(await answer(parts[1]?.collatedId ?? '', 'Trả lời phần hai.')).toBe('OK');
    const texts = (await answersOf('lan')).map(({ text }) => text);
    expect(texts.sort()).toEqual(['Trả lời chung.', 'Trả lời phần hai.']);
  });

  it('a stale view is STALE; what came without raw opinions is split without them', async () => {
    const whole = await hall.collate([]);
    const parts = [part([]), part([])];
    const stale = await hall.people.secretary.issue('collation.split', { collatedId: whole, seen: 1, parts });
    expect(code(stale)).toBe('STALE');
    expect(await split(whole, parts)).toBe('OK');
  });
});

describe('the hall keeps what it is about', () => {
  async function show(collatedId: Id): Promise<void> {
    const { version: seen } = (await hall.state()).screen;
    await hall.people.chair.do('screen.show', { mode: 'OPINION', collatedId, seen });
  }

  it('a merged one on the screen gives its place to the survivor; a split one leaves it', async () => {
    const [one, two] = [
      await hall.collate([await hall.write('lan')]),
      await hall.collate([await hall.write('minh')]),
    ];
    await show(two);
    await merge(one, two);
    expect((await hall.state()).screen.opinion).toMatchObject({ id: one, weight: 2 });
    const [a = '', b = ''] = (await hall.collated(one)).sourceIds;
    await split(one, [part([a]), part([b])]);
    expect((await hall.state()).screen).toMatchObject({ mode: 'AUTO', opinion: null });
  });
});
