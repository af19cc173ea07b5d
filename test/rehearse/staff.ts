import type { Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { http } from '../support/driver.js';

/** Makes the first account of a fresh installation and signs it in; the password is told to nobody. */
export function setUp(url: string, token: string): Promise<string> {
  return signedIn(`${url}/api/staff/set-up`, {
    token,
    name: 'Người diễn tập',
    login: 'dien.tap',
    password: makeId(),
  });
}

export function logIn(url: string, login: string, password: string): Promise<string> {
  return signedIn(`${url}/api/staff/login`, { login, password });
}

/** The cookie that proves it from now on. */
async function signedIn(path: string, body: object): Promise<string> {
  const answer = await http<Refusal>(path, { body });
  if (answer.status >= 300) throw new Error(`signing in: ${answer.body.code}`);
  return answer.cookies.join('; ');
}
