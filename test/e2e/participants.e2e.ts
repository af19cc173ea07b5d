import type { CommandAnswer, CommandMessage, Payload, ParticipantView, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Handshake } from '@doi-thoai/server/dist/gateway/handshake.js';
import { Lanes } from '@doi-thoai/server/dist/gateway/lanes.js';
import { connected, until } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { expectSnapshotEqualsReplay } from './same-state.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

async function people(meeting: Meeting): Promise<ParticipantView[]> {
  return Object.values((await meeting.organiser.snapshot()).state.participants);
}

async function personOf(meeting: Meeting, who: Person | string): Promise<ParticipantView> {
  const id = typeof who === 'string' ? who : who.participantId;
  const found = (await people(meeting)).find((one) => one.id === id);
  if (!found) throw new Error('not on the roster');
  return found;
}

/** The row when the entrance's own command has reached the desk. */
async function onceSeated(meeting: Meeting, participantId: string): Promise<ParticipantView | undefined> {
  const desk = await connected(meeting.organiser);
  await until(desk, () => desk.store.state.participants[participantId]?.seatTaken === true, 'the taken seat');
  return desk.store.state.participants[participantId];
}

function checkIn(participantId: string): CommandMessage<'participants.checkIn'> {
  return { id: makeId(), name: 'participants.checkIn', payload: { participantId, attendance: 'ON_SITE' } };
}

function newcomer(patch: Partial<Payload<'participants.add'>> = {}): Payload<'participants.add'> {
  const words = { name: 'Đỗ Thị Mai', title: '', unit: '', role: 'DELEGATE', number: '' } as const;
  return { participantId: makeId(), withoutPhone: false, ...words, ...patch };
}

async function setRole(
  by: Person,
  meeting: Meeting,
  whom: Person,
  role: Role,
  mayTakeOver = false,
): Promise<string> {
  const { id: participantId, version: seen } = await personOf(meeting, whom);
  return code(await by.issue('participants.setRole', { participantId, role, mayTakeOver, seen }));
}

describe('the roster by hand', () => {
  it('gives a walk-in the next free number, and refuses a number or id that is taken', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    await organiser.do('participants.add', newcomer({ number: '41' }));
    const { participantId } = await organiser.do('participants.add', newcomer());
    expect(await personOf(meeting, participantId)).toMatchObject({ number: '42' });
    expect(code(await organiser.issue('participants.add', newcomer({ number: '41' })))).toBe('NUMBER_TAKEN');
    expect(code(await organiser.issue('participants.add', newcomer({ participantId })))).toBe('ID_TAKEN');
  });

  it('edits a row that was looked at, and refuses a stale edit with the present row', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    const { participantId } = await organiser.do('participants.add', newcomer({ unit: 'Chi bộ 1' }));
    const { version: seen } = await personOf(meeting, participantId);
    const edit = {
      ...newcomer({ participantId, unit: 'chi bộ  1', title: 'Đảng viên', withoutPhone: true }),
      seen,
    };
    await organiser.do('participants.edit', edit);
    expect(await personOf(meeting, participantId)).toMatchObject({
      title: 'Đảng viên',
      unit: 'Chi bộ 1',
      withoutPhone: true,
      number: '',
    });
    const stale = await organiser.issue('participants.edit', edit);
    expect(stale).toMatchObject({ code: 'STALE', details: { present: { title: 'Đảng viên' } } });
  });

  it('answers alike for a person of another meeting and for nobody', async () => {
    const one = await server.meeting();
    const other = await server.meeting();
    const stranger = await other.join('DELEGATE', 'Lê Thị Bình');
    const checkIn = (participantId: string): Promise<CommandAnswer> =>
      one.organiser.issue('participants.releaseSeat', { participantId, reason: 'x' });
    expect([code(await checkIn(stranger.participantId)), code(await checkIn(makeId()))]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
  });

  it('is read by chair and desk; a delegate gets the own row only', async () => {
    const meeting = await server.meeting();
    const chair = await connected(await meeting.join('CHAIR', 'Phạm Văn Chủ'));
    const person = await meeting.join('DELEGATE', 'Lê Thị Bình', { unit: 'Chi bộ 1' });
    const delegate = await connected(person);
    expect(Object.keys(chair.store.state.participants).length).toBeGreaterThanOrEqual(2);
    await until(chair, () => Object.keys(chair.store.state.participants).length === 3, 'the roster');
    expect(Object.values(chair.store.state.units).map((unit) => unit.name)).toEqual(['Chi bộ 1']);
    expect(Object.keys(delegate.store.state.participants)).toEqual([person.participantId]);
    expect(delegate.store.state.units).toEqual({});
  });
});

