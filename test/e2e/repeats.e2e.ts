import type { CommandAnswer, CommandMessage, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Socket } from 'socket.io-client';
import { Overlaps } from '../faults/overlaps.js';
import { http } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let meeting: Meeting;
let chair: Person;
let delegates: Person[];
let inspector: Inspector;
let overlaps: Overlaps;

beforeAll(async () => {
  overlaps = Overlaps.watch();
  server = await startTestServer();
  meeting = await server.meeting();
  chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  delegates = [];
  for (let i = 0; i < 8; i += 1) delegates.push(await meeting.join('DELEGATE', `Đại biểu ${i}`));
  await meeting.openPhase(chair, 'READY');
  await chair.do('submissions.open', {});
  inspector = await Inspector.open(server.databaseUrl);
}, 30_000);

afterAll(async () => {
  await inspector.close();
  await server.stop();
});

function person(index: number): Person {
  const found = delegates[index % delegates.length];
  if (!found) throw new Error('no delegate');
  return found;
}

function opinion(id: Id = makeId(), more: object = {}): CommandMessage<'submissions.submit'> {
  const submissionId = makeId();
  const words = { kind: 'OPINION', summary: 'Nhà công vụ', text: 'Đề nghị sửa.' } as const;
  const payload = { ...words, submissionId, topicId: meeting.topic(0), disclosure: 'NAMED' } as const;
  return { id, name: 'submissions.submit', payload: { ...payload, writtenAt: Date.now(), ...more } };
}

async function sockets(of: Person, count: number): Promise<Socket[]> {
  const opened = Array.from({ length: count }, () => of.socket());
  await Promise.all(
    opened.map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(0)).connect())),
  );
  return opened;
}

const bySocket = (socket: Socket, message: unknown): Promise<CommandAnswer> =>
  socket.timeout(10_000).emitWithAck('command', message) as Promise<CommandAnswer>;

async function byHttp(by: Person, { id, name, payload }: CommandMessage): Promise<CommandAnswer> {
  const path = `${server.url}/api/meetings/${meeting.id}/commands/${name}`;
  const { cookie, headers } = by;
  return (await http<CommandAnswer>(path, { body: { id, payload }, cookie, headers })).body;
}

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);
const head = async (): Promise<number> => (await inspector.head(meeting.id)).seq;
const rowsOf = (ids: Id[]): Promise<number> =>
  inspector.count('select count(*) as n from submission where id = any($1)', [ids]);

/** Takes the stream's lock past the server; the returned function gives it back. */
async function holdStream(): Promise<() => Promise<unknown>> {
  await inspector.rows('begin');
  await inspector.rows('select 1 from stream_head where stream_id = $1 for update', [meeting.id]);
  return () => inspector.rows('commit');
}

describe('W13: the same id has one effect and one answer', () => {
  it('R9: sent three times, truly overlapping, over two sockets and HTTP: as many rows as ids', async () => {
    const before = await head();
    const ROUNDS = 20;
    const messages: CommandMessage<'submissions.submit'>[] = [];
    const opened = await Promise.all(delegates.map((by) => sockets(by, 2)));
    const triples = delegates.map((by, i) => ({ by, open: opened[i] ?? [] }));
    overlaps.report(); // What made the meeting is not counted.
    for (let round = 0; round < ROUNDS; round += 1) {
      // Nobody can be answered while the stream is held: all three are inside before one of them goes on.
      const release = await holdStream();
      const answered = triples.map(({ by, open }) => {
        const message = opinion();
        messages.push(message);
        return Promise.all([byHttp(by, message), ...open.map((socket) => bySocket(socket, message))]);
      });
      await overlaps.filled(3 * triples.length);
      await release();
      for (const [first, ...others] of await Promise.all(answered)) {
        expect(first).toMatchObject({ ok: true });
        expect(others).toEqual([first, first]);
      }
    }
    for (const socket of opened.flat()) socket.disconnect();
    const ids = ROUNDS * delegates.length;
    expect(overlaps.report()).toEqual({ met3: ids, met2: 0, alone: 0 });
    expect(await rowsOf(messages.map((message) => message.payload.submissionId))).toBe(ids);
    // One entry each: three sends did not write three.
    expect(await head()).toBe(before + ids);
  });

  it('a cold command that is repeated thirty times at once happens once', async () => {
    const [socket] = await sockets(chair, 1);
    if (!socket) throw new Error('no socket');
    const before = await head();
    const message = { id: makeId(), name: 'submissions.close', payload: {} } as const;
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => (i % 2 ? bySocket(socket, message) : byHttp(chair, message))),
    );
    for (const answer of answers) expect(answer).toEqual({ ok: true, seq: before + 1, result: null });
    await chair.do('submissions.open', {});
    // Repeated after the opposite was done: nothing shuts again.
    expect(await byHttp(chair, message)).toEqual(answers[0]);
    expect((await chair.snapshot()).state.meeting?.intakeOpen).toBe(true);
    socket.disconnect();
  });

  it('whatever the order of the keys and the form of the letters', async () => {
    const by = person(0);
    const message = opinion(makeId(), { text: 'Đề nghị\r\nsửa nhà công vụ ' });
    const first = await byHttp(by, message);
    const payload = Object.fromEntries(
      Object.entries(message.payload)
        .reverse()
        .map(([key, value]) => [key, typeof value === 'string' ? ` ${value.normalize('NFD')}\n` : value]),
    );
    const ids = ['submissionId', 'topicId', 'kind', 'disclosure'] as const;
    for (const key of ids) payload[key] = message.payload[key];
    expect(await byHttp(by, { ...message, payload } as CommandMessage)).toEqual(first);
  });

  it('after a restart of the server', async () => {
    const message = opinion();
    const first = await byHttp(person(1), message);
    expect(code(first)).toBe('OK');
    await server.restart();
    expect(await byHttp(person(1), message)).toEqual(first);
    expect(await rowsOf([message.payload.submissionId])).toBe(1);
  });
});

