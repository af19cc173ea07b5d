import { foldersOf } from '@doi-thoai/server/dist/database/embedded/cluster.js';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A server of our own, with its embedded database in a folder that is thrown away. */
export interface OwnServer {
  url: string;
  setUpToken: string;
  moveClock(ms: number): Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 120_000;
const URL_LINE = /http:\/\/localhost:\d+/;
const SET_UP = /\/setup\/([\w-]+)/;

/**
 * Starts `program` (server/dist/main.js) and waits for the set-up link that it prints. `leash`: a module that ends
 * the server when this process is gone, even killed.
 */
export async function startOwnServer(program: string, leash: string): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-rehearsal-'));
  const { DATABASE_URL: _, DEMO: __, PUBLIC_URL: ___, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  const args = ['--enable-source-maps', '--import', pathToFileURL(leash).href, program];
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    for (const folder of foldersOf(dataDir)) await rm(folder, { recursive: true, force: true });
  };
  try {
    const { url, setUpToken } = await announced(child);
    return { url, setUpToken, moveClock: (ms) => moveClock(child, ms), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks the leash, which holds the server's clock as well. */
async function moveClock(child: ChildProcess, ms: number): Promise<void> {
  const moved = once(child, 'message');
  child.send({ moveClock: ms });
  await moved;
}

function announced(child: ChildProcess): Promise<{ url: string; setUpToken: string }> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error('the server did not start in time')), START_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code} before it was ready`));
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const url = URL_LINE.exec(printed)?.[0];
      const setUpToken = SET_UP.exec(printed)?.[1];
      if (url === undefined || setUpToken === undefined) return;
      clearTimeout(timer);
      resolve({ url, setUpToken });
    });
  });
}
