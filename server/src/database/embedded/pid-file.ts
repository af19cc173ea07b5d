import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const GUARD = 'postgres-guard';
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 50;

interface Process {
  /** One letter as ps prints it; Z: dead, but not yet reaped. */
  state: string;
  parent: number;
  command: string;
}

/** Process id of the PostgreSQL that runs (or ran last) in this data directory; undefined: stopped in order. */
export function postmasterPid(dir: string): number | undefined {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return pid > 0 ? pid : undefined;
}

/** TCP port of the PostgreSQL that runs in this data directory now and takes connections; undefined: none does. */
export function runningPort(dir: string): number | undefined {
  const pid = postmasterPid(dir);
  const running = pid === undefined ? undefined : inspect(pid);
  if (!running || running.state === 'Z' || !isPostmasterOf(running, realpathSync(dir))) return undefined;
  const [, , , port = '', , , , status = ''] = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
  return status.trim() === 'ready' ? Number(port) : undefined;
}

/** Not a fault: somebody started twice. The message is all that there is to say. */
export class DatabaseInUseError extends Error {}

/**
 * Makes the data directory free to start in. A PostgreSQL that is just being stopped by its guard is waited for, one
 * whose guard is gone (an orphan) is stopped, and a lock file that names a dead or a foreign process is removed.
 * A pid that is simply dead needs nothing: PostgreSQL then checks its shared memory and recovers by itself.
 * Throws when another running server uses the directory.
 */
export async function freeDataDirectory(dir: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  let asked = false;
  for (;;) {
    const pid = postmasterPid(dir);
    const running = pid === undefined ? undefined : inspect(pid);
    if (pid === undefined || !running) return;
    if (running.state === 'Z' || !isPostmasterOf(running, dir)) {
      await noProcessInside(dir, giveUpAt);
      rmSync(join(dir, 'postmaster.pid'), { force: true });
      return;
    }
    const guard = inspect(running.parent);
    if (isServing(guard) || Date.now() > giveUpAt) {
      throw new DatabaseInUseError(
        `Cơ sở dữ liệu ở ${dir} đang được một máy chủ khác dùng; dừng máy chủ đó trước / it is in use by another running server: stop that one first (PostgreSQL: ${pid}).`,
      );
    }
    if (!isGuard(guard) && !asked) {
      asked = true;
      process.kill(pid, 'SIGINT');
    }
    await wait(LOOK_AGAIN_MS);
  }
}

function isGuard(parent: Process | undefined): parent is Process {
  return parent !== undefined && parent.command.includes(GUARD);
}

/** Does the server that this guard was started for still run? (It names it in its command line.) */
function isServing(guard: Process | undefined): boolean {
  if (!isGuard(guard)) return false;
  const server = inspect(Number(/"server":(\d+)/.exec(guard.command)?.[1]));
  return server !== undefined && server.state !== 'Z';
}

function isPostmasterOf(running: Process, dir: string): boolean {
  return running.command.includes('postgres') && running.command.includes(dir);
}

/** A backend that outlived its postmaster still writes here: wait for it, it ends by itself. */
async function noProcessInside(dir: string, giveUpAt: number): Promise<void> {
  while (processesIn(dir).length > 0) {
    if (Date.now() > giveUpAt) {
      throw new Error(`Processes ${processesIn(dir).join(', ')} still work in ${dir}; stop them first.`);
    }
    await wait(LOOK_AGAIN_MS);
  }
}

function processesIn(dir: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingDirectory(pid) === dir);
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // gone meanwhile, or not ours to see
  }
}

function inspect(pid: number): Process | undefined {
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  return existsSync('/proc/self/stat') ? inspectProc(pid) : inspectPs(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inspectProc(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name may hold blanks and brackets: the fields begin after the last bracket.
    const [state = '', parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { state, parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

function inspectPs(pid: number): Process | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'state=,ppid=,command=', '-p', String(pid)], { stdio: 'pipe' });
    const [, state = '', parent = '0', command = ''] =
      /^(\S)\S*\s+(\d+)\s+(.*)/.exec(line.toString().trim()) ?? [];
    return { state, parent: Number(parent), command };
  } catch {
    return undefined;
  }
}
