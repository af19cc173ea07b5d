// npm test: builds what the tests need, runs Jest with the arguments given, and prints the sum as the last line.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildClient,
  buildTypeScript,
  checkNode,
  ensureInstalled,
  findChromium,
  ROOT,
  run,
} from './common.mjs';

const args = process.argv.slice(2);
checkNode();
process.chdir(ROOT);
await ensureInstalled();
const chosen = args.indexOf('--selectProjects');
const withBrowser = chosen < 0 || args.slice(chosen).includes('browser');
// Jest reads the sources. A whole run checks the types as well; only a browser needs the built client.
if (withBrowser) await buildTypeScript();
if (withBrowser && findChromium()) await buildClient();

const folder = mkdtempSync(join(tmpdir(), 'doi-thoai-jest-'));
const report = join(folder, 'report.json');
const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const reporters = ['default', join(ROOT, 'scripts', 'sum-reporter.mjs')].map((name) => `--reporters=${name}`);
const env = { ...process.env, SUMS_FILE: report };
let code = await run(process.execPath, [jest, ...reporters, ...args], { env });
const sum = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
rmSync(folder, { recursive: true, force: true });
// A suite that could not even be loaded has no tests to count, but it is a failure.
const failed = sum ? sum.numFailedTests + sum.numRuntimeErrorTestSuites : 1;
const skipped = sum ? sum.numPendingTests + sum.numTodoTests : 0;
// Jest is content with a name that no test has; whoever typed it is not.
const byName = args.some((one) => /^(-t|--testNamePattern)(=|$)/.test(one));
if (byName && code === 0 && sum?.numPassedTests === 0) {
  process.stdout.write('No test has a name like this: nothing was run.\n');
  code = 1;
}
process.stdout.write(`${sum?.numPassedTests ?? 0} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = code;
