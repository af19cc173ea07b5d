import type { Refusal, Role } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { PARTS, inParallel, seatEverybody } from '../support/everybody.js';
import type { Everybody } from '../support/everybody.js';
import { signIn } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { PDF, ROUTE_RIGHTS } from '../support/route-rights.js';
import type { Real } from '../support/route-rights.js';
import { bringSigned, download } from '../support/signed.js';
import { routesOf } from '../support/routes.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

/** Stands in everything that somebody without a right could be told by mistake. */
const SECRET = 'Nhà Công Vụ Dột';

type Headers = Record<string, string>;
const JSON_TYPE: Headers = { 'content-type': 'application/json' };
const FILE: Headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'anh.pdf' };
interface Said {
  status: number;
  code: string;
  text: string;
}

let server: TestServer;
let inspector: Inspector;
let hall: Everybody;
let real: Real;

beforeAll(async () => {
  // Anonymous opinions of these tests stay where they wait: heads are compared.
  server = await startTestServer({ ANONYMOUS_APPEND_MS: '600000' });
  inspector = await Inspector.open(server.databaseUrl);
  hall = await seatEverybody(server);
  real = await fill(hall);
}, 60_000);
afterAll(async () => {
  await inspector.close();
  await server.stop();
});

async function fill(hall: Everybody): Promise<Real> {
  const { meeting, people } = hall;
  const { version: seen } = (await people.CHAIR.snapshot()).state.meeting ?? { version: 0 };
  const settings = { ...meeting.plan.settings, anonymous: true };
  await people.ORGANISER.do('meeting.configure', {
    plan: { ...meeting.plan, title: SECRET, settings },
    seen,
  });
  await meeting.openPhase(people.CHAIR, 'COLLECTING');
  const write = async (role: 'DELEGATE' | 'UNIT_FOCAL'): Promise<string> => {
    const submissionId = makeId();
    await people[role].do('submissions.submit', {
      ...{ submissionId, kind: 'OPINION', topicId: meeting.topic(0), disclosure: 'NAMED' },
      ...{ summary: SECRET, text: SECRET, writtenAt: Date.now() },
    });
    return submissionId;
  };
  const [submissionId, quarantinedId] = [await write('DELEGATE'), await write('UNIT_FOCAL')];
  const { version } = (await people.SECRETARY.snapshot()).state.submissions[quarantinedId] ?? { version: 0 };
  const aside = { kind: 'SECRET_SUSPECT', text: 'Xin gặp Văn phòng', seen: version } as const;
  await people.SECRETARY.do('submissions.setAside', { submissionId: quarantinedId, ...aside });
  const seatId = people.DELEGATE.participantId;
  const attachmentId = await attach(hall, submissionId);
  const putId = await put(hall, submissionId);
  const given = { ...(await giveMaterials(hall)), ...(await promise(hall)), ...(await sign(hall)) };
  const ids = { submissionId, attachmentId, quarantinedId, seatId, putId, ...given };
  return { meetingId: meeting.id, topicId: meeting.topic(0), ...ids };
}

/** A file of the delegate's beside the own opinion. */
async function attach({ people }: Everybody, submissionId: string): Promise<string> {
  const attachmentId = makeId();
  const path = `submissions/${submissionId}/attachments/${attachmentId}`;
  expect((await people.DELEGATE.bring(path, PDF, 'anh.pdf')).ok).toBe(true);
  return attachmentId;
}

/** One for the table, with its file, and one that the desk alone knows of. */
async function giveMaterials({
  people,
}: Everybody): Promise<Pick<Real, 'materialId' | 'versionId' | 'preparedId'>> {
  const [materialId, versionId, preparedId] = [makeId(), makeId(), makeId()];
  const words = { agendaItemId: null, title: SECRET, presenter: '' };
  await people.SECRETARY.do('materials.add', { ...words, materialId, readers: 'TABLE' });
  await people.SECRETARY.do('materials.add', { ...words, materialId: preparedId, readers: 'DESK' });
  const path = `materials/${materialId}/versions/${versionId}`;
  expect((await people.SECRETARY.bring(path, PDF, 'bao cao.pdf')).ok).toBe(true);
  return { materialId, versionId, preparedId };
}

/** The table of opinions, signed and not published. */
async function sign({
  people: { SECRETARY: by },
}: Everybody): Promise<Pick<Real, 'signedId' | 'scanId' | 'generatedId' | 'editedId'>> {
  const edited = await download(by, 'COLLATION_TABLE');
  const brought = await bringSigned(by, 'COLLATION_TABLE', { edited, scan: [PDF] });
  const words = { paper: 'COLLATION_TABLE', issuer: 'STATE', reason: '', latest: null } as const;
  await by.do('signed.putBack', { ...brought, ...words, signedOn: '2026-01-05' });
  const { signedId, generatedId, editedId, scanIds } = brought;
  return { signedId, generatedId, editedId: editedId ?? '', scanId: scanIds[0] ?? '' };
}

