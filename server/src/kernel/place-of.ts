/**
 * What a log may say of an error that nobody expected (W81): its kind, its code and the place in the program. Never
 * its message: PostgreSQL and JSON.parse quote the value that they could not take, and that may be a name or an
 * opinion.
 */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && /^\w{1,40}$/.test(String(error.code)) ? ` ${String(error.code)}` : '';
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').filter((line) => /^\s+at \S/.test(line));
  return [`${error.name}${code}`, ...frames].join('\n');
}
