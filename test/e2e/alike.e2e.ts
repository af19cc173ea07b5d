import type { AlikeHit, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { http } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { letOut } from '../support/let-out.js';
import type { TestServer } from '../support/server.js';
import { startTestServer } from '../support/server.js';
import type { OpinionHall } from './opinion-hall.js';
import { openIntake } from './opinion-hall.js';

let server: TestServer;
let before: OpinionHall;
let hall: OpinionHall;
const WORDING = 'Đề nghị sửa chữa trụ sở Ủy ban nhân dân xã An Lạc đang dột nát.';
let then: Id;

beforeAll(async () => {
  server = await startTestServer();
  before = await openIntake(server);
  then = await before.collate([await before.write('minh', { summary: 'Trụ sở An Lạc', text: WORDING })], {
    wording: WORDING,
    responderUnitId: await before.unitOf('housing'),
  });
  const { responseId } = await before.people.secretary.do('responses.answer', {
    ...{
      responseId: makeId(),
      type: 'NOTED',
      text: 'Sẽ sửa trong quý IV.',
      given: 'WRITTEN',
      forwardedTo: '',
    },
    responderId: before.people.housing.participantId,
    targets: [{ kind: 'COLLATED', id: then }],
    commitment: { text: 'Sửa mái trụ sở An Lạc.', ownerUnitId: null, dueOn: null },
  });
  await letOut(before.people.chair, responseId);
  hall = await openIntake(server);
}, 60_000);
afterAll(async () => {
  before.close();
  hall.close();
  await server.stop();
});

async function ask(by: Person, query: string, more = ''): Promise<{ status: number; hits: AlikeHit[] }> {
  const { status, body } = await http<{ hits: AlikeHit[] }>(
    `${by.url}/api/meetings/${by.meetingId}/alike?${query}`,
    { headers: by.headers, cookie: [by.cookie, more].filter(Boolean).join('; ') },
  );
  return { status, hits: body.hits };
}

async function alike(id: Id, more = '', kind = 'RAW'): Promise<AlikeHit[]> {
  const { status, hits } = await ask(hall.people.secretary, `kind=${kind}&id=${id}`, more);
  expect(status).toBe(200);
  return hits;
}

const write = (text: string, by: 'lan' | 'minh' = 'lan'): Promise<Id> =>
  hall.write(by, { summary: 'Ý kiến', text });

describe('W90: the same and the similar, with the reason', () => {
  it.each([
    [
      'without accents',
      'Trạm bơm Cầu Đá hỏng, ruộng khô hạn.',
      'Tram bom Cau Da hong, ruong kho han',
      'PHRASE',
    ],
    [
      'an abbreviation',
      'Thẻ BHYT của NLĐ nghỉ việc bị khóa.',
      'Thẻ bảo hiểm y tế của người lao động nghỉ việc bị khoá',
      'ABBREVIATION',
    ],
    [
      'an older place of the tone',
      'Tổ hoà giải thuỷ lợi thiếu sổ sách.',
      'Tổ hòa giải thủy lợi thiếu sổ sách',
      'PHRASE',
    ],
    [
      'a slip of the hand',
      'Nhà văn hóa xóm Mít thiếu ghế nhựa.',
      'Nhà văn hóa xóm Mít thiêu ghe nhưaa',
      'SLIP',
    ],
    [
      'a number in words',
      'Xe ép rác số 4 hỏng đã ba tháng ở Bãi Dài.',
      'Xe ép rác số bốn hỏng 3 tháng rồi ở Bãi Dài',
      'NUMBER',
    ],
  ])('%s', async (_title, first, second, reason) => {
    const [one, other] = [await write(first), await write(second, 'minh')];
    for (const [asked, found] of [
      [one, other],
      [other, one],
    ] as const) {
      const [hit] = await alike(asked);
      expect(hit).toMatchObject({ kind: 'RAW', id: found, level: 'SAME', earlier: null });
      expect(hit?.reasons.map(({ kind }) => kind)).toContain(reason);
    }
  });

  it('another place in the same words is not the same, and says what differs', async () => {
    const [one, other] = [
      await write('Cống thoát nước ngõ 14 bị tắc, mùi nồng nặc.'),
      await write('Cống thoát nước ngõ 41 bị tắc, mùi nồng nặc.'),
    ];
    const hit = (await alike(one)).find(({ id }) => id === other);
    expect(hit?.level).not.toBe('SAME');
    expect(hit?.reasons).toContainEqual({ kind: 'DIFFERS', words: ['ngõ 14 ≠ ngõ 41'] });
  });

  it('follows what is edited, withdrawn, set aside, merged and split', async () => {
    const text = 'Giếng khoan đồi Thông cạn kiệt giữa mùa khô.';
    const [one, other] = [await write(text), await write(text, 'minh')];
    expect((await alike(one)).map(({ id }) => id)).toEqual([other]);
    expect(await hall.edit('minh', other, { text: 'Bể bơi trường học thiếu phao.' })).toBe('OK');
    expect(await alike(one)).toEqual([]);
    expect(await hall.edit('minh', other, { text })).toBe('OK');
    expect((await alike(one)).map(({ id }) => id)).toEqual([other]);
    const { version: seen } = await hall.opinion(other);
    const aside = { submissionId: other, kind: 'SECRET_SUSPECT', text: 'Để xem.', seen } as const;
    await hall.people.secretary.do('submissions.setAside', aside);
    const inspector = await Inspector.open(server.databaseUrl);
    expect(await inspector.rows('select from alike_text where id = $1', [other])).toEqual([]);
    await inspector.close();
    expect([await alike(one), await alike(other)]).toEqual([[], []]);
    const [a, b] = [await hall.collate([], { wording: text }), await hall.collate([], { wording: text })];
    expect((await alike(a, '', 'COLLATED')).map(({ id }) => id).sort()).toEqual([one, b].sort());
    const [into, from] = [await hall.collated(a), await hall.collated(b)];
    const pair = {
      into: { collatedId: a, seen: into.version },
      from: [{ collatedId: b, seen: from.version }],
    };
    await hall.people.secretary.do('collation.merge', pair);
    expect((await alike(one)).map(({ id }) => id)).toEqual([a]);
    expect(await alike(b, '', 'COLLATED')).toEqual([]);
    expect(await hall.act('lan', 'submissions.withdraw', one)).toBe('OK');
    expect(await alike(one)).toEqual([]);
  });
});

describe('W90: earlier meetings that the asker may read, with what was answered and promised', () => {
  let now: Id;
  beforeAll(async () => {
    now = await write('Trụ sở UBND xã An Lạc dột nát, đề nghị sửa chữa.');
  });

  it.each([
    ['by the account that is signed in', () => server.staffCookie],
    ['by a seat of the same browser', () => before.people.chair.cookie],
  ])('%s', async (_title, cookie) => {
    const hits = await alike(now, cookie());
    const hit = hits.find(({ id }) => id === then);
    expect(hit).toMatchObject({ kind: 'COLLATED', level: 'SAME' });
    expect(hit?.earlier).toMatchObject({
      number: 1,
      words: WORDING,
      meetingTitle: before.meeting.plan.title,
    });
    const [answer] = hit?.earlier?.answers ?? [];
    expect(answer).toMatchObject({ type: 'NOTED', text: 'Sẽ sửa trong quý IV.' });
    expect(answer?.promises).toMatchObject([{ text: 'Sửa mái trụ sở An Lạc.', state: 'PROPOSED' }]);
    expect(JSON.stringify(hits)).not.toMatch(/Đỗ Văn Minh|Chi bộ Văn phòng/);
  });

  it.each([
    ['without any', () => ''],
    ['with a delegate’s seat there', () => before.people.minh.cookie],
    ['with a cookie that is no session', () => `dt_${makeId().replaceAll('-', '')}=abc; dt_staff=abc`],
  ])('%s nothing of another meeting is found', async (_title, cookie) => {
    expect((await alike(now, cookie())).filter(({ earlier }) => earlier)).toEqual([]);
  });

  it('an earlier meeting does not look into a later one', async () => {
    const inspector = await Inspector.open(server.databaseUrl);
    const later = `update meeting set plan = jsonb_set(plan, '{startsAt}', to_jsonb((plan->>'startsAt')::bigint + $2::bigint)) where id = $1`;
    await inspector.rows(later, [hall.meeting.id, 86_400_000]);
    const { hits } = await ask(before.people.secretary, `kind=COLLATED&id=${then}`, server.staffCookie);
    await inspector.close();
    expect(hits.filter(({ earlier }) => earlier)).toEqual([]);
  });
});

describe('W90, 10.5: likeness never tells who wrote what is not NAMED', () => {
  it('names, units and codes are not compared', async () => {
    const open = await hall.write('minh', { summary: 'Đề nghị', text: 'Sân bóng thôn Lúa cần rào chắn.' });
    const hidden = await write('Theo Đỗ Văn Minh, Chi bộ Văn phòng họp quá muộn.');
    const inspector = await Inspector.open(server.databaseUrl);
    await inspector.rows(`update submission set disclosure = 'ANONYMOUS', author_id = null where id = $1`, [
      hidden,
    ]);
    await inspector.close();
    expect((await alike(hidden)).map(({ id }) => id)).not.toContain(open);
    expect((await alike(open)).map(({ id }) => id)).not.toContain(hidden);
  });
});

describe('W90: for chair and desk', () => {
  it.each(['lan', 'guest', 'focal', 'land'] as const)('%s may not', async (who) => {
    expect((await ask(hall.people[who], `kind=RAW&id=${makeId()}`)).status).toBe(403);
  });
  it('what is not there is like nothing, and an id that is none is NOT_FOUND', async () => {
    const foreign = await before.write('lan', { text: 'Trụ sở UBND xã An Lạc dột nát, đề nghị sửa chữa.' });
    for (const id of [makeId(), foreign]) expect(await alike(id)).toEqual([]);
    expect((await ask(hall.people.chair, 'kind=RAW&id=1')).status).toBe(404);
  });
});
