import type { CommandAnswer, Id, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { SessionsService } from '@doi-thoai/server/dist/identity/sessions.service.js';
import { readDocx } from '../rehearse/docx.js';
import { connected, until } from '../support/driver.js';
import type { HttpAnswer, Meeting } from '../support/driver.js';
import { AccountHouse, code, NEXT, PASSWORD } from './account-house.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

let house: AccountHouse;
beforeAll(async () => {
  house = await AccountHouse.open();
});
afterAll(() => house.stop());

describe('W118: the accounts of the organisation', () => {
  it('are read by whoever has one: since when, in how many running meetings, last day of signing in', async () => {
    const one = await house.account('Nguyễn Thị Ánh Nguyệt');
    const meeting = await house.server.meeting();
    const given = { staffId: one.staffId, role: 'SECRETARY', title: '' } as const;
    await meeting.organiser.do('participants.appoint', given);
    const today = new Date(house.server.app.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await house.rowOf(one.staffId)).toMatchObject({
      ...{ name: 'Nguyễn Thị Ánh Nguyệt', closedAt: null, reason: '', successorId: null },
      ...{ runningMeetings: 1, hasPassword: true, lastSignInOn: today, since: expect.any(Number) as number },
    });
    expect((await house.ask('organisation/accounts')).status).toBe(401);
    expect((await house.ask('organisation/accounts', { cookie: meeting.organiser.cookie })).status).toBe(401);
    expect(JSON.stringify(await house.list())).not.toMatch(/argon2|hash/i);
  });

  it('closing ends every session and socket within a second; the right password is told so, a wrong one not', async () => {
    const meeting = await house.server.meeting();
    const one = await house.account();
    const given = { staffId: one.staffId, role: 'SECRETARY', title: '' } as const;
    await meeting.organiser.do('participants.appoint', given);
    const { person } = await house.enter(meeting, one.cookie);
    const client = await connected(person);
    const other = await connected(meeting.organiser);
    expect(code(await house.close(one.staffId))).toBe('OK');
    await until(client, () => client.status === 'ENDED', 'the end of the sockets', 1000);
    expect(other.status).toBe('CONNECTED');
    expect(await house.isIn(one.cookie)).toBe(false);
    expect(code(await person.issue('collection.remind', { unitIds: [makeId()] }))).toBe('NO_SESSION');
    expect((await person.get('snapshot')).status).toBe(401);
    expect((await house.enter(meeting, one.cookie)).status).toBe(401);
    expect((await house.signIn(one.login, PASSWORD)).body).toMatchObject({ code: 'ACCOUNT_CLOSED' });
    expect((await house.signIn(one.login, NEXT)).body).toEqual(
      (await house.signIn('khong.co.ai', NEXT)).body,
    );
    expect((await house.link(one.staffId)).body).toMatchObject({ code: 'ACCOUNT_CLOSED' });
    expect(await meeting.organiser.issue('participants.appoint', given)).toMatchObject({
      code: 'ACCOUNT_CLOSED',
    });
    expect(await house.rowOf(one.staffId)).toMatchObject({
      reason: 'Chuyển công tác',
      closedAt: expect.any(Number) as number,
    });
    expect(code(await house.reopen(one.staffId))).toBe('OK');
    expect(await house.isIn(one.cookie)).toBe(false);
    const again = await house.signIn(one.login, PASSWORD);
    expect(again.status).toBe(200);
    expect((await house.enter(meeting, again.cookies.join('; '))).person.role).toBe('SECRETARY');
  });

  it('who closed it and why is in the journal; a stale look is refused; a repeat changes nothing', async () => {
    const one = await house.account();
    const by = await house.account('Lò Văn Chài');
    const { version: seen } = await house.rowOf(one.staffId);
    const payload = { staffId: one.staffId, reason: 'Nghỉ hưu từ tháng 12', successorId: null, seen };
    const id = makeId();
    const first = await house.organise('organisation.closeAccount', payload, by.cookie, id);
    expect(await house.organise('organisation.closeAccount', payload, by.cookie, id)).toEqual(first);
    const told = (await house.journal('organisation.accountChanged')).filter((text) =>
      text.includes(one.staffId),
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(by.staffId);
    expect(told[0]).toContain('Nghỉ hưu từ tháng 12');
    expect(await house.organise('organisation.closeAccount', payload)).toMatchObject({
      code: 'STALE',
      details: { present: { id: one.staffId, reason: 'Nghỉ hưu từ tháng 12' } },
    });
    expect(code(await house.reopen(one.staffId, seen))).toBe('STALE');
    expect(code(await house.reopen(one.staffId))).toBe('OK');
    const none = await house.organise('organisation.closeAccount', { ...payload, reason: '' });
    expect(none).toMatchObject({ code: 'INVALID', details: { fields: [{ path: 'reason' }] } });
    const nobody = { ...payload, staffId: makeId() };
    expect(code(await house.organise('organisation.closeAccount', nobody))).toBe('NOT_FOUND');
  });
});

describe('the organisation’s own id', () => {
  it('is no account’s, and whoever had such an account would not be taken for the server', async () => {
    const [{ id } = { id: '' }] = await house.inspector.rows<{ id: Id }>(
      'select organisation_stream as id from installation',
    );
    const account = { staffId: id, name: 'Trùng Mã', login: 'trung.ma', password: '' };
    expect(await house.organise('organisation.addStaff', account)).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'staffId', reason: 'OUT_OF_RANGE' }] },
    });
    await house.inspector.rows(
      `insert into staff_account (id, name, login, password_hash, role, created_at)
       values ($1, 'Trùng Mã', 'trung.ma', '', 'ORGANISER', now())`,
      [id],
    );
    const sessions = house.server.app.nest.get(SessionsService, { strict: false });
    const cookie = (await sessions.createStaff(id)).cookie.split(';')[0] ?? '';
    expect(await house.isIn(cookie)).toBe(true);
    const one = await house.account();
    const takeOver = { staffId: one.staffId, password: 'x'.repeat(20), tokenHash: null, keep: [] };
    expect(code(await house.organise('organisation.setPassword', takeOver, cookie))).toBe('NO_SESSION');
    await house.inspector.rows('delete from session where staff_id = $1', [id]);
    await house.inspector.rows('delete from staff_account where id = $1', [id]);
  });
});

