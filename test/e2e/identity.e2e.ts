import type { Id, Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Person, connected, http, signIn, until, type HttpAnswer, type Meeting } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { seatOn } from '../support/meeting-file.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let meeting: Meeting;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  meeting = await server.meeting();
}, 30_000);

afterAll(() => server.stop());

type Said = Partial<Refusal> & Record<string, unknown>;

function entrance(path: string, body?: object, cookie?: string): Promise<HttpAnswer<Said>> {
  return http<Said>(`${server.url}/api/entrance/${path}`, { body, cookie });
}

/** Somebody on the roster whose seat nobody has taken. */
async function invite(number: string, role: 'DELEGATE' | 'SCREEN' = 'DELEGATE') {
  const participantId = makeId();
  const who = { name: 'Vũ Thị Mây', title: 'Chuyên viên', unit: 'Đội 1', role, number, withoutPhone: false };
  await meeting.organiser.do('participants.add', { participantId, ...who });
  const slip = (await meeting.slips()).find((one) => one.participantId === participantId);
  if (!slip) throw new Error('no slip');
  return { participantId, pin: slip.pin, token: slip.link.slice(slip.link.lastIndexOf('/') + 1) };
}

const claim = (token: string, cookie?: string, claimId?: Id): Promise<HttpAnswer<Said>> =>
  entrance(`links/${token}/claim`, { claimId: claimId ?? makeId() }, cookie);

const sitting = (participantId: Id, cookies: string[]): Person =>
  new Person(server.url, meeting.id, participantId, 'DELEGATE', cookies.join('; '));

describe('a personal link', () => {
  it('says whose seat it is, and one tap takes it', async () => {
    const { participantId, token } = await invite('41');
    expect((await entrance(`links/${token}`)).body).toMatchObject({
      participantId,
      meetingTitle: meeting.plan.title,
      name: 'Vũ Thị Mây',
      number: '41',
      seatTaken: false,
    });
    const { status, body, cookies } = await claim(token);
    expect(status).toBeLessThan(300);
    expect(body).toMatchObject({ meetingId: meeting.id, participantId, role: 'DELEGATE' });
    expect(JSON.stringify(body)).not.toContain(cookies[0]?.split('=')[1]);
    expect((await sitting(participantId, cookies).get('snapshot')).status).toBe(200);
  });

  it('does not open an occupied seat to another phone, but lets its own phone in again', async () => {
    const { token } = await invite('42');
    const claimId = makeId();
    const { cookies } = await claim(token, undefined, claimId);
    expect((await claim(token)).body.code).toBe('SEAT_TAKEN');
    expect((await claim(token, cookies.join('; '))).status).toBeLessThan(300);
    expect((await claim(token, undefined, claimId)).status).toBeLessThan(300);
  });

  it('opens nothing when it is forged', async () => {
    const { token } = await invite('43');
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const bad of [forged, 'x', 'A'.repeat(43)])
      expect((await claim(bad)).body.code).toBe('LINK_INVALID');
  });
});

describe('a slip of paper', () => {
  it('opens its seat by code, number and PIN, and is blocked after five wrong ones', async () => {
    const { pin } = await invite('51');
    const other = await invite('52');
    const enter = (number: string, typed: string) =>
      entrance('pin', { code: meeting.code.toLowerCase(), number, pin: typed, claimId: makeId() });
    const wrong = pin === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i += 1) expect((await enter('51', wrong)).body.code).toBe('WRONG_PIN');
    expect((await enter('51', pin)).body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect((await enter('52', other.pin)).status).toBeLessThan(300);
    expect((await enter('no such seat', pin)).body.code).toBe('WRONG_PIN');
    expect((await entrance('pin', { code: 'ZZZZZZZZ', number: '52', pin })).body.code).toBe('CODE_UNKNOWN');
  });
});

