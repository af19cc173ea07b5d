/**
 * Cookies are sent by the browser whoever asked it to; the Origin header says who. Allowed: the page's own
 * address (whatever name the hall reaches us by), PUBLIC_URL, and clients that are no browsers (no Origin).
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host: from } = new URL(origin);
  return from === host || from === new URL(publicUrl).host;
}
