// Only Node built-ins here: these run before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const OLDEST_NODE = [20, 19];

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium or Chrome: CHROMIUM_PATH if it exists, else the usual places; undefined if none. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  return [...(wanted ? [wanted] : []), ...CHROMIUM_PLACES].find((path) => existsSync(path));
}

/** Runs a program in the root folder with our own input and output; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward);
      resolve(signal ? 1 : (code ?? 1));
    });
  });
}

/** Ends with a plain sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
}

/** Installs what the lock file names when nothing is installed yet. */
export async function ensureInstalled() {
  if (existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing packages (npm ci), once …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const code = await run(npm, ['ci', '--no-audit', '--no-fund'], {
    env,
    shell: process.platform === 'win32',
  });
  if (code !== 0) fail('npm ci failed; its messages are above.', code);
}

/** Path of the executable script of an installed package, to be run by this Node. */
function toolPath(...parts) {
  return join(ROOT, 'node_modules', ...parts);
}

/** Compiles shared, server, client types and test (only what changed). `projects`: fewer of them. */
export async function buildTypeScript(projects = []) {
  const code = await run(process.execPath, [
    toolPath('@typescript', 'native', 'bin', 'tsc'),
    '-b',
    ...projects,
  ]);
  if (code !== 0) fail('The TypeScript build failed; its messages are above.', code);
}

const CLIENT_SOURCES = ['package-lock.json', 'tsconfig.base.json', 'client', 'shared'];
const SERVER_SOURCES = ['package-lock.json', 'tsconfig.base.json', 'server', 'shared'];
const SERVER_STAMP = join(ROOT, 'server', 'dist', '.sources.sha256');

/** Whether a start has nothing to build, so that it need not speak of waiting. TypeScript looks for itself anyway. */
export function isBuilt() {
  const client = join(ROOT, 'client', 'dist', '.sources.sha256');
  if (!existsSync(join(ROOT, 'server', 'dist', 'main.js'))) return false;
  return (
    isStamped(SERVER_STAMP, sourcesHash(SERVER_SOURCES)) && isStamped(client, sourcesHash(CLIENT_SOURCES))
  );
}

/** After both were built. */
export function markBuilt() {
  writeFileSync(SERVER_STAMP, sourcesHash(SERVER_SOURCES));
}

/** Builds the client with Vite, unless its sources (and those of shared) are the ones of the last build. */
export async function buildClient() {
  if (!existsSync(join(ROOT, 'client', 'index.html'))) return;
  const stamp = join(ROOT, 'client', 'dist', '.sources.sha256');
  const now = sourcesHash(CLIENT_SOURCES);
  if (isStamped(stamp, now)) return;
  const code = await run(
    process.execPath,
    [toolPath('vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(ROOT, 'client'),
    },
  );
  if (code !== 0) fail('The client build failed; its messages are above.', code);
  mkdirSync(join(ROOT, 'client', 'dist'), { recursive: true });
  writeFileSync(stamp, now);
}

const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

function sourcesHash(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path))) {
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', '.cache'].includes(entry.name))
    .filter((entry) => !entry.name.endsWith('.tsbuildinfo'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** True when nobody listens on this port of this host. */
export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Prints the reason and ends with this exit code. */
export function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}
