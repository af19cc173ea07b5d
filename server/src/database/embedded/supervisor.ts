import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { freeDataDirectory } from './pid-file.js';

// The same relative path from the sources and from the build.
const GUARD = join(import.meta.dirname, '..', '..', '..', 'bin', 'postgres-guard.mjs');
const FIRST_START_PATIENCE_MS = 15_000;
const RETRY_MS = 100;
const RETRY_MAX_MS = 2_000;
/** What PostgreSQL says while the remains of a killed one are still there: they go away by themselves. */
const PASSING = /lock file .* already exists|pre-existing shared memory block|could not bind/;

/** How the supervisor tells what happens; `restarted` after PostgreSQL is up again unattended. */
export interface SupervisorEvents {
  restarted(): void;
  log(message: string): void;
}

/** Keeps one PostgreSQL running until stopped: if it or its guard is killed, it is started again, unattended. */
export class Supervisor {
  private guard: ChildProcess | undefined;
  private stopping = false;
  private restarting: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    private readonly args: string[],
    private readonly removeAtEnd: readonly string[],
    private readonly events: SupervisorEvents,
  ) {}

  /** Resolves when PostgreSQL accepts connections; rejects with what it said last. */
  async start(): Promise<void> {
    const giveUpAt = Date.now() + FIRST_START_PATIENCE_MS;
    for (;;) {
      try {
        return await this.launch();
      } catch (error) {
        if (!PASSING.test(String(error)) || Date.now() > giveUpAt) throw error;
        await wait(RETRY_MS);
      }
    }
  }

  /** Stops PostgreSQL in order (open transactions are rolled back). */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.restarting;
    const guard = this.guard;
    if (!guard || guard.exitCode !== null || guard.signalCode !== null) return;
    const ended = once(guard, 'exit');
    guard.stdin?.end();
    await ended;
  }

  private async launch(): Promise<void> {
    await freeDataDirectory(this.cluster.dir);
    const guard = this.spawnGuard();
    const lines = createInterface({ input: guard.stdout! });
    const first = await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      once(guard, 'exit').then(() => 'FAILED "the guard ended"'),
    ]);
    lines.close();
    guard.stdout?.resume();
    if (first !== 'READY') throw new Error(`PostgreSQL did not start: ${first.replace('FAILED ', '')}`);
    this.guard = guard;
    if (guard.exitCode !== null || guard.signalCode !== null) this.ended();
    else guard.once('exit', () => this.ended());
  }

  private spawnGuard(): ChildProcess {
    const { account, binaries, logFile } = this.cluster;
    const order = {
      server: process.pid,
      postgres: binaries.postgres,
      args: this.args,
      ...account,
      log: logFile,
      remove: this.removeAtEnd,
    };
    const guard = spawn(process.execPath, [GUARD, JSON.stringify(order)], {
      detached: true, // Ctrl-C goes to a whole process group; the database stops after the server, not with it
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    guard.on('error', (error) => this.events.log(`the guard of PostgreSQL: ${error.message}`));
    guard.stdin?.on('error', () => undefined); // it was killed; its exit is what counts
    return guard;
  }

  private ended(): void {
    if (this.stopping) return;
    this.events.log('PostgreSQL ended unexpectedly; starting it again');
    this.restarting = this.restart();
  }

  private async restart(): Promise<void> {
    for (let pause = RETRY_MS; !this.stopping; pause = Math.min(pause * 1.5, RETRY_MAX_MS)) {
      try {
        await this.launch();
        this.events.log('PostgreSQL runs again');
        this.events.restarted();
        return;
      } catch (error) {
        this.events.log(String(error));
        await wait(pause);
      }
    }
  }
}
