import type { Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { connect } from 'node:net';
import { http, signIn } from '../support/driver.js';
import type { Meeting, Person } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { routesOf } from '../support/routes.js';
import type { Route } from '../support/routes.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let meeting: Meeting;
let lan: Person;
let inspector: Inspector;
let routes: Route[];

beforeAll(async () => {
  server = await startTestServer();
  inspector = await Inspector.open(server.databaseUrl);
  meeting = await server.meeting();
  lan = await meeting.join('DELEGATE', 'Ngô Thị Lan');
  routes = routesOf(server);
}, 30_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

const filled = (path: string): string =>
  path
    .replace(':meetingId', meeting.id)
    .replace(':submissionId', makeId())
    .replace(':name', 'submissions.open')
    .replace(':code', 'ABCDEFGH')
    .replace(/:\w+/, 'x'.repeat(43))
    .replace('*', '/m/anywhere');

interface Answer {
  status: number;
  headers: Headers;
  body: Partial<Refusal>;
}

async function send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}`, { method, ...init });
  const text = await answer.text();
  const json = (answer.headers.get('content-type') ?? '').includes('json');
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && text !== '' ? (JSON.parse(text) as object) : {},
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const heads = (): Promise<unknown> => inspector.rows('select stream_id, seq from stream_head order by 1');

function expectHeaders({ headers }: Answer): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain('default-src');
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
}

describe('W80: every route', () => {
  it('is known to this test', () => {
    const own = routes.filter(({ path }) => path.startsWith('/api/'));
    expect(own.length).toBeGreaterThan(20);
    expect(own).toContainEqual({ method: 'POST', path: '/api/meetings/:meetingId/commands/:name' });
    expect(own).toContainEqual({ method: 'POST', path: '/api/staff/meetings/:meetingId/enter' });
  });

  it('carries the security headers, whoever asks, and is never a 5xx', async () => {
    // Its own session: one of the routes ends it.
    const staff = await signIn(server.url, null);
    for (const { method, path } of routes) {
      const init = method === 'POST' ? { body: '{}', headers: JSON_TYPE } : { headers: {} };
      const askers: Record<string, string>[] = [
        {},
        { cookie: lan.cookie, 'x-seat': lan.participantId },
        { cookie: staff },
      ];
      // At once: wrong links slow their address down, and each route would wait for the others.
      const ask = (headers: Record<string, string>) =>
        send(method, filled(path), { ...init, headers: { ...init.headers, ...headers } });
      const answers = await Promise.all(askers.map(ask));
      for (const answer of answers) {
        expectHeaders(answer);
        expect(answer.status).toBeLessThan(500);
        if (!path.startsWith('/api/')) continue;
        expect(answer.headers.get('cache-control')).toBe('no-store');
        if (answer.status >= 400 && method !== 'HEAD') expect(answer.body).toMatchObject({ ok: false });
      }
    }
  }, 40_000);

  it('with what is no route: NOT_FOUND or the page, typed, with the headers', async () => {
    const paths = [
      '/api/nothing',
      '/api/meetings/x/y/z',
      '/api/staff',
      '/nothing.js',
      '/.env',
      '/api/../secret.txt',
    ];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await send(method, path);
        expectHeaders(answer);
        expect({ path, method, ...answer.body }).toMatchObject({ ok: false, code: 'NOT_FOUND' });
      }
    }
    for (const path of ['/%', '/api/%E0%A4%A', '/m/%ff']) {
      const answer = await send('GET', path);
      expectHeaders(answer);
      expect([answer.status, answer.body.code]).toEqual([400, 'MALFORMED']);
    }
  });
});

describe('W4: who else’s page asks', () => {
  const FOREIGN = [
    'https://noi-khac.example',
    'http://localhost:1',
    'null',
    'https://localhost.noi-khac.example',
  ];

  it('every route that changes something refuses a foreign origin before anything else', async () => {
    const before = await heads();
    const changing = routes.filter(({ method }) => method === 'POST');
    expect(changing.length).toBeGreaterThanOrEqual(10);
    for (const { path } of changing) {
      for (const origin of FOREIGN) {
        const headers = {
          ...JSON_TYPE,
          origin,
          cookie: `${lan.cookie}; ${server.staffCookie}`,
          'x-seat': lan.participantId,
        };
        const { status, body } = await send('POST', filled(path), { body: '{}', headers });
        expect({ path, origin, status, code: body.code }).toEqual({
          path,
          origin,
          status: 403,
          code: 'FOREIGN_ORIGIN',
        });
      }
    }
    expect(await heads()).toEqual(before);
  });

  it('W6: a handshake from a foreign page is refused by connect_error, one from our own is not', async () => {
    const knock = async (origin?: string, transport = 'websocket'): Promise<string> => {
      const socket = lan.socket();
      Object.assign(socket.io.opts, { transports: [transport] });
      if (origin !== undefined) Object.assign(socket.io.opts.extraHeaders ?? {}, { origin });
      return new Promise((resolve) => {
        const end = (word: string): void => {
          socket.disconnect();
          resolve(word);
        };
        socket.once('connect', () => end('in'));
        socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
          end(error.data?.code ?? '?'),
        );
        socket.connect();
      });
    };
    for (const transport of ['websocket', 'polling']) {
      for (const origin of FOREIGN) expect(await knock(origin, transport)).toBe('FOREIGN_ORIGIN');
      for (const own of [server.url, undefined]) expect(await knock(own, transport)).toBe('in');
    }
  });
});

describe('W2, W7: bodies', () => {
  const bodies: [string, string | undefined, string | undefined, number, string][] = [
    ['broken JSON', '{"id":', 'application/json', 400, 'MALFORMED'],
    ['no body', undefined, undefined, 400, 'MALFORMED'],
    ['an empty body', '', 'application/json', 400, 'MALFORMED'],
    ['null', 'null', 'application/json', 400, 'MALFORMED'],
    ['a list', '[1]', 'application/json', 400, 'MALFORMED'],
    ['a prototype', '{"__proto__":{"ok":true}}', 'application/json', 400, 'MALFORMED'],
    ['a form', 'id=1&payload=2', 'application/x-www-form-urlencoded', 400, 'MALFORMED'],
    ['plain text', '{}', 'text/plain', 400, 'MALFORMED'],
    ['XML', '<a/>', 'application/xml', 400, 'MALFORMED'],
    ['2 MB', `{"id":"${'x'.repeat(2_000_000)}"}`, 'application/json', 413, 'TOO_LARGE'],
    ['depth', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json', 400, 'MALFORMED'],
  ];

  it.each(bodies)('%s as a command', async (_what, body, type, status, code) => {
    const before = await heads();
    const headers: Record<string, string> = { cookie: lan.cookie, 'x-seat': lan.participantId };
    if (type !== undefined) headers['content-type'] = type;
    const path = `/api/meetings/${meeting.id}/commands/submissions.submit`;
    const answer = await send('POST', path, { headers, ...(body === undefined ? {} : { body }) });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expectHeaders(answer);
    expect(await heads()).toEqual(before);
  });

  it.each(routesWithWords())('%s: words that no person types are MALFORMED', async (path, fields) => {
    const odd = ['a\u0000b', '\ud800', 'a\u0007', 'x'.repeat(201), '', 7, null, {}, ['a']];
    for (const field of fields) {
      for (const value of odd) {
        const good = Object.fromEntries(
          fields.map((one) => [one, one === 'code' ? meeting.code : 'abc12345']),
        );
        const cookie = server.staffCookie;
        const answer = await http<Refusal>(`${server.url}${path}`, {
          body: { ...good, [field]: value },
          cookie,
        });
        expect({ field, value, status: answer.status }).toEqual({ field, value, status: 400 });
        expect(answer.body.code).toBe('MALFORMED');
      }
    }
  });

  function routesWithWords(): [string, string[]][] {
    return [
      ['/api/staff/login', ['login', 'password']],
      ['/api/staff/set-up', ['token', 'name', 'login', 'password']],
      ['/api/staff/accounts', ['name', 'login', 'password']],
      ['/api/staff/password', ['old', 'password']],
      ['/api/staff/password-links/x', ['password']],
      [`/api/staff/accounts/${makeId()}/password-link`, ['token']],
      ['/api/entrance/pin', ['code', 'number', 'pin']],
      ['/api/entrance/knocks', ['code']],
    ];
  }

  it('what is no HTTP at all ends that connection only', async () => {
    for (const words of [
      'nonsense\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
    ]) {
      const said = await new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(words));
        let heard = '';
        socket.on('data', (piece) => (heard += piece.toString()));
        socket.on('error', () => undefined).on('close', () => resolve(heard));
      });
      expect(said).toMatch(/^HTTP\/1.1 4\d\d |^$/);
    }
    expect((await send('GET', '/api/health')).status).toBe(200);
  });
});

describe('W3: foreign and wrong ids', () => {
  it('a meeting that does not exist and one that is another’s are one code', async () => {
    const other = await server.meeting();
    const headers = { cookie: lan.cookie, 'x-seat': lan.participantId };
    for (const path of [
      'snapshot',
      'published',
      'slips',
      'journal',
      `submissions/${makeId()}`,
      'papers/minutes.docx',
    ]) {
      const codes: (string | undefined)[] = [];
      for (const id of [other.id, makeId()]) {
        codes.push((await send('GET', `/api/meetings/${id}/${path}`, { headers })).body.code);
      }
      expect({ path, codes }).toEqual({ path, codes: ['NOT_FOUND', 'NOT_FOUND'] });
    }
    for (const id of ['x', meeting.id.toUpperCase(), '..', '%00']) {
      expect((await send('GET', `/api/meetings/${id}/snapshot`, { headers })).body.code).toMatch(
        /NO_SESSION|NOT_FOUND/,
      );
    }
  });

  it('the seat that is named must be the cookie’s', async () => {
    const minh = await meeting.join('DELEGATE', 'Đỗ Văn Minh');
    const snapshot = `/api/meetings/${meeting.id}/snapshot`;
    const code = async (headers: Record<string, string>): Promise<string | undefined> =>
      (await send('GET', snapshot, { headers })).body.code;
    expect(await code({ cookie: lan.cookie, 'x-seat': minh.participantId })).toBe('NO_SESSION');
    const renamed = lan.cookie.replace(/^dt_\w+/, `dt_${minh.participantId.replaceAll('-', '')}`);
    expect(await code({ cookie: renamed, 'x-seat': minh.participantId })).toBe('NO_SESSION');
    expect(await code({ cookie: lan.cookie })).toBe('NO_SESSION');
    expect(await code({ cookie: `${lan.cookie}x`, 'x-seat': lan.participantId })).toBe('NO_SESSION');
    expect(await code({ 'x-seat': lan.participantId })).toBe('NO_SESSION');
    expect(
      await code({ cookie: `${minh.cookie}; ${lan.cookie}`, 'x-seat': lan.participantId }),
    ).toBeUndefined();
  });

  it('another’s opinion is NOT_FOUND to a delegate, like one that does not exist', async () => {
    const { organiser } = meeting;
    await meeting.openPhase(organiser, 'COLLECTING');
    await organiser.do('submissions.open', {});
    const submissionId = makeId();
    await lan.do('submissions.submit', {
      ...{ submissionId, kind: 'OPINION', topicId: meeting.topic(0), summary: 'Nhà', text: 'Sửa.' },
      ...{ disclosure: 'NAMED', writtenAt: Date.now() },
    });
    const thu = await meeting.join('DELEGATE', 'Hồ Thị Thu');
    expect((await thu.get<Refusal>(`submissions/${submissionId}`)).body.code).toBe('NOT_FOUND');
    expect((await lan.get<Refusal>(`submissions/${submissionId}`)).status).toBe(200);
  });
});
