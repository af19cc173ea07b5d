import { runningEmbeddedUrl } from '@doi-thoai/server/dist/database/embedded/embedded.js';
import type { CommandAnswer, Id, OrganisationRules } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMeeting, http, signIn } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { startGateway } from '../support/mail-server.js';
import type { Gateway } from '../support/mail-server.js';
import { samplePlan } from '../support/plan.js';

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'server', 'dist', 'main.js');
const START_MS = 180_000;

let gateway: Gateway;
let dataDir: string;
/** The server that was started last. */
let last: ChildProcess | null = null;

// A process of its own can be killed; it runs what was built, so that is brought up to date first.
beforeAll(async () => {
  const built = spawnSync('npx', ['tsc', '-b', 'server'], { cwd: ROOT, encoding: 'utf8' });
  expect(built.stdout).toBe('');
  gateway = await startGateway();
  dataDir = await mkdtemp(join(tmpdir(), 'doi-thoai-reminders-'));
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
  last = child;
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

/** One day before at midnight: whatever the hour is, the step of what is due tomorrow has come. */
async function remindAtMidnight(url: string, cookie: string): Promise<void> {
  const { body } = await http<OrganisationRules>(`${url}/api/organisation/rules`, { cookie });
  const shipped = body.profiles.find(({ profile }) => profile === samplePlan().profile);
  if (!shipped) throw new Error('no rules');
  const { version: seen, ...words } = shipped;
  const reminders = { before: [1], onDay: false, everyAfter: 0, at: '00:00' };
  const answer = await http<CommandAnswer>(`${url}/api/organisation/commands/organisation.editProfile`, {
    ...{ cookie, body: { id: makeId(), payload: { ...words, validFrom: '2024-01-01', reminders, seen } } },
  });
  expect(answer.body).toMatchObject({ ok: true });
}

/** Due tomorrow, and given to the unit so recently that the step of today is not its own yet. */
async function promise(meeting: Meeting): Promise<Id> {
  const chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  const responder = await meeting.join('RESPONDER', 'Hà Thị Bền', { unit: 'Phòng Địa chính' });
  const { participantId } = responder;
  await meeting.organiser.do('invitations.address', { participantId, email: '', phone: '+84 912 345 678' });
  const { state } = await chair.snapshot();
  const commitmentId = makeId();
  await chair.do('commitments.propose', {
    ...{ commitmentId, text: 'Sửa xong đường', dueKind: 'DATE', sources: [] },
    ...{ dueOn: tomorrow(), ownerUnitId: state.participants[participantId]?.unitId ?? '' },
  });
  const seen = (await chair.snapshot()).state.commitments[commitmentId]?.version ?? 0;
  await chair.do('commitments.confirm', { commitmentId, seen });
  return commitmentId;
}

const tomorrow = (): string => new Date(Date.now() + (7 + 24) * 3_600_000).toISOString().slice(0, 10);

interface Standing {
  reminders: number;
  queued: number;
  sent: number;
  deliveries: string;
}

async function standing(id: Id): Promise<Standing | undefined> {
  const [found] = await rows<Standing>(
    `select count(*)::int as reminders, sum(queued)::int as queued, sum(sent)::int as sent,
       (select string_agg(d.state, ',') from delivery d where d.kind = 'PROMISE') as deliveries
     from reminder where commitment_id = $1`,
    id,
  );
  return found;
}

it(
  'W150: kill -9 after a reminder, and again after its message: one entry, one reminder, one message in effect',
  async () => {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const first = await start(port, 'after-reminder');
    const cookie = await signIn(first.url, first.setUpToken);
    await remindAtMidnight(first.url, cookie);
    const meeting = await createMeeting(first.url, cookie, samplePlan());
    const id = await promise(meeting);
    expect(await standing(id)).toMatchObject({ reminders: 0 });
    const died = once(first.child, 'exit');
    // The clock of another process is not ours to move, the rows' is; the next change lets it look.
    await rows("update commitment set at = at - interval '3 days'");
    await rows("update commitment_act set at = at - interval '3 days'");
    const phase = { phase: 'ANNOUNCED', agendaItemId: null, seen: await version(meeting) } as const;
    await meeting.organiser.issue('meeting.openPhase', phase).catch(() => null);
    expect((await died)[1]).toBe('SIGKILL');
    // It may be killed before it has said where it listens.
    await start(port, 'after-post').catch(() => null);
    await until(() => gateway.calls.length === 1, 'the message');
    await until(() => last?.signalCode === 'SIGKILL', 'the end of the second');
    const third = await start(port);
    expect(await standing(id)).toEqual({ reminders: 1, queued: 1, sent: 0, deliveries: 'WAITING' });
    await rows("update delivery set next_at = now() - interval '1 second' where state = 'WAITING'");
    await until(async () => (await standing(id))?.sent === 1, 'the word of the message');
    expect(await standing(id)).toEqual({ reminders: 1, queued: 1, sent: 1, deliveries: 'SENT' });
    const [before, after, ...more] = gateway.calls;
    expect(more).toEqual([]);
    expect(after?.headers['idempotency-key']).toBe(before?.headers['idempotency-key']);
    const journal = await looking((inspector) => inspector.journal(meeting.id));
    expect(journal.filter(({ command }) => command === 'reminders.remind')).toHaveLength(1);
    expect(journal.filter(({ command }) => command === 'invitations.settle')).toHaveLength(1);
    const gone = once(third.child, 'exit');
    third.child.kill('SIGTERM');
    await gone;
  },
  START_MS,
);

async function version(meeting: Meeting): Promise<number> {
  return (await meeting.organiser.snapshot()).state.meeting?.version ?? 0;
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still waiting: ${what}`);
}
