import type { CommandAnswer, Payload, ProjectionView } from '@doi-thoai/shared';
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

async function create(
  by: 'secretary' | 'focal' | 'chair',
  more: Partial<Payload<'collation.create'>>,
): Promise<string> {
  return code(await hall.people[by].issue('collation.create', hall.collation(more)));
}

describe('raw opinions are linked n:m to collated ones; original words stay untouched', () => {
  it('both sides know the link, and the words of the author are what they were', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    const before = await hall.opinion(first);
    const one = await hall.collate([first, second]);
    const two = await hall.collate([first]);
    expect((await hall.collated(one)).sourceIds).toEqual([first, second].sort());
    const after = await hall.opinion(first);
    expect(after.collatedIds).toEqual([one, two].sort());
    expect(after).toMatchObject({ summary: before.summary, text: before.text, edition: 1 });
    expect((await hall.knows(hall.people.lan)).submissions[first]?.collatedIds).toEqual([one, two].sort());
  });

  it('numbers count within the meeting from 1', async () => {
    const numbers = await Promise.all(
      [1, 2, 3].map(() => hall.people.secretary.do('collation.create', hall.collation())),
    );
    expect(numbers.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });

  it('units behind it are counted apart from opinions', async () => {
    const sources = [await hall.write('lan'), await hall.write('lan'), await hall.write('minh')];
    const id = await hall.collate(sources, { unitId: await hall.unitOf('lan') });
    expect(await hall.collated(id)).toMatchObject({ unitCount: 2 });
    expect((await hall.collated(id)).sourceIds).toHaveLength(3);
    await hall.people.secretary.do('collation.unlink', { collatedId: id, submissionIds: [sources[2] ?? ''] });
    expect(await hall.collated(id)).toMatchObject({ unitCount: 1 });
  });

  it('linking twice changes nothing; what is not linked cannot be unlinked', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    const id = await hall.collate([first]);
    const { version } = await hall.collated(id);
    await hall.people.secretary.do('collation.link', { collatedId: id, submissionIds: [first] });
    expect((await hall.collated(id)).version).toBe(version);
    const unlink = { collatedId: id, submissionIds: [first, second] };
    expect(code(await hall.people.secretary.issue('collation.unlink', unlink))).toBe('NOT_LINKED');
    await hall.people.secretary.do('collation.link', { collatedId: id, submissionIds: [first, second] });
    await hall.people.secretary.do('collation.unlink', unlink);
    expect((await hall.collated(id)).sourceIds).toEqual([]);
    expect(await hall.act('lan', 'submissions.withdraw', first)).toBe('OK');
  });

  it('withdrawn and unknown opinions are refused, and nothing is half linked', async () => {
    const [kept, gone] = [await hall.write('lan'), await hall.write('minh')];
    await hall.act('minh', 'submissions.withdraw', gone);
    expect(await create('secretary', { submissionIds: [kept, gone] })).toBe('ALREADY_WITHDRAWN');
    expect(await create('secretary', { submissionIds: [kept, makeId()] })).toBe('NOT_FOUND');
    expect(await create('secretary', { topicId: makeId() })).toBe('UNKNOWN_TOPIC');
    expect(await create('secretary', { unitId: makeId() })).toBe('UNKNOWN_UNIT');
    expect((await hall.opinion(kept)).collatedIds).toEqual([]);
    expect((await hall.state()).collated).toEqual({});
    const id = await hall.collate([kept]);
    expect(await create('secretary', { collatedId: id })).toBe('ID_TAKEN');
  });

  it('the wording is changed by who saw the present one', async () => {
    const id = await hall.collate([]);
    const { version: seen, topicId } = await hall.collated(id);
    const edit = { collatedId: id, wording: 'Đề nghị sửa xong trước mùa mưa.', topicId, seen };
    expect(code(await hall.people.secretary.issue('collation.edit', edit))).toBe('OK');
    const stale = await hall.people.secretary.issue('collation.edit', { ...edit, wording: 'Khác.' });
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { wording: edit.wording } } });
  });

  it('two secretaries who link the same opinion in the same moment both keep their link', async () => {
    const source = await hall.write('lan');
    const ids = await Promise.all([1, 2, 3, 4].map(() => hall.collate([source])));
    expect((await hall.opinion(source)).collatedIds).toEqual([...ids].sort());
  });
});

