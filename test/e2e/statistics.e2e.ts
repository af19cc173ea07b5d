import type { Breakdown, BreakdownBy, Id, MeetingStatistics, Payload } from '@doi-thoai/shared';
import { countUnitSets, isLive, isRaw, makeId, makeReceipt, shareTenths } from '@doi-thoai/shared';
import { readSheet } from 'read-excel-file/node';
import { http } from '../support/driver.js';
import type { Person } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import type { Who } from '../support/full-meeting.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
}, 60_000);
afterAll(() => server.stop());

async function read(by: Person): Promise<MeetingStatistics> {
  const { status, body } = await by.get<MeetingStatistics>('statistics');
  expect(status).toBe(200);
  return body;
}

const of = ({ breakdowns }: MeetingStatistics, by: BreakdownBy): Breakdown => {
  const found = breakdowns.find((one) => one.by === by);
  if (!found) throw new Error(`no ${by}`);
  return found;
};

const counts = (breakdown: Breakdown): Record<string, number | null> =>
  Object.fromEntries(breakdown.rows.map(({ key, n }) => [String(key), n]));

/** How many of each key, by other means than the server's. */
function tally<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null | undefined,
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const row of rows) {
    const key = String(keyOf(row) ?? null);
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

describe('W111: the numbers are those of the rules, and of the lists behind them', () => {
  let hall: FullMeeting;
  const version = async (id: Id): Promise<number> => {
    const { collated, submissions } = await hall.state();
    return (collated[id] ?? submissions[id])?.version ?? 0;
  };
  const write = async (who: Who, more: Partial<Payload<'submissions.submit'>> = {}): Promise<Id> => {
    const submissionId = makeId();
    const sending = { submissionId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
    await hall.people[who].do('submissions.submit', { ...hall.words('một'), ...sending, ...more });
    return submissionId;
  };

  /** Something of every kind that is counted. */
  const play = async (): Promise<void> => {
    const { chair, organiser, secretary } = hall.people;
    await hall.meeting.openPhase(chair, 'COLLECTING');
    await secretary.do('submissions.open', {});
    const units = Object.keys((await hall.state()).units);
    await secretary.do('collection.open', { unitIds: units.slice(0, 3), closesAt: Date.now() + 3_600_000 });
    const focal = await hall.unitOf('focal');
    if (!units.slice(0, 3).includes(focal)) {
      await secretary.do('collection.open', { unitIds: [focal], closesAt: Date.now() + 3_600_000 });
    }
    const set = (await hall.state()).sets[focal];
    await hall.people.focal.do('collection.submitSet', { note: '', nothing: true, seen: set?.version ?? 0 });
    const topicId = hall.meeting.topic(1);
    const [a, b, c] = [
      await write('lan'),
      await write('minh', { kind: 'WISH' }),
      await write('thu', { topicId }),
    ];
    await write('lan', { kind: 'REPORT', topicId });
    const [one, two, three] = [
      await hall.collate([a], 'land', 'focal'),
      await hall.collate([b], null),
      await hall.collate([c], 'housing'),
    ];
    await secretary.do('collation.merge', {
      into: { collatedId: one, seen: await version(one) },
      from: [{ collatedId: two, seen: await version(two) }],
    });
    const part = (): Payload<'collation.split'>['parts'][number] => ({
      ...{ collatedId: makeId(), wording: 'Ưu tiên một phần', topicId: hall.topic, submissionIds: [c] },
    });
    await secretary.do('collation.split', {
      ...{ collatedId: three, seen: await version(three), parts: [part(), part()] },
    });
    const items = [{ collatedId: one, seen: await version(one) }];
    await secretary.do('collation.classify', { items, aspect: 'FIELD', value: 'HEALTH' });
    await secretary.do('collation.classify', {
      items: [{ collatedId: one, seen: await version(one) }],
      ...{ aspect: 'AUTHORITY', value: 'INTERNAL' },
    });
    await secretary.do('collation.markRepeat', {
      ...{
        collatedId: one,
        seen: await version(one),
        meeting: 'Hội nghị năm trước',
        heldOn: null,
        number: 3,
      },
    });
    const out = await write('rising', { kind: 'REPORT' });
    await secretary.do('submissions.setAside', {
      ...{ submissionId: out, kind: 'REDIRECTED', text: 'Gửi Thanh tra', seen: await version(out) },
    });
    await hall.opinion('thu', 'submissions.withdraw', await write('thu'));
    await organiser.do('participants.import', { csv: 'họ tên\nƯu tiên Khác\n' });
  };

  beforeAll(async () => {
    hall = await FullMeeting.open(server);
    await play();
  }, 60_000);

  it('raw, set aside, withdrawn, free; collated, merged, split, parts, repeated, assigned; units', async () => {
    const state = await hall.state();
    const found = await read(hall.people.secretary);
    const raw = Object.values(state.submissions).filter(isRaw);
    const inCourse = raw.filter((row) => !row.aside);
    const collated = Object.values(state.collated);
    const live = collated.filter(isLive);
    expect(found.raw).toEqual({
      ...{ raw: raw.length, inCourse: inCourse.length, aside: raw.length - inCourse.length },
      ...{ withdrawn: Object.values(state.submissions).filter((row) => row.withdrawn).length, notReached: 0 },
      ...{ free: inCourse.filter((row) => row.collatedIds.length === 0).length, unnamed: 0 },
    });
    expect([found.raw.raw, found.raw.aside, found.raw.withdrawn, found.raw.free]).toEqual([5, 1, 1, 1]);
    expect(found.collated).toEqual({
      ...{ live: live.length, merged: collated.filter((row) => row.mergedInto !== null).length },
      split: collated.filter((row) => row.splitInto.length > 0).length,
      parts: live.filter((row) => row.splitFrom !== null).length,
      repeated: live.filter((row) => row.repeatOf).length,
      assigned: live.filter((row) => row.responderUnitId !== null).length,
      responders: new Set(live.flatMap((row) => row.responderUnitId ?? [])).size,
    });
    expect(found.collated).toMatchObject({ live: 3, merged: 1, split: 1, parts: 2, repeated: 1 });
    expect(found.units).toEqual(countUnitSets(Object.values(state.sets), found.at));
    expect(found.units.answered).toBe(1);
    expect(found.guarded).toBe(false);
  });

  it('each breakdown counts what its list holds, and its rows make the whole', async () => {
    const state = await hall.state();
    const found = await read(hall.people.chair);
    const inCourse = Object.values(state.submissions).filter((row) => isRaw(row) && !row.aside);
    const live = Object.values(state.collated).filter(isLive);
    const aside = Object.values(state.submissions).filter((row) => isRaw(row) && row.aside);
    const expected: Record<BreakdownBy, Record<string, number>> = {
      RAW_TOPIC: tally(inCourse, (row) => row.topicId),
      RAW_KIND: tally(inCourse, (row) => row.kind),
      RAW_UNIT: tally(inCourse, (row) => row.authorUnitId),
      RAW_DISCLOSURE: tally(inCourse, (row) => row.disclosure),
      ASIDE_KIND: tally(aside, (row) => row.aside?.kind),
      COLLATED_TOPIC: tally(live, (row) => row.topicId),
      COLLATED_FIELD: tally(live, (row) => row.field),
      COLLATED_AUTHORITY: tally(live, (row) => row.authority),
      COLLATED_RESPONDER: tally(live, (row) => row.responderUnitId),
      COLLATED_UNIT: tally(live, (row) => row.unitId),
    };
    for (const [by, wanted] of Object.entries(expected)) {
      const breakdown = of(found, by as BreakdownBy);
      expect({ by, counts: counts(breakdown) }).toEqual({ by, counts: wanted });
      expect(breakdown.rows.reduce((sum, { n }) => sum + (n ?? 0), breakdown.rest)).toBe(breakdown.of);
    }
    const names = new Set(of(found, 'RAW_TOPIC').rows.map(({ label }) => label));
    expect([...names].every((name) => name !== '')).toBe(true);
  });

  it('the workbook prints the same numbers as numbers, each with its share and its rule; words are text', async () => {
    const { url, cookie, headers, meetingId } = hall.people.monitor;
    const file = await fetch(`${url}/api/meetings/${meetingId}/papers/statistics.xlsx`, {
      headers: { ...headers, cookie },
    });
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="so-lieu-\d{4}-\d\d-\d\d-.*\.xlsx"; /,
    );
    const bytes = Buffer.from(await file.arrayBuffer());
    const rows = (await readSheet(bytes, 1)) as unknown as (string | number | null)[][];
    const row = (label: string): (string | number | null)[] => rows.find((one) => one[0] === label) ?? [];
    const { raw, collated } = await read(hall.people.monitor);
    expect(row('Ý kiến gốc nhận được')[1]).toBe(raw.raw);
    const tenths = shareTenths(raw.aside, raw.raw) ?? 0;
    expect(row('Đưa ra ngoài quy trình').slice(1, 4)).toEqual([
      ...[raw.aside, raw.raw, `${Math.floor(tenths / 10)},${tenths % 10}%`],
    ]);
    expect(row('Y tế').slice(1, 3)).toEqual([1, collated.live]);
    expect(
      rows
        .slice(1)
        .filter((one) => one[1] !== null)
        .every((one) => one[4] !== null),
    ).toBe(true);
  });

  it('is for whoever may export; to the others it is not allowed, of another meeting it does not exist', async () => {
    for (const who of ['organiser', 'chair', 'coChair', 'secretary', 'clerk', 'monitor'] as const) {
      expect((await hall.people[who].get('statistics')).status).toBe(200);
    }
    for (const who of ['lan', 'guest', 'focal', 'land', 'screen'] as const) {
      expect((await hall.people[who].get('statistics')).status).toBe(403);
    }
  });
});

describe('W112: small groups are not broken down', () => {
  let hall: FullMeeting;
  let officerId: Id;
  const sealed: { receipt: string; id: Id }[] = [];

  /** A confidential opinion of Minh's, of the first topic or the second. */
  const seal = async (topic: number, kind: 'WISH' | 'REPORT' = 'WISH'): Promise<void> => {
    const [id, receipt] = [makeId(), makeReceipt()];
    const sending = { submissionId: id, officerId, receipt, writtenAt: Date.now() };
    const words = { ...hall.words('kín'), kind, topicId: hall.meeting.topic(topic) };
    await hall.people.minh.do('submissions.submitConfidential', { ...words, ...sending });
    sealed.push({ id, receipt });
  };
  const rows = async (): Promise<Record<string, unknown>> => {
    const { breakdowns } = await read(hall.people.monitor);
    return Object.fromEntries(breakdowns.map(({ by, rows: told }) => [by, told]));
  };

  beforeAll(async () => {
    hall = await FullMeeting.open(server);
    officerId = await hall.offerConfidential();
    await hall.meeting.openPhase(hall.people.chair, 'COLLECTING');
    await hall.people.secretary.do('submissions.open', {});
    for (let n = 0; n < 6; n += 1) await hall.write('lan', `số ${n}`);
  }, 60_000);

  it('none and four look alike: no number of them, and none by subtracting, in any breakdown', async () => {
    for (let n = 0; n < 5; n += 1) {
      const found = await read(hall.people.monitor);
      expect(found.raw.unnamed).toBeNull();
      expect(of(found, 'RAW_DISCLOSURE').rows).toEqual([{ key: 'NAMED', label: '', n: null, unnamed: 0 }]);
      for (const by of ['RAW_TOPIC', 'RAW_KIND', 'RAW_UNIT'] as const) {
        const { rows: told, rest } = of(found, by);
        expect(told.filter((row) => row.n !== null)).toEqual([]);
        expect(rest).toBe(6 + n);
      }
      if (n < 4) await seal(n % 2);
    }
  });

  it('over time: whoever reads before and after one of them learns nothing of its topic, kind, unit or way', async () => {
    await seal(0);
    const five = await rows();
    for (const topic of [1, 0, 1, 0]) {
      await seal(topic, topic === 1 ? 'REPORT' : 'WISH');
      expect(await rows()).toEqual(five);
    }
    const { counters } = await hall.people.lan.snapshot();
    expect(counters.submissionsByTopic).toEqual({ [hall.topic]: 6 });
  });

  it('fives come in together, and one more five stays with the others', async () => {
    for (let n = 0; n < 11; n += 1) await seal(0);
    const found = await read(hall.people.monitor);
    expect(found.raw.unnamed).toBe(20);
    // 16 of the first topic, 4 of the second: fifteen in fives, less the one that stays.
    expect(of(found, 'RAW_TOPIC')).toMatchObject({
      rows: [{ key: hall.topic, n: 6, unnamed: 10 }],
      rest: 10,
    });
    expect(of(found, 'RAW_DISCLOSURE').rows).toEqual([
      { key: 'CONFIDENTIAL', label: '', n: 0, unnamed: 15 },
      { key: 'NAMED', label: '', n: 6, unnamed: 0 },
    ]);
  });

  it('one that is taken back, rewritten or set aside takes its whole five along', async () => {
    const last = sealed.at(-1);
    if (!last) throw new Error('nothing was sealed');
    const seen = (await hall.state()).submissions[last.id]?.version ?? 0;
    await hall.people.secretary.do('submissions.setAside', {
      ...{ submissionId: last.id, kind: 'OUT_OF_SCOPE', text: 'Ngoài phạm vi', seen },
    });
    const found = await read(hall.people.monitor);
    expect(of(found, 'RAW_TOPIC')).toMatchObject({ rows: [{ n: 6, unnamed: 5 }], rest: 14 });
    // One alone is set aside: of which kind is not told.
    expect(of(found, 'ASIDE_KIND')).toMatchObject({ of: 1, rows: [], rest: 1 });
  });

  it('anonymous ones likewise: they have no order of the phones, and fives of the journal', async () => {
    const { people, meeting } = await FullMeeting.open(server);
    const { meeting: view } = (await people.chair.snapshot()).state;
    if (!view) throw new Error('no meeting');
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = view;
    const settings = { ...view.settings, anonymous: true };
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    await people.organiser.do('meeting.configure', { plan, seen: version });
    await meeting.openPhase(people.chair, 'COLLECTING');
    await people.secretary.do('submissions.open', {});
    const send = async (): Promise<void> => {
      const { url, meetingId, cookie, headers } = people.lan;
      const opinion = { submissionId: makeId(), receipt: makeReceipt(), ...hall.words('ẩn danh') };
      const body = { ...opinion, topicId: meeting.topic(0) };
      const sent = await http<{ ok: boolean }>(`${url}/api/meetings/${meetingId}/anonymous`, {
        ...{ body, cookie, headers },
      });
      expect(sent.body.ok).toBe(true);
    };
    await Promise.all(Array.from({ length: 10 }, send));
    const found = await come(people.monitor, 10);
    expect(of(found, 'RAW_DISCLOSURE')).toMatchObject({
      ...{ rows: [{ key: 'ANONYMOUS', n: 0, unnamed: 5 }], rest: 5 },
    });
    expect(of(found, 'RAW_UNIT')).toMatchObject({ rows: [{ key: null, n: 0, unnamed: 5 }], rest: 5 });
  });

  /** What was acknowledged is appended by the server itself a little later. */
  async function come(by: Person, unnamed: number): Promise<MeetingStatistics> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
      const found = await read(by);
      if (found.raw.unnamed === unnamed) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('they never came');
  }
});
