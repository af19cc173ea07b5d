/** What was asked for on the command line. */
export interface Options {
  scenario: string;
  /** Simulated seconds in a real one; Infinity for `max`. */
  speed: number;
  /** A running installation; null: an own server, thrown away afterwards. */
  server: string | null;
  /** Token or whole link for the first account of a fresh installation. */
  setUp: string | null;
  out: string | null;
  json: boolean;
}

export const USAGE = `Usage: npm run rehearse -- --scenario seed-0 [--speed max|N] [--server URL] [--out DIR] [--json]

  --scenario  name in test/scenarios, or the path of a .json file
  --speed     N simulated seconds in a real one (1), or max: no waiting
  --server    a running installation; sign in with REHEARSE_LOGIN and REHEARSE_PASSWORD,
              or on a fresh one with --set-up TOKEN. Without --server: an own server, thrown away afterwards
  --out       folder for summary.json and the papers (out/<scenario>-<time>)
  --json      the summary on one line, last on standard output`;

/** Something is wrong with what was typed; the message says what. */
export class UsageError extends Error {}

const VALUES = ['--scenario', '--speed', '--server', '--set-up', '--out'] as const;

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const values = new Map<string, string>();
  let json = false;
  for (let index = 0; index < args.length; index += 1) {
    const [name = '', inline] = split(args[index] ?? '');
    if (name === '--json') json = true;
    else if (VALUES.some((known) => known === name)) {
      const value = inline ?? args[(index += 1)];
      if (value === undefined || value === '') throw new UsageError(`${name} needs a value`);
      values.set(name, value);
    } else throw new UsageError(`unknown: ${args[index]}`);
  }
  const scenario = values.get('--scenario');
  if (scenario === undefined) throw new UsageError('--scenario is missing');
  return {
    scenario,
    json,
    speed: speedOf(values.get('--speed') ?? '1'),
    server: addressOf(values.get('--server')),
    setUp: values.get('--set-up')?.split('/').at(-1) ?? null,
    out: values.get('--out') ?? null,
  };
}

function split(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function speedOf(text: string): number {
  if (text === 'max') return Infinity;
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new UsageError(`--speed must be max or a number above 0, but is "${text}"`);
}

function addressOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new UsageError(`--server must be an address as http://localhost:3000, but is "${text}"`);
}
