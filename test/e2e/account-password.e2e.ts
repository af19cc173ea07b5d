import type { Refusal } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { connected, until } from '../support/driver.js';
import type { HttpAnswer } from '../support/driver.js';
import { AccountHouse, code, NEXT, PASSWORD } from './account-house.js';

let house: AccountHouse;
beforeAll(async () => {
  house = await AccountHouse.open();
});
afterAll(() => house.stop());

describe('W119: the own password', () => {
  const change = (cookie: string, old: string, password: string): Promise<HttpAnswer<Refusal>> =>
    house.ask('staff/password', { body: { old, password }, cookie });

  it('asks the old one; every other session ends, in meetings too, and this browser stays', async () => {
    const meeting = await house.server.meeting();
    const one = await house.account();
    await meeting.organiser.do('participants.appoint', { staffId: one.staffId, role: 'CHAIR', title: '' });
    const here = await house.enter(meeting, one.cookie);
    const elsewhere = (await house.signIn(one.login, PASSWORD)).cookies.join('; ');
    const there = await house.enter(meeting, elsewhere);
    const [hereOn, thereOn] = [await connected(here.person), await connected(there.person)];
    const both = `${one.cookie}; ${here.person.cookie}`;
    expect(code((await change(both, 'không phải', NEXT)).body)).toBe('WRONG_PASSWORD');
    expect((await change(both, PASSWORD, 'ngắn')).body).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'password', reason: 'TOO_SHORT', limit: 10 }] },
    });
    expect(await house.isIn(elsewhere)).toBe(true);
    expect((await change(both, PASSWORD, NEXT)).status).toBe(204);
    await until(thereOn, () => thereOn.status === 'ENDED', 'the end of the other browser', 1000);
    expect(await house.isIn(elsewhere)).toBe(false);
    expect((await there.person.get('snapshot')).status).toBe(401);
    expect(hereOn.status).toBe('CONNECTED');
    expect(await house.isIn(one.cookie)).toBe(true);
    expect((await here.person.get('snapshot')).status).toBe(200);
    expect(code((await house.signIn(one.login, PASSWORD)).body)).toBe('WRONG_PASSWORD');
    // The answer was lost and it is sent again: it is done.
    expect((await change(both, PASSWORD, NEXT)).status).toBe(204);
    expect((await house.signIn(one.login, NEXT)).status).toBe(200);
    const told = (await house.journal('organisation.passwordSet')).filter((text) =>
      text.includes(one.staffId),
    );
    expect(told).toHaveLength(2);
    expect(told.join()).not.toMatch(/argon2/);
  });

  it('is changed by one of two who know the old one at once; the other finds it wrong', async () => {
    const one = await house.account();
    const news = [NEXT, 'một mật khẩu khác hẳn'];
    const said = await Promise.all(news.map((password) => change(one.cookie, PASSWORD, password)));
    expect(said.map(({ status }) => status).sort()).toEqual([204, 401]);
    const refused = said.findIndex(({ status }) => status !== 204);
    expect(code(said[refused]?.body ?? null)).toBe('WRONG_PASSWORD');
    expect((await house.signIn(one.login, news[1 - refused] ?? '')).status).toBe(200);
    expect(code((await house.signIn(one.login, news[refused] ?? '')).body)).toBe('WRONG_PASSWORD');
  });

  it('of somebody else nobody sets it, with a hash neither', async () => {
    const one = await house.account();
    const payload = {
      ...{ staffId: one.staffId, tokenHash: null, keep: [] },
      password: `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'B'.repeat(43)}`,
    };
    expect(code(await house.organise('organisation.setPassword', payload))).toBe('NOT_ALLOWED');
    expect((await change('', PASSWORD, NEXT)).status).toBe(401);
    expect((await house.signIn(one.login, PASSWORD)).status).toBe(200);
  });

  it('is guessed no faster than at the sign-in', async () => {
    const one = await house.account();
    const guesses = Array.from({ length: 12 }, () =>
      change(one.cookie, 'đoán mò một câu', 'một mật khẩu khác'),
    );
    const codes = (await Promise.all(guesses)).map(({ body }) => code(body));
    expect(codes).toContain('TOO_MANY_ATTEMPTS');
    expect(new Set(codes)).toEqual(new Set(['TOO_MANY_ATTEMPTS', 'WRONG_PASSWORD']));
  }, 30_000);
});

