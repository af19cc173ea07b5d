import type { CommandName, MeetingPhase, Phase, Role } from '@doi-thoai/shared';
import { COMMAND_NAMES, MEETING_PHASES, ROLES, makeId, mayIssue } from '@doi-thoai/shared';
import { Person, http } from '../support/driver.js';
import { PARTS, code, inParallel, issueSample, seatEverybody } from '../support/everybody.js';
import type { Everybody } from '../support/everybody.js';
import { Inspector } from '../support/inspector.js';
import { readRights } from '../support/rights.js';
import { SAMPLES, nowhere } from '../support/sample-payloads.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const table = readRights();
const PHASES: readonly Phase[] = [...MEETING_PHASES, 'ORGANISATION'];

describe('the rights matrix (domain.md 6.1)', () => {
  it('names every command, and none that does not exist', () => {
    expect([...table.commands].sort()).toEqual([...COMMAND_NAMES].sort());
  });

  it('is what the rule map grants, for each command, role and phase', () => {
    const differences = COMMAND_NAMES.flatMap((command) =>
      ROLES.flatMap((role) =>
        PHASES.flatMap((phase) => {
          const expected = table.expected(command, role, phase);
          const granted = mayIssue(role, phase, command);
          return expected === granted ? [] : [`${command} ${role} ${phase}: ${granted}, not ${expected}`];
        }),
      ),
    );
    expect(differences).toEqual([]);
  });

  it('every command has a sample with which the server is asked', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual([...COMMAND_NAMES].sort());
  });
});

