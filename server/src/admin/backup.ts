import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg, { type Client } from 'pg';
import { copyOut } from '../database/copy.js';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupHeader,
  type BackupManifest,
  END_OF_ROWS,
  type TableStart,
} from './backup-file.js';
import { FILES, savedFiles } from './saved-files.js';
import { listTables, quote } from './tables.js';

/**
 * Writes all tables, as they are at one moment, and the attachments in the folder `files` into one file (mode 600),
 * while the server may go on working. The file has its name only when it is whole and on the disk. Keys that lie
 * outside the database are not in it.
 */
export async function backup(databaseUrl: string, file: string, files: string): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // whoever waits for an answer gets the error as well
  await client.connect();
  const unfinished = `${file}.unfinished`;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await writeFile(client, unfinished, files);
    await flushToDisk(unfinished);
    renameSync(unfinished, file);
    return manifest;
  } finally {
    rmSync(unfinished, { force: true });
    await client.end();
  }
}

/** The compressed file: `write` takes bytes, and gives a promise when more should wait (it rejects when the file cannot be written). */
interface Output {
  write(bytes: Buffer | string): Promise<void> | undefined;
  close(): Promise<void>;
}

function openOutput(path: string): Output {
  const gzip = createGzip();
  const end = pipeline(gzip, createWriteStream(path, { mode: 0o600 }));
  end.catch(() => undefined); // every write that waits, and close, tell it
  let full: Promise<void> | undefined;
  return {
    write: (bytes) => {
      if (gzip.write(bytes) || full) return full;
      full = Promise.race([once(gzip, 'drain'), end]).then(() => {
        full = undefined;
      });
      return full;
    },
    close: () => {
      gzip.end();
      return end;
    },
  };
}

async function writeFile(client: Client, path: string, files: string): Promise<BackupManifest> {
  const output = openOutput(path);
  const line = (value: BackupHeader | TableStart | BackupManifest): Promise<void> | undefined =>
    output.write(`${JSON.stringify(value)}\n`);
  try {
    await line(await header(client));
    const manifest: BackupManifest = { tables: [], sequences: await sequences(client) };
    for (const start of await listTables(client)) {
      await line(start);
      manifest.tables.push(await writeRows(client, start, output));
      await output.write(`${END_OF_ROWS}\n`);
    }
    // After the tables: a file that a row of them names was there before the row.
    await line(FILES);
    manifest.tables.push(await writeFiles(files, output));
    await output.write(`${END_OF_ROWS}\n`);
    await line(manifest);
    return manifest;
  } finally {
    await output.close();
  }
}

async function writeFiles(folder: string, output: Output): Promise<BackupManifest['tables'][number]> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const row of savedFiles(folder)) {
    hash.update(row);
    rows += 1;
    await output.write(row);
  }
  return { table: FILES.table, rows, sha256: hash.digest('hex') };
}

async function header(client: Client): Promise<BackupHeader> {
  const { rows } = await client.query<{ id: string; sha256: string }>(
    'SELECT id, sha256 FROM schema_migration ORDER BY applied_at, id',
  );
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    createdAt: new Date().toISOString(),
    migrations: rows,
  };
}

async function sequences(client: Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

async function writeRows(
  client: Client,
  start: TableStart,
  output: Output,
): Promise<BackupManifest['tables'][number]> {
  const hash = createHash('sha256');
  let rows = 0;
  const sql = `COPY ${quote(start.table)} (${start.columns.map(quote).join(', ')}) TO STDOUT`;
  await copyOut(client, sql, (row) => {
    hash.update(row);
    rows += 1;
    return output.write(row);
  });
  return { table: start.table, rows, sha256: hash.digest('hex') };
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
