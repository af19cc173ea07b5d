import { runningEmbeddedUrl } from '@doi-thoai/server/dist/database/embedded/embedded.js';
import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMeeting, Person, signIn } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { addBody, lookedAt, noticeOf, prepareNotice, SNV, today } from '../support/issuing.js';
import { samplePlan } from '../support/plan.js';

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'server', 'dist', 'main.js');
const START_MS = 180_000;
const running: ChildProcess[] = [];
let dataDir: string;

// A process of its own can be killed; it runs what was built, so that is brought up to date first.
beforeAll(async () => {
  const built = spawnSync('npx', ['tsc', '-b', 'server'], { cwd: ROOT, encoding: 'utf8' });
  expect(built.stdout).toBe('');
  dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-notices-'));
  // The database does not run as root: its account must be able to pass.
  await chmod(dataDir, 0o755);
}, START_MS);

afterAll(async () => {
  await Promise.all(running.map(end));
  await rm(dataDir, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  setUpToken: string | null;
}

async function start(port: number, failpoints = ''): Promise<Running> {
  const url = `http://localhost:${port}`;
  const child = fork(MAIN, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, DATA_DIR: dataDir },
      ...{ LOG_LEVEL: 'error', FAILPOINTS: failpoints },
    },
  });
  running.push(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (words: string) => (said += words));
    child.stdout?.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      if (said.includes(url)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended (${code}): ${said}`)));
  });
  return { child, setUpToken: /\/setup\/(\S+)/.exec(said)?.[1] ?? null };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function register(): Promise<{ number: number; state: string; notice: Id }[]> {
  const url = runningEmbeddedUrl(dataDir);
  if (url === undefined) throw new Error('the database does not run');
  const inspector = await Inspector.open(url);
  const sql = 'select number, state, notice_id as notice from paper_number order by number';
  return inspector.rows<{ number: number; state: string; notice: Id }>(sql).finally(() => inspector.close());
}

/** A closed and approved meeting with a notice, and its clerk. */
async function approved(
  url: string,
  staffCookie: string,
  bodyId: Id,
): Promise<Record<'chair' | 'clerk', Person>> {
  const meeting = await createMeeting(url, staffCookie, samplePlan({ startsAt: Date.now() - 3_600_000 }));
  const chair = await meeting.join('CHAIR', 'Lê Thị Chủ Trì');
  const secretary = await meeting.join('SECRETARY', 'Phan Thư Ký');
  const clerk = await meeting.join('CLERK', 'Vũ Văn Thư');
  await meeting.openPhase(chair, 'IN_SESSION');
  const line = { lineId: makeId(), kind: 'TASK', text: 'Sửa mái', position: 1 } as const;
  await secretary.do('conclusions.addLine', line);
  const seen = (await chair.snapshot()).state.meeting?.version ?? 0;
  await chair.do('meeting.close', { seen });
  await prepareNotice(secretary, bodyId);
  await chair.do('conclusions.approve', await lookedAt(chair));
  return { chair, clerk };
}

it(
  'W143: kill -9 before and after the number is written: one number, once, and the next notice has the next',
  async () => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const url = `http://localhost:${port}`;
    const first = await start(port);
    const staffCookie = await signIn(url, first.setUpToken);
    const bodyId = await addBody({ url, staffCookie }, SNV);
    const one = await approved(url, staffCookie, bodyId);
    const two = await approved(url, staffCookie, bodyId);
    const ask = async ({ chair }: typeof one) => {
      const { id: noticeId, version: seen } = await noticeOf(chair, bodyId);
      return { noticeId, issuedOn: today(), number: null, reason: '', seen };
    };
    const [asked, next] = [await ask(one), await ask(two)];
    await end(first.child);
    const id = makeId();
    const send = (): Promise<CommandAnswer | null> =>
      one.clerk.issue('conclusions.number', asked, id).catch(() => null);
    for (const [point, left] of [
      ['before-commit', []],
      ['after-commit', [{ number: 1, state: 'TAKEN', notice: asked.noticeId }]],
    ] as const) {
      const { child } = await start(port, point);
      const died = once(child, 'exit');
      expect(await send()).toBeNull();
      expect((await died)[1]).toBe('SIGKILL');
      const after = await start(port);
      expect(await register()).toEqual(left);
      await end(after.child);
    }
    await start(port);
    expect(await send()).toMatchObject({ ok: true, result: { number: 1 } });
    expect(await two.clerk.do('conclusions.number', next)).toEqual({ number: 2 });
    expect((await register()).map(({ number }) => number)).toEqual([1, 2]);
  },
  START_MS,
);