/** Puts the delegate's opinion to the responder's unit. */
async function put({ people }: Everybody, submissionId: string): Promise<string> {
  const { participants, submissions } = (await people.SECRETARY.snapshot()).state;
  const collatedId = makeId();
  await people.SECRETARY.do('collation.create', {
    ...{ collatedId, wording: 'Sửa đường liên xã', submissionIds: [submissionId] },
    topicId: submissions[submissionId]?.topicId ?? '',
    unitId: null,
    responderUnitId: participants[people.RESPONDER.participantId]?.unitId ?? null,
  });
  return collatedId;
}

/** A promise of the responder's unit, with a report and its file. */
async function promise(hall: Everybody): Promise<Pick<Real, 'commitmentId' | 'actId' | 'fileId'>> {
  const { meeting, people } = hall;
  const [commitmentId, actId, fileId] = [makeId(), makeId(), makeId()];
  await meeting.openPhase(people.CHAIR, 'DISCUSSION');
  const { participants } = (await people.CHAIR.snapshot()).state;
  const ownerUnitId = participants[people.RESPONDER.participantId]?.unitId ?? '';
  const words = { text: SECRET, ownerUnitId, dueKind: 'DATE' as const, dueOn: '2199-01-01', sources: [] };
  const seen = async (): Promise<number> =>
    (await people.CHAIR.snapshot()).state.commitments[commitmentId]?.version ?? 0;
  await people.CHAIR.do('commitments.propose', { commitmentId, ...words });
  await people.CHAIR.do('commitments.confirm', { commitmentId, seen: await seen() });
  await people.CHAIR.do('commitments.issue', { commitmentId, number: '05', seen: await seen() });
  await people.RESPONDER.do('commitments.acknowledge', { commitmentId, seen: await seen() });
  const report = { commitmentId, actId, done: false, day: null, text: SECRET };
  await people.RESPONDER.do('commitments.report', report);
  const path = `commitments/${commitmentId}/acts/${actId}/files/${fileId}`;
  expect((await people.RESPONDER.bring(path, PDF, 'anh.pdf')).ok).toBe(true);
  return { commitmentId, actId, fileId };
}

const of = (who: 'seat' | 'staff'): string[] =>
  Object.keys(ROUTE_RIGHTS).filter((route) => ROUTE_RIGHTS[route]?.door.for === who);
const cases = (): { route: string; role: Role }[] =>
  of('seat').flatMap((route) => PARTS.map((role) => ({ route, role })));
const heads = (): Promise<unknown> => inspector.rows('select stream_id, seq from stream_head order by 1');

async function ask(route: string, headers: Headers, meetingId = real.meetingId): Promise<Said> {
  const [method = '', path = ''] = route.split(' ');
  const right = ROUTE_RIGHTS[route];
  const values = { meetingId, name: 'organisation.configure', ...right?.at?.(real) } as Record<
    string,
    string
  >;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'x'.repeat(43));
  const posted = right?.bytes ? Uint8Array.from(right.bytes) : JSON.stringify(right?.body?.(real) ?? {});
  const body = method === 'POST' ? { body: posted } : {};
  const type: Headers = method === 'POST' ? (right?.bytes ? FILE : JSON_TYPE) : {};
  const query = typeof right?.query === 'function' ? right.query(real) : (right?.query ?? '');
  const answer = await fetch(`${server.url}${filled}${query}`, {
    method,
    headers: { ...type, ...headers },
    ...body,
  });
  const text = await answer.text();
  const json = (answer.headers.get('content-type') ?? '').includes('json') && text !== '';
  const { code } = json ? (JSON.parse(text) as Partial<Refusal>) : {};
  return { status: answer.status, code: answer.status < 400 ? 'OK' : (code ?? '?'), text };
}

const asSeat = ({ people }: Everybody, role: Role): Headers => ({
  cookie: people[role].cookie,
  'x-seat': people[role].participantId,
});

/** Every one of these is refused with exactly this, tells nothing, and changes nothing. */
async function expectAll(
  asked: readonly { route: string; role: Role }[],
  headers: (role: Role) => Headers,
  expected: (one: { route: string; role: Role }) => string,
  meetingId?: string,
): Promise<void> {
  const before = await heads();
  const wrong: string[] = [];
  await inParallel(asked, async (one) => {
    const { code, text } = await ask(one.route, headers(one.role), meetingId);
    if (code !== expected(one)) wrong.push(`${one.route} by ${one.role}: ${code}, not ${expected(one)}`);
    if (text.includes(SECRET)) wrong.push(`${one.route} by ${one.role}: tells what it should not`);
  });
  expect(wrong).toEqual([]);
  expect(await heads()).toEqual(before);
}

