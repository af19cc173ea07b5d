import type { Id, Refusal } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { http, Person } from '../support/driver.js';
import type { HttpAnswer } from '../support/driver.js';
import { code } from '../support/everybody.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { CollectionHall, HOUR, NORTH } from './collection-hall.js';

interface Inside {
  participantId: Id;
  role: string;
}

let server: TestServer;
let hall: CollectionHall;

beforeAll(async () => {
  server = await startTestServer({
    BULK_FRAME_MS: '0',
    ANONYMOUS_GATHER_MS: '20',
    ANONYMOUS_APPEND_MS: '100',
  });
}, 30_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await CollectionHall.open(server);
});
afterEach(() => hall.meeting.close());

async function tokenOf(unit: string): Promise<string> {
  const { body } = await hall.organiser.get<{ links: { unit: string; link: string }[] }>('unit-links');
  const link = body.links.find((one) => one.unit === unit)?.link ?? '';
  return link.slice(link.lastIndexOf('/') + 1);
}

function knockOn(token: string, name: string, claimId = makeId()): Promise<HttpAnswer<Inside & Refusal>> {
  return http(`${server.url}/api/entrance/units/${token}/join`, { body: { name, claimId } });
}

async function comeIn(name: string): Promise<Person> {
  const { body, cookies } = await knockOn(await tokenOf(NORTH), name);
  return new Person(server.url, hall.meeting.id, body.participantId, 'GUEST', cookies.join('; '));
}

/** Confidential and anonymous opinions, too; guests of the hall may not write. */
async function offerEverything(confidentialOfficerId: Id): Promise<void> {
  const { meeting } = await hall.state();
  if (!meeting) throw new Error('no meeting');
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
  const safe = { confidential: true, confidentialOfficerId, anonymous: true };
  const settings = { ...meeting.settings, ...safe, guestsMayWrite: false };
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await hall.organiser.do('meeting.configure', { plan, seen: version });
}