describe('who is to answer', () => {
  it('the unit sees it, its focal person too; other responders and delegates do not', async () => {
    const id = await hall.collate([], {
      unitId: await hall.unitOf('focal'),
      responderUnitId: await hall.unitOf('land'),
    });
    for (const who of ['land', 'focal'] as const) {
      expect(Object.keys((await hall.knows(hall.people[who])).collated)).toEqual([id]);
    }
    for (const who of ['housing', 'lan', 'guest'] as const) {
      expect(JSON.stringify(await hall.knows(hall.people[who]))).not.toContain(id);
    }
  });

  it('given to another unit, the former one no longer has it', async () => {
    const id = await hall.collate([], { responderUnitId: await hall.unitOf('land') });
    const assign = async (responderUnitId: string | null): Promise<string> => {
      const { version: seen } = await hall.collated(id);
      return code(
        await hall.people.secretary.issue('collation.assign', { collatedId: id, responderUnitId, seen }),
      );
    };
    expect(await assign(await hall.unitOf('housing'))).toBe('OK');
    expect((await hall.knows(hall.people.land)).collated).toEqual({});
    expect(Object.keys((await hall.knows(hall.people.housing)).collated)).toEqual([id]);
    await hall.sameEverywhere();
    expect(await assign(null)).toBe('OK');
    expect((await hall.knows(hall.people.housing)).collated).toEqual({});
    expect(await assign(makeId())).toBe('UNKNOWN_UNIT');
  });
});

describe('a focal person collates for the own unit', () => {
  it('own sources, own unit, and leaves the answering unit to the secretary', async () => {
    const [own, foreign] = [await hall.write('lan'), await hall.write('minh')];
    const unitId = await hall.unitOf('focal');
    expect(await create('focal', { submissionIds: [own] })).toBe('NOT_ALLOWED');
    expect(await create('focal', { unitId: await hall.unitOf('minh') })).toBe('NOT_ALLOWED');
    expect(await create('focal', { unitId, responderUnitId: await hall.unitOf('land') })).toBe('NOT_ALLOWED');
    expect(await create('focal', { unitId, submissionIds: [own, foreign] })).toBe('NOT_FOUND');
    expect(await create('focal', { unitId, submissionIds: [own] })).toBe('OK');
  });

  it('what others collated is nothing to that person', async () => {
    const [own, id] = [await hall.write('lan'), await hall.collate([])];
    const { version: seen, topicId } = await hall.collated(id);
    const edit = { collatedId: id, wording: 'Câu khác.', topicId, seen };
    expect(code(await hall.people.focal.issue('collation.edit', edit))).toBe('NOT_FOUND');
    const link = { collatedId: id, submissionIds: [own] };
    expect(code(await hall.people.focal.issue('collation.link', link))).toBe('NOT_FOUND');
    expect(code(await hall.people.focal.issue('collation.unlink', link))).toBe('NOT_FOUND');
    const assign = { collatedId: id, responderUnitId: null, seen };
    expect(code(await hall.people.focal.issue('collation.assign', assign))).toBe('NOT_ALLOWED');
  });

  it('sent and collated without waiting for the first answer, both arrive', async () => {
    const socket = hall.people.focal.socket();
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.connect();
    });
    const words = hall.words();
    const collated = hall.collation({
      unitId: await hall.unitOf('focal'),
      submissionIds: [words.submissionId],
    });
    const send = (name: string, payload: object): Promise<CommandAnswer> =>
      socket.emitWithAck('command', { id: makeId(), name, payload }) as Promise<CommandAnswer>;
    const answers = await Promise.all([
      send('submissions.submit', words),
      send('collation.create', collated),
      send('collation.create', { ...collated, collatedId: makeId() }),
    ]);
    socket.disconnect();
    expect(answers.map(code)).toEqual(['OK', 'OK', 'OK']);
    await hall.write('lan'); // a later number over HTTP: what is read from here on is not older
    expect((await hall.opinion(words.submissionId)).collatedIds).toHaveLength(2);
  });
});

describe('a collated opinion on the hall screen', () => {
  it('shows the wording and how many raw opinions are behind it, and follows both', async () => {
    const [first, second] = [await hall.write('lan'), await hall.write('minh')];
    const id = await hall.collate([first]);
    const { version: seen } = (await hall.state()).screen;
    await hall.people.chair.do('screen.show', { mode: 'OPINION', collatedId: id, seen });
    const shown = async (): Promise<ProjectionView['opinion']> =>
      (await hall.knows(hall.people.guest)).screen.opinion;
    expect(await shown()).toMatchObject({ kind: 'COLLATED', id, weight: 1 });
    await hall.people.secretary.do('collation.link', { collatedId: id, submissionIds: [second] });
    expect(await shown()).toMatchObject({ weight: 2 });
    const { version, topicId } = await hall.collated(id);
    const wording = 'Đề nghị sửa xong trước mùa mưa.';
    await hall.people.secretary.do('collation.edit', { collatedId: id, wording, topicId, seen: version });
    expect(await shown()).toMatchObject({ summary: wording });
  });

  it('a topic that something hangs on cannot be removed', async () => {
    await hall.collate([], { topicId: hall.meeting.topic(1) });
    const { meeting } = await hall.state();
    if (!meeting) throw new Error('no meeting');
    const topics = meeting.topics.filter((topic) => topic.id !== hall.meeting.topic(1));
    const { title, hostBodies, place, startsAt, kind, profile, settings, agenda, report } = meeting;
    const plan = { title, hostBodies, place, startsAt, kind, profile, settings, agenda, report, topics };
    const answer = await hall.organiser.issue('meeting.configure', { plan, seen: meeting.version });
    expect(code(answer)).toBe('TOPIC_IN_USE');
  });
});