describe('W121: seats of a closed account', () => {
  const seatOf = async (meeting: Meeting, participantId: Id) =>
    (await meeting.organiser.snapshot()).state.participants[participantId];

  it('are without a holder in meetings that go on; the role stays, and is there again after reopening', async () => {
    const meeting = await house.server.meeting();
    const witness = await connected(meeting.organiser);
    const one = await house.account('Vi Thị Rời');
    const given = { staffId: one.staffId, role: 'SECRETARY', title: 'Phó Chánh Văn phòng' } as const;
    const { participantId } = await meeting.organiser.do('participants.appoint', given);
    await house.enter(meeting, one.cookie);
    await until(
      witness,
      () => witness.store.state.participants[participantId]?.seatTaken === true,
      'the seat',
    );
    await house.close(one.staffId);
    await until(
      witness,
      () => witness.store.state.participants[participantId]?.seatTaken === false,
      'the empty seat',
    );
    expect(await seatOf(meeting, participantId)).toMatchObject({ name: 'Vi Thị Rời', role: 'SECRETARY' });
    const { body } = await meeting.organiser.get<{ staffId: Id; closed: boolean }[]>('accounts');
    expect(body.find(({ staffId }) => staffId === one.staffId)).toMatchObject({ closed: true });
    // Whoever comes instead is appointed: nobody is let in to sit in the name of somebody who left.
    const knocked = await house.ask<{ code: string }>('entrance/knocks', { body: { code: meeting.code } });
    const letIn = { participantId, knock: knocked.body.code };
    expect(code(await meeting.organiser.issue('participants.claimSeat', letIn))).toBe('ACCOUNT_CLOSED');
    await expectSnapshotEqualsReplay(witness, meeting.organiser);
    await house.reopen(one.staffId);
    const cookie = (await house.signIn(one.login, PASSWORD)).cookies.join('; ');
    expect((await house.enter(meeting, cookie)).person.participantId).toBe(participantId);
  });

  it('go to the successor who is named, also later; whoever has a part there keeps it', async () => {
    const [meeting, other] = [await house.server.meeting(), await house.server.meeting()];
    const witness = await connected(meeting.organiser);
    const [one, next] = [await house.account('Vi Thị Rời'), await house.account('Lò Thị Thay')];
    const given = { staffId: one.staffId, role: 'CHAIR', title: 'Giám đốc' } as const;
    const { participantId } = await meeting.organiser.do('participants.appoint', given);
    const kept = await other.organiser.do('participants.appoint', given);
    await other.organiser.do('participants.appoint', { staffId: next.staffId, role: 'CLERK', title: '' });
    await house.close(one.staffId);
    expect(code(await house.close(one.staffId, { successorId: one.staffId }))).toBe('INVALID');
    expect(code(await house.close(one.staffId, { successorId: makeId() }))).toBe('NOT_FOUND');
    expect(code(await house.close(one.staffId, { successorId: next.staffId }))).toBe('OK');
    const rows = () => Object.values(witness.store.state.participants);
    await until(
      witness,
      () => rows().some(({ name, role }) => name === 'Lò Thị Thay' && role === 'CHAIR'),
      'the successor',
    );
    expect(await seatOf(meeting, participantId)).toMatchObject({
      role: 'GUEST',
      contributor: true,
      name: 'Vi Thị Rời',
    });
    expect((await house.enter(meeting, next.cookie)).person.role).toBe('CHAIR');
    expect((await house.enter(other, next.cookie)).person.role).toBe('CLERK');
    expect(await seatOf(other, kept.participantId)).toMatchObject({ role: 'CHAIR' });
    await expectSnapshotEqualsReplay(witness, meeting.organiser);
  });

  it('a meeting that was closed before keeps in its minutes who chaired it', async () => {
    const meeting = await house.server.meeting();
    const witness = await connected(meeting.organiser);
    const [one, next] = [await house.account('Vi Thị Rời'), await house.account('Lò Thị Thay')];
    await meeting.organiser.do('participants.appoint', { staffId: one.staffId, role: 'CHAIR', title: '' });
    const { person: chair } = await house.enter(meeting, one.cookie);
    await meeting.openPhase(chair, 'DISCUSSION');
    const { state } = await chair.snapshot();
    await chair.do('meeting.close', { seen: state.meeting?.version ?? 0 });
    await house.close(one.staffId, { successorId: next.staffId });
    const follows = () => Object.values(witness.store.state.participants);
    await until(witness, () => follows().some(({ name }) => name === 'Lò Thị Thay'), 'the successor');
    const paper = await fetch(`${meeting.url}/api/meetings/${meeting.id}/papers/minutes.docx`, {
      headers: { ...meeting.organiser.headers, cookie: meeting.organiser.cookie },
    });
    const { paragraphs, tables } = readDocx(new Uint8Array(await paper.arrayBuffer()));
    const words = [...paragraphs, ...tables.flat(2)].join('\n');
    expect(words).toContain('Vi Thị Rời');
    expect(words).not.toContain('Lò Thị Thay');
  });

  it('the only organiser’s, too: the meeting is not left without one', async () => {
    const [one, next] = [await house.account('Vi Thị Rời'), await house.account('Lò Thị Thay')];
    const meetingId = makeId();
    const { plan } = await house.server.meeting();
    const created = await house.organise('meeting.create', { meetingId, plan, rehearsal: false }, one.cookie);
    expect(code(created)).toBe('OK');
    await house.close(one.staffId, { successorId: next.staffId });
    const path = `staff/meetings/${meetingId}/enter`;
    let entered: HttpAnswer<{ role?: Role }> = { status: 0, body: {}, cookies: [] };
    for (let i = 0; i < 100 && entered.status !== 200; i += 1) {
      entered = await house.ask(path, { body: {}, cookie: next.cookie });
    }
    expect(entered.body.role).toBe('ORGANISER');
  });
});