describe('seats and attendance', () => {
  it('marks a seat as taken; in the hall whoever takes it is there', async () => {
    const meeting = await server.meeting();
    const early = await meeting.join('DELEGATE', 'Lê Thị Bình');
    expect(await onceSeated(meeting, early.participantId)).toMatchObject({
      attendance: 'UNKNOWN',
      checkedInAt: null,
    });
    await meeting.openPhase(meeting.organiser, 'CHECK_IN');
    const late = await meeting.join('DELEGATE', 'Nguyễn Văn An');
    expect(await onceSeated(meeting, late.participantId)).toMatchObject({
      attendance: 'ON_SITE',
      checkedInAt: expect.any(Number) as unknown,
    });
  });

  it('refuses an occupied seat and somebody else’s; the desk seats a phone that knocks', async () => {
    const meeting = await server.meeting();
    const { organiser } = meeting;
    const person = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const { participantId } = await organiser.do('participants.add', newcomer());
    const own = { participantId: person.participantId, knock: null };
    expect(code(await person.issue('participants.claimSeat', own))).toBe('SEAT_TAKEN');
    expect(code(await person.issue('participants.claimSeat', { participantId, knock: null }))).toBe(
      'NOT_FOUND',
    );
    expect(code(await organiser.issue('participants.claimSeat', { participantId, knock: null }))).toBe(
      'INVALID',
    );
  });

  it('frees a seat with a reason: the phone is out, and the slip lets in again', async () => {
    const meeting = await server.meeting();
    const person = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const client = await connected(person);
    const { participantId } = person;
    await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    await until(client, () => client.status === 'ENDED', 'the end of the session');
    const checkIn = { participantId, attendance: 'ON_SITE' } as const;
    expect(code(await person.issue('participants.checkIn', checkIn))).toBe('NO_SESSION');
    expect(await personOf(meeting, participantId)).toMatchObject({ seatTaken: false });
    await meeting.seat(participantId);
    expect(await onceSeated(meeting, participantId)).toMatchObject({ seatTaken: true });
  });

  it('a freed seat does nothing more over its open socket, also before the frame that tells it has left', async () => {
    const meeting = await server.meeting();
    const person = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const { participantId } = person;
    const socket = person.socket();
    await new Promise((resolve) => socket.once('connect', () => resolve(0)).connect());
    const lanes = server.app.nest.get(Lanes, { strict: false });
    const held: Parameters<Lanes['onEntries']>[] = [];
    const frames = jest.spyOn(lanes, 'onEntries').mockImplementation((...entries) => void held.push(entries));
    await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    const ended = new Promise((resolve) => socket.once('ended', resolve));
    const answer = (await socket
      .timeout(5000)
      .emitWithAck('command', checkIn(participantId))) as CommandAnswer;
    frames.mockRestore();
    for (const entries of held) lanes.onEntries(...entries);
    await ended;
    socket.disconnect();
    expect(code(answer)).toBe('NO_SESSION');
  });

  it('a seat that is freed while its phone is being let in turns this phone away', async () => {
    const meeting = await server.meeting();
    const person = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const { participantId } = person;
    const handshake = server.app.nest.get(Handshake, { strict: false });
    const check = handshake.check.bind(handshake);
    jest.spyOn(handshake, 'check').mockImplementationOnce(async (socket) => {
      await check(socket);
      await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    });
    const socket = person.socket();
    const outcome = await new Promise((resolve) => {
      socket.once('disconnect', resolve);
      socket.once('connect', () => socket.emit('command', checkIn(participantId), resolve));
      socket.connect();
    });
    socket.disconnect();
    expect(outcome).toBe('io server disconnect');
  });

  it('lets a delegate check in for himself only, the organiser for everybody', async () => {
    const meeting = await server.meeting();
    await meeting.openPhase(meeting.organiser, 'READY');
    const one = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const other = await meeting.join('DELEGATE', 'Nguyễn Văn An');
    const checkIn = (
      by: Person,
      whom: Person,
      attendance: ParticipantView['attendance'],
    ): Promise<CommandAnswer> =>
      by.issue('participants.checkIn', { participantId: whom.participantId, attendance });
    expect(code(await checkIn(one, one, 'ONLINE'))).toBe('OK');
    expect(code(await checkIn(one, other, 'ABSENT'))).toBe('NOT_FOUND');
    const first = (await personOf(meeting, one)).checkedInAt;
    expect(first).toEqual(expect.any(Number));
    expect(code(await checkIn(meeting.organiser, one, 'ON_SITE'))).toBe('OK');
    expect(await personOf(meeting, one)).toMatchObject({ attendance: 'ON_SITE', checkedInAt: first });
    expect(code(await checkIn(meeting.organiser, one, 'ABSENT'))).toBe('OK');
    expect(await personOf(meeting, one)).toMatchObject({ attendance: 'ABSENT', checkedInAt: null });
  });
});

