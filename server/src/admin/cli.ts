import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config/config.js';
import { runningEmbeddedUrl, startEmbeddedPostgres } from '../database/embedded/embedded.js';
import { ATTACHMENTS } from '../kernel/saved-folders.js';
import { backup } from './backup.js';
import type { BackupManifest } from './backup-file.js';
import { checkDossier } from './check-dossier.js';
import { exportMeeting } from './export-meeting.js';
import { bringKeys, hasKeys } from './missing-keys.js';
import { passwordLink } from './password-link.js';
import { checkBackup, restore } from './restore.js';

const USAGE = `npm run admin -- backup [file]
  sao lưu mọi bảng và tệp đính kèm vào một tệp; máy chủ cứ chạy / all tables at one moment and the attachments, into one file; the server may run
npm run admin -- export <meeting> <file>
  xuất một cuộc họp (id hoặc mã tham dự) ra JSON; máy chủ cứ chạy / one meeting (its id or join code) as JSON, docs/meeting-file.md; the server may run
npm run admin -- restore <file>
  phục hồi vào cơ sở dữ liệu trống (DATA_DIR hoặc DATABASE_URL mới); máy chủ phải dừng / into an empty database (a new DATA_DIR or DATABASE_URL); the server must not run
npm run admin -- check-dossier <file.zip>
  so từng tệp của một hồ sơ với danh mục trong đó; không cần cơ sở dữ liệu / compares every file of a dossier with its list; needs no database
npm run admin -- password-link <login>
  liên kết để chủ tài khoản đặt lại mật khẩu; máy chủ cứ chạy / a link by which the owner of this account sets a new password; the server may run
Cơ sở dữ liệu là của máy chủ / the database is the one of the server: DATABASE_URL, else the embedded one in DATA_DIR (default: data).`;

async function main([command, argument, ...rest]: string[]): Promise<void> {
  if (rest.length === 0 && command === 'backup') return runBackup(resolve(argument ?? defaultName()));
  if (rest.length === 0 && command === 'restore' && argument) return runRestore(resolve(argument));
  const [file, ...more] = rest;
  if (command === 'export' && argument && file && more.length === 0)
    return runExport(argument, resolve(file));
  if (rest.length === 0 && command === 'password-link' && argument) return runPasswordLink(argument);
  if (rest.length === 0 && command === 'check-dossier' && argument) return runCheck(resolve(argument));
  console.error(USAGE);
  process.exitCode = 2;
}

async function runPasswordLink(login: string): Promise<void> {
  const { databaseUrl, dataDir, publicUrl } = readConfig();
  requireDatabase(databaseUrl, dataDir);
  const path = await withDatabase((url) => passwordLink(url, login));
  console.log(`${publicUrl}${path}`);
  console.error(
    'Dùng được một lần, trong 24 giờ, khi máy chủ chạy; liên kết trước mất hiệu lực / works once, for 24 hours, while the server runs; earlier links of this account are void.',
  );
}

async function runCheck(file: string): Promise<void> {
  const { manifest, faults } = await checkDossier(file);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0 || !manifest)
    throw new Error('Hồ sơ không còn nguyên vẹn / the dossier is not as it was made.');
  const { seq, hash } = manifest.journal.after;
  console.log(`${manifest.meeting.title}: ${manifest.files.length} tệp đúng với danh mục / files as listed`);
  console.log(`Nhật ký / journal: ${seq} ${hash}`);
}

async function runBackup(file: string): Promise<void> {
  if (existsSync(file)) throw new Error(exists(file));
  const { databaseUrl, dataDir } = readConfig();
  requireDatabase(databaseUrl, dataDir);
  mkdirSync(dirname(file), { recursive: true });
  const manifest = await withDatabase((url) => backup(url, file, join(dataDir, ATTACHMENTS)));
  console.log(`Đã lưu / saved: ${file} (${summary(manifest)})`);
  console.log(
    'Khóa của bản cài (secrets.json trong DATA_DIR) không nằm trong đó: cất một bản ở nơi khác / the keys of the installation (secrets.json in DATA_DIR) are not in it: keep a copy of them elsewhere.',
  );
}

async function runExport(meeting: string, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(exists(file));
  try {
    const entries = await withDatabase((url) => exportMeeting(url, meeting, file));
    console.log(
      `Đã lưu cuộc họp và ${entries} mục nhật ký / the meeting and the ${entries} entries of its journal saved in ${file}`,
    );
    console.log(
      'Tệp đính kèm không nằm trong đó, xem attachments/ của DATA_DIR / files beside opinions are not in it: they lie in attachments/ of DATA_DIR.',
    );
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'NOT_FOUND')
      throw new Error(`Không có cuộc họp / there is no meeting ${meeting}.`, { cause: error });
    if (code !== 'QUARANTINE_OPEN') throw error;
    const words =
      'Có ý kiến đang tách riêng hoặc tài liệu đã thu hồi: đưa lại hoặc xóa hẳn rồi xuất lại / an opinion is in quarantine or a document is taken back: bring it back or purge it, then export again.';
    throw new Error(words, { cause: error });
  }
}

async function runRestore(file: string): Promise<void> {
  const config = readConfig();
  if (!config.databaseUrl && runningEmbeddedUrl(config.dataDir)) {
    throw new Error(
      `Máy chủ đang chạy với ${config.dataDir}: dừng trước, rồi phục hồi vào DATA_DIR mới / the server runs with it: stop it first, and restore into a new DATA_DIR.`,
    );
  }
  // Before the first folder is made: a file that cannot be restored leaves nothing behind.
  const checked = await checkBackup(file);
  const manifest = await withDatabase((url) =>
    restore(url, file, join(config.dataDir, ATTACHMENTS), checked),
  );
  console.log(`Đã phục hồi / restored: ${file} (${summary(manifest)})`);
  if (!hasKeys(config.dataDir)) console.error(bringKeys(config.dataDir));
}

function requireDatabase(databaseUrl: string | undefined, dataDir: string): void {
  if (databaseUrl || existsSync(join(dataDir, 'postgres'))) return;
  throw new Error(
    `Không có cơ sở dữ liệu ở / there is no database in ${dataDir}. Đặt DATA_DIR hoặc DATABASE_URL như của máy chủ / set DATA_DIR or DATABASE_URL to those of the server.`,
  );
}

const exists = (file: string): string =>
  `${file} đã có, chọn tên khác / exists already; choose another name.`;

function summary(manifest: BackupManifest): string {
  const tables = manifest.tables.filter(({ table }) => !table.startsWith('@'));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} dòng của ${tables.length} bảng và tệp đính kèm / rows, tables, and the attachments`;
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