describe('a phone that knocks', () => {
  it('shows four digits; the desk lets it take a seat, and it collects its session', async () => {
    const { participantId } = await invite('61');
    const { body: knock } = await entrance('knocks', { code: meeting.code });
    expect(knock.code).toMatch(/^\d{4}$/);
    const state = () => entrance(`knocks/${String(knock.knockId)}`);
    expect((await state()).body.state).toBe('WAITING');
    const admit = (shown: string) =>
      meeting.organiser.issue('participants.claimSeat', { participantId, knock: shown });
    const notShown = String(knock.code) === '0000' ? '0001' : '0000';
    expect(await admit(notShown)).toMatchObject({ ok: false, code: 'KNOCK_EXPIRED' });
    expect(await admit(String(knock.code))).toMatchObject({ ok: true });
    const admitted = await state();
    expect(admitted.body).toMatchObject({ state: 'ADMITTED', participantId });
    expect((await sitting(participantId, admitted.cookies).get('snapshot')).status).toBe(200);
  });

  it('W13: letting it in is answered the same again, also after the knock has run out', async () => {
    const { participantId } = await invite('62');
    const { body: knock } = await entrance('knocks', { code: meeting.code });
    const id = makeId();
    const letIn = { participantId, knock: String(knock.code) };
    const first = await meeting.organiser.issue('participants.claimSeat', letIn, id);
    expect(first).toMatchObject({ ok: true });
    const before = server.app.clock.now();
    server.app.clock.move(11 * 60_000);
    expect(await meeting.organiser.issue('participants.claimSeat', letIn, id)).toEqual(first);
    expect(await meeting.organiser.issue('participants.claimSeat', letIn)).toMatchObject({
      code: 'KNOCK_EXPIRED',
    });
    server.app.clock.move(before - server.app.clock.now());
  });
});

describe('a slip opens a seat', () => {
  const words = { ...{ title: '', unit: '', number: '', withoutPhone: false } };
  async function guestOfTable(role: 'CHAIR' | 'CO_CHAIR' | 'SECRETARY' | 'ORGANISER'): Promise<Id> {
    const participantId = makeId();
    await meeting.organiser.do('participants.add', { ...words, participantId, name: 'Lê Bàn', role });
    return participantId;
  }
  const shown = async (by: Person, id: Id): Promise<unknown> => {
    const { body } = await by.get<Said>(`slips/${id}`);
    return body.code ?? typeof body.link;
  };

  it('“none of CHAIR, CO_CHAIR, SECRETARY, ORGANISER or of people with an account is printed; the organiser alone shows a link of the table, one at a time”', async () => {
    const secretary = await meeting.join('SECRETARY', 'Thư ký in phiếu');
    const delegate = await invite('91');
    const table: Id[] = [];
    for (const role of ['CHAIR', 'CO_CHAIR', 'SECRETARY', 'ORGANISER'] as const) {
      table.push(await guestOfTable(role));
    }
    const account = meeting.organiser.participantId;
    for (const by of [secretary, meeting.organiser]) {
      const { body } = await by.get<{ slips: { participantId: Id }[]; kept: object[] }>('slips');
      const printed = body.slips.map((slip) => slip.participantId);
      expect(printed).toContain(delegate.participantId);
      expect(printed.filter((id) => [...table, account].includes(id))).toEqual([]);
      expect(JSON.stringify(body.kept)).not.toMatch(/link|pin|token/);
    }
    for (const id of table) {
      expect(await shown(secretary, id)).toBe('NOT_ALLOWED');
      expect(await shown(meeting.organiser, id)).toBe('string');
    }
    expect(await shown(secretary, delegate.participantId)).toBe('string');
    expect(await shown(secretary, account)).toBe('NOT_ALLOWED');
    expect(await shown(meeting.organiser, account)).toBe('NOT_ALLOWED');
    const chair = await meeting.join('CHAIR', 'Chủ trì xem phiếu');
    expect(await shown(chair, delegate.participantId)).toBe('NOT_ALLOWED');
  });
});