describe('roles and the chair', () => {
  async function session(): Promise<{ meeting: Meeting; chair: Person; coChair: Person; secretary: Person }> {
    const meeting = await server.meeting();
    const chair = await meeting.join('CHAIR', 'Phạm Văn Chủ');
    const coChair = await meeting.join('CO_CHAIR', 'Hoàng Thị Phó');
    const secretary = await meeting.join('SECRETARY', 'Trần Thị Thư');
    await meeting.openPhase(chair, 'CHECK_IN');
    await meeting.openPhase(chair, 'OPENING');
    return { meeting, chair, coChair, secretary };
  }

  it('lets a co-chair take over; the former chair becomes co-chair; pressing twice is told', async () => {
    const { meeting, chair, coChair } = await session();
    await coChair.do('participants.takeOver', { reason: 'Chủ trì có việc gấp' });
    expect(await personOf(meeting, coChair)).toMatchObject({ role: 'CHAIR' });
    expect(await personOf(meeting, chair)).toMatchObject({ role: 'CO_CHAIR' });
    expect(code(await coChair.issue('participants.takeOver', { reason: 'x' }))).toBe('ALREADY_CHAIR');
  });

  it('lets a secretary take over only when a chair has named this one', async () => {
    const { meeting, chair, secretary } = await session();
    const takeOver = (): Promise<CommandAnswer> => secretary.issue('participants.takeOver', { reason: 'x' });
    expect(code(await takeOver())).toBe('NOT_ALLOWED');
    expect(await setRole(meeting.organiser, meeting, secretary, 'SECRETARY', true)).toBe('NOT_ALLOWED');
    expect(await setRole(chair, meeting, secretary, 'SECRETARY', true)).toBe('OK');
    expect(code(await takeOver())).toBe('OK');
    expect(await personOf(meeting, secretary)).toMatchObject({ role: 'CHAIR', mayTakeOver: false });
  });

  it('never leaves a session without a chair', async () => {
    const { meeting, chair, coChair } = await session();
    expect(await setRole(meeting.organiser, meeting, chair, 'DELEGATE')).toBe('LAST_CHAIR');
    const view = await personOf(meeting, chair);
    const { id: participantId, name, title, unit, number, withoutPhone, version: seen } = view;
    const edit = { participantId, name, title, unit, number, withoutPhone, seen, role: 'GUEST' } as const;
    expect(code(await meeting.organiser.issue('participants.edit', edit))).toBe('LAST_CHAIR');
    const csv = `Họ tên,Vai trò,Số\n${name},khách mời,${number}`;
    expect(code(await meeting.organiser.issue('participants.import', { csv }))).toBe('LAST_CHAIR');
    expect(await setRole(meeting.organiser, meeting, coChair, 'CHAIR')).toBe('OK');
    expect(await setRole(meeting.organiser, meeting, chair, 'DELEGATE')).toBe('OK');
  });

  it('lets a secretary keep the roster without making chairs of delegates', async () => {
    const { meeting, secretary } = await session();
    const delegate = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const view = await personOf(meeting, delegate);
    const { id: participantId, name, title, unit, number, withoutPhone, version: seen } = view;
    const edit = { participantId, name, title, unit, number, withoutPhone, seen };
    expect(code(await secretary.issue('participants.edit', { ...edit, role: 'CHAIR' }))).toBe('NOT_ALLOWED');
    expect(
      code(
        await secretary.issue('participants.setRole', {
          participantId,
          role: 'CHAIR',
          mayTakeOver: false,
          seen,
        }),
      ),
    ).toBe('NOT_ALLOWED');
    expect(code(await secretary.issue('participants.edit', { ...edit, role: 'GUEST' }))).toBe('OK');
  });

  it('gives a new role its rights at once', async () => {
    const { meeting } = await session();
    const delegate = await meeting.join('DELEGATE', 'Lê Thị Bình');
    const client = await connected(delegate);
    expect(await setRole(meeting.organiser, meeting, delegate, 'CO_CHAIR')).toBe('OK');
    await until(client, () => Object.keys(client.store.state.participants).length > 1, 'the table’s rows');
    expect(client.store.state.reader).toBe('chair');
  });
});

it('snapshot = replay: the desk that saw everything happen knows what a newcomer reads', async () => {
  const meeting = await server.meeting();
  const { organiser } = meeting;
  const desk = await connected(organiser);
  const person = await meeting.join('DELEGATE', 'Lê Thị Bình', { unit: 'Chi bộ 1' });
  const own = await connected(person);
  await meeting.openPhase(organiser, 'CHECK_IN');
  await organiser.do('participants.import', {
    csv: 'Họ tên,Đơn vị,Số\nNguyễn Văn An,Chi bộ 2,7\nLê Thị Bình,Chi bộ 1,',
  });
  const { participantId } = person;
  const { version: seen } = await personOf(meeting, person);
  await organiser.do('participants.edit', { ...newcomer({ participantId, unit: 'Chi bộ 3' }), seen });
  await organiser.do('participants.checkIn', { participantId, attendance: 'ONLINE' });
  await expectSnapshotEqualsReplay(desk, organiser);
  await expectSnapshotEqualsReplay(own, person);
});
