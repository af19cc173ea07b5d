import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ScenarioError } from '../scenarios/problems.js';
import type { Scenario } from '../scenarios/scenario.js';
import { parseScenario } from '../scenarios/scenario.js';
import type { Options } from './options.js';
import { readOptions, USAGE, UsageError } from './options.js';
import type { OwnServer } from './own-server.js';
import { startOwnServer } from './own-server.js';
import { PlayError } from './play-error.js';
import type { Rehearsal } from './rehearse.js';
import { rehearse, writeOut } from './rehearse.js';
import { logIn, newAccount, setUp } from './staff.js';

// npm run rehearse: plays a scenario and fails when anything of it was lost, doubled or printed wrongly.

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const SERVER = join(ROOT, 'server', 'dist', 'main.js');
const LEASH = join(import.meta.dirname, 'leash.js');

type Log = (line: string) => void;

interface Stage {
  url: string;
  staffCookie: string;
  signIn: () => Promise<string>;
  /** Null: it is not ours to move. */
  moveClock: ((ms: number) => Promise<void>) | null;
  stop(): Promise<void>;
}

async function readScenario(name: string): Promise<Scenario> {
  const path = name.endsWith('.json') ? resolve(name) : join(ROOT, 'test', 'scenarios', `${name}.json`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`there is no scenario ${path}`);
  }
  try {
    return parseScenario(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} is no JSON: ${error.message}`);
    throw error;
  }
}

async function openStage({ server, setUp: token }: Options, log: Log): Promise<Stage> {
  if (server === null) return ownStage();
  const { REHEARSE_LOGIN: login, REHEARSE_PASSWORD: password } = process.env;
  const known = login && password ? { login, password } : null;
  const stop = (): Promise<void> => Promise.resolve();
  if (token !== null) {
    const account = known ?? newAccount();
    const staffCookie = await setUp(server, token, account);
    // It is the only account of this installation now: whoever runs it must be able to use it.
    log(`  first account made: ${account.login}${known ? '' : `, password ${account.password}`}`);
    return { url: server, staffCookie, signIn: () => logIn(server, account), moveClock: null, stop };
  }
  if (known) {
    const signIn = (): Promise<string> => logIn(server, known);
    return { url: server, staffCookie: await signIn(), signIn, moveClock: null, stop };
  }
  throw new UsageError('--server needs REHEARSE_LOGIN and REHEARSE_PASSWORD, or --set-up TOKEN');
}

async function ownStage(): Promise<Stage> {
  const own = await startOwnServer(SERVER, LEASH);
  stopOnSignal(own);
  const stop = (): Promise<void> => own.stop();
  const moveClock = (ms: number): Promise<void> => own.moveClock(ms);
  try {
    const account = newAccount();
    const staffCookie = await setUp(own.url, own.setUpToken, account);
    return { url: own.url, staffCookie, signIn: () => logIn(own.url, account), moveClock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whoever breaks off leaves no database behind. */
function stopOnSignal(own: OwnServer): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const end = (): void => process.exit(130);
      own.stop().then(end, end);
    });
  }
}

function report({ summary, failures }: Rehearsal, scenario: Scenario, seconds: number): string[] {
  const { collatedOpinions, speakingTurns, notReached, convertedToWritten, units } = summary;
  const asked =
    units.invited === 0
      ? ''
      : `${units.invited} units asked, ${units.answered} answered, ${units.late} late, ${units.silent} silent; `;
  const counts = `${asked}${collatedOpinions} collated opinions, ${speakingTurns} turns, ${notReached} not reached = ${convertedToWritten} converted`;
  const losses = `${summary.lostAcks} lost, ${summary.duplicates} doubled, ${summary.gaps} missing`;
  const verdict = failures.length === 0 ? 'OK' : `FAILED (${failures.length})`;
  return [
    ...failures.map((failure) => `  ${failure}`),
    `${verdict}  ${scenario.name} in ${seconds.toFixed(1)} s: ${counts}; ${losses}; journal ${summary.journalHead} ${summary.journalHash.slice(0, 8)}`,
  ];
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  // With --json the summary alone goes to standard output.
  const log = (line: string): void =>
    void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const scenario = await readScenario(options.scenario);
  const startedAt = new Date();
  const folder = resolve(options.out ?? join('out', `${scenario.name}-${timeName(startedAt)}`));
  log(options.server === null ? 'Starting a server of our own …' : `Playing on ${options.server}`);
  const stage = await openStage(options, log);
  try {
    const { url, staffCookie, signIn, moveClock } = stage;
    const { speed } = options;
    const rehearsal = await rehearse(scenario, { url, staffCookie, signIn, moveClock, speed, log });
    await writeOut(folder, rehearsal);
    const seconds = (Date.now() - startedAt.getTime()) / 1000;
    for (const line of report(rehearsal, scenario, seconds)) log(line);
    log(`  ${folder}`);
    if (options.json) process.stdout.write(`${JSON.stringify(rehearsal.summary)}\n`);
    return rehearsal.failures.length === 0 ? 0 : 1;
  } finally {
    await stage.stop();
  }
}

/** `20261118-134500`, by this machine's clock. */
function timeName(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof PlayError || error instanceof ScenarioError;
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else if (known) console.error(`FAILED  ${error.message}`);
    else console.error(error instanceof Error ? error.stack : String(error));
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
