import type { Id, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { addMeeting, addSeat, addStaff, makeHouse, sent, type House } from './identity.testing.js';

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

describe('sessions', () => {
  it('keep no token in the database, and travel in a cookie of their own seat that scripts cannot read', async () => {
    const { cookie, session } = await house.sessions.createSeat(seat);
    expect(cookie).toMatch(
      new RegExp(
        `^dt_${seat.replaceAll('-', '')}=[\\w-]{43}; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$`,
      ),
    );
    const token = sent(cookie).split('=')[1] ?? '';
    const rows = await dataSource.query<{ token_hash: Buffer }[]>('select * from session');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token_hash.toString('hex')).toBe(session.tokenHash);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await house.sessions.find(token)).toEqual(session);
  });

  it('open their own seat only, among the cookies of several', async () => {
    const other = await add('42');
    const mine = sent((await house.sessions.createSeat(seat)).cookie);
    const theirs = sent((await house.sessions.createSeat(other)).cookie);
    const header = `theme=dark; ${theirs}; ${mine}`;
    expect((await house.sessions.authenticateSeat(header, seat))?.participantId).toBe(seat);
    expect((await house.sessions.authenticateSeat(header, other))?.participantId).toBe(other);
    const forged = `dt_${seat.replaceAll('-', '')}=${theirs.split('=')[1]}`;
    expect(await house.sessions.authenticateSeat(forged, seat)).toBeNull();
    expect(await house.sessions.authenticateStaff(header)).toBeNull();
  });

  it('end after seven days for a seat and twelve hours for staff', async () => {
    const staffId = makeId();
    await addStaff(dataSource, staffId, 'Đỗ Quang Lâm', 'lam');
    const mine = sent((await house.sessions.createSeat(seat)).cookie);
    const staff = sent((await house.sessions.createStaff(staffId)).cookie);
    expect(await house.sessions.authenticateStaff(staff)).not.toBeNull();
    house.clock.move(12 * 3_600_000);
    expect(await house.sessions.authenticateStaff(staff)).toBeNull();
    expect(await house.sessions.authenticateSeat(mine, seat)).not.toBeNull();
    house.clock.move(6.5 * 24 * 3_600_000);
    expect(await house.sessions.authenticateSeat(mine, seat)).toBeNull();
  });

  it('end at once when the seat is freed, and not when the freeing is rolled back', async () => {
    const header = sent((await house.sessions.createSeat(seat)).cookie);
    const seated = async () => (await house.sessions.authenticateSeat(header, seat)) !== null;
    expect(await seated()).toBe(true);
    const runner = dataSource.createQueryRunner();
    const query = (sql: string, parameters: unknown[]) => runner.query(sql, parameters);
    await runner.startTransaction();
    await house.entrance.seatReleased(seat, query);
    expect(await seated()).toBe(true);
    await runner.rollbackTransaction();
    expect(await seated()).toBe(true);
    await runner.startTransaction();
    await house.entrance.seatReleased(seat, query);
    expect(await seated()).toBe(true);
    await runner.commitTransaction();
    await runner.release();
    expect(await seated()).toBe(false);
  });

  it('that were ended while they were being read are not remembered', async () => {
    const { cookie, session } = await house.sessions.createSeat(seat);
    const token = sent(cookie).split('=')[1] ?? '';
    const query = dataSource.query.bind(dataSource);
    jest.spyOn(dataSource, 'query').mockImplementationOnce(async (...asked) => {
      const rows: unknown = await query(...asked);
      await house.sessions.revoke(session);
      return rows;
    });
    expect(await house.sessions.find(token)).toEqual(session);
    expect(await house.sessions.find(token)).toBeNull();
  });
});
