// npm start: installs and builds what is missing, then runs the server in this very process (its database has a guard
// of its own, so even kill -9 of this process leaves nothing running). With --demo: an invented organisation and
// meeting in a data folder of its own, data/demo, on the next free port.
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import {
  buildClient,
  buildTypeScript,
  checkNode,
  ensureInstalled,
  fail,
  isBuilt,
  markBuilt,
  portIsFree,
  ROOT,
} from './common.mjs';

const USUAL_PORT = 3000;
const PORTS_TRIED = 50;
const PROBE_MS = 1_500;

const demo = process.argv.includes('--demo');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--demo');
if (unknown.length > 0) fail(`Unknown: ${unknown.join(' ')}. Usage: npm start, or npm run demo.`);

checkNode();
process.chdir(ROOT);
if (demo) {
  process.env.DEMO = '1';
  process.env.DATA_DIR ??= join('data', 'demo');
}
const port = wantedPort();
const host = process.env.HOST || '0.0.0.0';
// A busy port is told before anything is built; the next free one is looked for when it is needed.
// A wrong port is named by the server together with everything else that is wrong.
if (port !== null && !demo) process.env.PORT = String(await freePortOrEnd(port));
if (port !== null && demo) await endIfDemoRuns(port);

await ensureInstalled();
if (!isBuilt()) {
  console.log('Đang chuẩn bị, lần đầu khoảng một phút / building, about a minute the first time …');
}
await buildTypeScript(['shared', 'server']);
await buildClient();
markBuilt();
if (port !== null && demo) process.env.PORT = String(await nextFreePort(port));
process.setSourceMapsEnabled(true);
await import('../server/dist/main.js');

function wantedPort() {
  const text = process.env.PORT?.trim() || String(USUAL_PORT);
  const value = Number(text);
  return /^\d+$/.test(text) && value <= 65_535 ? value : null;
}

async function nextFreePort(first) {
  if (first === 0) return 0;
  for (let next = first; next < Math.min(first + PORTS_TRIED, 65_536); next += 1) {
    if (await portIsFree(next, host)) return next;
  }
  return fail(
    `Không còn cổng trống từ ${first} / no free port from ${first} on. Chọn cổng khác / choose another: PORT=…`,
  );
}

/** A second demonstration on the same folder: it may run on any of the ports that the first one tried. */
async function endIfDemoRuns(wanted) {
  for (const first of new Set([wanted, USUAL_PORT])) {
    for (let next = first; next < Math.min(first + PORTS_TRIED, 65_536); next += 1) {
      if (await portIsFree(next, host)) continue;
      const other = await whoHas(next);
      if (other?.mode !== 'demo' || !isOurs(other)) continue;
      fail(`Bản dùng thử đang chạy rồi / the demonstration is already running: http://localhost:${next}`, 0);
    }
  }
}

function isOurs(other) {
  return other.copy === fingerprint(ROOT) && other.data === fingerprint(dataDir());
}

async function freePortOrEnd(wanted) {
  if (wanted === 0 || (await portIsFree(wanted, host))) return wanted;
  const other = await whoHas(wanted);
  if (other?.mode === 'real' && isOurs(other)) {
    return fail(`Đối Thoại đang chạy rồi / is already running: http://localhost:${wanted}`, 0);
  }
  return fail(`${occupant(other, wanted)}
Tắt chương trình đó, hoặc chọn cổng khác / stop it, or choose another port: PORT=${wanted + 1} npm start`);
}

/** Which program has the port, in the words of whoever must decide what to do. */
function occupant(other, busy) {
  const at = `http://localhost:${busy}`;
  if (other === null) {
    return `Cổng ${busy} đang do chương trình khác dùng / port ${busy} is used by another program.`;
  }
  if (other.mode === 'demo') {
    return `Cổng ${busy} đang chạy bản DÙNG THỬ của Đối Thoại / port ${busy} has the DEMONSTRATION: ${at}`;
  }
  if (other.copy !== fingerprint(ROOT)) {
    return `Cổng ${busy} đang chạy một bản cài KHÁC của Đối Thoại / port ${busy} has ANOTHER COPY of Đối Thoại: ${at}
Bản này / this copy: ${ROOT}`;
  }
  return `Cổng ${busy} đang chạy Đối Thoại với thư mục dữ liệu KHÁC / port ${busy} has Đối Thoại with ANOTHER DATA FOLDER: ${at}
Thư mục được yêu cầu / the folder asked for: ${dataDir()}`;
}

function dataDir() {
  return resolve(process.env.DATA_DIR?.trim() || 'data');
}

/** The same in server/src/config/place.ts. */
function fingerprint(path) {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/** What the server on this port says of itself; null when it is none of ours. */
async function whoHas(busy) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const response = await fetch(`http://${reachable}:${busy}/api/health`, {
      signal: AbortSignal.timeout(PROBE_MS),
    });
    const health = await response.json();
    return health.product === 'doi-thoai' ? health : null;
  } catch {
    return null;
  }
}