describe('R14: every route × every role × {own, other meeting, revoked, expired}', () => {
  it('every route of the server has a line in the table, and every line a route', () => {
    const routes = routesOf(server).filter(
      ({ path, method }) => path.startsWith('/api/') && method !== 'HEAD',
    );
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(known)].sort()).toEqual(Object.keys(ROUTE_RIGHTS).sort());
    expect(cases().length).toBeGreaterThan(150);
  });

  it('own meeting: whoever may is answered', async () => {
    const wrong: string[] = [];
    const may = cases().filter(({ route, role }) => mayAsk(route, role));
    expect(may.length).toBeGreaterThan(50);
    await inParallel(may, async ({ route, role }) => {
      const { status, code } = await ask(route, asSeat(hall, role));
      // The command's own rules may refuse what the right to it allows.
      const refused = ['NO_SESSION', 'NOT_ALLOWED', 'NOT_FOUND', 'WRONG_PHASE'].includes(code);
      if (refused || status >= 500) wrong.push(`${route} by ${role}: ${status} ${code}`);
    });
    expect(wrong).toEqual([]);
  });

  it('own meeting: whoever may not is refused, is told nothing, and changes nothing', async () => {
    const may = cases().filter(({ route, role }) => !mayAsk(route, role));
    expect(may.length).toBeGreaterThan(80);
    await expectAll(
      may,
      (role) => asSeat(hall, role),
      ({ route, role }) => refusalOf(route, role),
    );
  });

  it('another meeting: NOT_FOUND, as if it did not exist (W3)', async () => {
    const other: Meeting = await server.meeting();
    const abroad = { ...real, meetingId: other.id };
    await expectAll(
      cases(),
      (role) => asSeat(hall, role),
      () => 'NOT_FOUND',
      abroad.meetingId,
    );
  });

  it('a foreign seat’s cookie, no cookie, and a staff session open nothing of a seat', async () => {
    const foreign = (role: Role): Headers => ({
      ...asSeat(hall, role),
      'x-seat': hall.people[role === 'CHAIR' ? 'SECRETARY' : 'CHAIR'].participantId,
    });
    const noSession = (): string => 'NO_SESSION';
    await expectAll(cases(), foreign, noSession);
    await expectAll(cases(), (role) => ({ 'x-seat': hall.people[role].participantId }), noSession);
    await expectAll(cases(), (role) => ({ ...asSeat(hall, role), cookie: server.staffCookie }), noSession);
  });

  it('staff: no seat, whatever its role, and no stranger opens what is for staff', async () => {
    const asked = of('staff').flatMap((route) => PARTS.map((role) => ({ route, role })));
    expect(asked.length).toBeGreaterThan(50);
    await expectAll(
      asked,
      (role) => asSeat(hall, role),
      () => 'NO_SESSION',
    );
    await expectAll(
      asked,
      () => ({}),
      () => 'NO_SESSION',
    );
  });

  it('staff: a session that signed out and one that ran out open nothing', async () => {
    const gone = await signIn(server.url, null);
    await fetch(`${server.url}/api/staff/logout`, { method: 'POST', headers: { cookie: gone } });
    const late = await signIn(server.url, null);
    const asked = of('staff').map((route) => ({ route, role: 'ORGANISER' as const }));
    await expectAll(
      asked,
      () => ({ cookie: gone }),
      () => 'NO_SESSION',
    );
    server.app.clock.move(12 * 3_600_000 + 1);
    await expectAll(
      asked,
      () => ({ cookie: late }),
      () => 'NO_SESSION',
    );
    server.app.clock.move(-(12 * 3_600_000 + 1));
  });

  it('revoked: a freed seat opens nothing any more (W5)', async () => {
    const fresh = await seatEverybody(server);
    const freed: readonly Role[] = PARTS.filter((role) => role !== 'ORGANISER');
    for (const role of freed) {
      const { participantId } = fresh.people[role];
      await fresh.meeting.organiser.do('participants.releaseSeat', {
        participantId,
        reason: 'Mất điện thoại',
      });
    }
    const asked = cases().filter(({ role }) => freed.includes(role));
    await expectAll(
      asked,
      (role) => asSeat(fresh, role),
      () => 'NO_SESSION',
      fresh.meeting.id,
    );
  });

  it('expired: a session of more than seven days opens nothing (W5)', async () => {
    server.app.clock.move(7 * 24 * 3_600_000 + 1);
    await expectAll(
      cases(),
      (role) => asSeat(hall, role),
      () => 'NO_SESSION',
    );
  });
});

function mayAsk(route: string, role: Role): boolean {
  const door = ROUTE_RIGHTS[route]?.door;
  return door?.for === 'seat' && door.roles.includes(role);
}

function refusalOf(route: string, role: Role): string {
  const door = ROUTE_RIGHTS[route]?.door;
  return door?.for === 'seat' ? door.refused(role) : 'NO_SESSION';
}
