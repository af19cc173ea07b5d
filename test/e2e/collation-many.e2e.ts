import type { CollatedSeen, CommandAnswer, Id, Payload } from '@doi-thoai/shared';
import { COLLATION_LIMITS, makeId } from '@doi-thoai/shared';
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
  hall = await openIntake(server, { moderation: true });
}, 30_000);
afterEach(async () => {
  await hall.sameEverywhere();
  hall.close();
}, 30_000);

/** These, as they stand now. */
async function seen(...ids: Id[]): Promise<CollatedSeen[]> {
  const { collated } = await hall.state();
  return ids.map((collatedId) => ({ collatedId, seen: collated[collatedId]?.version ?? 0 }));
}

async function read(...ids: Id[]): Promise<Payload<'submissions.approveMany'>['items']> {
  const { submissions } = await hall.state();
  return ids.map((submissionId) => ({ submissionId, seen: submissions[submissionId]?.version ?? 0 }));
}

type Aspect = Payload<'collation.classify'>['aspect'];

function classify(items: CollatedSeen[], aspect: Aspect, value: string, id?: Id): Promise<CommandAnswer> {
  return hall.people.secretary.issue('collation.classify', { items, aspect, value }, id);
}

const refused = (answer: CommandAnswer): unknown => (answer.ok ? null : answer.details);

describe('a collated opinion has a field, a level of authority and what it repeats (domain.md 6.6)', () => {
  it('of many in one act, and of one again nothing', async () => {
    const [one, two] = [await hall.collate([]), await hall.collate([])];
    expect(await hall.collated(one)).not.toHaveProperty('field');
    expect(code(await classify(await seen(one, two), 'FIELD', 'PERSONNEL'))).toBe('OK');
    expect(code(await classify(await seen(one, two), 'AUTHORITY', 'PROVINCIAL'))).toBe('OK');
    const topicId = hall.meeting.topic(1);
    expect(code(await classify(await seen(one, two), 'TOPIC', topicId))).toBe('OK');
    const same = { field: 'PERSONNEL', authority: 'PROVINCIAL', topicId };
    expect([await hall.collated(one), await hall.collated(two)]).toMatchObject([same, same]);
    expect(code(await classify(await seen(one), 'FIELD', ''))).toBe('OK');
    expect(await hall.collated(one)).not.toHaveProperty('field');
    expect((await hall.knows(hall.people.secretary)).collated[two]).toMatchObject(same);
  });

  it('who answers: the unit that had it before no longer sees it', async () => {
    const land = await hall.unitOf('land');
    const ids = [await hall.collate([]), await hall.collate([], { responderUnitId: land })];
    expect(code(await classify(await seen(...ids), 'RESPONDER', await hall.unitOf('housing')))).toBe('OK');
    expect((await hall.knows(hall.people.land)).collated).toEqual({});
    expect(Object.keys((await hall.knows(hall.people.housing)).collated).sort()).toEqual([...ids].sort());
    expect(code(await classify(await seen(...ids), 'RESPONDER', ''))).toBe('OK');
    expect((await hall.knows(hall.people.housing)).collated).toEqual({});
  });

  it('what is on no list is refused', async () => {
    const id = await hall.collate([]);
    for (const [aspect, value, expected] of [
      ['FIELD', 'SPORTS', 'INVALID'],
      ['AUTHORITY', 'DISTRICT', 'INVALID'],
      ['TOPIC', '', 'INVALID'],
      ['TOPIC', makeId(), 'UNKNOWN_TOPIC'],
      ['RESPONDER', makeId(), 'UNKNOWN_UNIT'],
    ] as const) {
      expect([aspect, value, code(await classify(await seen(id), aspect, value))]).toEqual([
        aspect,
        value,
        expected,
      ]);
    }
    expect(await hall.collated(id)).toMatchObject({ topicId: hall.meeting.topic(0), responderUnitId: null });
  });

  it('an item of an earlier meeting is named by its paper; parts inherit it, merging keeps it', async () => {
    const source = await hall.write('lan');
    const id = await hall.collate([source]);
    const repeatOf = { meeting: 'Hội nghị đối thoại tháng 6', heldOn: '2026-06-15', number: 3 };
    const mark = async (more: object): Promise<string> => {
      const [at] = await seen(id);
      const payload = { ...repeatOf, ...(at ?? { collatedId: id, seen: 0 }), ...more };
      return code(await hall.people.secretary.issue('collation.markRepeat', payload));
    };
    expect(await mark({})).toBe('OK');
    expect((await hall.collated(id)).repeatOf).toEqual(repeatOf);
    expect(await mark({ seen: 1 })).toBe('STALE');
    expect(await mark({ heldOn: '15/6/2026' })).toBe('INVALID');
    const [at] = await seen(id);
    const part = { wording: 'Một việc.', topicId: hall.meeting.topic(0), submissionIds: [source] };
    const parts = [1, 2].map(() => ({ ...part, collatedId: makeId() }));
    await hall.people.secretary.do('collation.split', { collatedId: id, seen: at?.seen ?? 0, parts });
    expect((await hall.collated(parts[0]?.collatedId ?? '')).repeatOf).toEqual(repeatOf);
  });

  it('and not repeated after all', async () => {
    const id = await hall.collate([]);
    const nothing = { heldOn: null, number: null };
    for (const meeting of ['Hội nghị năm ngoái', '']) {
      const [at = { collatedId: id, seen: 0 }] = await seen(id);
      await hall.people.secretary.do('collation.markRepeat', { ...at, ...nothing, meeting });
    }
    expect(await hall.collated(id)).not.toHaveProperty('repeatOf');
  });
});

