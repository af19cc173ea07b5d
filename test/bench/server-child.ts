import { startApp } from '@doi-thoai/server/dist/app.js';
import { readConfig } from '@doi-thoai/server/dist/config/config.js';
import { Door } from '@doi-thoai/server/dist/door/door.js';
import { Feed } from '@doi-thoai/server/dist/journal/feed.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { serve } from './child.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NaiveRunner } from './naive.js';
import { paperFor } from './papers-load.js';
import type { PaperLoad } from './papers-load.js';
import { writeFor } from './writer-load.js';
import type { WriteOrder } from './writer-load.js';

// A server of the bench: `product`, `naive` (the product with the naive writer) or `bare` (socket.io alone).

const [kind = 'product', databaseUrl = '', dataDir = ''] = process.argv.slice(2);

let running: NestFastifyApplication | null = null;

function memory(): { heapUsed: number; rss: number } {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss };
}

async function startProduct(): Promise<object> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    MAX_SOCKETS: '20000',
  });
  const app = await startApp(config, databaseUrl);
  running = app.nest;
  if (kind === 'naive') {
    const feed = app.nest.get(Feed, { strict: false });
    Object.assign(app.nest.get(Door, { strict: false }), { runner: new NaiveRunner(databaseUrl, feed) });
  }
  return { url: app.localUrl, setUpToken: app.setUpPath?.replace('/setup/', '') ?? null };
}

/** Bare socket.io in one room, the same transport settings. */
async function startBare(): Promise<object> {
  const http = createServer();
  const io = new Server(http, { serveClient: false, perMessageDeflate: false });
  io.on('connection', (socket) => {
    void socket.join('hall');
    socket.on('hello', (_message: unknown, answer: (welcome: object) => void) => answer({ ok: true }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(http.address() as AddressInfo).port}`, setUpToken: null };
}

serve(({ ask, ...order }) => {
  if (ask === 'write' && running) return writeFor(running, order as unknown as WriteOrder);
  if (ask === 'paper' && running) return paperFor(running, order as unknown as PaperLoad);
  if (ask === 'memory') return Promise.resolve(memory());
  if (ask === 'cpu') return Promise.resolve(process.cpuUsage());
  return Promise.reject(new Error(`unknown question ${String(ask)}`));
});
process.on('SIGTERM', () => process.exit(0));

(kind === 'bare' ? startBare() : startProduct()).then(
  (ready) => process.send?.(ready),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
