import type { CommandAnswer, CommandName, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { http } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function issue<N extends CommandName>(
  name: N,
  payload: Payload<N>,
  cookie: string | undefined = server.staffCookie,
): Promise<CommandAnswer<N>> {
  const url = `${server.url}/api/organisation/commands/${name}`;
  const { body } = await http<CommandAnswer<N>>(url, {
    body: { id: makeId(), payload },
    ...(cookie === '' ? {} : { cookie }),
  });
  return body;
}

describe('the organisation', () => {
  const words = { name: 'Huyện đoàn Tân Lập', parentBody: 'Tỉnh đoàn An Hòa', symbol: 'CV/HĐ' };

  it('has the words that stand on its papers', async () => {
    expect(await issue('organisation.configure', words)).toMatchObject({ ok: true });
    const { body } = await http<{ organisation: object }>(`${server.url}/api/staff/me`, {
      cookie: server.staffCookie,
    });
    expect(body.organisation).toEqual(words);
  });

  it('needs a name, and an account to change it', async () => {
    expect(await issue('organisation.configure', { ...words, name: '' })).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'name', reason: 'MISSING' }] },
    });
    expect(await issue('organisation.configure', words, '')).toMatchObject({ code: 'NO_SESSION' });
  });
});

describe('accounts', () => {
  const staff = (login: string): Payload<'organisation.addStaff'> => ({
    staffId: makeId(),
    name: 'Lê Thị Bình',
    login,
    password: '',
  });

  it('have one login each, capitals aside, and one id', async () => {
    const first = staff('le.binh');
    expect(await issue('organisation.addStaff', first)).toMatchObject({
      ok: true,
      result: { staffId: first.staffId },
    });
    expect(await issue('organisation.addStaff', staff('LE.Binh'))).toMatchObject({ code: 'LOGIN_TAKEN' });
    expect(await issue('organisation.addStaff', { ...first, login: 'khac' })).toMatchObject({
      code: 'ID_TAKEN',
    });
  });

  it.each([
    ['a password', 'mat-khau-de-doan'],
    ['a hash that is as ours are', `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`],
    ['a hash that costs more', `$argon2id$v=19$m=2097152,t=9,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`],
    ['a hash that opens nothing', '$argon2id$'],
  ])('come without a password over the commands: %s is refused', async (_, password) => {
    const account = { ...staff('tran.cuong'), password };
    expect(await issue('organisation.addStaff', account)).toMatchObject({
      code: 'INVALID',
      details: { fields: [{ path: 'password' }] },
    });
  });
});