describe('W97: an act on many happens whole or not at all, and tells of every one that was refused', () => {
  it('classifying', async () => {
    const source = await hall.write('lan');
    const [fit, moved, merged] = [
      await hall.collate([]),
      await hall.collate([source]),
      await hall.collate([]),
    ];
    const items = await seen(fit, moved, merged);
    const { topicId } = await hall.collated(moved);
    const edit = { collatedId: moved, wording: 'Câu khác.', topicId, seen: items[1]?.seen ?? 0 };
    await hall.people.secretary.do('collation.edit', edit);
    const [into, from] = await seen(fit, merged);
    if (!into || !from) throw new Error('both are there');
    await hall.people.secretary.do('collation.merge', { into, from: [from] });
    const now = [...(await seen(fit)), ...items.slice(1, 2), ...(await seen(merged))];
    const nobody = makeId();
    const answer = await classify([...now, { collatedId: nobody, seen: 1 }], 'FIELD', 'HEALTH');
    expect(code(answer)).toBe('STALE');
    expect(refused(answer)).toEqual({
      refused: [
        { id: moved, code: 'STALE' },
        { id: merged, code: 'ALREADY_MERGED' },
        { id: nobody, code: 'NOT_FOUND' },
      ],
    });
    expect(await hall.collated(fit)).not.toHaveProperty('field');
  });

  it('approving', async () => {
    const [fit, gone, aside] = [await hall.write('lan'), await hall.write('minh'), await hall.write('lan')];
    await hall.act('minh', 'submissions.withdraw', gone);
    const where = { kind: 'REDIRECTED', text: 'Ban Tiếp công dân' } as const;
    const [at] = await read(aside);
    await hall.people.secretary.do('submissions.setAside', { submissionId: aside, seen: 0, ...at, ...where });
    const approve = async (...ids: Id[]): Promise<CommandAnswer> =>
      hall.people.chair.issue('submissions.approveMany', { items: await read(...ids) });
    const answer = await approve(fit, gone, aside);
    expect(refused(answer)).toEqual({
      refused: [
        { id: gone, code: 'ALREADY_WITHDRAWN' },
        { id: aside, code: 'SET_ASIDE' },
      ],
    });
    expect((await hall.opinion(fit)).moderation).toBe('PENDING');
    const second = await hall.write('minh');
    expect(code(await approve(fit, second))).toBe('OK');
    for (const id of [fit, second]) expect((await hall.opinion(id)).moderation).toBe('APPROVED');
    expect(code(await approve(fit, fit))).toBe('INVALID');
  });

  it('linking', async () => {
    const [fit, gone] = [await hall.write('lan'), await hall.write('minh')];
    await hall.act('minh', 'submissions.withdraw', gone);
    const id = await hall.collate([]);
    const link = { collatedId: id, submissionIds: [fit, gone] };
    const answer = await hall.people.secretary.issue('collation.link', link);
    expect(code(answer)).toBe('ALREADY_WITHDRAWN');
    expect(refused(answer)).toEqual({ refused: [{ id: gone, code: 'ALREADY_WITHDRAWN' }] });
    expect((await hall.opinion(fit)).collatedIds).toEqual([]);
  });

  it('W13: sent again with the same id it is one act; the chair classifies nothing; too many are refused', async () => {
    const items = await seen(await hall.collate([]), await hall.collate([]));
    const id = makeId();
    const first = await classify(items, 'FIELD', 'HEALTH', id);
    expect(code(first)).toBe('OK');
    expect(await classify(items, 'FIELD', 'HEALTH', id)).toEqual(first);
    const payload = { items, aspect: 'FIELD', value: 'HEALTH' } as const;
    expect(code(await hall.people.chair.issue('collation.classify', payload))).toBe('NOT_ALLOWED');
    const many = Array.from({ length: COLLATION_LIMITS.atOnce + 1 }, () => ({
      collatedId: makeId(),
      seen: 1,
    }));
    expect(code(await classify(many, 'FIELD', 'HEALTH'))).toBe('INVALID');
    expect(code(await classify([], 'FIELD', 'HEALTH'))).toBe('INVALID');
  });
});
