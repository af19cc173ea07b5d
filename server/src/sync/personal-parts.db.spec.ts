import type { Role } from '@doi-thoai/shared';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CollationSnapshot } from '../collation/collation.snapshot.js';
import { CommitmentsSnapshot } from '../commitments/commitments.snapshot.js';
import { FloorSnapshot } from '../floor/floor.snapshot.js';
import { readerOf } from '../journal/audience.js';
import type { Reader } from '../journal/audience.js';
import type { SnapshotSource } from '../journal/snapshot-source.js';
import { ParticipantsSnapshot } from '../participants/participants.snapshot.js';
import { ResponsesSnapshot } from '../responses/responses.snapshot.js';
import { SubmissionsSnapshot } from '../submissions/submissions.snapshot.js';

/** Of each kind so many in one meeting, by as many people in as many units; every unit has 10. */
const ROWS = 10_000;
const UNITS = 1000;

const meetingId = randomUUID();
const id = (kind: string, n: number | string): string => `md5('${kind}' || ${n})::uuid`;
const unit = id('unit', `(n % ${UNITS})`);

/** Everything about person n is of unit n % 1000. */
const SEED = `
  insert into org_unit (id) select ${id('unit', 'n')} from generate_series(0, ${UNITS - 1}) n;
  insert into participant (id, meeting_id, role, name, title, unit_id, unit, number, version)
    select ${id('person', 'n')}, $1, 'DELEGATE', 'Người ' || n, '', ${unit}, '', '', 1 from generate_series(1, ${ROWS}) n;
  insert into submission (id, meeting_id, tracking_code, author_id, unit_id, channel, disclosure, kind, topic_id,
      summary, text, author_name, author_unit, written_at, received_at, moderation, visibility, version)
    select ${id('submission', 'n')}, $1, 'MA' || n, ${id('person', 'n')}, ${unit}, 'PHONE', 'NAMED', 'OPINION', $1,
      'Nhà công vụ', repeat('Đề nghị sửa. ', 20), '', '', now(), now(), 'NEW', 'HIDDEN', n from generate_series(1, ${ROWS}) n;
  insert into collated_opinion (id, meeting_id, number, wording, topic_id, unit_id, unit, responder_unit_id,
      responder_unit, unit_count, version)
    select ${id('collated', 'n')}, $1, n, 'Sửa nhà', $1, ${unit}, '', ${unit}, '', 1, n from generate_series(1, ${ROWS}) n;
  insert into speaker_request (id, meeting_id, participant_id, name, title, unit, number, topic_id, line, type, state,
      at, rank, version)
    select ${id('request', 'n')}, $1, ${id('person', 'n')}, '', '', '', '', $1, '', 'OPINION', 'QUEUED', now(), n, n
    from generate_series(1, ${ROWS}) n;
  insert into response (id, meeting_id, state, type, text, given, responder_id, responder_unit_id, responder_unit,
      responder_name, responder_title, entered_by_id, at, reader_ids, version)
    select ${id('response', 'n')}, $1, 'PUBLISHED', 'NOTED', 'Ghi nhận', 'LIVE', ${id('person', 'n')}, ${unit}, '', '', '',
      ${id('person', 'n')}, now(), array[${id('person', 'n')}], n from generate_series(1, ${ROWS}) n;
  insert into response_target select ${id('response', 'n')}, 'SUBMISSION', ${id('submission', 'n')}
    from generate_series(1, ${ROWS}) n;
  insert into commitment (id, meeting_id, text, owner_unit_id, owner_unit, due_kind, state, entered_by_id, at,
      reader_ids, version)
    select ${id('commitment', 'n')}, $1, 'Sẽ sửa', ${unit}, '', 'TERM', 'OPEN', ${id('person', 'n')}, now(),
      array[${id('person', 'n')}], n from generate_series(1, ${ROWS}) n;`;

const SOURCES: [string, SnapshotSource][] = [
  ['participants', new ParticipantsSnapshot()],
  ['submissions', new SubmissionsSnapshot()],
  ['collated', new CollationSnapshot()],
  ['requests', new FloorSnapshot()],
  ['responses', new ResponsesSnapshot()],
  ['commitments', new CommitmentsSnapshot()],
];

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `insert into meeting (id, code, rehearsal, plan, phase, created_at, version)
     values ($1, 'ABCDEFGH', false, '{}', 'IN_SESSION', now(), 1)`,
    [meetingId],
  );
  for (const sql of SEED.split(';').filter((one) => one.trim() !== '')) {
    await client.query(sql.replaceAll('$1', `'${meetingId}'::uuid`));
  }
  await client.query('vacuum analyze');
}, 60_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function person(n: number, role: Role): Promise<Reader> {
  const { rows } = await client.query<{ id: string; unit: string }>(
    `select ${id('person', n)} as id, ${id('unit', n % UNITS)} as unit`,
  );
  return readerOf({ id: rows[0]?.id ?? '', role, unitId: rows[0]?.unit ?? null });
}

/** Rows that the scans of a plan looked at, whether they were of use or not. */
function looked(plan: Plan): number {
  const here = plan['Node Type'].includes('Scan')
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    : 0;
  return (plan.Plans ?? []).reduce((sum, one) => sum + looked(one), here);
}

/** What a source reads for these readers: its parts, and how many rows were looked at. */
async function read(source: SnapshotSource, readers: readonly Reader[]) {
  let rows = 0;
  const query = async <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> => {
    const explained = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${sql}`,
      [...parameters],
    );
    rows += explained.rows.reduce((sum, row) => sum + looked(row['QUERY PLAN'][0].Plan), 0);
    return (await client.query(sql, [...parameters])).rows as R[];
  };
  const parts = await source.personal({ query }, meetingId, readers);
  return { parts, rows };
}

describe('the personal part of a snapshot in a meeting of ten thousand', () => {
  it.each(SOURCES)(
    '%s: one delegate’s share is found without looking through the meeting',
    async (key, source) => {
      const reader = await person(4711, 'DELEGATE');
      const { parts, rows } = await read(source, [reader]);
      const own = parts.get(reader.participantId)?.[key as 'requests'] ?? {};
      expect(Object.keys(own)).toHaveLength(key === 'collated' ? 0 : 1);
      expect(rows).toBeLessThan(30);
    },
  );

  it.each(SOURCES)(
    '%s: a focal person’s and a responder’s, together with twenty delegates’',
    async (key, source) => {
      const focal = await person(17, 'UNIT_FOCAL');
      const responder = await person(18, 'RESPONDER');
      const crowd: Reader[] = [];
      for (let i = 0; i < 20; i += 1) crowd.push(await person(5000 + i, 'DELEGATE'));
      const { parts, rows } = await read(source, [focal, responder, ...crowd]);
      const count = (one: Reader): number =>
        Object.keys(parts.get(one.participantId)?.[key as 'requests'] ?? {}).length;
      const ofUnit = { submissions: [10, 1], collated: [10, 10], responses: [1, 10], commitments: [1, 10] };
      expect([count(focal), count(responder)]).toEqual(ofUnit[key as keyof typeof ofUnit] ?? [1, 1]);
      expect(rows).toBeLessThan(300);
    },
  );
});
