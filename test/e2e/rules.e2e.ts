import type {
  CommandAnswer,
  CommandName,
  HolidayProblem,
  OrganisationRules,
  Payload,
} from '@doi-thoai/shared';
import type { RuleProfileVersion } from '@doi-thoai/shared';
import { RULE_PROFILES, makeId } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector, eventsFor, firstBroken } from '../support/inspector.js';
import { samplePlan } from '../support/plan.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let inspector: Inspector;
beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
});
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function issue<N extends CommandName>(name: N, payload: Payload<N>): Promise<CommandAnswer<N>> {
  const url = `${server.url}/api/organisation/commands/${name}`;
  const body = { id: makeId(), payload };
  return (await http<CommandAnswer<N>>(url, { body, cookie: server.staffCookie })).body;
}

async function rules(): Promise<OrganisationRules> {
  const path = `${server.url}/api/organisation/rules`;
  return (await http<OrganisationRules>(path, { cookie: server.staffCookie })).body;
}

async function versionsOf(profile: string): Promise<RuleProfileVersion[]> {
  return (await rules()).profiles.filter((one) => one.profile === profile);
}

const problems = (answer: CommandAnswer): HolidayProblem[] =>
  answer.ok ? [] : ((answer.details.rows ?? []) as HolidayProblem[]);

describe('rule profiles are editable and dated (domain.md 4)', () => {
  it('seven come along, each with the source of every step, unconfirmed ones marked', async () => {
    const { profiles } = await rules();
    expect(new Set(profiles.map(({ profile }) => profile))).toEqual(new Set(RULE_PROFILES));
    const steps = profiles.flatMap((one) => one.steps);
    expect(steps.filter(({ source }) => source === '')).toEqual([]);
    const state = profiles.find(({ profile }) => profile === 'STATE_GENERAL');
    const times = state?.steps.map(({ step, deadline, confirmed }) => [step, deadline.days, confirmed]);
    expect(times).toEqual(
      expect.arrayContaining([
        ...[
          ['ANNOUNCE', 3, true],
          ['MATERIALS', 3, true],
          ['CONCLUSION_NOTICE', 5, true],
        ],
      ]),
    );
    const workplace = profiles.find(({ profile }) => profile === 'WORKPLACE_145');
    expect(workplace?.steps.some(({ confirmed }) => confirmed)).toBe(false);
  });

  it('are for those who have an account', async () => {
    const path = `${server.url}/api/organisation/rules`;
    expect((await http<{ code: string }>(path)).body.code).toBe('NO_SESSION');
  });

  it('an edit is a new dated version; the one before stays', async () => {
    const [present] = await versionsOf('COMMUNE_2025');
    if (!present) throw new Error('no profile');
    const next = { ...present, validFrom: '2027-01-01', basis: 'Quy chế của xã' };
    const { version: _shipped, ...payload } = next;
    expect(await issue('organisation.editProfile', { ...payload, seen: 0 })).toMatchObject({ ok: true });
    expect((await versionsOf('COMMUNE_2025')).map(({ validFrom, basis }) => [validFrom, basis])).toEqual([
      ['2025-07-01', present.basis],
      ['2027-01-01', 'Quy chế của xã'],
    ]);
    // Whoever still looks at the shipped one is told (W18).
    expect(await issue('organisation.editProfile', { ...payload, seen: 0 })).toMatchObject({ code: 'STALE' });
    const seen = (await versionsOf('COMMUNE_2025'))[1]?.version ?? 0;
    const corrected = { ...payload, basis: 'Quy chế 05 của xã', seen };
    expect(await issue('organisation.editProfile', corrected)).toMatchObject({ ok: true });
    expect((await versionsOf('COMMUNE_2025')).map(({ basis }) => basis)).toEqual([
      ...[present.basis, 'Quy chế 05 của xã'],
    ]);
  });

  it('a step is there once, counted from what it can be counted from, and noted opinions have a review', async () => {
    const [present] = await versionsOf('STATE_GENERAL');
    if (!present) throw new Error('no profile');
    const { version: _shipped, ...payload } = { ...present, validFrom: '2027-06-01' };
    const refused = async (steps: RuleProfileVersion['steps'], more: object = {}): Promise<unknown> =>
      issue('organisation.editProfile', { ...payload, ...more, steps, seen: 0 });
    const [first, ...rest] = payload.steps;
    if (!first) throw new Error('no steps');
    const invalid = (path: string) => ({ code: 'INVALID', details: { fields: [{ path }] } });
    expect(await refused([...payload.steps, first])).toMatchObject(
      invalid(`steps.${payload.steps.length}.step`),
    );
    const wrong = { ...first, deadline: { ...first.deadline, anchor: 'MEETING_CLOSED' as const } };
    expect(await refused([wrong, ...rest])).toMatchObject(invalid('steps.0.deadline.anchor'));
    const after = { ...first, deadline: { ...first.deadline, side: 'AFTER' as const } };
    expect(await refused([after, ...rest])).toMatchObject(invalid('steps.0.deadline.side'));
    const unreviewed = payload.steps.filter(({ step }) => step !== 'NOTED_REVIEW');
    expect(await refused(unreviewed)).toMatchObject(invalid('steps'));
    expect(await refused(payload.steps, { validUntil: '2027-05-31' })).toMatchObject(invalid('validUntil'));
    expect(await refused(payload.steps, { validFrom: '2027-02-30' })).toMatchObject(invalid('validFrom'));
  });

  it('what is noted is due by the version that is valid on the day of the meeting', async () => {
    const startsAt = Date.now();
    const { settings } = samplePlan();
    const hall = await FullMeeting.open({
      ...server,
      meeting: () =>
        server.meeting({
          profile: 'CADRE_CONFERENCE',
          startsAt,
          settings: { ...settings, guestsMayWrite: true },
        }),
    });
    const [present] = await versionsOf('CADRE_CONFERENCE');
    if (!present) throw new Error('no profile');
    const steps = present.steps.map((one) =>
      one.step === 'NOTED_REVIEW' ? { ...one, deadline: { ...one.deadline, days: 0 + 60 } } : one,
    );
    const { version: _shipped, ...payload } = { ...present, steps, validFrom: '2026-01-01' };
    expect(await issue('organisation.editProfile', { ...payload, seen: 0 })).toMatchObject({ ok: true });
    const { version: seen } = (await versionsOf('CADRE_CONFERENCE'))[1] ?? { version: 0 };
    const later = { ...payload, validFrom: '2199-01-01', steps: present.steps, seen };
    expect(await issue('organisation.editProfile', later)).toMatchObject({ ok: true });
    await hall.meeting.openPhase(hall.people.chair, 'READY');
    await hall.people.chair.do('submissions.open', {});
    const collated = await hall.collate([await hall.write('minh', 'một')], 'land');
    await hall.meeting.openPhase(hall.people.chair, 'DISCUSSION');
    await hall.people.land.do('responses.answer', hall.answer([{ kind: 'COLLATED', id: collated }], 'land'));
    const [promise] = Object.values((await hall.state()).commitments);
    const days = (Date.parse(`${promise?.dueOn}T00:00:00+07:00`) - startsAt) / 86_400_000;
    // Sixty days, or the next working day after them (Tết may lie there).
    expect(days).toBeGreaterThan(58);
    expect(days).toBeLessThan(72);
  });
});