describe('a freed seat', () => {
  it('ends the sessions and closes the sockets of the lost phone within a second; the link opens it again', async () => {
    const { participantId, token } = await invite('71');
    const lost = sitting(participantId, (await claim(token)).cookies);
    const client = await connected(lost);
    await meeting.organiser.do('participants.releaseSeat', { participantId, reason: 'Mất điện thoại' });
    await until(client, () => client.status === 'ENDED', 'the lost phone is out', 1000);
    expect((await lost.get<Said>('snapshot')).body.code).toBe('NO_SESSION');
    expect(await lost.issue('participants.checkIn', { participantId, attendance: 'ON_SITE' })).toMatchObject({
      code: 'NO_SESSION',
    });
    const found = sitting(participantId, (await claim(token)).cookies);
    expect((await found.get('snapshot')).status).toBe(200);
    lost.close();
  });
});

describe('a session', () => {
  it('opens its own seat only, and survives a restart of the server', async () => {
    const mine = await invite('81');
    const theirs = await invite('82');
    const { cookies } = await claim(mine.token);
    expect((await sitting(theirs.participantId, cookies).get<Said>('snapshot')).body.code).toBe('NO_SESSION');
    await server.restart();
    const person = new Person(server.url, meeting.id, mine.participantId, 'DELEGATE', cookies.join('; '));
    expect((await person.get('snapshot')).status).toBe(200);
    expect((await entrance(`links/${mine.token}`)).status).toBe(200);
  });
});

describe('staff', () => {
  it('sign in and out; there is no second set-up', async () => {
    const me = (cookie: string) => http<Said>(`${server.url}/api/staff/me`, { cookie });
    const cookie = await signIn(server.url, null);
    expect((await me(cookie)).body).toMatchObject({ staff: { login: 'quan.tri' } });
    const first = { token: 'x', name: 'Ai đó', login: 'ai.do', password: 'mat-khau-khac-2026' };
    const again = await http<Said>(`${server.url}/api/staff/set-up`, { body: first });
    expect(again.body.code).toBe('SETUP_DONE');
    // Told before a form is filled in.
    expect((await http<object>(`${server.url}/api/staff/set-up`)).body).toEqual({ open: false });
    await http(`${server.url}/api/staff/logout`, { method: 'POST', cookie });
    expect((await me(cookie)).body.staff).toBeNull();
    const wrong = { login: 'quan.tri', password: 'khong-phai-2026' };
    expect((await http<Said>(`${server.url}/api/staff/login`, { body: wrong })).body.code).toBe(
      'WRONG_PASSWORD',
    );
  });

  it('nobody signs in from a foreign page', async () => {
    const headers = { origin: 'https://noi-khac.example' };
    const body = { login: 'quan.tri', password: 'mat-khau-thu-2026' };
    const answer = await http<Said>(`${server.url}/api/staff/login`, { body, headers });
    expect(answer.body.code).toBe('FOREIGN_ORIGIN');
  });
});

describe('the meeting’s own id', () => {
  it('is nobody’s, and whoever sat there would not be taken for the server', async () => {
    const words = { name: 'Đỗ Thị Mai', title: '', unit: '', role: 'DELEGATE', number: '' } as const;
    const who = { participantId: meeting.id, withoutPhone: false, ...words };
    expect(await meeting.organiser.issue('participants.add', who)).toEqual({
      ok: false,
      code: 'INVALID',
      details: { fields: [{ path: 'participantId', reason: 'OUT_OF_RANGE' }] },
    });
    const inspector = await Inspector.open(server.databaseUrl);
    await inspector.rows(
      `insert into participant (id, meeting_id, role, name, title, unit, number, version)
       values ($1, $1, 'DELEGATE', 'Đỗ Thị Mai', '', '', '', 1)`,
      [meeting.id],
    );
    await inspector.close();
    const seat = await seatOn(server, meeting.id, meeting.id, 'DELEGATE');
    expect(await seat.issue('submissions.appendAnonymous', {})).toMatchObject({ code: 'NO_SESSION' });
    const settled = { deliveryId: makeId(), sent: true, trouble: '' };
    expect(await seat.issue('invitations.settle', settled)).toMatchObject({ code: 'NO_SESSION' });
  });
});
