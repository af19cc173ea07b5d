import type { AccountHere, CommandAnswer, Id, Role, StaffView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { connected, http, Person, until } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { expectSnapshotEqualsReplay } from './same-state.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

/** A further account of the organisation, signed in. */
async function account(login: string, name: string): Promise<{ staffId: Id; cookie: string }> {
  const password = 'mat-khau-rieng-2026';
  const made = await http<{ staffId: Id }>(`${server.url}/api/staff/accounts`, {
    body: { name, login, password },
    cookie: server.staffCookie,
  });
  const { cookies } = await http(`${server.url}/api/staff/login`, { body: { login, password } });
  return { staffId: made.body.staffId, cookie: cookies.join('; ') };
}

async function enter(meeting: Meeting, cookie: string): Promise<{ status: number; person: Person }> {
  const path = `${server.url}/api/staff/meetings/${meeting.id}/enter`;
  const { status, body, cookies } = await http<{ participantId: Id; role: Role }>(path, {
    method: 'POST',
    cookie,
  });
  const { participantId, role } = body;
  return { status, person: new Person(server.url, meeting.id, participantId, role, cookies.join('; ')) };
}

async function meetingsOf(cookie: string): Promise<Id[]> {
  type Me = { staff: StaffView; meetings: { meetingId: Id }[] };
  const { body } = await http<Me>(`${server.url}/api/staff/me`, { cookie });
  return body.meetings.map(({ meetingId }) => meetingId);
}

describe('rights are per meeting: an account has a role where it was given one (domain.md 6.1)', () => {
  it('given, changed and seen on the own home; another meeting stays closed', async () => {
    const [meeting, other] = [await server.meeting(), await server.meeting()];
    const witness = await connected(meeting.organiser);
    const { staffId, cookie } = await account('thu.ky', 'Mạc Thị Thư Ký');
    expect((await enter(meeting, cookie)).status).toBe(404);
    expect(await meetingsOf(cookie)).toEqual([]);
    const give = (role: Role): Promise<CommandAnswer<'participants.appoint'>> =>
      meeting.organiser.issue('participants.appoint', { staffId, role, title: 'Phó Chánh Văn phòng' });
    expect(code(await give('SECRETARY'))).toBe('OK');
    expect(await meetingsOf(cookie)).toEqual([meeting.id]);
    expect((await enter(other, cookie)).status).toBe(404);
    const { person } = await enter(meeting, cookie);
    expect(person.role).toBe('SECRETARY');
    const add = { name: 'Đỗ Văn Tới', title: '', unit: '', role: 'DELEGATE', number: '' } as const;
    const walkIn = { ...add, participantId: makeId(), withoutPhone: false };
    expect(code(await person.issue('participants.add', walkIn))).toBe('OK');
    const row = (await meeting.organiser.snapshot()).state.participants[person.participantId];
    expect(row).toMatchObject({ name: 'Mạc Thị Thư Ký', title: 'Phó Chánh Văn phòng', role: 'SECRETARY' });
    // Another role is the same person and the same seat, with other rights from that moment on.
    const again = await give('CLERK');
    expect(again).toMatchObject({ result: { participantId: person.participantId } });
    expect(code(await person.issue('participants.add', { ...walkIn, participantId: makeId() }))).toBe(
      'NOT_ALLOWED',
    );
    await expectSnapshotEqualsReplay(witness, meeting.organiser);
  });

  it('only the organiser gives, takes and reads them', async () => {
    const meeting = await server.meeting();
    const secretary = await meeting.join('SECRETARY', 'Tô Văn Ghi');
    const { staffId } = await account('nguoi.khac', 'Tạ Văn Khác');
    const give = { staffId, role: 'CHAIR', title: '' } as const;
    expect(code(await secretary.issue('participants.appoint', give))).toBe('NOT_ALLOWED');
    expect((await secretary.get<{ code: string }>('accounts')).body.code).toBe('NOT_ALLOWED');
    const { body } = await meeting.organiser.get<AccountHere[]>('accounts');
    expect(body.find((one) => one.staffId === staffId)).toMatchObject({ participantId: null, role: null });
    expect(code(await meeting.organiser.issue('participants.appoint', { ...give, staffId: makeId() }))).toBe(
      'NOT_FOUND',
    );
    // Whoever sits here by a slip has no account to take away.
    const slip = { participantId: secretary.participantId, reason: 'Nhầm' };
    expect(code(await meeting.organiser.issue('participants.dismiss', slip))).toBe('NOT_FOUND');
  });
});

describe('what is taken away ends at once', () => {
  it('W5: sessions and sockets; the way in is closed; what was done stays in that name', async () => {
    const meeting = await server.meeting();
    const witness = await connected(meeting.organiser);
    const { staffId, cookie } = await account('roi.di', 'Vi Thị Rời');
    const given = { staffId, role: 'SECRETARY', title: '' } as const;
    const { participantId } = await meeting.organiser.do('participants.appoint', given);
    const { person } = await enter(meeting, cookie);
    const client = await connected(person);
    const other = await connected(await meeting.join('DELEGATE', 'Ma Văn Ở Lại'));
    const dismissal = { participantId, reason: 'Chuyển công tác' };
    await meeting.organiser.do('participants.dismiss', dismissal);
    await until(client, () => client.status === 'ENDED', 'the end of the session', 1000);
    expect(code(await person.issue('collection.remind', { unitIds: [makeId()] }))).toBe('NO_SESSION');
    expect((await person.get('snapshot')).status).toBe(401);
    expect((await enter(meeting, cookie)).status).toBe(404);
    expect(await meetingsOf(cookie)).toEqual([]);
    expect(other.status).toBe('CONNECTED');
    const row = (await meeting.organiser.snapshot()).state.participants[participantId];
    expect(row).toMatchObject({ name: 'Vi Thị Rời', role: 'GUEST', seatTaken: false, contributor: true });
    expect((await meeting.slips()).map(({ name }) => name)).not.toContain('Vi Thị Rời');
    // Given again it is a new part of the same account.
    const again = await meeting.organiser.do('participants.appoint', given);
    expect(again.participantId).not.toBe(participantId);
    expect((await enter(meeting, cookie)).person.participantId).toBe(again.participantId);
    await expectSnapshotEqualsReplay(witness, meeting.organiser);
  });

  it('the last organiser with an account keeps the role', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    const own = { participantId: organiser.participantId, reason: 'Nghỉ' };
    expect(code(await organiser.issue('participants.dismiss', own))).toBe('LAST_ORGANISER');
    const { staffId } = await account('thay.the', 'Lò Thị Thay');
    await organiser.do('participants.appoint', { staffId, role: 'ORGANISER', title: '' });
    expect(code(await organiser.issue('participants.dismiss', own))).toBe('OK');
    expect(code(await organiser.issue('participants.dismiss', own))).toBe('NO_SESSION');
  });
});