describe('the holiday calendar is data (domain.md 4)', () => {
  const year = new Date().getUTCFullYear() + 1;
  const rowsOf = async (of: number): Promise<OrganisationRules['years'][number]> => {
    const found = (await rules()).years.find((one) => one.year === of);
    if (!found) throw new Error(`no calendar of ${of}`);
    return found;
  };

  it('a year is edited as a whole, by whoever saw it as it is', async () => {
    const before = await rowsOf(year);
    expect(before.version).toBe(0);
    const bridge = {
      date: `${year}-12-31`,
      kind: 'OFF',
      name: 'Nghỉ cuối năm',
      source: '',
      confirmed: true,
    } as const;
    const rows = [...before.rows, bridge];
    expect(await issue('organisation.editHolidays', { year, rows, seen: 0 })).toMatchObject({ ok: true });
    const after = await rowsOf(year);
    expect(after.rows).toEqual(rows);
    expect(await issue('organisation.editHolidays', { year, rows, seen: 0 })).toMatchObject({
      code: 'STALE',
    });
  });

  it('every bad row is explained, and nothing is half imported', async () => {
    const before = await rules();
    const text = `ngày,loại,tên\n1/1/${year},nghỉ,Tết Dương lịch\n31/2/${year},nghỉ,Không có\n3/1/${year},chơi,Lạ\n`;
    const answer = await issue('organisation.importHolidays', { text });
    expect(answer).toMatchObject({ code: 'HOLIDAYS_INVALID' });
    expect(problems(answer).map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'date', 'NOT_A_DATE'],
      [4, 'kind', 'UNKNOWN_KIND'],
    ]);
    const half = `ngày,loại,tên\n1/1/${year},nghỉ,Tết Dương lịch\n`;
    const missing = problems(await issue('organisation.importHolidays', { text: half }));
    expect(missing.every(({ reason }) => reason === 'LAW_DAY_MISSING')).toBe(true);
    expect(missing.length).toBe(7);
    expect(await rules()).toEqual(before);
  });

  it('what was written out can be read in, for several years at once', async () => {
    const written = (await rules()).years.slice(0, 2);
    const text = JSON.stringify(written.flatMap(({ rows }) => rows));
    expect(await issue('organisation.importHolidays', { text })).toMatchObject({
      ok: true,
      result: { years: written.map((one) => one.year), rows: written.flatMap(({ rows }) => rows).length },
    });
    const read = (await rules()).years.slice(0, 2);
    expect(read.map(({ rows }) => rows)).toEqual(written.map(({ rows }) => rows));
    expect(read.every(({ version }) => version > 0)).toBe(true);
  });
});

describe('W54 for the organisation: what is read is what replaying its journal gives', () => {
  it('profiles and calendars, over a chain that is whole', async () => {
    const [row] = await inspector.rows<{ id: string }>(
      'select organisation_stream as id from installation',
      [],
    );
    const rows = await inspector.journal(row?.id ?? '');
    expect(firstBroken(row?.id ?? '', rows)).toBeNull();
    const reading = { participantId: makeId(), role: 'ORGANISER', unitId: null } as const;
    const profiles = new Map<string, RuleProfileVersion>();
    const years = new Map<number, OrganisationRules['years'][number]>();
    for (const event of eventsFor(rows, reading)) {
      if (event.type === 'organisation.profileChanged' && event.data) {
        profiles.set(`${event.data.profile} ${event.data.validFrom}`, event.data);
      }
      if (event.type === 'organisation.holidaysChanged' && event.data) years.set(event.data.year, event.data);
    }
    const present = await rules();
    expect(profiles.size).toBeGreaterThanOrEqual(3);
    const own = present.profiles.filter(({ version }) => version > 0);
    expect(new Map(own.map((one) => [`${one.profile} ${one.validFrom}`, one]))).toEqual(profiles);
    const ownYears = present.years.filter(({ version }) => version > 0);
    expect(new Map(ownYears.map((one) => [one.year, one]))).toEqual(years);
  });
});
