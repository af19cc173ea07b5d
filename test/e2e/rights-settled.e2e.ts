import type { CommandName, Role } from '@doi-thoai/shared';
import { COMMAND_NAMES, MEETING_PHASES, makeId } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { PARTS, code } from '../support/everybody.js';
import { ACTORS, CASES } from '../support/foreign-cases.js';
import type { Foreign } from '../support/foreign-cases.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import { makeCalendar } from '../support/reminded.js';
import { readRights } from '../support/rights.js';
import { SAMPLES, nowhere } from '../support/sample-payloads.js';
import type { Pointers } from '../support/sample-payloads.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const table = readRights();
const grantsOf = (command: CommandName, role: Role): Set<string> =>
  new Set(MEETING_PHASES.map((phase) => table.expected(command, role, phase)));
/** Every command and role of which the table says `own` or `unit`. */
const CONDITIONAL = COMMAND_NAMES.flatMap((command) =>
  PARTS.filter((role) => grantsOf(command, role).has('own') || grantsOf(command, role).has('ownUnit')).map(
    (role) => ({ command, role }),
  ),
);

let server: TestServer;
let inspector: Inspector;
let hall: FullMeeting;
let foreign: Foreign;

beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
  hall = await openHall();
  foreign = await minhs(hall);
}, 30_000);

afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function openHall(): Promise<FullMeeting> {
  const opened = await FullMeeting.open(server);
  const { chair } = opened.people;
  await opened.meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('submissions.open', {});
  await chair.do('floor.openRegistration', {});
  return opened;
}

/** Everything that Minh and his unit have. */
async function minhs(of: FullMeeting): Promise<Foreign> {
  const submissionId = await of.write('minh', 'của Minh');
  const requestId = await of.request('minh');
  const source = await of.write('minh', 'đã tổng hợp');
  const collatedId = await of.collate([source], null, 'minh');
  const ownCollatedId = await of.collate([], null, 'focal');
  const toHousing = await of.collate([], 'housing');
  const sealedId = await of.seal('minh', await of.offerConfidential());
  const calendarId = await makeCalendar(of.people.housing);
  const { commitmentId, actId } = await of.reported('housing');
  const inWriting = of.answer([{ kind: 'COLLATED', id: toHousing }], 'housing');
  const { responseId: answeredId } = await of.people.housing.do('responses.answer', {
    ...inWriting,
    given: 'WRITTEN',
  });
  const state = await of.state();
  return {
    ...nowhere(),
    submissionId,
    requestId,
    collatedId,
    ownCollatedId,
    toHousing,
    sealedId,
    commitmentId,
    actId,
    calendarId,
    promiseSeen: state.commitments[commitmentId]?.version ?? 0,
    answeredId,
    answeredSeen: state.responses[answeredId]?.version ?? 0,
    topicId: of.topic,
    participantId: of.people.minh.participantId,
    housingId: of.people.housing.participantId,
    lineId: of.people.land.participantId,
    unitId: await of.unitOf('minh'),
    ownUnitId: await of.unitOf('focal'),
    requestSeen: state.floor.version,
    submissionSeen: state.submissions[submissionId]?.version ?? 0,
    collatedSeen: state.collated[collatedId]?.version ?? 0,
    ownCollatedSeen: state.collated[ownCollatedId]?.version ?? 0,
  };
}

const heads = async (): Promise<unknown> =>
  inspector.rows('select stream_id, seq from stream_head order by stream_id');

async function expectRefused(
  by: Person,
  command: CommandName,
  payload: object,
  refused: string,
): Promise<void> {
  const before = await heads();
  const said = code(await by.issue(command, payload as never));
  expect(`${command} by ${by.role}: ${said}`).toBe(`${command} by ${by.role}: ${refused}`);
  expect(await heads()).toEqual(before);
}

describe('W17: `own` and `unit` are settled by the feature', () => {
  it('every command and role of which the table says so has a case', () => {
    const apart = [
      'floor.undo',
      'collection.look',
      'collection.submitSet',
      'collection.join',
      'collection.importForm',
    ];
    const covered = new Set<string>([...CASES.map(({ command }) => command), ...apart]);
    expect(CONDITIONAL.filter(({ command }) => !covered.has(command))).toEqual([]);
    expect(CONDITIONAL.every(({ role }) => ACTORS[role] !== undefined)).toBe(true);
    expect(CONDITIONAL.length).toBeGreaterThanOrEqual(43);
  });

  for (const { command, what, payload, refused } of CASES) {
    for (const { role } of CONDITIONAL.filter((one) => one.command === command)) {
      it(`${role} may not ${command} ${what}: ${refused}`, async () => {
        await expectRefused(hall.people[ACTORS[role] ?? 'chair'], command, payload(foreign), refused);
      });
    }
  }

  it('nobody may floor.undo what another did, not even a chair', async () => {
    for (const actor of ['chair', 'coChair'] as const) {
      const { version: seen } = (await hall.state()).screen;
      await hall.people[actor].do('screen.show', { mode: 'JOIN', collatedId: null, seen });
      const entry = (await hall.state()).floor.lastAct?.entry ?? 0;
      for (const { role } of CONDITIONAL.filter((one) => one.command === 'floor.undo')) {
        const who = ACTORS[role] ?? 'chair';
        if (who === actor) continue;
        await expectRefused(hall.people[who], 'floor.undo', { entry }, 'UNDO_NOT_YOURS');
      }
    }
  });
});

