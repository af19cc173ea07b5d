import { countGraphemes, normaliseText, TABLE_LIMITS } from '@doi-thoai/shared';

export type Strength = 'SHORT' | 'WEAK' | 'FAIR' | 'GOOD';

/** `SHORT` is what the server refuses; the rest is a hint, not a judge: different letters and length. */
export function strengthOf(password: string): Strength {
  if (countGraphemes(normaliseText(password)) < TABLE_LIMITS.passwordShortest) return 'SHORT';
  const different = new Set(password.toLowerCase()).size;
  if (different < 5) return 'WEAK';
  if (password.length >= 14 && different >= 8) return 'GOOD';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  return kinds >= 3 ? 'GOOD' : 'FAIR';
}

/** As the server wants logins: letters without marks, digits, `.` `_` `@` `-`. */
export function isLogin(login: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._@-]{1,59}$/.test(login.trim());
}
