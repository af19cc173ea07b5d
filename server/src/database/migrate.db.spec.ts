import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';

const unique = (): string => `m_${randomUUID().replaceAll('-', '')}`;

describe('migrations', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const withNew = (...added: { id: string; sql: string }[]) => [...MIGRATIONS, ...added];

  it('applies what is missing, in order, once', async () => {
    const first = { id: '9001-first', sql: 'CREATE TABLE first_step (n int)' };
    const second = { id: '9002-second', sql: 'INSERT INTO first_step VALUES (1)' };
    expect(await migrate(database.url, withNew(first))).toEqual([first.id]);
    expect(await migrate(database.url, withNew(first, second))).toEqual([second.id]);
    expect(await migrate(database.url, withNew(first, second))).toEqual([]);
    expect((await client.query('SELECT n FROM first_step')).rows).toEqual([{ n: 1 }]);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    const name = unique();
    await migrate(database.url, withNew({ id: name, sql: 'SELECT 1' }));
    await expect(migrate(database.url, withNew({ id: name, sql: 'SELECT 2' }))).rejects.toThrow(/was edited/);
  });

  it('refuses a database that a later version has migrated', async () => {
    await migrate(database.url, withNew({ id: '9009-later', sql: 'SELECT 1' }));
    await expect(migrate(database.url)).rejects.toThrow(/later version/);
  });

  it('a tracking code is unique, and compared byte by byte', async () => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE indexdef LIKE '%(tracking_code%'`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['submission_tracking_code']);
    expect(rows[0]?.definition).toMatch(/^CREATE UNIQUE INDEX .*\(tracking_code COLLATE "C"\)$/);
  });

  it('leaves nothing behind of a migration that fails half-way', async () => {
    const broken = { id: '9003-broken', sql: 'CREATE TABLE half (n int); SELECT 1/0' };
    await expect(migrate(database.url, withNew(broken))).rejects.toThrow(/9003-broken failed/);
    expect((await client.query("SELECT to_regclass('half') AS found")).rows).toEqual([{ found: null }]);
    expect(await migrate(database.url, withNew({ ...broken, sql: 'CREATE TABLE half (n int)' }))).toEqual([
      broken.id,
    ]);
  });

  it('lets one of several processes that start together migrate, the others wait', async () => {
    const slow = { id: '9004-slow', sql: 'SELECT pg_sleep(0.2); CREATE TABLE only_once (n int)' };
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, withNew(slow))));
    expect(applied.flat()).toEqual([slow.id]);
  });
});