describe('W17: a focal person has the own unit’s set only', () => {
  it('looks at and hands in nothing while another unit was asked: NOT_ASKED', async () => {
    const before = await FullMeeting.open(server);
    const { chair, secretary, focal } = before.people;
    await before.meeting.openPhase(chair, 'COLLECTING');
    const closesAt = Date.now() + 3_600_000;
    await secretary.do('collection.open', { unitIds: [await before.unitOf('minh')], closesAt });
    await expectRefused(focal, 'collection.look', {}, 'NOT_ASKED');
    const set = Object.values((await before.state()).sets)[0];
    const payload = { note: '', nothing: true, seen: set?.version ?? 0 };
    await expectRefused(focal, 'collection.submitSet', payload, 'NOT_ASKED');
  });
});

describe('W17: what is handed over', () => {
  it('a guest writes and a secretary runs the floor only where the meeting says so', async () => {
    const shut = await server.meeting();
    const people = {
      chair: await shut.join('CHAIR', 'Trần Chủ Trì'),
      secretary: await shut.join('SECRETARY', 'Phạm Thư Ký'),
      guest: await shut.join('GUEST', 'Khách Mời'),
    };
    await shut.openPhase(people.chair, 'DISCUSSION');
    await people.chair.do('submissions.open', {});
    const words = SAMPLES['submissions.submit']({ ...nowhere(), topicId: shut.topic(0) });
    await expectRefused(people.guest, 'submissions.submit', words, 'NOT_ALLOWED');
    await expectRefused(people.secretary, 'floor.openRegistration', {}, 'NOT_ALLOWED');
    const { version: seen } = (await people.chair.snapshot()).state.meeting ?? { version: 0 };
    const settings = { ...shut.plan.settings, guestsMayWrite: true, secretaryRunsFloor: true };
    await shut.organiser.do('meeting.configure', { plan: { ...shut.plan, settings }, seen });
    expect(code(await people.guest.issue('submissions.submit', { ...words, submissionId: makeId() }))).toBe(
      'OK',
    );
    expect(code(await people.secretary.issue('floor.openRegistration', {}))).toBe('OK');
  });
});

describe('W17: what belongs to another meeting does not exist', () => {
  const GONE = [
    ...['NOT_FOUND', 'UNKNOWN_TOPIC', 'UNKNOWN_UNIT', 'UNKNOWN_TARGET', 'WRONG_TURN_STATE'],
    'NOT_A_STAND_IN',
  ];

  it('for no command and nobody, though the id is real there', async () => {
    const there = await openHall();
    const objects = await elsewhere(there);
    const { floor, screen } = await hall.state();
    const before = await heads();
    const asked: string[] = [];
    for (const name of COMMAND_NAMES) {
      const payload = SAMPLES[name](objects) as Record<string, unknown>;
      const role = PARTS.find((one) => ['yes', 'own'].includes(table.expected(name, one, 'IN_SESSION')));
      const points = Object.values(objects).some(
        (id) => typeof id === 'string' && JSON.stringify(payload).includes(id),
      );
      // The desk seats a phone that knocks: that there is none is seen before anything else.
      if (!points || !role || name === 'participants.claimSeat') continue;
      if (name.startsWith('floor.') && 'seen' in payload) payload.seen = floor.version;
      if (name === 'screen.show') payload.seen = screen.version;
      const said = code(await hall.people[ACTORS[role] ?? 'chair'].issue(name, payload as never));
      asked.push(name);
      expect({ name, gone: GONE.includes(said) || said }).toEqual({ name, gone: true });
    }
    expect(asked.length).toBeGreaterThanOrEqual(53);
    expect(await heads()).toEqual(before);
  });

  /** Living things of a meeting, none of which is known in the other. */
  async function elsewhere(there: FullMeeting): Promise<Pointers> {
    const { unitId: _shared, ...objects } = await minhs(there);
    const { people } = there;
    const far = await there.meeting.join('DELEGATE', 'Người Xa', { unit: 'Cơ sở Hải Đảo' });
    const unitId = (await there.state()).participants[far.participantId]?.unitId ?? '';
    const turnId = await there.call(objects.requestId);
    await there.floor('chair', 'floor.start', { turnId });
    const lineId = makeId();
    await people.secretary.do('conclusions.addLine', {
      ...SAMPLES['conclusions.addLine'](nowhere()),
      lineId,
    });
    return { ...objects, unitId, turnId, lineId };
  }
});