describe('W118: the last open account', () => {
  it('that has a password cannot be closed, by two who close each other neither', async () => {
    const first = (await house.list()).find(({ login }) => login === 'quan.tri');
    const others = (await house.list()).filter(({ closedAt, id }) => closedAt === null && id !== first?.id);
    for (const { id } of others) expect(code(await house.close(id))).toBe('OK');
    // One that waits for its first password lets nobody in.
    const waiting = { staffId: makeId(), name: 'Đang Chờ', login: 'dang.cho', password: '' };
    await house.organise('organisation.addStaff', waiting);
    expect(code(await house.close(first?.id ?? ''))).toBe('LAST_ACCOUNT');
    expect(await house.isIn(house.server.staffCookie)).toBe(true);
    const { cookies } = await house.use((await house.link(waiting.staffId)).token, PASSWORD);
    const closing = (staffId: Id, seen: number, cookie: string): Promise<CommandAnswer> => {
      const payload = { staffId, reason: 'Nhầm', successorId: null, seen };
      return house.organise('organisation.closeAccount', payload, cookie);
    };
    const { version } = await house.rowOf(waiting.staffId);
    const answers = await Promise.all([
      closing(waiting.staffId, version, house.server.staffCookie),
      closing(first?.id ?? '', first?.version ?? 0, cookies.join('; ')),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const open = `select count(*) as n from staff_account where closed_at is null and password_hash <> ''`;
    expect(await house.inspector.count(open)).toBe(1);
  });
});
