import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { CopyRows } from './copy-rows.js';
import { WriteScript } from './write-script.js';

interface Row {
  n: number;
  sign: string;
  id: string | null;
  flag: boolean;
  at: number;
  words: string;
  bytes: string | null;
}

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'create temp table kept (n bigint, sign text, id uuid, flag boolean, at timestamptz, words text, bytes bytea)',
  );
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Memory that was given back is larger than what rows begin with: others hold all of it. */
const holders: CopyRows[] = [];

async function throughCopy(rows: readonly Row[]): Promise<Row[]> {
  for (let i = 0; i < 16; i += 1) holders.push(new CopyRows().row(0));
  const copied = new CopyRows();
  for (const { n, sign, id, flag, at, words, bytes } of rows) {
    copied.row(7).bigint(n).text(sign).id(id).boolean(flag).instant(at).text(words).hex(bytes);
  }
  const script = new WriteScript();
  script.statement('truncate kept');
  script.copy('kept (n, sign, id, flag, at, words, bytes)', copied);
  await script.run(client);
  const { rows: kept } = await client.query<Row>(
    `select n::float8 as n, sign, id, flag, (extract(epoch from at) * 1000)::float8 as at, words,
       encode(bytes, 'hex') as bytes from kept order by n`,
  );
  return kept;
}

const WORDS = 'ửỡậềợ ệ';
const row = (n: number, more: Partial<Row> = {}): Row => ({
  n,
  sign: 'PHONE',
  id: randomUUID(),
  flag: n % 2 === 0,
  at: Date.UTC(2026, 10, 28) + n,
  words: WORDS,
  bytes: 'c0ffee00'.repeat(4),
  ...more,
});

describe('W30: rows on their way to PostgreSQL', () => {
  it('arrive whole wherever in a row the room that was made at first ends', async () => {
    // Each takes half of the room that is left, as hex is given twice the room that it needs.
    const fill = [7900, 4000, 2000, 1000];
    // A row has fewer bytes than this: each of them comes to lie at the edge.
    for (let shift = 0; shift < 110; shift += 1) {
      const rows = [...fill, 500 - shift].map((size, n) => row(n, { bytes: 'e5'.repeat(size) }));
      while (rows.length < 14) rows.push(row(rows.length));
      expect(await throughCopy(rows)).toEqual(rows);
    }
  });

  it('arrive whole when one text or one hex is longer than twice the room', async () => {
    const rows = [
      row(1, { words: 'ử'.repeat(30_000) }),
      row(2, { bytes: '0aF9'.toLowerCase().repeat(60_000) }),
      row(3, { words: `${'a'.repeat(20)}ử`, bytes: null, id: null }),
      row(4, { words: '', bytes: '' }),
    ];
    expect(await throughCopy(rows)).toEqual(rows);
    for (const one of rows) expect(await throughCopy([one])).toEqual([one]);
  });

  it('carry numbers, times and ids of any size and case', async () => {
    const rows = [
      row(0, { at: Date.UTC(1999, 11, 31, 23, 59, 59, 999) }),
      row(2 ** 32 - 1, { at: Date.UTC(2000, 0, 1) }),
      row(2 ** 32, { id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }),
      row(Number.MAX_SAFE_INTEGER, { id: '00000000-0000-4000-8000-000000000000' }),
    ];
    const loud = rows.map((one) => ({ ...one, id: one.id?.toUpperCase() ?? null }));
    expect(await throughCopy(loud)).toEqual(rows);
  });

  it('an id that is none is refused, and no rows are no message', () => {
    for (const id of ['', 'abc', `${randomUUID()}0`]) {
      expect(() => new CopyRows().row(1).id(id)).toThrow('not an id');
    }
    expect(new CopyRows().empty).toBe(true);
  });
});
