import type { CommandAnswer, Id, InvitationPage, InvitationView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { createHmac } from 'node:crypto';
import { connected, http } from '../support/driver.js';
import type { Meeting } from '../support/driver.js';
import { FullMeeting } from '../support/full-meeting.js';
import { Inspector } from '../support/inspector.js';
import { startGateway, startMailServer } from '../support/mail-server.js';
import type { Gateway, MailServer } from '../support/mail-server.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { expectSnapshotEqualsReplay } from './same-state.js';

const MINUTE_MS = 60_000;
const SECRET = 'bi-mat-cua-cong-nhan-tin';
let mail: MailServer;
let gateway: Gateway;
let server: TestServer;
let inspector: Inspector;

beforeAll(async () => {
  [mail, gateway] = [await startMailServer(), await startGateway()];
  server = await startTestServer({
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Văn phòng Sở <van.phong@so.example.vn>' },
    ...{ WEBHOOK_URL: gateway.url, WEBHOOK_SECRET: SECRET },
  });
  inspector = await Inspector.open(server.databaseUrl);
});
afterAll(async () => {
  await inspector.close();
  await server.stop();
  await mail.stop();
  await gateway.stop();
});

const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);

async function guest(meeting: Meeting, name: string, email: string, phone = ''): Promise<Id> {
  const participantId = makeId();
  const blank = { title: '', unit: '', number: '', withoutPhone: false, role: 'DELEGATE' } as const;
  await meeting.organiser.do('participants.add', { ...blank, participantId, name });
  await meeting.organiser.do('invitations.address', { participantId, email, phone });
  return participantId;
}

async function rowOf(meeting: Meeting, id: Id): Promise<InvitationView | undefined> {
  return (await meeting.organiser.snapshot()).state.invitations[id];
}