describe('W14: COMMAND_ID_REUSED', () => {
  it('for another payload, another actor and another name; the first answer stands', async () => {
    const message = opinion();
    const first = await byHttp(person(2), message);
    const before = await head();
    const { id } = message;
    expect(code(await byHttp(person(2), opinion(id)))).toBe('COMMAND_ID_REUSED');
    expect(code(await byHttp(person(3), message))).toBe('COMMAND_ID_REUSED');
    const other = { id, name: 'participants.checkIn' } as const;
    const payload = { participantId: person(2).participantId, attendance: 'ON_SITE' } as const;
    expect(code(await byHttp(person(2), { ...other, payload }))).toBe('COMMAND_ID_REUSED');
    expect(await byHttp(person(2), message)).toEqual(first);
    expect(await head()).toBe(before);
  });

  it('also when both are sent at the same moment: exactly one is done', async () => {
    const by = person(4);
    for (let i = 0; i < 20; i += 1) {
      const id = makeId();
      const both = [opinion(id), opinion(id)];
      const codes = (await Promise.all(both.map((message) => byHttp(by, message)))).map(code);
      expect(codes.sort()).toEqual(['COMMAND_ID_REUSED', 'OK']);
      expect(await rowsOf(both.map((message) => message.payload.submissionId))).toBe(1);
    }
  });

  it('an id of another meeting is another id', async () => {
    const message = opinion();
    expect(code(await byHttp(person(5), message))).toBe('OK');
    const other = await server.meeting();
    const answer = await other.organiser.issue('participants.import', { csv: 'x' }, message.id);
    expect(code(answer)).toBe('ROSTER_INVALID');
  });
});

describe('W15: what is stored', () => {
  it('a refusal under the lock is repeated, also when it would now be accepted', async () => {
    const by = person(6);
    await chair.do('submissions.close', {});
    const message = opinion();
    const refused = await byHttp(by, message);
    expect(code(refused)).toBe('INTAKE_CLOSED');
    const forbidden = { id: makeId(), name: 'submissions.open', payload: {} } as const;
    expect(code(await byHttp(by, forbidden))).toBe('NOT_ALLOWED');
    await chair.do('submissions.open', {});
    expect(await byHttp(by, message)).toEqual(refused);
    expect(code(await byHttp(by, forbidden))).toBe('NOT_ALLOWED');
    expect(code(await byHttp(by, { ...message, id: makeId() }))).toBe('OK');
  });

  it('an error of the form does not burn the id', async () => {
    const by = person(7);
    const id = makeId();
    const message = opinion(id);
    const wrong: unknown[] = [
      { ...message.payload, summary: '' },
      { ...message.payload, extra: 1 },
      { ...message.payload, text: 'a\u0007b' },
    ];
    for (const payload of wrong) {
      expect(code(await byHttp(by, { ...message, payload } as CommandMessage))).toBe('INVALID');
    }
    expect(code(await byHttp(by, { ...message, name: 'submissions.nothing' } as never))).toBe(
      'UNKNOWN_COMMAND',
    );
    const stranger = { ...by, url: by.url, cookie: '', headers: by.headers } as Person;
    expect(code(await byHttp(stranger, message))).toBe('NO_SESSION');
    expect(code(await byHttp(by, message))).toBe('OK');
  });

  it('W7: the 33rd command that waits is BUSY, is not stored, and is accepted later', async () => {
    const by = person(0);
    const [socket] = await sockets(by, 1);
    if (!socket) throw new Error('no socket');
    const messages = Array.from({ length: 80 }, () => opinion());
    const answers = await Promise.all(messages.map((message) => bySocket(socket, message)));
    const busy = messages.filter((_, i) => code(answers[i] as CommandAnswer) === 'BUSY');
    expect(new Set(answers.map(code))).toEqual(new Set(['OK', 'BUSY']));
    const hint = answers.find((answer) => !answer.ok);
    expect(hint).toMatchObject({ details: { retryAfterMs: expect.any(Number) as number } });
    for (const message of busy) expect(code(await bySocket(socket, message))).toBe('OK');
    expect(await rowsOf(messages.map((message) => message.payload.submissionId))).toBe(80);
    socket.disconnect();
  });
});
