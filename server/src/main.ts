import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hasKeys, hasMeetings, keysAreNew } from './admin/missing-keys.js';
import { startApp } from './app.js';
import type { RunningApp } from './app.js';
import { ConfigError, readConfig } from './config/config.js';
import type { Config } from './config/config.js';
import { appRoleUrl } from './database/app-role.js';
import { assertDurable } from './database/durable.js';
import { startEmbeddedPostgres } from './database/embedded/embedded.js';
import { DatabaseInUseError } from './database/embedded/pid-file.js';
import { migrate } from './database/migrate.js';
import { holdDatabase, SecondProcess } from './database/one-process.js';
import { demoLines, prepareDemo } from './demo/prepare-demo.js';
import { placeOf } from './kernel/place-of.js';
import { onSignal } from './stopping.js';

interface Database {
  url: string;
  stop(): Promise<void>;
}

/** An own address is used as it is; otherwise the PostgreSQL that comes with the product. */
async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, stop: () => Promise.resolve() };
  }
  return startEmbeddedPostgres({ dataDir: config.dataDir, log: (message) => console.error(message) });
}

/** With one address for both, the owner's rights are the running server's, too: then the log says so. */
async function runningUrl(config: Config, ownerUrl: string): Promise<string> {
  if (config.databaseUrl === undefined) return appRoleUrl(ownerUrl);
  console.error(
    'DATABASE_URL serves owner and server alike: the journal is not guarded by PostgreSQL roles.',
  );
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await assertDurable(client).finally(() => client.end());
  return ownerUrl;
}

function announce(app: RunningApp, config: Config): void {
  const lines = ['', '  Đối Thoại', `  ${app.publicUrl}`, `  ${app.localUrl}`];
  if (app.setUpPath !== null && !config.demo) {
    lines.push(
      '',
      '  Lần đầu / first start: tạo tài khoản / create the account',
      `  ${app.publicUrl}${app.setUpPath}`,
      `  ${app.localUrl}${app.setUpPath}   (trên máy này / on this machine)`,
    );
  }
  console.log([...lines, ''].join('\n'));
}

const IN_USE =
  'Thư mục dữ liệu này đang được dùng thật / this data folder is in real use: no demonstration here. Run npm start.';

async function announceDemo(app: RunningApp): Promise<void> {
  const view = await prepareDemo(app);
  // A demonstration opens every seat to everybody: real data must not stay reachable that way.
  if (!view) throw new ConfigError(IN_USE);
  console.log([...demoLines(view, app), ''].join('\n'));
}

async function main(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  const hold = await holdDatabase(database.url, fail);
  await migrate(database.url);
  const keysMissing = !hasKeys(config.dataDir) && (await hasMeetings(database.url));
  const app = await startApp(config, await runningUrl(config, database.url));
  const stop = onSignal({
    stopApp: () => app.stop().then(() => hold.release()),
    stopDatabase: () => database.stop(),
    exit: (code) => process.exit(code),
    now: () => performance.now(),
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  announce(app, config);
  if (keysMissing) console.error(keysAreNew(config.dataDir));
  if (config.demo) await announceDemo(app);
}

function fail(error: unknown): void {
  const known = [ConfigError, DatabaseInUseError, SecondProcess].some((kind) => error instanceof kind);
  console.error(error instanceof Error ? (known ? error.message : error.stack) : String(error));
  process.exit(1);
}

process.on('unhandledRejection', (error) => {
  console.error(`unhandled rejection ${randomUUID()} ${placeOf(error)}`);
});
main().catch(fail);
