import type { Frame, WireEvent } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Meeting, Person } from '../support/driver.js';
import { connected, until } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

/** So long that nothing bulk would leave within a test by itself. */
const BULK_MS = 4000;

let server: TestServer;
let meeting: Meeting;
let chair: Person;
let secretary: Person;
let lan: Person;
let inspector: Inspector;
const readers: RawReader[] = [];

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: String(BULK_MS) });
  meeting = await server.meeting();
  chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  secretary = await meeting.join('SECRETARY', 'Phạm Thư Ký');
  lan = await meeting.join('DELEGATE', 'Ngô Thị Lan');
  await meeting.openPhase(chair, 'READY');
  await chair.do('submissions.open', {});
  inspector = await Inspector.open(server.databaseUrl);
}, 30_000);

afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function joined(person: Person): Promise<{ reader: RawReader; head: number }> {
  const { reader, welcome } = await RawReader.joined(person);
  readers.push(reader);
  return { reader, head: welcome.head };
}

async function write(by: Person, text = 'Đề nghị sửa.'): Promise<string> {
  const submissionId = makeId();
  const words = { kind: 'OPINION', topicId: meeting.topic(0), summary: 'Nhà công vụ', text } as const;
  const sending = { submissionId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
  await by.do('submissions.submit', { ...words, ...sending });
  return submissionId;
}

/** A change of the control lane that everybody reads. */
const control = async (): Promise<void> => {
  const open = (await chair.snapshot()).state.meeting?.registrationOpen;
  await chair.do(open ? 'floor.closeRegistration' : 'floor.openRegistration', {});
};

const reached = (reader: RawReader, head: number) => (): boolean => (reader.frames.at(-1)?.to ?? 0) >= head;
const types = (events: readonly WireEvent[] = []): string[] => events.map((event) => event.type);

describe('W43: two lanes differ in waiting time, never in order', () => {
  it('a bulk entry waits, and a control entry takes everything before it along, at once', async () => {
    const { reader, head } = await joined(secretary);
    await write(lan);
    await write(lan);
    const before = Date.now();
    await control();
    await reader.until(reached(reader, head + 3), 'the control entry');
    expect(Date.now() - before).toBeLessThan(BULK_MS / 2);
    const { seq, hash } = await inspector.head(meeting.id);
    expect(reader.frames).toHaveLength(1);
    expect(reader.frames[0]).toMatchObject({ from: head, to: seq, hash8: hash.slice(0, 8) });
    expect(types(reader.frames[0]?.events)).toEqual([
      'submissions.changed',
      'submissions.changed',
      'meeting.state',
    ]);
  });

  it('without one, what is bulk leaves when its time is over', async () => {
    const { reader, head } = await joined(secretary);
    await write(lan);
    await reader.until(reached(reader, head + 1), 'the folded entry', BULK_MS + 2000);
    expect(types(reader.frames[0]?.events)).toEqual(['submissions.changed']);
  });
});

describe('W40, W42: frames are dense, and no command is split', () => {
  it('for every class, whatever it may see', async () => {
    const all = await Promise.all([secretary, chair, lan].map((person) => joined(person)));
    for (let i = 0; i < 5; i += 1) {
      await write(lan);
      const csv = `họ tên,số\n${Array.from({ length: 40 }, (_, n) => `Người ${i} ${n},${i}${n + 100}`).join('\n')}`;
      await meeting.organiser.do('participants.import', { csv });
      await control();
    }
    const rows = await inspector.journal(meeting.id);
    const { seq } = await inspector.head(meeting.id);
    for (const { reader, head } of all) {
      await reader.until(reached(reader, seq), 'the end');
      let at = head;
      for (const frame of reader.frames) {
        expect(frame.from).toBeLessThanOrEqual(at);
        // An empty frame of the class may end where one of the reader's own has ended already.
        expect(frame.to).toBeGreaterThanOrEqual(frame.events.length > 0 ? at + 1 : at);
        at = frame.to;
        expect(frame.hash8).toBe(rows[at - 1]?.hash.slice(0, 8));
        // The last entry of a frame is the last of its command.
        expect(rows[at]?.commandId).not.toBe(rows[at - 1]?.commandId);
        const numbers = frame.events.map((event) => event.seq);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(numbers.every((n) => n > frame.from && n <= frame.to)).toBe(true);
      }
      expect(at).toBe(seq);
    }
    const [desk, , delegate] = all;
    const count = (reader?: RawReader): number => reader?.frames.flatMap((frame) => frame.events).length ?? 0;
    expect(count(desk?.reader)).toBeGreaterThan(200);
    // The roster is nothing to a delegate: empty intervals, and the own opinions.
    expect(count(delegate?.reader)).toBeLessThan(20);
  });
});

describe('W41: what is personal', () => {
  it('comes at once in a frame of the own while the class has nothing to read', async () => {
    const { reader, head } = await joined(lan);
    const other = await joined(await meeting.join('DELEGATE', 'Người Khác'));
    const before = Date.now();
    await write(lan);
    // The class's empty frame over how the other one came in may be on its way still.
    const told = (): Frame | undefined => reader.frames.find((frame) => frame.events.length > 0);
    await reader.until(() => told() !== undefined, 'the own opinion');
    expect(Date.now() - before).toBeLessThan(BULK_MS / 2);
    expect(told()).toMatchObject({ own: true });
    expect(types(told()?.events)).toEqual(['submissions.changed']);
    // The neighbour hears within two seconds that the numbers went on, and nothing else.
    await other.reader.until(reached(other.reader, head + 1), 'the silence', 2500);
    expect(other.reader.frames.flatMap((frame) => frame.events)).toEqual([]);
  });

  it('comes in `mine` just before the frame of its interval, and never in anybody else’s', async () => {
    const minh = await meeting.join('DELEGATE', 'Đỗ Văn Minh');
    await control();
    const { reader } = await joined(lan);
    const { reader: neighbour, head } = await joined(minh);
    const submissionId = await write(lan);
    await secretary.do('submissions.approve', { submissionId, seen: head + 1 });
    await secretary.do('submissions.showOnScreen', { submissionId, seen: head + 2 });
    const { seq } = await inspector.head(meeting.id);
    await Promise.all([reader, neighbour].map((one) => one.until(reached(one, seq), 'the projection')));
    const personal = reader.heard.findIndex((one) => 'mine' in one);
    const mine = reader.heard[personal];
    const next = reader.heard.slice(personal + 1).find((one) => 'frame' in one);
    if (!mine || !('mine' in mine) || !next || !('frame' in next)) throw new Error('no mine before a frame');
    expect(mine.mine.to).toBe(next.frame.to);
    expect(types(next.frame.events)).toEqual(
      expect.arrayContaining(['screen.projection', 'submissions.published']),
    );
    expect(neighbour.heard.some((one) => 'mine' in one)).toBe(false);
    expect(JSON.stringify(neighbour.frames)).not.toContain('trackingCode');
  });

  it('W45: client and server agree, with both kinds mixed', async () => {
    const phone = await connected(lan);
    for (let i = 0; i < 12; i += 1) {
      await write(lan, `Lần ${i}`);
      if (i % 3 === 0) await control();
    }
    await control();
    const { seq } = await inspector.head(meeting.id);
    await until(phone, () => phone.store.state.head === seq, 'the head');
    const rows = Object.values(phone.store.state.submissions);
    expect(rows.filter((row) => row.text.startsWith('Lần '))).toHaveLength(12);
    expect(phone.diagnostics).toMatchObject({ gaps: 0, hellos: 1 });
    lan.close();
  });
});
