import type { Refusal } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { http } from '../support/driver.js';

export interface Account {
  login: string;
  password: string;
}

/** An account whose password nobody can guess. */
export function newAccount(): Account {
  return { login: 'dien.tap', password: makeId() };
}

/** Makes the first account of a fresh installation and signs it in. */
export function setUp(url: string, token: string, account: Account): Promise<string> {
  return signedIn(`${url}/api/staff/set-up`, { token, name: 'Người diễn tập', ...account });
}

export function logIn(url: string, account: Account): Promise<string> {
  return signedIn(`${url}/api/staff/login`, account);
}

/** The cookie that proves it from now on. */
async function signedIn(path: string, body: object): Promise<string> {
  const answer = await http<Refusal>(path, { body }).catch(() => null);
  if (answer === null) throw new Error(`nobody answers at ${path}`);
  if (answer.status >= 300) throw new Error(`signing in: ${answer.body.code}`);
  return answer.cookies.join('; ');
}
