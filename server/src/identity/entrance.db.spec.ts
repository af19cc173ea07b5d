import type { Id, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CODE, addMeeting, addSeat, makeHouse, sent, visitor, type House } from './identity.testing.js';

let database: TestDatabase;
let dataSource: DataSource;
let house: House;
let meetingId: Id;
let seat: Id;

const add = (number: string, role?: Role, staffId?: Id): Promise<Id> =>
  addSeat(dataSource, meetingId, number, role, staffId);

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  house = makeHouse(dataSource);
  meetingId = await addMeeting(dataSource);
  seat = await add('41');
});

afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function slip(of = house, id = seat): Promise<{ token: string; pin: string }> {
  const slips = await of.entrance.slips(meetingId);
  const found = slips.find((one) => one.participantId === id);
  if (!found) throw new Error('no slip');
  return found;
}

describe('a personal link', () => {
  it('tells whose it is, takes the seat by the command as that person, and opens a session', async () => {
    const { token } = await slip();
    expect(await house.entrance.describeLink(token, visitor())).toEqual({
      meetingId,
      participantId: seat,
      meetingTitle: 'Đối thoại quý III',
      name: 'Vũ Thị Mây',
      title: 'Chuyên viên',
      unit: 'Phòng Hành chính',
      number: '41',
      role: 'DELEGATE',
      seatTaken: false,
    });
    const entered = await house.entrance.claimByLink(token, visitor());
    expect(entered).toMatchObject({ meetingId, participantId: seat, role: 'DELEGATE' });
    expect(house.port.issued).toMatchObject([
      { name: 'participants.claimSeat', issuer: { participantId: seat } },
    ]);
    expect(await house.sessions.authenticateSeat(sent(entered.cookie), seat)).not.toBeNull();
  });

  it('does not open an occupied seat, except to the browser that sits there', async () => {
    const { token } = await slip();
    const { cookie } = await house.entrance.claimByLink(token, visitor());
    await expect(house.entrance.claimByLink(token, visitor())).rejects.toMatchObject({ code: 'SEAT_TAKEN' });
    const back = visitor({ cookieHeader: sent(cookie) });
    expect((await house.entrance.describeLink(token, back)).seatTaken).toBe(false);
    await house.entrance.claimByLink(token, back);
    expect(house.port.issued).toHaveLength(1);
  });

  it('lets one of two in who come at the same moment', async () => {
    const { token } = await slip();
    const both = await Promise.allSettled([1, 2].map(() => house.entrance.claimByLink(token, visitor())));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lets the same attempt in again when its answer was lost, until the seat is freed', async () => {
    const { token } = await slip();
    const phone = visitor({ claimId: makeId() });
    await house.entrance.claimByLink(token, phone);
    await house.entrance.claimByLink(token, phone);
    await expect(house.entrance.claimByLink(token, visitor({ claimId: makeId() }))).rejects.toMatchObject({
      code: 'SEAT_TAKEN',
    });
    await house.entrance.seatReleased(seat);
    await dataSource.query('update participant set seat_taken = false');
    await house.entrance.claimByLink(token, visitor());
    await expect(house.entrance.claimByLink(token, phone)).rejects.toMatchObject({ code: 'SEAT_TAKEN' });
  });

  it('opens a seat that is marked taken but that no browser holds any more', async () => {
    const { token } = await slip();
    await dataSource.query('update participant set seat_taken = true');
    expect(await house.entrance.claimByLink(token, visitor())).toMatchObject({ participantId: seat });
  });

  it('ends when its generation ends', async () => {
    const { token } = await slip();
    await dataSource.query('update participant set link_generation = 2');
    await expect(house.entrance.claimByLink(token, visitor())).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
  });

  it('may be shared by several screens of a hall, and by everybody in a demonstration', async () => {
    const screen = await add('', 'SCREEN');
    const { token } = await slip(house, screen);
    await house.entrance.claimByLink(token, visitor());
    await house.entrance.claimByLink(token, visitor());
    const demo = makeHouse(dataSource, true);
    const shared = await slip(demo);
    await demo.entrance.claimByLink(shared.token, visitor());
    await demo.entrance.claimByLink(shared.token, visitor());
  });
});

