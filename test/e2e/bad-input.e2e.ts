import type { CommandAnswer, FieldProblem, Refusal } from '@doi-thoai/shared';
import { ERROR_CODES, LIMITS, makeId, PROTOCOL_VERSION } from '@doi-thoai/shared';
import type { Meeting, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { Random, seedOfRun } from '../support/random.js';
import { RawReader } from '../support/raw-reader.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const seed = seedOfRun();
let server: TestServer;
let meeting: Meeting;
let lan: Person;
let inspector: Inspector;
let reader: RawReader;
let heads: unknown;

const headsNow = (): Promise<unknown> => inspector.rows('select stream_id, seq from stream_head order by 1');

beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
  meeting = await server.meeting();
  lan = await meeting.join('DELEGATE', 'Ngô Thị Lan');
  await meeting.openPhase(meeting.organiser, 'COLLECTING');
  await meeting.organiser.do('submissions.open', {});
  ({ reader } = await RawReader.joined(lan));
}, 30_000);
beforeEach(async () => {
  heads = await headsNow();
});
afterAll(async () => {
  reader.close();
  await inspector.close();
  await server.stop();
});

function payload(more: Record<string, unknown> = {}): Record<string, unknown> {
  const words = { kind: 'OPINION', topicId: meeting.topic(0), summary: 'Nhà công vụ', text: 'Đề nghị sửa.' };
  return { ...words, submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now(), ...more };
}

const command = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: makeId(),
  name: 'submissions.submit',
  payload: payload(),
  ...more,
});

const ask = (message: unknown): Promise<CommandAnswer> => reader.ask('command', message);
const codeOf = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);
const problems = (answer: CommandAnswer): FieldProblem[] => (answer.ok ? [] : (answer.details.fields ?? []));

/** The server goes on: the next good command is accepted. */
async function expectAlive(): Promise<void> {
  expect(codeOf(await ask(command()))).toBe('OK');
}

describe('W10: what is no command', () => {
  const shapes: [string, unknown][] = [
    ['nothing', null],
    ['a number', 7],
    ['a text', 'submissions.submit'],
    ['a list', [1, 2]],
    ['an empty object', {}],
    ['bytes', Buffer.from('abc')],
    ['no id', { name: 'submissions.submit', payload: {} }],
    ['an id that is a number', { id: 7, name: 'submissions.submit', payload: {} }],
    ['an id in capitals', { id: makeId().toUpperCase(), name: 'submissions.submit', payload: {} }],
    ['an id in braces', { id: `{${makeId()}}`, name: 'submissions.submit', payload: {} }],
    ['a name that is an object', { id: makeId(), name: {}, payload: {} }],
    ['no payload', { id: makeId(), name: 'submissions.submit' }],
    ['a payload that is null', { id: makeId(), name: 'submissions.submit', payload: null }],
    ['a payload that is a list', { id: makeId(), name: 'submissions.submit', payload: [] }],
    ['a payload that is a text', { id: makeId(), name: 'submissions.submit', payload: 'x' }],
  ];

  it.each(shapes)('%s is MALFORMED', async (_what, message) => {
    expect(codeOf(await ask(message))).toBe('MALFORMED');
    expect(await headsNow()).toEqual(heads);
  });

  it.each(['submissions.nothing', '', 'constructor', '__proto__', 'toString', 'submissions.submit '])(
    'the name “%s” is UNKNOWN_COMMAND',
    async (name) => {
      expect(codeOf(await ask(command({ name })))).toBe('UNKNOWN_COMMAND');
      expect(await headsNow()).toEqual(heads);
    },
  );
});

describe('W7: what is too large, or asks for no answer', () => {
  it('a message without an acknowledgement is dropped unread', async () => {
    reader.socket.emit('command', command());
    reader.socket.emit('hello', { protocolVersion: PROTOCOL_VERSION });
    reader.socket.emit('clock');
    reader.socket.emit('command', command(), 'no function');
    reader.socket.emit('nonsense', {}, () => undefined);
    expect(codeOf(await ask(command({ name: '' })))).toBe('UNKNOWN_COMMAND');
    expect(await headsNow()).toEqual(heads);
  });

  it('more than 64 KiB closes this socket and no other', async () => {
    const huge = await RawReader.open(lan);
    huge.socket.emit('command', command({ payload: payload({ text: 'x'.repeat(70_000) }) }), () => undefined);
    await huge.until(() => !huge.socket.connected, 'closed');
    huge.close();
    expect(await headsNow()).toEqual(heads);
    await expectAlive();
  });

  it('hellos that are none are MALFORMED', async () => {
    const wrong: unknown[] = [
      null,
      'hello',
      {},
      { protocolVersion: String(PROTOCOL_VERSION), epoch: null, head: 0, hash8: '' },
      { protocolVersion: PROTOCOL_VERSION, epoch: 7, head: 0, hash8: '' },
      { protocolVersion: PROTOCOL_VERSION, epoch: null, head: -1, hash8: '' },
      { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 1.5, hash8: '' },
      { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 2 ** 60, hash8: '' },
      { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 0, hash8: 'x'.repeat(9) },
      { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 0, hash8: '', audience: {} },
    ];
    for (const message of wrong) {
      expect(await reader.ask<Refusal>('hello', message)).toMatchObject({ ok: false, code: 'MALFORMED' });
    }
  });
});