describe('a stand-in is recorded with whom they represent and the chair’s consent (QĐ 45)', () => {
  it('asked, given, refused; another representation asks anew', async () => {
    const meeting = await server.meeting();
    const chair = await meeting.join('CHAIR', 'Nông Văn Chủ');
    const secretary = await meeting.join('SECRETARY', 'Tô Văn Ghi');
    const head = await meeting.join('DELEGATE', 'Bế Thị Trưởng', { title: 'Trưởng phòng' });
    const deputy = await meeting.join('DELEGATE', 'Lục Văn Phó');
    const third = await meeting.join('DELEGATE', 'Giàng A Ba');
    const witness = await connected(secretary);
    const id = deputy.participantId;
    const stand = (
      participantId: Id,
      forId: Id | null,
      note = 'Giấy ủy quyền số 3',
    ): Promise<CommandAnswer> => secretary.issue('participants.standIn', { participantId, forId, note });
    const row = async () => (await secretary.snapshot()).state.standIns[id];
    const consent = async (by: Person, given: boolean): Promise<string> =>
      code(
        await by.issue('participants.consent', {
          ...{ participantId: id, given, reason: '', seen: (await row())?.version ?? 0 },
        }),
      );
    expect(code(await stand(id, id))).toBe('INVALID');
    expect(code(await stand(id, makeId()))).toBe('NOT_FOUND');
    expect(await consent(chair, true)).toBe('NOT_A_STAND_IN');
    expect(code(await stand(id, head.participantId))).toBe('OK');
    expect(await row()).toMatchObject({
      ...{ forName: 'Bế Thị Trưởng', forTitle: 'Trưởng phòng', consent: 'ASKED', decidedById: null },
    });
    expect(code(await stand(third.participantId, head.participantId))).toBe('ALREADY_REPRESENTED');
    expect(await consent(secretary, true)).toBe('NOT_ALLOWED');
    expect(await consent(chair, true)).toBe('OK');
    expect(await row()).toMatchObject({ consent: 'GIVEN', decidedById: chair.participantId });
    const old = { participantId: id, given: false, reason: '', seen: 1 };
    expect(code(await chair.issue('participants.consent', old))).toBe('STALE');
    // The letter is corrected: the consent stands. Somebody else is represented: it is asked anew.
    await stand(id, head.participantId, 'Giấy ủy quyền số 4');
    expect(await row()).toMatchObject({ consent: 'GIVEN', note: 'Giấy ủy quyền số 4' });
    await stand(id, third.participantId);
    expect(await row()).toMatchObject({ consent: 'ASKED', decidedById: null });
    expect(await consent(chair, false)).toBe('OK');
    expect((await chair.snapshot()).state.standIns[id]).toMatchObject({ consent: 'REFUSED' });
    // Only the table reads it (W31); taken back it is gone for everybody.
    expect((await deputy.snapshot()).state.standIns).toEqual({});
    await stand(id, null);
    expect(await row()).toBeUndefined();
    await expectSnapshotEqualsReplay(witness, secretary);
  });
});
