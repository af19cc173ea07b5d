import pg from 'pg';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { appRoleUrl } from './app-role.js';
import { holdDatabase, SecondProcess } from './one-process.js';

describe('the running server', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(() => database.drop());

  it('may append to the journal, and may not change, delete or truncate what was written', async () => {
    const client = new pg.Client({ connectionString: await appRoleUrl(database.url) });
    await client.connect();
    try {
      await client.query(
        `insert into entry (stream_id, seq, at, command_id, command, audience, type, body, hash)
         values (gen_random_uuid(), 1, now(), gen_random_uuid(), 'c', 'desk', 't', '{}', '\\x00')`,
      );
      await client.query('update organisation set name = name');
      for (const table of ['entry', 'content', 'command_answer']) {
        await expect(client.query(`delete from ${table}`)).rejects.toThrow('permission denied');
        await expect(client.query(`truncate ${table}`)).rejects.toThrow('permission denied');
      }
      await expect(client.query(`update entry set body = ''`)).rejects.toThrow('permission denied');
      await expect(client.query(`update content set bytes = ''`)).rejects.toThrow('permission denied');
    } finally {
      await client.end();
    }
  });

  it('gets a new password at each start', async () => {
    expect(await appRoleUrl(database.url)).not.toBe(await appRoleUrl(database.url));
  });

  it('holds its database alone: a second one refuses with the reason, and may start when the first has ended', async () => {
    const first = await holdDatabase(database.url);
    await expect(holdDatabase(database.url)).rejects.toThrow(SecondProcess);
    await first.release();
    const second = await holdDatabase(database.url);
    await second.release();
  });
});
