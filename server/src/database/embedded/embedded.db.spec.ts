import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { foldersOf } from './cluster.js';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.js';
import { postmasterPid } from './pid-file.js';

jest.setTimeout(60_000);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const parentOf = (pid: number): number =>
  Number(
    execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)])
      .toString()
      .trim(),
  );

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Writes until it works; resolves to the milliseconds that took. */
async function timeUntilWritten(url: string, value: number): Promise<number> {
  const begin = Date.now();
  for (;;) {
    try {
      await query(url, `INSERT INTO kept VALUES (${value})`);
      return Date.now() - begin;
    } catch (error) {
      if (Date.now() - begin > 20_000) throw error;
      await wait(20);
    }
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(20);
}

/** A real process of its own stands for the server: started from the same sources, killed without warning. */
async function startElsewhere(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<{ pid: number; url: string }> {
  const program = `
    require(${JSON.stringify(join(import.meta.dirname, '../../../../test/support/typescript-hook.cjs'))});
    require(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
      .startEmbeddedPostgres(${JSON.stringify({ dataDir, ...options })})
      .then((postgres) => process.stdout.write(postgres.url + '\\n'));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  return { pid: child.pid!, url: url.trim() };
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];

  const start = async (options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataDir, ...options });
    running.push(postgres);
    return postgres;
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'doi-thoai-embedded-'));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
    for (const folder of foldersOf(dataDir)) rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what was committed over an orderly stop, with a password that only its owner reads', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)');
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(existsSync(join(first.clusterDir, 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('R2: writes again within 5 s, unattended, after kill -9 of the postmaster, five times in a row', async () => {
    const postgres = await start();
    let restarts = 0;
    postgres.onRestart(() => (restarts += 1));
    await query(postgres.url, 'CREATE TABLE kept (n int PRIMARY KEY); INSERT INTO kept VALUES (0)');
    for (let round = 1; round <= 5; round += 1) {
      const postmaster = postmasterPid(postgres.clusterDir)!;
      process.kill(postmaster, 'SIGKILL');
      await until(() => !isAlive(postmaster));
      expect(await timeUntilWritten(postgres.url, round)).toBeLessThanOrEqual(5_000);
    }
    await until(() => restarts === 5);
    expect(await query(postgres.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 6 }]);
  });

  it('comes back after kill -9 of its guard alone (the orphan is stopped in order)', async () => {
    const postgres = await start();
    await query(postgres.url, 'CREATE TABLE kept (n int)');
    const before = postmasterPid(postgres.clusterDir)!;
    process.kill(parentOf(before), 'SIGKILL');
    await until(() => !isAlive(before));
    expect(await timeUntilWritten(postgres.url, 1)).toBeLessThanOrEqual(5_000);
    expect(postmasterPid(postgres.clusterDir)).not.toBe(before);
  });

  describe('whose server was killed by kill -9', () => {
    const clusterDir = (): string => join(dataDir, 'postgres');

    it('is stopped by its guard, and nothing is left running', async () => {
      const server = await startElsewhere(dataDir);
      const postmaster = postmasterPid(clusterDir())!;
      process.kill(server.pid, 'SIGKILL');
      await until(() => !isAlive(postmaster));
      await until(() => !existsSync(join(clusterDir(), 'postmaster.pid')));
    });

    it('starts again on the same folder when server, guard and postmaster were killed together', async () => {
      const server = await startElsewhere(dataDir);
      await query(server.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
      const postmaster = postmasterPid(clusterDir())!;
      for (const pid of [server.pid, parentOf(postmaster), postmaster]) process.kill(pid, 'SIGKILL');
      // On a busy machine a kill takes its time, and a server that still runs is rightly respected.
      await until(() => !isAlive(server.pid));
      const again = await start();
      expect(await query(again.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    });

    it('starts again while an orphan still runs there (server and guard were killed)', async () => {
      const server = await startElsewhere(dataDir);
      await query(server.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (8)');
      const postmaster = postmasterPid(clusterDir())!;
      const guard = parentOf(postmaster);
      process.kill(guard, 'SIGSTOP'); // so that it cannot stop PostgreSQL on the server's end
      process.kill(server.pid, 'SIGKILL');
      process.kill(guard, 'SIGKILL');
      const again = await start();
      expect(postmasterPid(again.clusterDir)).not.toBe(postmaster);
      expect(await query(again.url, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
    });
  });

  it('removes a lock file that names a process which is not PostgreSQL', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.clusterDir, 'postmaster.pid'), `${process.pid}\n${first.clusterDir}\n`);
    await expect(start()).resolves.toBeDefined();
  });

  it('refuses a folder that another running server uses', async () => {
    await start();
    await expect(start()).rejects.toThrow(/in use by another running server/);
  });

  it('refuses to start with fsync off, and with the file of settings edited to that end', async () => {
    await expect(start({ settings: { fsync: 'off' } })).rejects.toThrow(/fsync = off/);
    const first = await start();
    await query(first.url, 'ALTER SYSTEM SET full_page_writes = off');
    await first.stop();
    await expect(start()).rejects.toThrow(/full_page_writes = off/);
  });

  it('refuses data of another PostgreSQL version and says what to do', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.clusterDir, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/written by PostgreSQL 15.*backup/s);
  });

  it('deletes a throw-away folder when it stops', async () => {
    const postgres = await start({ throwaway: true });
    await postgres.stop();
    expect(existsSync(dataDir)).toBe(false);
  });

  it('deletes what belongs to the folder wherever it lies, also when its server is killed, and nothing else', async () => {
    const other = mkdtempSync(join(tmpdir(), 'doi-thoai-embedded-'));
    const kept = await startEmbeddedPostgres({ dataDir: other });
    await kept.stop();
    const server = await startElsewhere(dataDir, { removeAtEnd: true });
    const folders = [realpathSync(join(dataDir, 'postgres')), dataDir];
    expect(foldersOf(dataDir)).toEqual(process.getuid?.() === 0 ? folders : [dataDir]);
    process.kill(server.pid, 'SIGKILL');
    await until(() => folders.every((folder) => !existsSync(folder)));
    expect(existsSync(join(kept.clusterDir, 'PG_VERSION'))).toBe(true);
    // A link to somewhere else is not ours to follow.
    mkdirSync(dataDir);
    symlinkSync(kept.clusterDir, join(dataDir, 'postgres'));
    expect(foldersOf(dataDir)).toEqual([dataDir]);
    for (const folder of foldersOf(other)) rmSync(folder, { recursive: true, force: true });
  });

  it('sorts names as Vietnamese does', async () => {
    const { url } = await start({ throwaway: true });
    const names = "unnest(ARRAY['Yên','Ông','Ánh','Đức','Ung','An','Dũng','Ân'])";
    const rows = await query(url, `SELECT string_agg(n, ' ' ORDER BY n) AS sorted FROM ${names} AS n`);
    expect(rows).toEqual([{ sorted: 'An Ánh Ân Dũng Đức Ông Ung Yên' }]);
  });
});