describe('W17 on a real server', () => {
  let server: TestServer;
  let inspector: Inspector;
  let hall: Everybody;
  let heads: { of: string; seq: number }[];

  const readHeads = async (): Promise<typeof heads> =>
    inspector.rows('select stream_id::text as of, seq::float8 as seq from stream_head order by 1');
  const each = (): { name: CommandName; role: Role }[] =>
    COMMAND_NAMES.flatMap((name) => PARTS.map((role) => ({ name, role })));

  beforeAll(async () => {
    server = await startTestServer();
    inspector = await Inspector.open(server.databaseUrl);
    hall = await seatEverybody(server);
  }, 30_000);
  beforeEach(async () => {
    heads = await readHeads();
  });
  afterAll(async () => {
    await inspector.close();
    await server.stop();
  });

  async function bring(phase: MeetingPhase): Promise<void> {
    const { meeting, people } = hall;
    if (phase === 'CLOSED') {
      const seen = (await people.CHAIR.snapshot()).state.meeting?.version ?? 0;
      await people.CHAIR.do('meeting.close', { seen });
    } else await meeting.openPhase(people.CHAIR, phase);
    heads = await readHeads();
  }

  /** Everything that the table forbids or leaves to a condition that does not hold here. */
  async function expectRefusals(phase: MeetingPhase): Promise<number> {
    const wrong: string[] = [];
    const forbidden = each().filter(({ name, role }) => table.expected(name, role, phase) === 'no');
    await inParallel(forbidden, async ({ name, role }) => {
      const said = code(await issueSample(hall.people[role], name));
      const elsewhere = PHASES.some((other) => table.expected(name, role, other) !== 'no');
      const expected = elsewhere ? 'WRONG_PHASE' : 'NOT_ALLOWED';
      if (said !== expected) wrong.push(`${name} by ${role} in ${phase}: ${said}, not ${expected}`);
    });
    expect(wrong).toEqual([]);
    expect(await readHeads()).toEqual(heads);
    return forbidden.length;
  }

  it('a draft: what is not granted is refused, typed, and changes nothing', async () => {
    expect(await expectRefusals('DRAFT')).toBeGreaterThan(500);
  });

  it('in session: what is not granted is refused, typed, and changes nothing', async () => {
    await bring('IN_SESSION');
    expect(await expectRefusals('IN_SESSION')).toBeGreaterThan(400);
  });

  it('in session: `delegated` is refused where nobody handed it over', async () => {
    const delegated = each().filter(
      ({ name, role }) => table.expected(name, role, 'IN_SESSION') === 'delegated',
    );
    expect(delegated.length).toBeGreaterThanOrEqual(18);
    for (const { name, role } of delegated) {
      const said = code(await issueSample(hall.people[role], name));
      expect(`${name} by ${role}: ${said}`).toBe(`${name} by ${role}: NOT_ALLOWED`);
    }
    expect(await readHeads()).toEqual(heads);
  });

  it('in session: what is granted is not refused for the role', async () => {
    // These would change for everybody what the others are asked in; features prove them.
    const apart: CommandName[] = ['meeting.close', 'participants.takeOver', 'floor.endFloor'];
    const granted = each().filter(
      ({ name, role }) => table.expected(name, role, 'IN_SESSION') === 'yes' && !apart.includes(name),
    );
    for (const { name, role } of granted) {
      const said = code(await issueSample(hall.people[role], name));
      expect(`${name} by ${role}: ${said}`).not.toMatch(
        /NOT_ALLOWED|WRONG_PHASE|NO_SESSION|MALFORMED|INTERNAL/,
      );
    }
  });

  it('another meeting: a seat opens nothing there, whatever its role (W3)', async () => {
    const other = await server.meeting();
    heads = await readHeads();
    const wrong: string[] = [];
    await inParallel(each(), async ({ name, role }) => {
      const { participantId, cookie } = hall.people[role];
      const abroad = new Person(server.url, other.id, participantId, role, cookie);
      const said = code(await issueSample(abroad, name));
      if (said !== 'NOT_FOUND') wrong.push(`${name} by ${role}: ${said}`);
    });
    expect(wrong).toEqual([]);
    expect(await readHeads()).toEqual(heads);
  });

  it('the organisation is not for seats, and a meeting is not for a staff session', async () => {
    const wrong: string[] = [];
    await inParallel(each(), async ({ name, role }) => {
      const { cookie, headers } = hall.people[role];
      const body = { id: makeId(), payload: SAMPLES[name](nowhere()) };
      const path = `${server.url}/api/organisation/commands/${name}`;
      const { body: answer } = await http<{ code: string }>(path, { body, cookie, headers });
      if (answer.code !== 'NO_SESSION') wrong.push(`${name} by ${role}: ${answer.code}`);
    });
    expect(wrong).toEqual([]);
    const cookie = server.staffCookie;
    const organisational = COMMAND_NAMES.filter(
      (name) => table.expected(name, 'ORGANISER', 'ORGANISATION') !== 'no',
    );
    for (const name of COMMAND_NAMES.filter((one) => !organisational.includes(one))) {
      const body = { id: makeId(), payload: SAMPLES[name](nowhere()) };
      const path = `${server.url}/api/organisation/commands/${name}`;
      const { body: answer } = await http<{ code: string }>(path, { body, cookie });
      expect(['WRONG_PHASE', 'NOT_ALLOWED']).toContain(answer.code);
    }
    expect(await readHeads()).toEqual(heads);
  });

  it('closed: what is not granted is refused, typed, and changes nothing', async () => {
    await bring('CLOSED');
    expect(await expectRefusals('CLOSED')).toBeGreaterThan(500);
  });

  it('W5: a revoked session may nothing, and an expired one neither', async () => {
    const fresh = await seatEverybody(server);
    const { organiser } = fresh.meeting;
    for (const role of PARTS.filter((one) => one !== 'ORGANISER')) {
      const { participantId } = fresh.people[role];
      await organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    }
    heads = await readHeads();
    const wrong: string[] = [];
    const ask = (people: Record<Role, Person>) => async (one: { name: CommandName; role: Role }) => {
      const said = code(await issueSample(people[one.role], one.name));
      if (said !== 'NO_SESSION') wrong.push(`${one.name} by ${one.role}: ${said}`);
    };
    await inParallel(
      each().filter(({ role }) => role !== 'ORGANISER'),
      ask(fresh.people),
    );
    server.app.clock.move(7 * 24 * 3_600_000 + 1);
    await inParallel(each(), ask(hall.people));
    expect(wrong).toEqual([]);
    expect(await readHeads()).toEqual(heads);
  });
});
