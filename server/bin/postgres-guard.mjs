// Stands between the server and its embedded PostgreSQL, in a process group of its own: Ctrl-C does not reach it, and
// when the server is gone (even by kill -9) its end of our standard input closes and PostgreSQL is stopped in order.
// It is plain JavaScript because the same file is used by the built server and by tests that run from the sources.
// argv[2]: JSON {server, postgres, args, uid, gid, log, remove}; `server` (its process id) is there to be seen from
// outside, `remove` are folders to be deleted in the end. Prints READY, or FAILED and what PostgreSQL said last.
import { spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';

const FAST = 'SIGINT'; // rolls back open transactions, then stops
const IMMEDIATE = 'SIGQUIT'; // stops like a crash; the next start recovers
const FAST_PATIENCE_MS = 10_000;

const { postgres, args, uid, gid, log, remove } = JSON.parse(process.argv[2]);
const child = spawn(postgres, args, { uid, gid, stdio: ['ignore', 'ignore', 'pipe'] });
const logFile = createWriteStream(log, { flags: 'a', mode: 0o600 });
let ready = false;
let stopping = false;
let tail = '';

logFile.on('error', () => {}); // a full disk must not take the guard down
process.stdout.on('error', () => {}); // the server may be gone
child.stderr.setEncoding('utf8').on('data', (text) => {
  logFile.write(text);
  tail = (tail + text).slice(-4_000);
  if (ready || !tail.includes('ready to accept connections')) return;
  ready = true;
  process.stdout.write('READY\n');
});

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(FAST);
  setTimeout(() => child.kill(IMMEDIATE), FAST_PATIENCE_MS).unref();
}

function ended(reason) {
  if (stopping) for (const folder of remove) rmSync(folder, { recursive: true, force: true });
  if (!ready) process.stdout.write(`FAILED ${JSON.stringify(`${tail}${reason}`)}\n`);
  process.stdout.write('', () => process.exit(stopping ? 0 : 1));
}

child.on('error', (error) => ended(error.message));
child.on('close', (code, signal) => ended(`postgres ended (${signal ?? code})`));
process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
