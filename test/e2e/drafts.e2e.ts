import type { AlikeHit, DraftView, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { letOut } from '../support/let-out.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import { code, openIntake, type OpinionHall } from './opinion-hall.js';

let server: TestServer;
let hall: OpinionHall;
let collatedId: Id;
beforeAll(async () => {
  server = await startTestServer();
  hall = await openIntake(server);
}, 60_000);
afterAll(async () => {
  hall.close();
  await server.stop();
});
beforeEach(async () => {
  const source = await hall.write('lan', { summary: 'Nhà công vụ', text: 'Nhà công vụ dột.' });
  collatedId = await hall.collate([source], { responderUnitId: await hall.unitOf('land') });
});

function draft(more: Partial<Payload<'responses.draft'>> = {}): Payload<'responses.draft'> {
  return {
    ...{
      collatedId,
      responderId: hall.people.land.participantId,
      type: 'ANSWERED',
      text: 'Sẽ sửa.',
      seen: 0,
    },
    ...{ forwardedTo: '', promiseText: '', dueOn: null, ...more },
  };
}

async function known(by: Person): Promise<DraftView[]> {
  const drafts = Object.values((await hall.knows(by)).drafts);
  return drafts.filter((one) => one.collatedId === collatedId);
}

describe('W93: a draft is private to its responder and the desk, and kept across devices', () => {
  it('each reads it on every device; nobody else does, not even the unit’s other responder or the chair', async () => {
    const other = await hall.meeting.join('RESPONDER', 'Đinh Văn Phụ', { unit: 'Phòng Quản lý đất' });
    await hall.people.land.do(
      'responses.draft',
      draft({ type: 'NOTED', promiseText: 'Sửa mái.', dueOn: '2027-01-31' }),
    );
    const { land, secretary, chair, housing, lan } = hall.people;
    const words = { type: 'NOTED', text: 'Sẽ sửa.', promiseText: 'Sửa mái.', dueOn: '2027-01-31' };
    for (const reader of [land, secretary, hall.organiser])
      expect(await known(reader)).toMatchObject([{ collatedId, responderId: land.participantId, ...words }]);
    for (const reader of [other, chair, housing, lan]) expect(await known(reader)).toEqual([]);
    await hall.sameEverywhere();
  });

  it('one for each opinion and responder; the version that was seen decides', async () => {
    const { land, secretary } = hall.people;
    await land.do('responses.draft', draft());
    const [first] = await known(land);
    const late = await secretary.issue('responses.draft', draft({ text: 'Chưa sửa.' }));
    expect(late).toMatchObject({ ok: false, code: 'STALE', details: { present: first } });
    await secretary.do('responses.draft', draft({ text: 'Sẽ sửa ngay.', seen: first?.version ?? -1 }));
    const [second, ...more] = await known(land);
    expect([second?.id, second?.text, more]).toEqual([first?.id, 'Sẽ sửa ngay.', []]);
    expect(code(await land.issue('responses.draft', draft({ text: '', seen: first?.version ?? -1 })))).toBe(
      'STALE',
    );
    await land.do('responses.draft', draft({ text: '', seen: second?.version ?? -1 }));
    expect([await known(land), await known(secretary)]).toEqual([[], []]);
    const gone = await land.issue('responses.draft', draft({ seen: second?.version ?? -1 }));
    expect(gone).toMatchObject({ code: 'STALE', details: { present: null } });
    await hall.sameEverywhere();
  });

  it('an answer takes its place, for that responder alone', async () => {
    const { land, secretary } = hall.people;
    const other = await hall.meeting.join('RESPONDER', 'Đinh Văn Hai', { unit: 'Phòng Quản lý đất' });
    await land.do('responses.draft', draft());
    await other.do('responses.draft', draft({ responderId: other.participantId, text: 'Của tôi.' }));
    await land.do('responses.answer', {
      ...{ responseId: makeId(), type: 'ANSWERED', text: 'Sẽ sửa.', given: 'WRITTEN', forwardedTo: '' },
      ...{
        responderId: land.participantId,
        targets: [{ kind: 'COLLATED', id: collatedId }],
        commitment: null,
      },
    });
    expect((await known(secretary)).map(({ text }) => text)).toEqual(['Của tôi.']);
    expect([await known(land), (await known(other)).length]).toEqual([[], 1]);
    await hall.sameEverywhere();
  });

  it('is refused for who cannot answer, for another, for what was put elsewhere, and for what was merged', async () => {
    const { land, secretary, lan, housing } = hall.people;
    const issue = async (by: Person, more: Partial<Payload<'responses.draft'>>): Promise<string> =>
      code(await by.issue('responses.draft', draft(more)));
    expect(await issue(secretary, { responderId: lan.participantId })).toBe('NOT_A_RESPONDER');
    expect(await issue(land, { responderId: housing.participantId })).toBe('NOT_FOUND');
    expect(await issue(housing, { responderId: housing.participantId })).toBe('UNKNOWN_TARGET');
    expect(await issue(secretary, { collatedId: makeId() })).toBe('UNKNOWN_TARGET');
    expect(await issue(lan, {})).toBe('NOT_ALLOWED');
    expect(await issue(land, { dueOn: '2026-02-30' })).toBe('INVALID');
    const into = await hall.collate([]);
    const [a, b] = [await hall.collated(into), await hall.collated(collatedId)];
    const from = [{ collatedId, seen: b.version }];
    await secretary.do('collation.merge', { into: { collatedId: into, seen: a.version }, from });
    expect(await issue(land, {})).toBe('ALREADY_MERGED');
  });
});

describe('W92: a responder reads what was put to the own unit before, with answers and promises', () => {
  const WORDING = 'Đề nghị nạo vét kênh mương thôn Lúa trước mùa mưa.';
  const ask = async (by: Person, id: Id): Promise<{ status: number; hits: AlikeHit[] }> => {
    const { status, body } = await by.get<{ hits: AlikeHit[] }>(`put-before?id=${id}`);
    return { status, hits: body.hits };
  };

  it('of the same unit only; never a name; not of what is closed or not put to it', async () => {
    const before = await openIntake(server);
    const source = await before.write('minh', { summary: 'Kênh mương', text: WORDING });
    const unit = await before.unitOf('land');
    const then = await before.collate([source], { wording: WORDING, responderUnitId: unit });
    const elsewhere = await before.collate([], {
      wording: WORDING,
      responderUnitId: await before.unitOf('housing'),
    });
    const responseId = makeId();
    await before.people.land.do('responses.answer', {
      ...{ responseId, type: 'NOTED', text: 'Sẽ nạo vét.', given: 'WRITTEN', forwardedTo: '' },
      ...{ responderId: before.people.land.participantId, targets: [{ kind: 'COLLATED', id: then }] },
      commitment: { text: 'Nạo vét kênh thôn Lúa.', ownerUnitId: null, dueOn: null },
    });
    await letOut(before.people.chair, responseId);
    const now = await hall.collate([], {
      wording: 'Nạo vét mương thôn Lúa trước mùa mưa.',
      responderUnitId: unit,
    });
    const twin = await hall.collate([], { wording: WORDING, responderUnitId: unit });
    const { hits } = await ask(hall.people.land, now);
    expect(hits.map(({ id }) => id).sort()).toEqual([then, twin].sort());
    expect(hits.map(({ id }) => id)).not.toContain(elsewhere);
    const old = hits.find(({ id }) => id === then)?.earlier;
    expect(old).toMatchObject({ words: WORDING, answers: [{ text: 'Sẽ nạo vét.' }] });
    expect(old?.answers[0]?.promises).toMatchObject([{ text: 'Nạo vét kênh thôn Lúa.', state: 'PROPOSED' }]);
    expect(JSON.stringify(hits)).not.toMatch(/Đỗ Văn Minh|Hồ Văn Đất|Chi bộ/);
    expect((await ask(hall.people.housing, now)).status).toBe(404);
    expect((await ask(hall.people.secretary, now)).status).toBe(403);
    expect((await ask(hall.people.lan, now)).status).toBe(403);
    const { version: seen } = (await before.state()).meeting ?? { version: 0 };
    const plan = { ...before.meeting.plan, profile: 'CLOSED_PERSONNEL' } as const;
    await before.organiser.do('meeting.configure', { plan, seen });
    expect((await ask(hall.people.land, now)).hits.map(({ id }) => id)).toEqual([twin]);
    before.close();
  });
});
