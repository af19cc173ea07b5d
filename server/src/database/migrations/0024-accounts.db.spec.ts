import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { migrate } from '../migrate.js';
import { MIGRATIONS } from './index.js';

describe('accounts of the version before', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('drop schema public cascade; create schema public');
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('are open after the upgrade, with their passwords and sessions, and can be closed', async () => {
    const before = MIGRATIONS.filter(({ id }) => id < '0024');
    await migrate(database.url, before);
    const staffId = randomUUID();
    await client.query(
      `insert into staff_account (id, name, login, password_hash, role, created_at)
       values ($1, 'Đỗ Quang Lâm', 'lam', '$argon2id$cu', 'ORGANISER', now())`,
      [staffId],
    );
    await client.query(
      `insert into session (token_hash, kind, staff_id, created_at, expires_at)
       values ('\\x01', 'staff', $1, now(), now() + interval '1 hour')`,
      [staffId],
    );
    const rest = MIGRATIONS.filter(({ id }) => id >= '0024').map(({ id }) => id);
    expect(await migrate(database.url)).toEqual(rest);
    const { rows } = await client.query(
      `select name, password_hash, closed_at, reason, successor_id, version::int, s.revoked_at
       from staff_account a join session s on s.staff_id = a.id`,
    );
    expect(rows).toEqual([
      {
        ...{ name: 'Đỗ Quang Lâm', password_hash: '$argon2id$cu', closed_at: null, reason: '' },
        ...{ successor_id: null, version: 0, revoked_at: null },
      },
    ]);
    await client.query(`update staff_account set closed_at = now(), reason = 'Nghỉ hưu', version = 7`);
    await client.query(
      `insert into password_link (token_hash, staff_id, expires_at) values ('\\x02', $1, now())`,
      [staffId],
    );
  });
});
