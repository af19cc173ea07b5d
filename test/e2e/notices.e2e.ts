import type { CommandName, Id, PaperNumberView, Payload, PublicNotice } from '@doi-thoai/shared';
import { makeId, numbered } from '@doi-thoai/shared';
import { connected, http, until, type Person } from '../support/driver.js';
import {
  addBody,
  conclusionOf,
  DU,
  editBody,
  lookedAt,
  NOTICE_WORDS,
  noticeOf,
  openHall,
  organise,
  prepareNotice,
  SNV,
  today,
} from '../support/issuing.js';
import type { Hall } from '../support/issuing.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let state: Id;
let party: Id;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  state = await addBody(server, SNV);
  party = await addBody(server, DU);
}, 30_000);

afterAll(() => server.stop());

async function code<N extends CommandName>(person: Person, name: N, payload: Payload<N>): Promise<string> {
  const answer = await person.issue(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

const phaseOf = async (who: Person): Promise<string> => (await who.snapshot()).state.meeting?.phase ?? '';

/** A closed meeting with a line and a promise made of it, and a notice of each of these bodies. */
async function closed(...bodies: Id[]): Promise<Hall> {
  const hall = await openHall(server);
  const { people } = hall;
  await hall.meeting.openPhase(people.chair, 'IN_SESSION');
  const lineId = makeId();
  const words = { kind: 'TASK', text: 'Phòng Nhà ở sửa mái nhà công vụ', position: 1 } as const;
  await people.secretary.do('conclusions.addLine', { ...words, lineId });
  const ownerUnitId = (await hall.state()).participants[people.housing.participantId]?.unitId ?? '';
  await people.secretary.do('commitments.propose', {
    ...{ commitmentId: makeId(), text: 'Sửa mái', ownerUnitId, dueKind: 'DATE', dueOn: '2030-01-31' },
    sources: [{ kind: 'LINE', id: lineId }],
  });
  const seen = (await hall.state()).meeting?.version ?? 0;
  await people.chair.do('meeting.close', { seen });
  for (const bodyId of bodies) await prepareNotice(people.secretary, bodyId);
  return hall;
}

async function approved(...bodies: Id[]): Promise<Hall> {
  const hall = await closed(...bodies);
  await hall.people.chair.do('conclusions.approve', await lookedAt(hall.people.chair));
  return hall;
}

const numbering = async (
  { people }: Hall,
  bodyId: Id,
  more: Partial<Payload<'conclusions.number'>> = {},
): Promise<Payload<'conclusions.number'>> => {
  const { id: noticeId, version: seen } = await noticeOf(people.chair, bodyId);
  return { noticeId, issuedOn: today(), number: null, reason: '', seen, ...more };
};

async function issue(hall: Hall, bodyId: Id): Promise<string> {
  const { id: noticeId, version: seen } = await noticeOf(hall.people.chair, bodyId);
  return code(hall.people.clerk, 'conclusions.issue', { noticeId, seen });
}

async function register(bodyId: Id): Promise<PaperNumberView[]> {
  const path = `${server.url}/api/organisation/issuing-bodies/${bodyId}/numbers`;
  return (await http<PaperNumberView[]>(path, { cookie: server.staffCookie })).body;
}

describe('W140: bodies that issue papers', () => {
  it('are of one system for good; a Party body has a term', async () => {
    const add = (words: object) =>
      organise(server, 'organisation.addIssuingBody', { ...DU, bodyId: makeId(), ...words });
    const fields = [{ path: 'term', reason: 'MISSING' }];
    expect(await add({ term: '' })).toMatchObject({ code: 'INVALID', details: { fields } });
    expect(await add({ abbreviation: 'Đ/U' })).toMatchObject({ code: 'INVALID' });
    const { system: _never, ...words } = DU;
    const change = { ...words, bodyId: party, endedOn: null };
    expect(
      await organise(server, 'organisation.editIssuingBody', { ...change, seen: 1_000_000 }),
    ).toMatchObject({ code: 'STALE', details: { present: { system: 'PARTY' } } });
  });

  it('one that has ended issues nothing more', async () => {
    const bodyId = await addBody(server, { ...SNV, abbreviation: 'CU' });
    const { organiser } = (await closed()).people;
    expect(await editBody(server, bodyId, { ...SNV, abbreviation: 'CU', endedOn: today() })).toBe('ok');
    const notice = { ...NOTICE_WORDS, noticeId: makeId(), bodyId, seen: 0 };
    expect(await code(organiser, 'conclusions.prepareNotice', notice)).toBe('ISSUING_BODY_ENDED');
  });
});

describe('W142: the approval is of what the chair saw', () => {
  it('a line, its removal or a promise that changed meanwhile makes it stale, and nothing is approved', async () => {
    const { people } = await closed(state);
    const { secretary, chair } = people;
    const before = await lookedAt(chair);
    const lineId = makeId();
    const line = { lineId, kind: 'ASSESSMENT', text: 'Hội nghị thẳng thắn', position: 2 } as const;
    await secretary.do('conclusions.addLine', line);
    expect(await code(chair, 'conclusions.approve', before)).toBe('STALE');
    const more = await lookedAt(chair);
    const seen = more.lines.find(({ id }) => id === lineId)?.seen ?? 0;
    await secretary.do('conclusions.removeLine', { lineId, seen });
    expect(await code(chair, 'conclusions.approve', more)).toBe('STALE');
    expect((await conclusionOf(chair)).approved).toBeNull();
    expect(await code(secretary, 'conclusions.approve', before)).toBe('NOT_ALLOWED');
    expect(await code(chair, 'conclusions.approve', await lookedAt(chair))).toBe('ok');
  });

  it('confirms the promises and closes the lines until there is a reason to open them again', async () => {
    const { people } = await approved(state);
    const { chair, secretary } = people;
    const { commitments, lines } = (await chair.snapshot()).state;
    expect(Object.values(commitments).map((one) => one.state)).toEqual(['CONFIRMED']);
    const line = { lineId: makeId(), kind: 'TASK', text: 'Thêm', position: 3 } as const;
    expect(await code(secretary, 'conclusions.addLine', line)).toBe('CONCLUSION_APPROVED');
    const [old] = Object.values(lines);
    const gone = { lineId: old?.id ?? '', seen: old?.version ?? 0 };
    expect(await code(secretary, 'conclusions.removeLine', gone)).toBe('CONCLUSION_APPROVED');
    const { version: seen } = await conclusionOf(chair);
    await chair.do('conclusions.correct', { reason: 'Thiếu một nhiệm vụ', seen });
    expect(await code(secretary, 'conclusions.addLine', line)).toBe('ok');
    expect(await conclusionOf(chair)).toMatchObject({
      revision: 2,
      approved: null,
      notices: [{ state: 'DRAFT' }],
    });
  });
});

describe('W143: numbers', () => {
  it('two clerks at once, of two meetings and one body: two numbers, one after the other', async () => {
    const halls = [await approved(state), await approved(state), await approved(state)];
    const asked = await Promise.all(halls.map(async (hall) => ({ hall, ask: await numbering(hall, state) })));
    const given = await Promise.all(
      asked.map(({ hall, ask }) => hall.people.clerk.do('conclusions.number', ask)),
    );
    const numbers = given.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3]);
    const rows = (await register(state)).map(({ number, state: how }) => [number, how]);
    expect(rows).toEqual([
      [3, 'TAKEN'],
      [2, 'TAKEN'],
      [1, 'TAKEN'],
    ]);
  });

  it('two at once for one notice: one number, and the other sees that it has one', async () => {
    const hall = await approved(state);
    const ask = await numbering(hall, state);
    const both = await Promise.all([1, 2].map(() => hall.people.clerk.issue('conclusions.number', ask)));
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['STALE', 'ok']);
    expect((await register(state)).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it('a higher number explains what it leaves out; a given one is never given again', async () => {
    const hall = await approved(state);
    const { clerk } = hall.people;
    const skipping = { number: 8 };
    expect(await code(clerk, 'conclusions.number', await numbering(hall, state, skipping))).toBe('INVALID');
    const why = { number: 8, reason: 'Số 5 đến 7 ghi trong sổ giấy' };
    expect(await code(clerk, 'conclusions.number', await numbering(hall, state, why))).toBe('ok');
    const out = (await register(state)).filter(({ state: how }) => how === 'VOID');
    expect(out.map(({ number, reason }) => [number, reason])).toEqual(
      [7, 6, 5].map((number) => [number, why.reason]),
    );
    const { id: noticeId, version: seen } = await noticeOf(hall.people.chair, state);
    await clerk.do('conclusions.voidNumber', { noticeId, reason: 'Đánh máy nhầm', seen });
    const again = await numbering(hall, state, { number: 8 });
    expect(await code(clerk, 'conclusions.number', again)).toBe('PAPER_NUMBER_TAKEN');
    expect(await clerk.do('conclusions.number', await numbering(hall, state))).toEqual({ number: 9 });
  });

  it('of a term go on when it is only reworded, and begin anew with a term that begins on another day', async () => {
    const bodyId = await addBody(server, { ...DU, abbreviation: 'ĐUK' });
    const given = async (): Promise<number> => {
      const hall = await approved(bodyId);
      return (await hall.people.clerk.do('conclusions.number', await numbering(hall, bodyId))).number;
    };
    const reword = (term: string, termFrom: string | null): Promise<string> =>
      editBody(server, bodyId, { ...DU, abbreviation: 'ĐUK', term, termFrom });
    expect(await given()).toBe(1);
    expect(await reword('Nhiệm kỳ 2025-2030', DU.termFrom)).toBe('ok');
    expect(await given()).toBe(2);
    expect(await reword('Nhiệm kỳ 2030-2035', today())).toBe('ok');
    expect(await given()).toBe(1);
    // Words that another term has would bring both into one register.
    expect(await reword('Nhiệm kỳ 2025-2030', today())).toBe('INVALID');
  });

  it('are given after the approval only, on a day of the paper, by the clerk where there is one', async () => {
    const hall = await closed(state);
    const { chair, clerk, organiser, secretary } = hall.people;
    const ask = await numbering(hall, state);
    expect(await code(clerk, 'conclusions.number', ask)).toBe('CONCLUSION_NOT_APPROVED');
    await chair.do('conclusions.approve', await lookedAt(chair));
    const fit = await numbering(hall, state);
    for (const who of [chair, organiser, secretary]) {
      expect(await code(who, 'conclusions.number', fit)).toBe('NOT_ALLOWED');
    }
    for (const issuedOn of [today(3 * 86_400_000), '2020-01-01']) {
      expect(await code(clerk, 'conclusions.number', { ...fit, issuedOn })).toBe('INVALID');
    }
  });
});

describe('W144: two bodies, two notices, two numbers', () => {
  let hall: Hall;

  it('the words of signing are those of the system', async () => {
    hall = await approved(state, party);
    const { secretary } = hall.people;
    const { id: noticeId, version: seen } = await noticeOf(hall.people.chair, party);
    const words = { ...NOTICE_WORDS, noticeId, bodyId: party, seen };
    const wrong = { ...words, signAuthority: 'TM. ĐẢNG ỦY' };
    expect(await code(secretary, 'conclusions.prepareNotice', wrong)).toBe('INVALID');
    const right = { ...words, signAuthority: 'T/M ĐẢNG ỦY', signerPost: 'BÍ THƯ' };
    expect(await code(secretary, 'conclusions.prepareNotice', right)).toBe('ok');
    const twice = { ...words, noticeId: makeId(), seen: 0 };
    expect(await code(secretary, 'conclusions.prepareNotice', twice)).toBe('NOTICE_OF_BODY_EXISTS');
  });

  it('the meeting goes on and its promises are issued with the last of them, and everybody reads both', async () => {
    const { clerk, chair, lan, housing } = hall.people;
    const desk = await connected(clerk);
    await clerk.do('conclusions.number', await numbering(hall, party));
    expect(await issue(hall, state)).toBe('NOTICE_NOT_NUMBERED');
    expect(await issue(hall, party)).toBe('ok');
    expect(await phaseOf(lan)).toBe('CLOSED');
    await clerk.do('conclusions.number', await numbering(hall, state));
    expect(await issue(hall, state)).toBe('ok');
    expect(await phaseOf(lan)).toBe('NOTICE_ISSUED');
    const both = (await conclusionOf(chair)).notices.map((one) =>
      numbered({ ...one, number: one.number ?? 0 }),
    );
    expect(both.sort()).toEqual(['01-TB/ĐU', '10/TB-SNV']);
    const [promise] = Object.values((await chair.snapshot()).state.commitments);
    expect(promise).toMatchObject({ state: 'ISSUED', noticeNumber: '01-TB/ĐU; 10/TB-SNV' });
    const read = (await lan.get<PublicNotice[]>('notices')).body;
    expect(read.map((one) => one.numbered).sort()).toEqual(['01-TB/ĐU', '10/TB-SNV']);
    expect(read[0]).toMatchObject({
      lines: [{ text: 'Phòng Nhà ở sửa mái nhà công vụ' }],
      commitments: [{ text: 'Sửa mái', ownerUnit: 'Phòng Nhà ở', dueOn: '2030-01-31' }],
    });
    expect((await housing.get<PublicNotice[]>('notices')).body).toEqual(read);
    const present = await conclusionOf(chair);
    await until(
      desk,
      () => desk.store.state.conclusion[present.id]?.version === present.version,
      'the clerk',
    );
    expect(desk.store.state.conclusion[present.id]).toEqual(present);
    expect(desk.store.state.lines).toEqual({});
    expect((await connected(clerk)).store.state.conclusion).toEqual({ [present.id]: present });
  });

  it('W145: a correction keeps what was issued under its number, and gets another one', async () => {
    const { chair, secretary, clerk, lan } = hall.people;
    const { version: seen } = await conclusionOf(chair);
    await chair.do('conclusions.correct', { reason: 'Ghi nhầm đơn vị', seen });
    const [line] = Object.values((await chair.snapshot()).state.lines);
    if (!line) throw new Error('no line');
    const { id: lineId, version, kind, position } = line;
    const text = 'Phòng Đất đai sửa mái nhà công vụ';
    await secretary.do('conclusions.editLine', { lineId, kind, position, text, seen: version });
    expect((await lan.get<PublicNotice[]>('notices')).body[0]?.lines[0]?.text).toBe(line.text);
    await chair.do('conclusions.approve', await lookedAt(chair));
    await clerk.do('conclusions.number', await numbering(hall, state));
    expect(await issue(hall, state)).toBe('ok');
    const notice = await noticeOf(chair, state);
    expect(notice).toMatchObject({ number: 11, revision: 2, earlier: [{ number: 10, revision: 1 }] });
    const read = (await lan.get<PublicNotice[]>('notices')).body;
    expect(read.find((one) => one.numbered === '11/TB-SNV')?.lines[0]?.text).toBe(text);
  });

  it('W146: the follow-up and the archive come after it; open promises are left behind for a reason only', async () => {
    const { chair, secretary } = hall.people;
    const advance = async (phase: 'FOLLOW_UP' | 'ARCHIVED', reason = ''): Promise<string> => {
      const seen = (await chair.snapshot()).state.meeting?.version ?? 0;
      return code(chair, 'meeting.advance', { phase, reason, seen });
    };
    expect(await advance('ARCHIVED')).toBe('WRONG_PHASE');
    expect(await code(secretary, 'meeting.advance', { phase: 'FOLLOW_UP', reason: '', seen: 0 })).toBe(
      'NOT_ALLOWED',
    );
    expect(await advance('FOLLOW_UP')).toBe('ok');
    expect(await advance('ARCHIVED')).toBe('COMMITMENTS_OPEN');
    expect(await advance('ARCHIVED', 'Chuyển sang hội nghị sau')).toBe('ok');
    expect(await phaseOf(chair)).toBe('ARCHIVED');
  });
});

describe('W147: the minutes', () => {
  it('may be signed before the notice or after it; the phase never goes back', async () => {
    const hall = await approved(party);
    const { chair, clerk, secretary } = hall.people;
    const sign = async (who: Person, signedOn: string | null): Promise<string> => {
      const { version: seen } = await conclusionOf(chair);
      return code(who, 'conclusions.signMinutes', { signedOn, seen });
    };
    const day = today();
    expect(await sign(secretary, '2020-01-01')).toBe('INVALID');
    expect(await sign(secretary, day)).toBe('ok');
    expect(await phaseOf(chair)).toBe('MINUTES_SIGNED');
    expect(await sign(secretary, null)).toBe('ok');
    expect(await phaseOf(chair)).toBe('CLOSED');
    await clerk.do('conclusions.number', await numbering(hall, party));
    expect(await issue(hall, party)).toBe('ok');
    expect(await sign(clerk, day)).toBe('ok');
    expect(await phaseOf(chair)).toBe('NOTICE_ISSUED');
  });
});
