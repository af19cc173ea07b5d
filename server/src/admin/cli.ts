import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config/config.js';
import { runningEmbeddedUrl, startEmbeddedPostgres } from '../database/embedded/embedded.js';
import { ATTACHMENTS } from '../kernel/saved-folders.js';
import { backup } from './backup.js';
import type { BackupManifest } from './backup-file.js';
import { exportMeeting } from './export-meeting.js';
import { bringKeys, hasKeys } from './missing-keys.js';
import { passwordLink } from './password-link.js';
import { checkBackup, restore } from './restore.js';

const USAGE = `npm run admin -- backup [file]    all tables at one moment and the attachments, into one file; the server may run
npm run admin -- export <meeting> <file>   one meeting (its id or join code) as JSON, docs/meeting-file.md; the server may run
npm run admin -- restore <file>   into an empty database (a new DATA_DIR or DATABASE_URL); the server must not run
npm run admin -- password-link <login>   a link by which the owner of this account sets a new password; the server may run
The database is the one of the server: DATABASE_URL, else the embedded one in DATA_DIR (default: data).`;

async function main([command, argument, ...rest]: string[]): Promise<void> {
  if (rest.length === 0 && command === 'backup') return runBackup(resolve(argument ?? defaultName()));
  if (rest.length === 0 && command === 'restore' && argument) return runRestore(resolve(argument));
  const [file, ...more] = rest;
  if (command === 'export' && argument && file && more.length === 0)
    return runExport(argument, resolve(file));
  if (rest.length === 0 && command === 'password-link' && argument) return runPasswordLink(argument);
  console.error(USAGE);
  process.exitCode = 2;
}

async function runPasswordLink(login: string): Promise<void> {
  const { databaseUrl, dataDir, publicUrl } = readConfig();
  requireDatabase(databaseUrl, dataDir);
  const path = await withDatabase((url) => passwordLink(url, login));
  console.log(`${publicUrl}${path}`);
  console.error('Works once, for 24 hours, while the server runs. Earlier links of this account are void.');
}

async function runBackup(file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already; choose another name.`);
  const { databaseUrl, dataDir } = readConfig();
  requireDatabase(databaseUrl, dataDir);
  mkdirSync(dirname(file), { recursive: true });
  const manifest = await withDatabase((url) => backup(url, file, join(dataDir, ATTACHMENTS)));
  console.log(`${summary(manifest)} saved in ${file}`);
  console.log(
    'The keys of the installation (secrets.json in DATA_DIR) are not in it: keep a copy of them elsewhere.',
  );
}

async function runExport(meeting: string, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already; choose another name.`);
  try {
    const entries = await withDatabase((url) => exportMeeting(url, meeting, file));
    console.log(`The meeting and the ${entries} entries of its journal saved in ${file}`);
    console.log('Files beside opinions are not in it: they lie in attachments/ of DATA_DIR.');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'NOT_FOUND') throw new Error(`There is no meeting ${meeting}.`, { cause: error });
    if (code !== 'QUARANTINE_OPEN') throw error;
    const words = 'An opinion is in quarantine: bring it back or purge it at the desk, then export again.';
    throw new Error(words, { cause: error });
  }
}

async function runRestore(file: string): Promise<void> {
  const config = readConfig();
  if (!config.databaseUrl && runningEmbeddedUrl(config.dataDir)) {
    throw new Error(
      `The server runs with ${config.dataDir}. Stop it first, and restore into a new DATA_DIR.`,
    );
  }
  // Before the first folder is made: a file that cannot be restored leaves nothing behind.
  const checked = await checkBackup(file);
  const manifest = await withDatabase((url) =>
    restore(url, file, join(config.dataDir, ATTACHMENTS), checked),
  );
  console.log(`${summary(manifest)} restored from ${file}`);
  if (!hasKeys(config.dataDir)) console.error(bringKeys(config.dataDir));
}

function requireDatabase(databaseUrl: string | undefined, dataDir: string): void {
  if (databaseUrl || existsSync(join(dataDir, 'postgres'))) return;
  throw new Error(`There is no database in ${dataDir}. Set DATA_DIR or DATABASE_URL to those of the server.`);
}

function summary(manifest: BackupManifest): string {
  const tables = manifest.tables.filter(({ table }) => !table.startsWith('@'));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables and the attachments`;
}

function defaultName(): string {
  const now = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  return `doi-thoai-${now}Z.backup`;
}

/** The database of the server: the external one, the embedded one that runs now, or the embedded one started for this. */
async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const config = readConfig();
  const running = config.databaseUrl ?? runningEmbeddedUrl(config.dataDir);
  if (running) return work(running);
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: console.error });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