describe('a slip', () => {
  it('opens with code, seat and PIN; the code is read in any case and spacing', async () => {
    const { pin } = await slip();
    expect(await house.entrance.claimByPin('hn7q-rs tw', ' 41', pin, visitor())).toMatchObject({
      participantId: seat,
    });
  });

  it('“2” opens seat 002 when it can mean nothing else, and guesses count for the seat however it is typed', async () => {
    const padded = await add('002');
    const { pin } = await slip(house, padded);
    expect(await house.entrance.claimByPin(CODE, '2', pin, visitor())).toMatchObject({
      participantId: padded,
    });
    const unclear = await slip(house, await add('007'));
    const wrong = (number: string) => house.entrance.claimByPin(CODE, number, '000', visitor());
    for (const typed of ['7', '07', '007', '0007', '7'])
      await expect(wrong(typed)).rejects.toMatchObject({ code: 'WRONG_PIN' });
    await expect(house.entrance.claimByPin(CODE, '007', unclear.pin, visitor())).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
    await add('09');
    const ninth = await slip(house, await add('0009'));
    await expect(house.entrance.claimByPin(CODE, '9', ninth.pin, visitor())).rejects.toMatchObject({
      code: 'WRONG_PIN',
    });
  });

  it('says the same of a wrong PIN and of a seat that does not exist', async () => {
    const wrong = (number: string) => house.entrance.claimByPin(CODE, number, 'nothing', visitor());
    await expect(wrong('41')).rejects.toMatchObject({ code: 'WRONG_PIN' });
    await expect(wrong('999')).rejects.toMatchObject({ code: 'WRONG_PIN' });
    await expect(house.entrance.claimByPin('XXX', '41', '1', visitor())).rejects.toMatchObject({
      code: 'CODE_UNKNOWN',
    });
  });

  it('is blocked after failures, also sent at one moment; the link and the neighbours are not', async () => {
    const { pin, token } = await slip();
    const neighbour = await add('42');
    const guesses = await Promise.allSettled(
      Array.from({ length: 30 }, () => house.entrance.claimByPin(CODE, '41', '000', visitor())),
    );
    const codes = guesses.map((guess) => (guess as { reason?: { code: string } }).reason?.code);
    expect(codes.filter((code) => code === 'WRONG_PIN')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(25);
    await expect(house.entrance.claimByPin(CODE, '41', pin, visitor())).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
    await house.entrance.claimByLink(token, visitor());
    const other = await slip(house, neighbour);
    await house.entrance.claimByPin(CODE, '42', other.pin, visitor());
  });
});

describe('a phone that knocks', () => {
  it('shows four digits, is let in by the desk, and collects its session, again if need be', async () => {
    const { knockId, code } = await house.entrance.knock(CODE, '10.0.0.9');
    expect(code).toMatch(/^\d{4}$/);
    expect(await house.entrance.knockState(knockId)).toMatchObject({ state: 'WAITING', code });
    expect(house.entrance.isKnocking(meetingId, code, seat)).toBe(true);
    house.entrance.admit(meetingId, code, seat);
    house.entrance.admit(meetingId, code, seat);
    for (let i = 0; i < 2; i += 1) {
      const state = await house.entrance.knockState(knockId);
      if (state.state !== 'ADMITTED') throw new Error(state.state);
      expect(await house.sessions.authenticateSeat(sent(state.cookie), seat)).not.toBeNull();
    }
  });

  it('gets one seat, and nothing after the seat is freed', async () => {
    const { knockId, code } = await house.entrance.knock(CODE, '10.0.0.9');
    house.entrance.admit(meetingId, code, seat);
    const other = await add('42');
    expect(house.entrance.isKnocking(meetingId, code, other)).toBe(false);
    expect(house.entrance.admit(meetingId, code, other)).toBe(false);
    await house.entrance.seatReleased(seat);
    await expect(house.entrance.knockState(knockId)).rejects.toMatchObject({ code: 'KNOCK_EXPIRED' });
  });

  it('is forgotten after ten minutes', async () => {
    const { knockId, code } = await house.entrance.knock(CODE, '10.0.0.9');
    house.clock.move(10 * 60_000);
    expect(house.entrance.isKnocking(meetingId, code, seat)).toBe(false);
    await expect(house.entrance.knockState(knockId)).rejects.toMatchObject({ code: 'KNOCK_EXPIRED' });
  });
});
