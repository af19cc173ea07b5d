import { isLate, isSilent, makeId } from '@doi-thoai/shared';
import type { UnitSetView } from '@doi-thoai/shared';
import type { Meeting, Person } from '../support/driver.js';
import { until } from '../support/driver.js';
import { code } from '../support/everybody.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { CollectionHall, HOUR, NORTH } from './collection-hall.js';

let server: TestServer;
let hall: CollectionHall;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
}, 30_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hall = await CollectionHall.open(server);
});
afterEach(() => hall.meeting.close());

const setsOf = (meeting: Meeting, by: Person): Promise<UnitSetView[]> =>
  by.snapshot().then(({ state }) => Object.values(state.sets));

describe('collection.open: units are asked until a closing time', () => {
  it('asks the chosen units once; asking again changes nothing for those asked', async () => {
    expect(await hall.ask(['north'])).toBe(1);
    const before = await hall.set('north');
    expect(before).toMatchObject({ unit: NORTH, state: 'INVITED', submittedAt: null, remindedAt: [] });
    expect(await hall.ask(['north', 'south'], hall.now + 96 * HOUR)).toBe(1);
    expect(await hall.set('north')).toEqual(before);
  });

  it('refuses a closing time that is over (CLOSING_IN_PAST) and a unit that has no part here', async () => {
    const unitIds = [await hall.unit('north')];
    const past = { unitIds, closesAt: hall.now - 1000 };
    expect(code(await hall.organiser.issue('collection.open', past))).toBe('CLOSING_IN_PAST');
    const foreign = { unitIds: [makeId()], closesAt: hall.now + HOUR };
    expect(code(await hall.organiser.issue('collection.open', foreign))).toBe('UNKNOWN_UNIT');
    expect(await setsOf(hall.meeting, hall.organiser)).toEqual([]);
  });

  it('one unknown unit among many: none is asked', async () => {
    const payload = { unitIds: [await hall.unit('north'), makeId()], closesAt: hall.now + HOUR };
    expect(code(await hall.organiser.issue('collection.open', payload))).toBe('UNKNOWN_UNIT');
    expect(await setsOf(hall.meeting, hall.organiser)).toEqual([]);
  });

  it('collection.extend moves the time and keeps the first one', async () => {
    await hall.ask(['north', 'south']);
    const { closesAt, id } = await hall.set('north');
    await hall.people.secretary.do('collection.extend', { unitIds: [id], closesAt: closesAt + HOUR });
    expect(await hall.set('north')).toMatchObject({ closesAt: closesAt + HOUR, firstClosesAt: closesAt });
    expect((await hall.set('south')).closesAt).toBe(closesAt);
  });
});

describe('a focal person sees the own unit only', () => {
  it('reads its set, raw and collated opinions, and nothing of another unit', async () => {
    await hall.ask(['north', 'south']);
    const raw = await hall.write('lan');
    await hall.write('minh');
    await hall.people.south.do('collation.create', await hall.collated('south'));
    const { store } = await hall.follow(hall.people.north);
    expect(Object.keys(store.state.sets)).toEqual([await hall.unit('north')]);
    expect(Object.keys(store.state.submissions)).toEqual([raw]);
    expect(store.state.collated).toEqual({});
  });

  it('a delegate has no set at all', async () => {
    await hall.ask(['north']);
    const { store } = await hall.follow(hall.people.lan);
    expect(store.state.sets).toEqual({});
  });

  it('INVITED → OPENED when the focal person has looked; looking again changes nothing', async () => {
    await hall.ask(['north']);
    await hall.people.north.do('collection.look', {});
    const opened = await hall.set('north');
    expect(opened.state).toBe('OPENED');
    expect(opened.openedAt).not.toBeNull();
    await hall.people.north.do('collection.look', {});
    expect(await hall.set('north')).toEqual(opened);
  });
});

