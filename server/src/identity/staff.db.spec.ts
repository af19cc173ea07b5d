import type { Id, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CODE, addMeeting, addSeat, addStaff, makeHouse, sent, type House } from './identity.testing.js';

const PASSWORD = 'mưa phùn tháng giêng';

let database: TestDatabase;
let dataSource: DataSource;
let house: House;
let meetingId: Id;

const add = (number: string, role?: Role, staffId?: Id): Promise<Id> =>
  addSeat(dataSource, meetingId, number, role, staffId);

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  house = makeHouse(dataSource);
  meetingId = await addMeeting(dataSource);
});

afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('staff', () => {
  const first = { name: 'Đỗ Quang Lâm', login: 'lam', password: PASSWORD };

  async function setUp(): Promise<{ staffId: Id; cookie: string }> {
    const token = await house.staff.prepareSetUp();
    return house.staff.setUp(token ?? '', first, '10.0.0.9');
  }

  it('there is no default account: the first is made with the link printed at the start, once', async () => {
    const token = (await house.staff.prepareSetUp()) ?? '';
    await expect(house.staff.setUp('guess', first, '10.0.0.9')).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
    const made = await Promise.allSettled([1, 2].map(() => house.staff.setUp(token, first, '10.0.0.9')));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'SETUP_DONE' },
    });
    expect(house.port.issued).toMatchObject([{ name: 'organisation.addStaff', issuer: 'system' }]);
    expect(await house.staff.prepareSetUp()).toBeNull();
  });

  it('sign in with login and password; wrong login and wrong password are one answer', async () => {
    const { staffId } = await setUp();
    const { cookie } = await house.staff.login(' LAM ', ` ${PASSWORD.normalize('NFD')} `, '10.0.0.9');
    expect(await house.staff.whoIs(sent(cookie))).toEqual({ id: staffId, name: first.name, login: 'lam' });
    for (const [login, password] of [
      ['lam', 'khác'],
      ['ai đó', PASSWORD],
    ] as const) {
      await expect(house.staff.login(login, password, '10.0.0.9')).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
      });
    }
    expect(await house.staff.logout(sent(cookie))).toContain('dt_staff=; Path=/; Max-Age=0');
    expect(await house.staff.whoIs(sent(cookie))).toBeNull();
  });

  it.each(['$argon2id$', `$argon2id$v=19$m=2097152,t=9,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`])(
    'whose hash was not made here open to nobody, and cost nobody anything: %s',
    async (hash) => {
      await addStaff(dataSource, makeId(), 'Lò Văn Chài', 'chai', hash);
      await expect(house.staff.login('chai', PASSWORD, '10.0.0.9')).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
      });
    },
  );

  it('have a password of ten signs at least, which no journal ever sees', async () => {
    const { staffId } = await setUp();
    await expect(house.staff.addStaff(staffId, { ...first, password: ' mưa phùn ' })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'password', reason: 'TOO_SHORT', limit: 10 }] },
    });
    await house.staff.addStaff(staffId, { name: 'Lò Văn Chài', login: 'chai', password: PASSWORD });
    expect(house.port.issued.map(({ issuer }) => issuer)).toEqual(['system', { staffId }]);
    expect(JSON.stringify(house.port.issued)).not.toContain(PASSWORD);
    await house.staff.login('chai', PASSWORD, '10.0.0.9');
  });

  it('enter their own meetings as their own participant, from several browsers', async () => {
    const { staffId } = await setUp();
    await expect(house.staff.enter(staffId, meetingId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = await add('', 'ORGANISER', staffId);
    expect(await house.staff.meetingsOf(staffId)).toEqual([
      {
        meetingId,
        ordinal: 1,
        participantId: own,
        role: 'ORGANISER',
        title: 'Đối thoại quý III',
        code: CODE,
        phase: 'CHECK_IN',
        startsAt: 1_790_000_000_000,
        rehearsal: false,
      },
    ]);
    for (let i = 0; i < 2; i += 1) {
      const { cookie } = await house.staff.enter(staffId, meetingId);
      expect(await house.sessions.authenticateSeat(sent(cookie), own)).not.toBeNull();
    }
    expect(house.port.issued.filter((one) => one.name === 'participants.claimSeat')).toHaveLength(1);
  });
});
