import { foldersOf } from '@doi-thoai/server/dist/database/embedded/cluster.js';
import { runningEmbeddedUrl } from '@doi-thoai/server/dist/database/embedded/embedded.js';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { progress } from './figure.js';

const MAIN = fileURLToPath(import.meta.resolve('@doi-thoai/server/dist/main.js'));
const PROBE = new URL('./probe.js', import.meta.url).href;
const START_PATIENCE_MS = 60_000;

/** The product as it is started for real use: its own program, an embedded database in a data folder, one port. */
export class ServerProcess {
  /** The one-time link's token, printed at the first start. */
  setUpToken: string | null = null;
  /** Lines that the server wrote as errors: a retry may hide what went wrong there. */
  readonly errors: string[] = [];
  readonly startsMs: number[] = [];
  /** Everything that the server wrote, as whoever runs it finds it in the log. */
  log = '';
  private static readonly running = new Set<ServerProcess>();
  private child: ChildProcess | null = null;
  private gone: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly probed: boolean,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    ServerProcess.running.add(this);
    process.on('exit', () => this.child?.kill('SIGKILL'));
  }

  /** For a run that is broken off: nothing of it stays behind. */
  static async removeAll(): Promise<void> {
    await Promise.all([...ServerProcess.running].map((server) => server.remove()));
  }

  /** `probed`: the server also counts which commands are in flight at once, and tells when asked. */
  static async make(
    probed = false,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-faults-'));
    // The database does not run as root: its account must be able to pass.
    await chmod(dataDir, 0o755);
    return new ServerProcess(dataDir, await freePort(), probed, environment);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Address of the database, while it runs. */
  get databaseUrl(): string {
    const url = runningEmbeddedUrl(this.dataDir);
    if (url === undefined) throw new Error('the database does not run');
    return url;
  }

  /** Resolves when it takes commands. `failpoints` as in the environment variable. */
  async start(failpoints = ''): Promise<void> {
    const since = performance.now();
    const child = fork(MAIN, [], {
      execArgv: ['--enable-source-maps', ...(this.probed ? ['--import', PROBE] : [])],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        PUBLIC_URL: this.url,
        DATA_DIR: this.dataDir,
        LOG_LEVEL: 'error',
        FAILPOINTS: failpoints,
        ...this.environment,
      },
    });
    this.child = child;
    this.gone = once(child, 'exit');
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.takeErrors(text));
    await this.announced(child);
    this.startsMs.push(performance.now() - since);
  }

  private announced(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      let text = '';
      const fail = (why: string): void => reject(new Error(`${why}\n${this.errors.slice(-5).join('\n')}`));
      const timer = setTimeout(() => fail('the server did not start in time'), START_PATIENCE_MS);
      child.once('exit', (code, signal) => fail(`the server ended at its start (${code ?? signal})`));
      child.stdout?.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        this.log += more;
        if (!text.includes(`:${this.port}\n`)) return;
        this.setUpToken ??= /\/setup\/(\S+)/.exec(text)?.[1] ?? null;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private takeErrors(text: string): void {
    this.log += text;
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      // Not an error: what the database's launcher tells of its restarts.
      if (this.errors.length < 3) progress(`  server: ${line.slice(0, 400)}`);
      this.errors.push(line);
    }
  }

  /** Resolves when the process is gone, however that came. */
  died(): Promise<unknown> {
    return this.gone;
  }

  /** kill -9 of this very process. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.gone;
  }

  /** Asks the probe. */
  async ask<T>(): Promise<T> {
    if (!this.child) throw new Error('the server does not run');
    const answer = once(this.child, 'message');
    this.child.send('report');
    const [report] = (await answer) as [T];
    return report;
  }

  /** Stops it in order; its data stay. */
  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), 15_000);
    await this.gone;
    clearTimeout(patience);
    this.child = null;
  }

  /** Stops it in order and deletes its data. */
  async remove(): Promise<void> {
    await this.stop();
    ServerProcess.running.delete(this);
    for (const folder of foldersOf(this.dataDir)) await rm(folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
