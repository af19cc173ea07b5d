import { runningEmbeddedUrl } from '@doi-thoai/server/dist/database/embedded/embedded.js';
import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMeeting, signIn } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { startGateway } from '../support/mail-server.js';
import type { Gateway } from '../support/mail-server.js';
import { samplePlan } from '../support/plan.js';

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'server', 'dist', 'main.js');
const START_MS = 180_000;

let gateway: Gateway;
let dataDir: string;

// A process of its own can be killed; it runs what was built, so that is brought up to date first.
beforeAll(async () => {
  const built = spawnSync('npx', ['tsc', '-b', 'server'], { cwd: ROOT, encoding: 'utf8' });
  expect(built.stdout).toBe('');
  gateway = await startGateway();
  dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-post-'));
  // The database does not run as root: its account must be able to pass.
  await chmod(dataDir, 0o755);
}, START_MS);

afterAll(async () => {
  await gateway.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  url: string;
  setUpToken: string | null;
}

/** The server as it is started for real use, with its own database and the role that may not change the journal. */
async function start(port: number, failpoints = ''): Promise<Running> {
  const child = fork(MAIN, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://localhost:${port}`, DATA_DIR: dataDir },
      ...{ LOG_LEVEL: 'error', FAILPOINTS: failpoints },
      ...{ WEBHOOK_URL: gateway.url, WEBHOOK_SECRET: 'bi-mat-cua-cong-nhan-tin' },
    },
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (words: string) => (said += words));
    child.stdout?.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      if (said.includes(`http://localhost:${port}`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended (${code}): ${said}`)));
  });
  const setUpToken = /\/setup\/(\S+)/.exec(said)?.[1] ?? null;
  return { child, url: `http://localhost:${port}`, setUpToken };
}

/** The database of this data folder, while it runs. */
async function looking<T>(work: (inspector: Inspector) => Promise<T>): Promise<T> {
  const url = runningEmbeddedUrl(dataDir);
  if (url === undefined) throw new Error('the database does not run');
  const inspector = await Inspector.open(url);
  return work(inspector).finally(() => inspector.close());
}

const rows = <T extends object>(sql: string, ...parameters: unknown[]): Promise<T[]> =>
  looking((inspector) => inspector.rows<T>(sql, parameters));

async function deliveryOf(id: Id): Promise<{ state: string; attempts: number } | undefined> {
  return (await rows<{ state: string; attempts: number }>(DELIVERY, id))[0];
}

const DELIVERY = 'select state, attempts from delivery where participant_id = $1';

it(
  'kill -9 between sending and the word of it: sent again under the same id, settled once, told once',
  async () => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const first = await start(port, 'after-post');
    const meeting = await createMeeting(first.url, await signIn(first.url, first.setUpToken), samplePlan());
    const participantId = makeId();
    const blank = { title: '', unit: '', number: '', withoutPhone: false, role: 'DELEGATE' } as const;
    await meeting.organiser.do('participants.add', { ...blank, participantId, name: 'Hà Thị Bền' });
    const phone = '+84 912 345 678';
    await meeting.organiser.do('invitations.address', { participantId, email: '', phone });
    const died = once(first.child, 'exit');
    const sent = meeting.organiser.issue('invitations.send', { participantIds: [participantId] });
    const answer = await sent.catch((): CommandAnswer | null => null);
    expect(answer === null || answer.ok).toBe(true);
    expect((await died)[1]).toBe('SIGKILL');
    expect(gateway.calls).toHaveLength(1);
    const second = await start(port);
    expect(await deliveryOf(participantId)).toEqual({ state: 'WAITING', attempts: 1 });
    // Its next time comes; the clock of another process is not ours to move, the row's is.
    await rows("update delivery set next_at = now() - interval '1 second' where state = 'WAITING'");
    for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
      if ((await deliveryOf(participantId))?.state === 'SENT') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await deliveryOf(participantId)).toEqual({ state: 'SENT', attempts: 2 });
    const [before, after, ...more] = gateway.calls;
    expect(more).toEqual([]);
    expect(after?.headers['idempotency-key']).toBe(before?.headers['idempotency-key']);
    expect(JSON.parse(after?.body ?? '{}')).toEqual(JSON.parse(before?.body ?? '{}'));
    const journal = await looking((inspector) => inspector.journal(meeting.id));
    const told = journal.filter(({ command }) => command === 'invitations.settle');
    expect(told).toHaveLength(1);
    const gone = once(second.child, 'exit');
    second.child.kill('SIGTERM');
    await gone;
  },
  START_MS,
);
