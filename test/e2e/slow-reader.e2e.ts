import type { Meeting, Person } from '../support/driver.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { SlowReader } from '../support/slow-reader.js';

const TITLE = 'Phó Trưởng phòng '.repeat(6).trim();

let server: TestServer;
let meeting: Meeting;
let chair: Person;
let secretary: Person;
let neighbour: RawReader;
let slow: SlowReader;

beforeAll(async () => {
  // Two sockets at most: whoever comes next tells whether one of them is gone for the server.
  server = await startTestServer({ BULK_FRAME_MS: '0', MAX_SOCKETS: '2' });
  meeting = await server.meeting();
  chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  secretary = await meeting.join('SECRETARY', 'Phạm Thư Ký');
  await meeting.openPhase(chair, 'READY');
}, 30_000);
afterAll(() => server.stop());

beforeEach(async () => {
  ({ reader: neighbour } = await RawReader.joined(chair));
  slow = await SlowReader.open(secretary);
  expect(await slow.hello()).toMatchObject({ ok: true, mode: 'snapshot' });
  await neighbour.until(() => online() === 2, 'both are online');
});
afterEach(() => {
  slow.close();
  neighbour.close();
});

function online(): number {
  return neighbour.heard.flatMap((one) => ('counters' in one ? [one.counters.online] : [])).at(-1) ?? 0;
}

let imported = 0;
/** More than half a megabyte in one frame for chair and desk. */
async function manyRows(): Promise<void> {
  const rows = Array.from({ length: 1500 }, () => `Đại biểu,N${(imported += 1)},${TITLE}`);
  await meeting.organiser.do('participants.import', { csv: `họ tên,số,chức danh\n${rows.join('\n')}` });
}

let registration = false;
/** A small frame for everybody; resolves to its number. */
async function toggle(): Promise<number> {
  registration = !registration;
  const answer = await chair.issue(registration ? 'floor.openRegistration' : 'floor.closeRegistration', {});
  if (!answer.ok) throw new Error(answer.code);
  return answer.seq;
}

/** First the system's buffers are filled, then the server's with as many packets as the rule allows. */
async function fall(): Promise<void> {
  slow.stopReading();
  const left = (): boolean => online() === 1;
  for (let round = 0; !left(); round += 1) {
    if (round === 5) throw new Error('a reader that does not read keeps its place');
    for (let i = 0; i < 4 && !left(); i += 1) await manyRows();
    for (let i = 0; i < 70 && !left(); i += 1) await toggle();
    await neighbour.until(left, 'it left', 2500).catch(() => undefined);
  }
}

const until = async (ready: () => boolean | Promise<boolean>, ms: number): Promise<void> => {
  const end = performance.now() + ms;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** True when the server has room for another socket. */
async function hasRoom(): Promise<boolean> {
  const other = await RawReader.open(chair).catch((error: Error) => error.message);
  if (other === 'BUSY') return false;
  if (typeof other === 'string') throw new Error(other);
  other.close();
  return true;
}

describe('W59: a reader that does not read', () => {
  it('leaves the frames, hears resync when it has drained, and begins anew; nobody else loses one', async () => {
    const before = slow.frames.length;
    await fall();
    const missed = await toggle();
    await neighbour.until(() => neighbour.frames.at(-1)?.to === missed, 'the neighbour’s frame');
    slow.readAgain();
    await until(() => slow.words.includes('resync'), 10_000);
    // All that it was sent before it left has come, and nothing after it.
    expect(slow.frames.length - before).toBeGreaterThanOrEqual(64);
    expect(slow.frames.every((frame) => frame.to < missed)).toBe(true);
    const heard = slow.frames.length;
    const later = await toggle();
    const welcome = await slow.hello();
    expect(welcome).toMatchObject({ ok: true, mode: 'snapshot', head: later });
    expect(slow.frames).toHaveLength(heard);
    const next = await toggle();
    await until(() => slow.frames.at(-1)?.to === next, 5000);
    expect(neighbour.says('resync')).toBe(false);
    let at = neighbour.frames[0]?.from ?? 0;
    for (const { from, to } of neighbour.frames) {
      expect(from).toBeLessThanOrEqual(at);
      at = Math.max(at, to);
    }
    expect(at).toBe(next);
  }, 120_000);

  it('is disconnected after thirty seconds, though it never takes what waits for it', async () => {
    await fall();
    server.app.clock.move(20_000);
    // Two looks of the watch at a reader of whom less than thirty seconds are gone.
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(await hasRoom()).toBe(false);
    server.app.clock.move(10_000);
    await until(hasRoom, 3000);
    slow.readAgain();
    await until(() => slow.closed, 5000);
    expect(slow.words).not.toContain('resync');
  }, 120_000);
});