/** Looks until it holds: what goes out by itself is not waited for by anybody. */
async function eventually<T>(
  ask: () => T | Promise<T>,
  holds: (found: T) => boolean,
  what: string,
): Promise<T> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    const found = await ask();
    if (holds(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still waiting: ${what}`);
}

const settled = (meeting: Meeting, id: Id): Promise<InvitationView | undefined> =>
  eventually(
    // The server settles by itself, so a snapshot may be half a second behind.
    () => rowOf(meeting, id),
    (row) => row !== undefined && row.sending !== 'WAITING',
    'the message to be settled',
  );

async function tokenOf(meeting: Meeting, id: Id): Promise<string> {
  type Links = { links: { participantId: Id; link: string }[] };
  const { body } = await meeting.organiser.get<Links>('invitation-links');
  return body.links.find(({ participantId }) => participantId === id)?.link.replace(/^.*\/r\//, '') ?? '';
}

const page = (token: string): Promise<{ status: number; body: InvitationPage & { code?: string } }> =>
  http(`${server.url}/api/invitations/${token}`);

const answer = (token: string, body: object): Promise<{ status: number; body: { code?: string } }> =>
  http(`${server.url}/api/invitations/${token}`, { body });

const of = (messages: readonly string[], address: string): string[] =>
  messages.filter((one) => one.includes(`<${address}>`) || one.includes(address));

describe('an invitation goes out by mail', () => {
  it('once, with the link that answers, and is told to the table alone', async () => {
    const meeting = await server.meeting();
    const witness = await connected(meeting.organiser);
    const id = await guest(meeting, 'Hà Thị Được Mời', 'ha.moi@example.vn');
    expect(await rowOf(meeting, id)).toMatchObject({ sending: 'NOT_SENT', reply: 'NONE' });
    const sent = await meeting.organiser.do('invitations.send', { participantIds: [id] });
    expect(sent).toEqual({ queued: 1, byHand: 0 });
    expect(await settled(meeting, id)).toMatchObject({ sending: 'SENT', way: 'EMAIL', trouble: '' });
    const [message = '', ...more] = of(mail.messages, 'ha.moi@example.vn');
    expect(more).toEqual([]);
    expect(message).toMatch(/^From: .*<van\.phong@so\.example\.vn>/m);
    const token = await tokenOf(meeting, id);
    // Quoted-printable breaks lines with "=".
    expect(message.replace(/=\r?\n/g, '').replace(/=3D/g, '=')).toContain(`/r/${token}`);
    const delegate = await meeting.join('DELEGATE', 'Hà Văn Khác');
    expect((await delegate.snapshot()).state.invitations).toEqual({});
    await expectSnapshotEqualsReplay(witness, meeting.organiser);
  });

  it('an address that is refused for good fails at once, with its code; the link is still there', async () => {
    const meeting = await server.meeting();
    mail.refuse.set('khong.co@example.vn', 550);
    const id = await guest(meeting, 'Hà Văn Không', 'khong.co@example.vn');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    expect(await settled(meeting, id)).toMatchObject({
      sending: 'FAILED',
      trouble: 'SMTP_550',
      sentAt: null,
    });
    expect((await page(await tokenOf(meeting, id))).body.name).toBe('Hà Văn Không');
    // Put right and invited again.
    const right = { participantId: id, email: 'co.that@example.vn', phone: '' };
    await meeting.organiser.do('invitations.address', right);
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    await eventually(
      () => rowOf(meeting, id),
      (row) => row?.sending === 'SENT',
      'the second one',
    );
  });

  it('without an address it is handed over; a wrong address is refused by the form’s rule', async () => {
    const meeting = await server.meeting();
    const id = await guest(meeting, 'Hà Thị Tay', '');
    const sent = await meeting.organiser.do('invitations.send', { participantIds: [id] });
    expect(sent).toEqual({ queued: 0, byHand: 1 });
    expect(await rowOf(meeting, id)).toMatchObject({ sending: 'BY_HAND', way: null });
    for (const email of ['a b@c.vn', 'a@c', 'a@c.vn\nBcc: b@c.vn', 'a@c.vn,b@c.vn']) {
      const wrong = { participantId: id, email, phone: '' };
      expect(code(await meeting.organiser.issue('invitations.address', wrong))).toBe('INVALID');
    }
    expect(code(await meeting.organiser.issue('invitations.send', { participantIds: [makeId()] }))).toBe(
      'NOT_FOUND',
    );
  });
});

describe('what could not go waits and goes later, once in effect', () => {
  it('a mail server that is away: by the clock, over a restart', async () => {
    const meeting = await server.meeting();
    const { port } = mail;
    await mail.stop();
    const id = await guest(meeting, 'Hà Văn Đợi', 'ha.doi@example.vn');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    await eventually(
      () => troubleOf(id),
      (trouble) => trouble === 'NO_ANSWER',
      'the first attempt',
    );
    expect(await rowOf(meeting, id)).toMatchObject({ sending: 'WAITING' });
    await server.restart();
    mail = await startMailServer(port);
    server.app.clock.move(2 * MINUTE_MS);
    expect(await settled(meeting, id)).toMatchObject({ sending: 'SENT' });
    expect(of(mail.messages, 'ha.doi@example.vn')).toHaveLength(1);
  });

  it('a gateway gets it signed, again under the same id after a failure, and not again when it took it', async () => {
    const meeting = await server.meeting();
    gateway.answers.push(503);
    const id = await guest(meeting, 'Hà Thị Nhắn', '', '+84 912 345 678');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    const calls = () => gateway.calls.filter(({ body }) => body.includes('Hà Thị Nhắn'));
    await eventually(
      () => calls().length,
      (n) => n === 1,
      'the first call',
    );
    expect(await rowOf(meeting, id)).toMatchObject({ sending: 'WAITING', way: 'WEBHOOK' });
    server.app.clock.move(2 * MINUTE_MS);
    expect(await settled(meeting, id)).toMatchObject({ sending: 'SENT' });
    server.app.clock.move(60 * MINUTE_MS);
    const [first, second, ...more] = calls();
    expect(more).toEqual([]);
    expect(first?.headers['idempotency-key']).toBe(second?.headers['idempotency-key']);
    for (const { body, headers } of calls()) {
      const [, time = '', signature = ''] =
        /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-doi-thoai-signature'])) ?? [];
      expect(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex')).toBe(signature);
      expect(JSON.parse(body)).toMatchObject({ kind: 'INVITATION', phone: '+84 912 345 678' });
    }
  });

  it('a message that waits is replaced by the next one: nobody gets two', async () => {
    const meeting = await server.meeting();
    mail.refuse.set('ban.ron@example.vn', 451);
    const id = await guest(meeting, 'Hà Thị Bận', 'ban.ron@example.vn');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    await eventually(
      () => troubleOf(id),
      (trouble) => trouble === 'SMTP_451',
      'the first attempt',
    );
    mail.refuse.delete('ban.ron@example.vn');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    expect(await settled(meeting, id)).toMatchObject({ sending: 'SENT' });
    server.app.clock.move(10 * MINUTE_MS);
    const other = await guest(meeting, 'Hà Văn Sau', 'ha.sau@example.vn');
    await meeting.organiser.do('invitations.send', { participantIds: [other] });
    await settled(meeting, other);
    expect(of(mail.messages, 'ban.ron@example.vn')).toHaveLength(1);
  });

  async function troubleOf(id: Id): Promise<string> {
    const [row] = await inspector.rows<{ trouble: string }>(
      "select trouble from delivery where participant_id = $1 and state = 'WAITING'",
      [id],
    );
    return row?.trouble ?? '';
  }
});

describe('a roster may say where invitations go', () => {
  it('in two columns of its own; an empty cell leaves what is known, a wrong one is told row by row', async () => {
    const { organiser } = await server.meeting();
    const csv = (...rows: string[]) => ['họ tên,đơn vị,thư điện tử,điện thoại', ...rows].join('\n');
    const take = (...rows: string[]) => organiser.issue('participants.import', { csv: csv(...rows) });
    expect(
      await take('Hà Thị Cột,Tổ Một,ha.cot@example.vn,', 'Hà Văn Số,Tổ Một,,0912 345 678'),
    ).toMatchObject({
      result: { added: 2, updated: 0 },
    });
    const addresses = async (): Promise<string[]> =>
      Object.values((await organiser.snapshot()).state.invitations)
        .map(({ email, phone, sending }) => `${email}|${phone}|${sending}`)
        .sort();
    expect(await addresses()).toEqual(['ha.cot@example.vn||NOT_SENT', '|0912 345 678|NOT_SENT']);
    expect(await take('Hà Thị Cột,Tổ Một,,0987 654 321')).toMatchObject({ result: { added: 0, updated: 0 } });
    expect(await addresses()).toContain('ha.cot@example.vn|0987 654 321|NOT_SENT');
    expect(await take('Hà Thị Cột,Tổ Một,khong-phai-thu,')).toMatchObject({
      ...{ code: 'ROSTER_INVALID' },
      details: { rows: [{ line: 2, column: 'email', reason: 'BAD_ADDRESS', value: 'khong-phai-thu' }] },
    });
    await organiser.do('participants.import', { csv: 'họ tên,đơn vị\nHà Thị Cột,Tổ Một' });
    expect(await addresses()).toHaveLength(2);
  });
});

describe('the link of an invitation', () => {
  it('answers without a session, shows the table who comes, and may be changed until the session', async () => {
    const meeting = await server.meeting();
    const id = await guest(meeting, 'Hà Thị Trả Lời', '');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    const token = await tokenOf(meeting, id);
    expect((await page(token)).body).toMatchObject({ name: 'Hà Thị Trả Lời', open: true, answer: null });
    const comes = { id: makeId(), reply: 'COMES', reason: '', standInName: '', standInTitle: '' };
    expect((await answer(token, comes)).status).toBe(200);
    expect((await answer(token, comes)).status).toBe(200);
    const { version } = await eventually(
      async () => (await rowOf(meeting, id)) ?? { reply: 'NONE', version: 0 },
      ({ reply }) => reply === 'COMES',
      'the answer',
    );
    const absent = { ...comes, id: makeId(), reply: 'ABSENT', reason: 'Đi công tác' };
    expect((await answer(token, absent)).status).toBe(200);
    const row = await eventually(
      () => rowOf(meeting, id),
      (found) => found?.reply === 'ABSENT',
      'the other answer',
    );
    expect(row).toMatchObject({ reply: 'ABSENT', reason: 'Đi công tác' });
    expect(row?.version).toBeGreaterThan(version);
    const nobody = { ...comes, id: makeId(), reply: 'STAND_IN' };
    expect((await answer(token, nobody)).body.code).toBe('INVALID');
    const standIn = { ...nobody, id: makeId(), standInName: 'Hà Văn Thay', standInTitle: 'Phó phòng' };
    expect((await answer(token, standIn)).status).toBe(200);
    expect((await page(token)).body.answer).toMatchObject({ reply: 'STAND_IN', standInName: 'Hà Văn Thay' });
    const chair = await meeting.join('CHAIR', 'Hà Văn Chủ');
    await meeting.openPhase(chair, 'DISCUSSION');
    expect((await page(token)).body.open).toBe(false);
    expect((await answer(token, { ...comes, id: makeId() })).body.code).toBe('WRONG_PHASE');
  });

  it('opens no seat, and a guessed one answers nothing', async () => {
    const meeting = await server.meeting();
    const id = await guest(meeting, 'Hà Thị Ghế', '');
    await meeting.organiser.do('invitations.send', { participantIds: [id] });
    const token = await tokenOf(meeting, id);
    const claim = `${server.url}/api/entrance/links/${token}/claim`;
    expect((await http<{ code: string }>(claim, { body: { claimId: makeId() } })).body.code).toBe(
      'LINK_INVALID',
    );
    const slip = await meeting.slip(id);
    const seat = slip.link.slice(slip.link.lastIndexOf('/') + 1);
    expect((await page(seat)).body.code).toBe('LINK_INVALID');
    expect((await page('x'.repeat(43))).body.code).toBe('LINK_INVALID');
    const delegate = await meeting.join('DELEGATE', 'Hà Văn Tò Mò');
    expect((await delegate.get<{ code: string }>('invitation-links')).body.code).toBe('NOT_ALLOWED');
  });
});

describe('reminders of silent units go the same way', () => {
  it('to the focal person who has an address, and stay in the list for the others', async () => {
    const hall = await FullMeeting.open(server);
    const { organiser, secretary, chair, focal } = hall.people;
    await hall.meeting.openPhase(chair, 'COLLECTING');
    const unitId = await hall.unitOf('focal');
    const silent = await hall.unitOf('minh');
    const closesAt = Date.now() + server.app.clock.offset + 86_400_000;
    await organiser.do('collection.open', { unitIds: [unitId, silent], closesAt });
    const { participantId } = focal;
    await organiser.do('invitations.address', { participantId, email: 'dau.moi@example.vn', phone: '' });
    const unitIds = [unitId, silent];
    expect(await secretary.do('collection.remind', { unitIds })).toEqual({ reminded: 2 });
    await eventually(
      () => of(mail.messages, 'dau.moi@example.vn').length,
      (n) => n === 1,
      'the reminder',
    );
    // The invitation itself was never sent, and a reminder does not pretend so.
    expect((await hall.state()).invitations[participantId]).toMatchObject({ sending: 'NOT_SENT' });
  });
});
