// npm run bench, npm run faults: builds, then runs the compiled tool with the arguments given. Everything of the build
// goes before the tool's own output: its JSON stays the last thing on standard output.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildClient,
  buildTypeScript,
  checkNode,
  ensureInstalled,
  fail,
  findChromium,
  ROOT,
  run,
} from './common.mjs';

const TOOLS = ['bench', 'faults'];
const [tool, ...args] = process.argv.slice(2);
if (!TOOLS.includes(tool)) fail(`Which tool? One of: ${TOOLS.join(', ')}.`);

checkNode();
process.chdir(ROOT);
await ensureInstalled();
await buildTypeScript(['shared', 'server', 'test']);
process.env.CHROMIUM_PATH ??= findChromium() ?? '';
// P17 weighs the built client.
if (tool === 'bench') await buildClient();
const program = join(ROOT, 'test', 'dist', tool, 'main.js');
if (!existsSync(program)) fail(`${program} is missing: the build did not make it.`);
// Room for new objects, as npm start gives it: product and baselines alike.
const flags = ['--enable-source-maps', '--max-semi-space-size=64'];
process.exitCode = await run(process.execPath, [...flags, program, ...args]);
