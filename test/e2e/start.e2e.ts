import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { http } from '../support/driver.js';
import { startTestServer } from '../support/server.js';

const ROOT = join(__dirname, '..', '..');
const DATA = join(ROOT, 'data');
const fingerprint = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

let occupant: Server;
let answer: unknown;

beforeAll(async () => {
  occupant = createServer((_request, reply) => reply.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => occupant.close(resolve)));

/** `npm start` on a port that answers `health`. It ends before it builds anything. */
async function start(
  health: unknown,
  more: readonly string[] = [],
): Promise<{ code: number | null; said: string; port: number }> {
  answer = health;
  const { port } = occupant.address() as AddressInfo;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: 'data', DEMO: '' };
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs'), ...more], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (said += String(words)));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { code, said, port };
}

describe('npm start on a busy port says who has it', () => {
  const ours = { product: 'doi-thoai', mode: 'real', copy: fingerprint(ROOT), data: fingerprint(DATA) };

  it('this copy with this data folder: it is running already, which is no failure', async () => {
    const { code, said, port } = await start(ours);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining('is already running') as string,
    });
    expect(said).toContain(`http://localhost:${port}`);
  });

  it('a second demonstration on the same folder: it runs already, and where', async () => {
    const { code, said, port } = await start({ ...ours, mode: 'demo' }, ['--demo']);
    expect(code).toBe(0);
    expect(said).toBe(
      `Bản dùng thử đang chạy rồi / the demonstration is already running: http://localhost:${port}\n`,
    );
  });

  it.each([
    ['the demonstration', { ...ours, mode: 'demo', data: fingerprint('/x') }, /DEMONSTRATION/],
    ['another data folder', { ...ours, data: fingerprint('/x') }, /ANOTHER DATA FOLDER.*\/data\n/s],
    ['another copy', { ...ours, copy: fingerprint('/x') }, /ANOTHER COPY/],
    ['a copy too old to say', { product: 'doi-thoai', database: 'up' }, /ANOTHER COPY/],
    ['another program', { hello: 'world' }, /another program/],
  ])('%s: names it, proposes a port and fails', async (_who, health, words) => {
    const { code, said, port } = await start(health);
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said).toContain(`PORT=${port + 1} npm start`);
  });
});

describe('what the server tells of itself', () => {
  it('is fingerprints that npm start compares, and no path', async () => {
    const server = await startTestServer();
    try {
      const { body } = await http<object>(`${server.url}/api/health`);
      const hex = expect.stringMatching(/^[\da-f]{16}$/) as string;
      expect(body).toEqual({
        ...{ product: 'doi-thoai', database: 'up', mode: 'real' },
        copy: fingerprint(ROOT),
        data: hex,
      });
      // For a hall screen that is open on this machine: the QR code of `localhost` leads no phone here.
      const { body: address } = await http<object>(`${server.url}/api/address`);
      expect(address).toEqual({ publicUrl: server.app.publicUrl });
    } finally {
      await server.stop();
    }
  });
});

describe('the server ends when it is asked to', () => {
  const raw = (url: string, words: string): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(words);
        if (words === '') resolve(socket);
      });
      socket.on('error', reject);
      socket.once('data', () => resolve(socket));
    });
  const upgrade = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    '\r\n',
  ].join('\r\n');

  it('within seconds, though somebody is connected and says nothing, and a phone answers no goodbye', async () => {
    const server = await startTestServer();
    const open = [await raw(server.url, ''), await raw(server.url, upgrade)];
    const tooLong = setTimeout(() => open.forEach((socket) => socket.destroy()), 8_000);
    const before = performance.now();
    await server.stop();
    clearTimeout(tooLong);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