describe('W23: payloads', () => {
  it('INVALID lists every field that is missing, unknown or wrong', async () => {
    const { kind: _kind, ...rest } = payload({
      topicId: 7,
      writtenAt: '2026',
      extra: 1,
      disclosure: 'SECRET',
    });
    const answer = await ask(command({ payload: rest }));
    expect(codeOf(answer)).toBe('INVALID');
    expect(problems(answer)).toEqual(
      expect.arrayContaining([
        { path: 'kind', reason: 'MISSING' },
        { path: 'topicId', reason: 'WRONG_TYPE' },
        { path: 'writtenAt', reason: 'WRONG_TYPE' },
        { path: 'extra', reason: 'UNKNOWN_FIELD' },
        { path: 'disclosure', reason: 'NOT_IN_LIST' },
      ]),
    );
    expect(await headsNow()).toEqual(heads);
  });

  it('keys that could touch a prototype, and depth, are MALFORMED', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    const poisoned = ['__proto__', 'constructor', 'prototype'].map(
      (key) => JSON.parse(`{"text":"a","${key}":{"admin":true}}`) as object,
    );
    for (const bad of [
      ...poisoned,
      { text: nested(9) },
      { text: nested(4000) },
      { list: [[[[[[[[[[1]]]]]]]]]] },
    ]) {
      expect(codeOf(await ask(command({ payload: bad })))).toBe('MALFORMED');
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(await headsNow()).toEqual(heads);
  });

  it('bytes instead of words are refused', async () => {
    const answer = await ask(command({ payload: payload({ text: Buffer.from('Đề nghị') }) }));
    expect(['INVALID', 'MALFORMED']).toContain(codeOf(answer));
    expect(await headsNow()).toEqual(heads);
  });
});

describe('W20-W22: text', () => {
  const text = async (more: Record<string, unknown>): Promise<string> => {
    const answer = await ask(command({ payload: payload(more) }));
    return answer.ok
      ? 'OK'
      : `${answer.code} ${problems(answer)
          .map((one) => one.reason)
          .join()}`;
  };

  it.each([
    ['a bell', 'a\u0007b'],
    ['NUL', 'a\u0000b'],
    ['DEL', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['a bidirectional override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a lone high surrogate', 'a\ud83db'],
    ['a lone low surrogate', 'a\ude00b'],
  ])('W21: %s is refused, never dropped in silence', async (_what, words) => {
    expect(await text({ text: words })).toBe('INVALID FORBIDDEN_CHARACTERS');
    expect(await text({ summary: words })).toBe('INVALID FORBIDDEN_CHARACTERS');
    expect(await headsNow()).toEqual(heads);
  });

  it('W21: a text with more marks on a letter than any writing has is MALFORMED, and holds nobody up', async () => {
    const before = performance.now();
    expect(await text({ text: `a${'\u0301\u0323'.repeat(15_000)}` })).toMatch(/^MALFORMED/);
    expect(performance.now() - before).toBeLessThan(1500);
  });

  it('W22: limits count graphemes, whatever their code units', async () => {
    const family = '👨‍👩‍👧‍👦';
    expect(await text({ summary: family.repeat(LIMITS.summary) })).toBe('OK');
    expect(await text({ summary: family.repeat(LIMITS.summary + 1) })).toBe('INVALID TOO_LONG');
    expect(await text({ summary: 'ệ'.normalize('NFD').repeat(LIMITS.summary) })).toBe('OK');
    expect(await text({ summary: 'ệ'.repeat(LIMITS.summary + 1) })).toBe('INVALID TOO_LONG');
    expect(await text({ text: 'x'.repeat(LIMITS.text) })).toBe('OK');
    expect(await text({ text: 'x'.repeat(LIMITS.text + 1) })).toBe('INVALID TOO_LONG');
    expect(await text({ text: ' \n\t ' })).toBe('INVALID MISSING');
  });

  it('W20: NFD, foreign line ends and blanks at the ends become one form, for author and journal', async () => {
    const submissionId = makeId();
    const words = ' Kiến nghị\r\nsửa đường\rliên thôn \t'.normalize('NFD');
    expect(codeOf(await ask(command({ payload: payload({ submissionId, text: words }) })))).toBe('OK');
    const { body } = await lan.get<{ text: string }>(`submissions/${submissionId}`);
    expect(body.text).toBe('Kiến nghị\nsửa đường\nliên thôn');
    expect(body.text).toBe(body.text.normalize('NFC'));
  });
});

describe('R8: fuzzed messages', () => {
  it('each gets a typed answer, none changes anything, and the server goes on', async () => {
    const random = new Random(seed);
    const pieces: unknown[] = [
      null,
      true,
      -1,
      1e308,
      '',
      'x',
      '\ud800',
      [],
      {},
      [null],
      makeId(),
      'submissions.submit',
    ];
    const fuzz = (depth: number): unknown => {
      if (depth === 0 || random.next() < 0.4) return random.pick(pieces);
      if (random.next() < 0.3) return Array.from({ length: random.below(4) }, () => fuzz(depth - 1));
      const keys = [
        'id',
        'name',
        'payload',
        'text',
        'summary',
        'topicId',
        'head',
        'seen',
        'length',
        'then',
        'toJSON',
      ];
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [random.pick(keys), fuzz(depth - 1)]),
      );
    };
    const names = [
      'submissions.submit',
      'floor.request',
      'meeting.configure',
      'participants.claimSeat',
      'responses.answer',
    ];
    for (let round = 0; round < 60; round += 1) {
      const messages = Array.from({ length: 25 }, () =>
        random.next() < 0.3 ? fuzz(4) : { id: makeId(), name: random.pick(names), payload: fuzz(4) },
      );
      const answers = await Promise.all(messages.map((message) => ask(message)));
      answers.forEach((answer, i) => {
        const said = codeOf(answer);
        const known = (ERROR_CODES as readonly string[]).includes(said) && said !== 'INTERNAL';
        expect({ seed, message: messages[i], said, known }).toMatchObject({ known: true });
      });
    }
    expect(await headsNow()).toEqual(heads);
    await expectAlive();
  });
});
