import pg, { type Client } from 'pg';
import { copyIn } from '../database/copy.js';
import { migrate, type Migration } from '../database/migrate.js';
import { MIGRATIONS } from '../database/migrations/index.js';
import { type BackupHeader, type BackupManifest, readBackup, verifyBackup } from './backup-file.js';
import { FILES, restoreFiles } from './saved-files.js';
import { listTables, quote } from './tables.js';

/**
 * Loads a backup into a database without data and a folder of attachments without files, brings it up to this version, and gives it a new epoch, so that every
 * phone and screen notices that the log may have gone back. All or nothing: a failure leaves a database without data.
 */
export async function restore(
  databaseUrl: string,
  file: string,
  files: string,
  checked?: CheckedBackup,
): Promise<BackupManifest> {
  const { schema, manifest } = checked ?? (await checkBackup(file));
  await refuseData(databaseUrl);
  await migrate(databaseUrl, schema);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await load(client, file, files);
    await compareCounts(client, manifest);
    await client.query('UPDATE installation SET epoch = gen_random_uuid()');
    // A session that was ended after the backup must not come back to life; slips and sign-in open again.
    await client.query('DELETE FROM session');
    await client.query('COMMIT');
  } finally {
    await client.end(); // without COMMIT nothing of it stays
  }
  await migrate(databaseUrl);
  return manifest;
}

export interface CheckedBackup {
  schema: Migration[];
  manifest: BackupManifest;
}

/** Reads the whole file before anything is touched. Throws one sentence when it cannot be restored here. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const { header, manifest } = await verifyBackup(file);
  return { schema: schemaOf(header), manifest };
}

/** The migrations of the backup's time: its rows fit the tables of then. */
function schemaOf(header: BackupHeader): Migration[] {
  const wanted = new Set(header.migrations.map((migration) => migration.id));
  const known = MIGRATIONS.filter((migration) => wanted.has(migration.id));
  if (known.length === wanted.size) return known;
  throw new Error(
    'Bản sao lưu do phiên bản mới hơn tạo: hãy phục hồi bằng phiên bản đó / this backup was made by a later version of Đối Thoại: restore it with that version.',
  );
}

async function refuseData(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const table of ['entry', 'meeting', 'staff_account']) {
      const { rows } = await client.query<{ exists: boolean }>(
        'SELECT to_regclass($1) IS NOT NULL AS exists',
        [`public.${table}`],
      );
      if (!rows[0]?.exists) continue;
      const found = await client.query(`SELECT 1 FROM ${quote(table)} LIMIT 1`);
      if (found.rowCount === 0) continue;
      throw new Error(
        'Cơ sở dữ liệu này đã có dữ liệu: phục hồi vào nơi trống (DATA_DIR hoặc DATABASE_URL mới) / this database holds data already: restore into an empty one (a new DATA_DIR or DATABASE_URL).',
      );
    }
  } finally {
    await client.end();
  }
}

async function load(client: Client, file: string, files: string): Promise<void> {
  const tables = await listTables(client);
  // Migrations write first rows (a new installation, its organisation): those of the backup take their place.
  await client.query(`TRUNCATE ${tables.map(({ table }) => quote(table)).join(', ')}`);
  const manifest = await readBackup(file, {
    header: () => undefined,
    table: ({ table, columns }, rows) =>
      table === FILES.table
        ? restoreFiles(files, rows)
        : copyIn(client, `COPY ${quote(table)} (${columns.map(quote).join(', ')}) FROM STDIN`, rows),
  });
  for (const { name, value } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quote(name)}`, value]);
  }
}

async function compareCounts(client: Client, manifest: BackupManifest): Promise<void> {
  for (const { table, rows } of manifest.tables.filter((one) => one.table !== FILES.table)) {
    const found = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${quote(table)}`);
    if (Number(found.rows[0]?.n) !== rows)
      throw new Error(
        `Bảng ${table} không nhận đủ ${rows} dòng / table ${table} did not get all its ${rows} rows.`,
      );
  }
}
