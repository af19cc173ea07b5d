// npm run rehearse: plays a whole meeting with a synthetic crowd, only through the public interfaces. Everything of the
// build goes before the rehearsal's own output: with --json its summary stays the last thing on standard output.
import { join } from 'node:path';
import { buildTypeScript, checkNode, ensureInstalled, ROOT, run } from './common.mjs';

checkNode();
process.chdir(ROOT);
await ensureInstalled();
await buildTypeScript(['shared', 'server', 'test']);
const program = join(ROOT, 'test', 'dist', 'rehearse', 'main.js');
process.exitCode = await run(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)]);
