import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { migrate } from '../database/migrate.js';
import { MIGRATIONS } from '../database/migrations/index.js';
import { backup } from './backup.js';
import { restore } from './restore.js';
import { listTables, parentsFirst } from './tables.js';

/** Everything that has broken a dump before: line ends, COPY's own signs, a line that looks like the end of rows. */
const HOSTILE = 'Tiếng Việt: Đặng Thị Ủy\n\\.\n\t\\N "\u2028 end\r\n\\\\';

describe('backup and restore (R19)', () => {
  let folder: string;
  let file: string;
  let files: string;
  let restored: string;
  let source: TestDatabase;
  let target: TestDatabase;
  const clients: pg.Client[] = [];

  const connect = async (database: TestDatabase): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };

  const contents = async (database: TestDatabase): Promise<Record<string, unknown[]>> => {
    const client = await connect(database);
    const found: Record<string, unknown[]> = {};
    for (const { table } of await listTables(client)) {
      found[table] = (await client.query<object>(`SELECT * FROM "${table}" ORDER BY 1, 2`)).rows;
    }
    return found;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doi-thoai-backup-'));
    file = join(folder, 'kept.backup');
    files = join(folder, 'attachments');
    restored = join(folder, 'restored');
    source = await createTestDatabase();
    target = await createTestDatabase();
    const client = await connect(source);
    const stream = randomUUID();
    await client.query(
      `INSERT INTO entry (stream_id, seq, at, command_id, command, audience, type, body, hash)
       SELECT $1, n, now(), gen_random_uuid(), 'submissions.submit', 'everyone,' || $2, 'x', $2, '\\x00ff'
       FROM generate_series(1, 20000) n`,
      [stream, HOSTILE],
    );
    await client.query("INSERT INTO content VALUES ($1, 1, '\\x0001', convert_to($2, 'UTF8'))", [
      stream,
      HOSTILE,
    ]);
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await Promise.all([source.drop(), target.drop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back every row of every table, and a new epoch so that clients that are ahead notice', async () => {
    const manifest = await backup(source.url, file, files);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(manifest.tables.find((entry) => entry.table === 'entry')?.rows).toBe(20_000);
    await restore(target.url, file, restored);
    const [before, after] = [await contents(source), await contents(target)];
    const epoch = (all: Record<string, unknown[]>) => (all.installation?.[0] as { epoch: string }).epoch;
    expect(epoch(after)).not.toBe(epoch(before));
    expect({ ...after, installation: [] }).toEqual({ ...before, installation: [] });
  });

  it.each(['opinions', 'materials', 'evidence'])(
    'gives back every file of %s, byte by byte, and nothing else that lies in the folder',
    async (kind) => {
      const beside = join(randomUUID(), kind, randomUUID());
      const attachment = randomUUID();
      const path = join(beside, attachment);
      const bytes = Buffer.from([0, 10, 92, 46, 10, 13, 9, 255]);
      mkdirSync(join(files, beside), { recursive: true });
      writeFileSync(join(files, path), bytes);
      writeFileSync(join(files, `${path}.json`), '{"name":"đơn.pdf"}');
      writeFileSync(join(files, `${path}.7.unfinished`), 'half');
      await backup(source.url, file, files);
      await restore(target.url, file, restored);
      expect(readFileSync(join(restored, path)).equals(bytes)).toBe(true);
      expect(readdirSync(join(restored, beside)).sort()).toEqual([attachment, `${attachment}.json`]);
      expect(statSync(join(restored, path)).mode & 0o777).toBe(0o600);
    },
  );

  it('saves one moment: what is committed while it runs is not in it', async () => {
    const client = await connect(source);
    const [manifest] = await Promise.all([
      backup(source.url, file, files),
      (async () => {
        for (let n = 0; n < 50; n += 1) {
          await client.query(
            "INSERT INTO stream_head VALUES (gen_random_uuid(), 'meeting', 0, '\\x00', 'DRAFT')",
          );
          await client.query(
            `INSERT INTO entry (stream_id, seq, at, command_id, command, audience, type, body, hash)
             VALUES (gen_random_uuid(), 1, now(), gen_random_uuid(), 'c', '', 't', 'b', '\\x00')`,
          );
        }
      })(),
    ]);
    const rows = (table: string) => manifest.tables.find((entry) => entry.table === table)!.rows;
    expect(rows('stream_head') - 1 - (rows('entry') - 20_000)).toBeLessThanOrEqual(1);
    await restore(target.url, file, restored);
  });

  it('refuses a database that holds data already', async () => {
    await backup(source.url, file, files);
    await expect(restore(source.url, file, restored)).rejects.toThrow(/holds data already/);
  });

  it.each([
    ['one changed letter', (text: Buffer) => Buffer.from(text.toString().replace('Đặng', 'Đăng'))],
    ['its end cut off', (text: Buffer) => text.subarray(0, text.length - 100)],
    [
      'a row taken out',
      (text: Buffer) => Buffer.from(text.toString().replace(/\n[^\n]*submissions\.submit[^\n]*/, '')),
    ],
  ])('refuses a file with %s, and leaves the database as it was', async (_what, damage) => {
    await backup(source.url, file, files);
    const before = await contents(target);
    writeFileSync(file, gzipSync(damage(gunzipSync(readFileSync(file)))));
    await expect(restore(target.url, file, restored)).rejects.toThrow(/damaged|cut short/);
    expect(await contents(target)).toEqual(before);
  });

  it('says in one sentence that a file is missing, cut off while it was copied, or something else', async () => {
    await expect(restore(target.url, file, restored)).rejects.toThrow(
      /^Không có tệp \/ there is no file .*kept\.backup\.$/,
    );
    await backup(source.url, file, files);
    const whole = readFileSync(file);
    const half = whole.subarray(0, whole.length / 2);
    for (const [content, sentence] of [
      [half, /^Bản sao lưu bị cụt.* \/ the backup is cut short: its end is missing\.$/],
      [Buffer.alloc(0), /^Bản sao lưu bị cụt.* \/ the backup is cut short: its end is missing\.$/],
      [
        Buffer.from('a letter'),
        /^Tệp này bị hỏng.* \/ this file is damaged, or not a backup of Đối Thoại\.$/,
      ],
      [gzipSync('a letter\n'), /^Tệp này bị hỏng.* \/ this file is damaged, or not a backup of Đối Thoại\.$/],
    ] as const) {
      writeFileSync(file, content);
      await expect(restore(target.url, file, restored)).rejects.toThrow(sentence);
    }
  });

  it('leaves no half file when the backup fails', async () => {
    await expect(backup(source.url, join(folder, 'missing', 'x.backup'), files)).rejects.toThrow(/ENOENT/);
    const client = await connect(source);
    await client.query('ALTER TABLE schema_migration RENAME TO elsewhere');
    await expect(backup(source.url, file, files)).rejects.toThrow(/schema_migration/);
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a backup of a later version', async () => {
    await migrate(source.url, [...MIGRATIONS, { id: '9999-later', sql: 'SELECT 1' }]);
    await backup(source.url, file, files);
    await expect(restore(target.url, file, restored)).rejects.toThrow(/later version/);
  });
});

describe('the order of tables', () => {
  const table = (name: string) => ({ table: name, columns: ['id'] });

  it('puts each table after those its foreign keys point to', () => {
    const sorted = parentsFirst(
      [table('a'), table('b'), table('c')],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ],
    );
    expect(sorted.map((entry) => entry.table)).toEqual(['c', 'b', 'a']);
  });

  it('refuses tables that point to each other', () => {
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => parentsFirst([table('a'), table('b')], circle)).toThrow(/point to each other/);
  });
});
