/**
 * Crash points that tests hit on purpose, named in the environment variable FAILPOINTS
 * (`name` or `name:n` for the n-th time, comma separated). Without it this does nothing.
 */
export type Failpoint =
  'before-commit' | 'after-commit' | 'before-frame' | 'during-snapshot' | 'after-post' | 'after-reminder';

const counts = new Map<string, number>();
for (const one of (process.env.FAILPOINTS ?? '').split(',').filter(Boolean)) {
  const [name = '', nth = '1'] = one.split(':');
  counts.set(name, Number(nth));
}

/** Ends the process like a kill -9 when the point is armed and its time has come. */
export function failpoint(name: Failpoint): void {
  if (counts.size === 0) return;
  const left = counts.get(name);
  if (left === undefined) return;
  if (left <= 1) process.kill(process.pid, 'SIGKILL');
  counts.set(name, left - 1);
}