describe('the link of a unit lets somebody in who is on no roster', () => {
  it('as a contributor of that unit, who writes though guests may not, with a tracking code', async () => {
    await hall.ask(['north', 'south']);
    const person = await comeIn('Trần Văn Góp Ý');
    const row = (await hall.state()).participants[person.participantId];
    expect(row).toMatchObject({ role: 'GUEST', unit: NORTH, contributor: true, seatTaken: true });
    const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: hall.now } as const;
    const { trackingCode } = await person.do('submissions.submit', { ...hall.words(), ...sending });
    expect(trackingCode).toMatch(/^[A-Z0-9]{10}$/);
    const { store } = await hall.follow(hall.people.north);
    expect(Object.values(store.state.submissions)).toEqual([
      expect.objectContaining({ id: sending.submissionId, authorName: 'Trần Văn Góp Ý', authorUnit: NORTH }),
    ]);
  });

  it('says no more than the paper: meeting, unit, closing time; a guessed token is LINK_INVALID', async () => {
    await hall.ask(['north']);
    const token = await tokenOf(NORTH);
    const { body } = await http<object>(`${server.url}/api/entrance/units/${token}`);
    expect(Object.keys(body).sort()).toEqual(['closesAt', 'meetingId', 'meetingTitle', 'open', 'unit']);
    const guessed = `${token.slice(0, -4)}AAAA`;
    expect((await knockOn(guessed, 'Ai đó')).body.code).toBe('LINK_INVALID');
    const slips = await hall.meeting.slips();
    const personal = slips[0]?.link.split('/').at(-1) ?? '';
    expect((await knockOn(personal, 'Ai đó')).body.code).toBe('LINK_INVALID');
  });

  it('the same attempt after a lost answer is the same seat; another phone is another', async () => {
    await hall.ask(['north']);
    const token = await tokenOf(NORTH);
    const claimId = makeId();
    const [first, again, other] = [
      await knockOn(token, 'Lan', claimId),
      await knockOn(token, 'Lan', claimId),
      await knockOn(token, 'Lan'),
    ];
    expect(again.body.participantId).toBe(first.body.participantId);
    expect(other.body.participantId).not.toBe(first.body.participantId);
  });

  it('ends with the window: COLLECTION_CLOSED to who comes and to who writes, and opens with an extension', async () => {
    await hall.ask(['north'], hall.now + HOUR);
    const person = await comeIn('Người đến sớm');
    server.app.clock.move(2 * HOUR);
    const send = async (): Promise<string> => {
      const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: hall.now } as const;
      return code(await person.issue('submissions.submit', { ...hall.words(), ...sending }));
    };
    expect((await knockOn(await tokenOf(NORTH), 'Người đến muộn')).body.code).toBe('COLLECTION_CLOSED');
    expect(await send()).toBe('COLLECTION_CLOSED');
    const unitIds = [await hall.unit('north')];
    await hall.organiser.do('collection.extend', { unitIds, closesAt: hall.now + HOUR });
    expect(await send()).toBe('OK');
  });

  it('rules all three ways of writing alike: open window yes, though guests of the hall may not; closed window no', async () => {
    const officerId = hall.people.secretary.participantId;
    await offerEverything(officerId);
    await hall.ask(['north'], hall.now + HOUR);
    const person = await comeIn('Trần Văn Góp Ý');
    const ways = async (): Promise<string[]> => {
      const words = { ...hall.words(), writtenAt: hall.now };
      const named = { ...words, submissionId: makeId(), disclosure: 'NAMED' } as const;
      const sealed = { ...words, submissionId: makeId(), receipt: makeReceipt(), officerId };
      const { url, meetingId, cookie, headers } = person;
      const body = { ...hall.words(), submissionId: makeId(), receipt: makeReceipt() };
      const path = `${url}/api/meetings/${meetingId}/anonymous`;
      const anonymous = await http<{ ok: boolean; code?: string }>(path, { body, cookie, headers });
      return [
        code(await person.issue('submissions.submit', named)),
        code(await person.issue('submissions.submitConfidential', sealed)),
        anonymous.body.code ?? 'OK',
      ];
    };
    expect(await ways()).toEqual(['OK', 'OK', 'OK']);
    server.app.clock.move(2 * HOUR);
    const closed = 'COLLECTION_CLOSED';
    expect(await ways()).toEqual([closed, closed, closed]);
  });

  it('does not give back, by the attempt of then, a seat that the desk has freed', async () => {
    await hall.ask(['north']);
    const token = await tokenOf(NORTH);
    const claimId = makeId();
    const { body } = await knockOn(token, 'Trần Văn Góp Ý', claimId);
    const freed = { participantId: body.participantId, reason: 'Gửi rác' };
    await hall.organiser.do('participants.releaseSeat', freed);
    expect((await knockOn(token, 'Trần Văn Góp Ý', claimId)).body.code).toBe('LINK_INVALID');
  });

  it('collection.voidLink voids what was printed; who came in stays', async () => {
    await hall.ask(['north']);
    const token = await tokenOf(NORTH);
    const person = await comeIn('Người đến trước');
    const unitId = await hall.unit('north');
    await hall.organiser.do('collection.voidLink', { unitId, reason: 'Mã bị phát tán' });
    expect((await knockOn(token, 'Ai đó')).body.code).toBe('LINK_INVALID');
    expect((await knockOn(await tokenOf(NORTH), 'Ai đó')).status).toBe(201);
    expect((await person.get('published')).status).toBe(200);
  });
});

describe('a contributor is nobody of the hall', () => {
  it('has no slip, checks nobody in, and lets nobody in', async () => {
    await hall.ask(['north']);
    const person = await comeIn('Trần Văn Góp Ý');
    const { participantId } = person;
    expect((await hall.meeting.slips()).some((slip) => slip.participantId === participantId)).toBe(false);
    expect(code(await person.issue('collection.join', { name: 'Bạn tôi' }))).toBe('NOT_ALLOWED');
    await hall.meeting.openPhase(hall.people.chair, 'CHECK_IN');
    const present = { participantId, attendance: 'ON_SITE' } as const;
    expect(code(await person.issue('participants.checkIn', present))).toBe('NOT_ALLOWED');
  });

  it('only the desk gets the links', async () => {
    await hall.ask(['north']);
    expect((await hall.people.chair.get('unit-links')).status).toBe(403);
    expect((await hall.people.north.get('unit-links')).status).toBe(403);
  });
});
