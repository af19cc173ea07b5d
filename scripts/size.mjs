// npm run size [-- --json]: what each screen weighs on its first visit, in bytes as they cross the wire (gzip), headers
// left aside. P17 measures the same for the delegate in a real browser, up to the first acknowledged opinion.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildClient, checkNode, ensureInstalled, fail, ROOT, run } from './common.mjs';

const DIST = join(ROOT, 'client', 'dist');
const FLOOR = join(ROOT, 'test', 'bench', 'p17-page');
const ENTRY = 'index.html';
const CONSOLE = ['src/text/vi/later.ts', 'src/text/vi/staff.ts'];
/** What is fetched for each screen; its static imports and style sheets follow from the manifest. */
const SCREENS = {
  delegate: [],
  chair: ['src/screens/Chair/Chair.tsx', ...CONSOLE],
  desk: ['src/screens/Desk/Desk.tsx', ...CONSOLE],
  answers: ['src/screens/Answers/Answers.tsx', ...CONSOLE],
  hall: ['src/screens/Hall/Hall.tsx', ...CONSOLE],
  staff: ['src/screens/Admin/Admin.tsx', ...CONSOLE],
  track: ['src/screens/Track/Track.tsx', 'src/text/vi/later.ts'],
  home: ['src/screens/Home/Home.tsx', 'src/text/vi/later.ts'],
};

const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;

function weigh(manifest, keys) {
  const chunks = new Set();
  const follow = (key) => {
    const chunk = manifest[key];
    if (!chunk) fail(`${key} is not in the build's manifest.`);
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const next of chunk.imports ?? []) follow(next);
  };
  [ENTRY, ...keys].forEach(follow);
  const files = (pick) => new Set([...chunks].flatMap((chunk) => pick(chunk) ?? []));
  const sum = (names, size) =>
    [...names].reduce((total, name) => total + size(readFileSync(join(DIST, name))), 0);
  const jsGz = sum(
    files((chunk) => chunk.file),
    packed,
  );
  const cssGz = sum(
    files((chunk) => chunk.css),
    packed,
  );
  // Fonts and pictures are compressed already.
  const rest = sum(
    files((chunk) => chunk.assets),
    (bytes) => bytes.length,
  );
  return { jsGz, cssGz, allGz: jsGz + cssGz + rest + sum([ENTRY], packed) };
}

/** JavaScript of a page with React, react-dom and socket.io-client alone, built the same way: P17's baseline. */
async function floorBytes() {
  const folder = mkdtempSync(join(tmpdir(), 'doi-thoai-size-'));
  try {
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', FLOOR, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
    const code = await run(process.execPath, [...args, '--target', 'es2022']);
    if (code !== 0) fail('The baseline page could not be built; the messages are above.', code);
    const names = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
    return names.reduce((total, name) => total + packed(readFileSync(join(folder, 'assets', name))), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

checkNode();
process.chdir(ROOT);
await ensureInstalled();
await buildClient();
const manifest = JSON.parse(readFileSync(join(DIST, '.vite', 'manifest.json'), 'utf8'));
const floorGz = await floorBytes();
const entries = Object.entries(SCREENS).map(([name, keys]) => ({ name, ...weigh(manifest, keys), floorGz }));
if (process.argv.includes('--json')) console.log(JSON.stringify({ entries }));
else console.table(entries);