describe('W120: a link sets a password once', () => {
  it('tells whose it is, works once, ends what was open, and signs in', async () => {
    const one = await house.account();
    const id = makeId();
    const token = makeReceipt();
    const asked = await house.link(one.staffId, token, id);
    expect(asked.body).toMatchObject({ expiresAt: expect.any(Number) as number });
    expect((await house.link(one.staffId, token, id)).body).toEqual(asked.body);
    expect(await house.ask(`staff/password-links/${token.toLowerCase()}`)).toMatchObject({
      status: 200,
      body: { name: 'Mạc Thị Thư Ký', login: one.login },
    });
    expect((await house.use(token, 'ngắn')).body).toMatchObject({ code: 'INVALID' });
    const [first, second] = await Promise.all([house.use(token, NEXT), house.use(token, NEXT)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await house.isIn(first.cookies.join('; '))).toBe(true);
    expect(await house.isIn(one.cookie)).toBe(false);
    expect(code((await house.use(token, PASSWORD)).body)).toBe('LINK_INVALID');
    expect(code((await house.ask(`staff/password-links/${token}`)).body)).toBe('LINK_INVALID');
    expect((await house.signIn(one.login, NEXT)).status).toBe(200);
    const told = (await house.journal('organisation.passwordSet')).filter((text) =>
      text.includes(one.staffId),
    );
    expect(told).toHaveLength(2);
    const stored = await house.inspector.rows<{ all: string }>(
      `select (select string_agg(l::text, ' ') from password_link l) || (select string_agg(a::text, ' ') from command_answer a)
         || (select string_agg(e::text, ' ') from entry e) || (select string_agg(convert_from(bytes, 'UTF8'), ' ') from content) as all`,
    );
    expect(stored[0]?.all).not.toContain(token);
    expect(stored[0]?.all).not.toContain('$argon2');
    expect(house.said.join()).not.toContain(token);
  });

  it('is void after 24 hours, after a later one, after the password was changed, and when it is unknown', async () => {
    const one = await house.account();
    const early = await house.link(one.staffId);
    const late = await house.link(one.staffId);
    expect(code((await house.use(early.token, NEXT)).body)).toBe('LINK_INVALID');
    const change = { body: { old: PASSWORD, password: NEXT }, cookie: one.cookie };
    expect((await house.ask('staff/password', change)).status).toBe(204);
    expect(code((await house.use(late.token, PASSWORD)).body)).toBe('LINK_INVALID');
    expect(code((await house.use(makeReceipt(), PASSWORD)).body)).toBe('LINK_INVALID');
    expect(code((await house.ask('staff/password-links/khong-phai')).body)).toBe('LINK_INVALID');
    const old = await house.link(one.staffId);
    await house.inspector.rows(
      "update password_link set expires_at = now() - interval '1 second' where staff_id = $1",
      [one.staffId],
    );
    expect(code((await house.use(old.token, PASSWORD)).body)).toBe('LINK_INVALID');
    expect((await house.signIn(one.login, NEXT)).status).toBe(200);
  });

  it('is void after the account was closed, also when it is open again', async () => {
    const one = await house.account();
    const { token } = await house.link(one.staffId);
    await house.close(one.staffId);
    await house.reopen(one.staffId);
    expect(code((await house.ask(`staff/password-links/${token}`)).body)).toBe('LINK_INVALID');
    expect(code((await house.use(token, NEXT)).body)).toBe('LINK_INVALID');
    expect((await house.signIn(one.login, PASSWORD)).status).toBe(200);
  });

  it('is made by an account only, of signs that were drawn', async () => {
    const one = await house.account();
    const path = `staff/accounts/${one.staffId}/password-link`;
    expect((await house.ask(path, { body: { id: makeId(), token: makeReceipt() } })).status).toBe(401);
    const weak = { id: makeId(), token: '123456' };
    expect(code((await house.ask(path, { body: weak, cookie: house.server.staffCookie })).body)).toBe(
      'INVALID',
    );
    expect(code((await house.link(makeId())).body as Refusal)).toBe('NOT_FOUND');
  });

  it('is printed by `npm run admin -- password-link` while the server runs', async () => {
    const one = await house.account();
    const cli = join(__dirname, '..', '..', 'server', 'dist', 'admin', 'cli.js');
    const env = {
      ...process.env,
      DATABASE_URL: house.server.databaseUrl,
      PUBLIC_URL: 'http://may-chu.example.vn',
    };
    const run = (login: string) =>
      spawnSync(process.execPath, [cli, 'password-link', login], { env, encoding: 'utf8' });
    const printed = run(one.login.toUpperCase());
    expect(printed.status).toBe(0);
    const [, token = ''] =
      /^http:\/\/may-chu\.example\.vn\/staff\/password\/(\w{26})\n$/.exec(printed.stdout) ?? [];
    expect((await house.use(token, NEXT)).status).toBe(200);
    expect((await house.signIn(one.login, NEXT)).status).toBe(200);
    const unknown = run('khong.co');
    expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining(one.login) as string });
    await house.close(one.staffId);
    expect(run(one.login)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is closed') as string,
    });
  });
});
