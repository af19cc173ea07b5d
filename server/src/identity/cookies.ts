import type { Id } from '@doi-thoai/shared';

/** One cookie per seat, so that several roles live in one browser; the URL names the seat. */
export function seatCookieName(participantId: Id): string {
  return `dt_${participantId.replaceAll('-', '')}`;
}

export const STAFF_COOKIE = 'dt_staff';

/** All values under one name, in the order sent (a browser may send several). */
export function cookieValues(header: string | undefined, name: string): string[] {
  if (!header) return [];
  return header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

/** A `Set-Cookie` value. `maxAgeSeconds` 0 deletes the cookie. */
export function setCookie(name: string, value: string, maxAgeSeconds: number, secure: boolean): string {
  const attributes = [`${name}=${value}`, 'Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax'];
  if (secure) attributes.push('Secure');
  return attributes.join('; ');
}

/** The seats that a browser names by its cookies; whether their sessions are valid is not said. */
export function seatIdsIn(header: string | undefined): Id[] {
  const found = [
    ...(header ?? '').matchAll(
      /(?:^|;\s*)dt_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})=/g,
    ),
  ];
  return [...new Set(found.map((match) => match.slice(1, 6).join('-')))];
}
