import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { loadSecrets } from '../identity/secrets.js';
import { bringKeys, hasKeys, hasMeetings, keysAreNew } from './missing-keys.js';

describe('printed slips depend on secrets.json: whoever starts without it is told', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'doi-thoai-keys-'));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a new installation lacks nothing; meetings beside a folder without keys do', async () => {
    expect([hasKeys(folder), await hasMeetings(database.url)]).toEqual([false, false]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query("INSERT INTO stream_head VALUES (gen_random_uuid(), 'meeting', 0, '\\x00', 'DRAFT')");
    await client.end();
    expect([hasKeys(folder), await hasMeetings(database.url)]).toEqual([false, true]);
    await loadSecrets(folder);
    expect(hasKeys(folder)).toBe(true);
  });

  it('both warnings name the file and say, in both languages, what is void and what to do', () => {
    for (const words of [bringKeys(folder), keysAreNew(folder)]) {
      expect(words.split(join(folder, 'secrets.json'))).toHaveLength(3);
      expect(words).toMatch(/CHÚ Ý.*[Pp]hiếu và liên kết/s);
      expect(words).toMatch(/ATTENTION.*[Ss]lips and links.*void/s);
    }
  });
});