describe('collection.submitSet: collated opinions, or an outright "không có ý kiến"', () => {
  it('is refused without any collated opinion: SET_EMPTY', async () => {
    await hall.ask(['north']);
    await hall.write('lan');
    expect(await hall.handIn('north')).toBe('SET_EMPTY');
    expect((await hall.set('north')).state).toBe('INVITED');
  });

  it('takes "không có ý kiến" instead, but not beside collated opinions: SET_NOT_EMPTY', async () => {
    await hall.ask(['north', 'south']);
    expect(await hall.handIn('south', { nothing: true, note: 'Chi bộ nhất trí' })).toBe('OK');
    expect(await hall.set('south')).toMatchObject({ state: 'SUBMITTED', nothing: true });
    await hall.people.north.do('collation.create', await hall.collated('north'));
    expect(await hall.handIn('north', { nothing: true })).toBe('SET_NOT_EMPTY');
    expect(await hall.handIn('north')).toBe('OK');
    expect(await hall.set('north')).toMatchObject({ state: 'SUBMITTED', submittedBy: 'Vũ Đầu Mối' });
  });

  it('carries what the focal person saw: STALE after somebody changed the set', async () => {
    await hall.ask(['north']);
    const { version } = await hall.set('north');
    await hall.people.secretary.do('collection.remind', { unitIds: [await hall.unit('north')] });
    expect(await hall.handIn('north', { nothing: true, seen: version })).toBe('STALE');
  });

  it('closes the unit’s collation to the focal person until it is returned: SET_CLOSED', async () => {
    await hall.ask(['north']);
    const { north, secretary } = hall.people;
    const raw = await hall.write('lan');
    const first = await hall.collated('north', [raw]);
    await north.do('collation.create', first);
    await hall.handIn('north');
    const { collatedId, topicId } = first;
    const { version: seen } = (await hall.state()).collated[collatedId] ?? { version: 0 };
    const edit = { collatedId, topicId, wording: 'Khác', seen };
    const links = { collatedId, submissionIds: [raw] };
    expect(code(await north.issue('collation.create', await hall.collated('north')))).toBe('SET_CLOSED');
    expect(code(await north.issue('collation.edit', edit))).toBe('SET_CLOSED');
    expect(code(await north.issue('collation.unlink', links))).toBe('SET_CLOSED');
    expect(await hall.handIn('north')).toBe('SET_CLOSED');
    // The desk goes on: merging and wording are its work.
    expect(code(await secretary.issue('collation.edit', edit))).toBe('OK');
    expect(await hall.giveBack('north')).toBe('OK');
    expect(code(await north.issue('collation.unlink', links))).toBe('OK');
  });
});

describe('collection.returnSet: for correction, with a reason', () => {
  it('SUBMITTED → RETURNED → SUBMITTED, and a correction after the closing time is not late', async () => {
    await hall.ask(['north'], hall.now + HOUR);
    await hall.people.north.do('collation.create', await hall.collated('north'));
    await hall.handIn('north');
    await hall.giveBack('north', 'Xin tách hai việc');
    const back = await hall.set('north');
    expect(back).toMatchObject({ state: 'RETURNED', returnReason: 'Xin tách hai việc' });
    server.app.clock.move(2 * HOUR);
    expect(await hall.handIn('north', { note: 'Đã tách' })).toBe('OK');
    const again = await hall.set('north');
    expect(again).toMatchObject({ state: 'SUBMITTED', submittedAt: back.submittedAt, note: 'Đã tách' });
    expect(again.lastSubmittedAt).toBeGreaterThan(again.closesAt);
    expect(isLate(again)).toBe(false);
  });

  it('is refused for what was not handed in: SET_NOT_SUBMITTED', async () => {
    await hall.ask(['north']);
    expect(await hall.giveBack('north')).toBe('SET_NOT_SUBMITTED');
  });
});

describe('late and silent are derived from the closing time', () => {
  it('a set handed in afterwards is taken and late; a unit that says nothing is silent', async () => {
    await hall.ask(['north', 'south'], hall.now + HOUR);
    expect([await hall.set('north'), await hall.set('south')].some((set) => isSilent(set, hall.now))).toBe(
      false,
    );
    server.app.clock.move(2 * HOUR);
    expect(await hall.handIn('north', { nothing: true })).toBe('OK');
    expect(isLate(await hall.set('north'))).toBe(true);
    expect(isSilent(await hall.set('south'), hall.now)).toBe(true);
    const { closesAt, id } = await hall.set('south');
    await hall.people.secretary.do('collection.extend', { unitIds: [id], closesAt: closesAt + 9 * HOUR });
    expect(isSilent(await hall.set('south'), hall.now)).toBe(false);
  });
});

describe('collection.remind: seen at once and never lost', () => {
  it('reaches a focal person who is there at once', async () => {
    await hall.ask(['north']);
    const client = await hall.follow(hall.people.north);
    const unitId = await hall.unit('north');
    await hall.people.secretary.do('collection.remind', { unitIds: [unitId] });
    await until(client, () => client.store.state.sets[unitId]?.remindedAt.length === 1, 'the reminder');
  });

  it('stands there for one who comes later, until the set is handed in', async () => {
    await hall.ask(['north', 'south']);
    const units = [await hall.unit('north'), await hall.unit('south')];
    await hall.handIn('south', { nothing: true });
    const said = await hall.people.secretary.do('collection.remind', { unitIds: units });
    expect(said).toEqual({ reminded: 1 });
    const { store } = await hall.follow(hall.people.north);
    expect(Object.values(store.state.sets)[0]?.remindedAt).toHaveLength(1);
    expect((await hall.set('south')).remindedAt).toEqual([]);
  });

  it('a unit that was never asked cannot be reminded: NOT_ASKED', async () => {
    const payload = { unitIds: [await hall.unit('north')] };
    expect(code(await hall.people.secretary.issue('collection.remind', payload))).toBe('NOT_ASKED');
  });
});
