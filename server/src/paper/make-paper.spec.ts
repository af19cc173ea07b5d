import { transformFileSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as tick } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { makeMinutes } from './make-paper.js';
import { delegate, fullMinutes } from './minutes/minutes.fixture.js';
import { dataRows, readPaper, tableWith } from './testing/paper-reader.js';

// The worker runs compiled, as in production: this folder is compiled beside node_modules, where it finds docx.
const cache = join(__dirname, '../../node_modules/.cache');
let built: string;
let worker: URL;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'paper-'));
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of sources.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(__dirname, file), {
      configFile: false,
      swcrc: false,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    });
    const target = join(built, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  worker = pathToFileURL(join(built, 'paper.worker.js'));
});

afterAll(() => rmSync(built, { recursive: true, force: true }));

const crowd = (size: number) => {
  const { attendance } = fullMinutes();
  const present = Array.from({ length: size }, (_, index) => ({
    ...delegate(index),
    mode: 'ON_SITE' as const,
  }));
  return fullMinutes({ attendance: { ...attendance, delegates: { invited: size, present } } });
};

it('makes the same paper in a worker as in this thread', async () => {
  const [there, here] = await Promise.all([
    makeMinutes('docx', fullMinutes(), { worker }),
    makeMinutes('docx', fullMinutes()),
  ]);
  expect(readPaper(there).text).toBe(readPaper(here).text);
  expect(readPaper(there).text).toContain('BIÊN BẢN');
  const pdf = await makeMinutes('pdf', fullMinutes(), { worker });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

/** The longest time in milliseconds for which the event loop stood still, and what was made meanwhile. */
async function stall(make: () => Promise<Buffer>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await tick(20);
  const bytes = await make();
  // The monitor notes a standstill at its own next tick.
  await tick(20);
  delay.disable();
  return { longest: delay.max / 1e6, bytes };
}

it('does not stall the event loop: a paper with 6,000 names is made beside it', async () => {
  const model = crowd(6000);
  const beside = await stall(() => makeMinutes('docx', model, { worker }));
  const here = await stall(() => makeMinutes('docx', model));
  // A ratio, because machines differ and others may be busy on this one.
  expect(beside.longest).toBeLessThan(here.longest / 3);
  expect(dataRows(tableWith(readPaper(beside.bytes), 'Họ và tên'))).toHaveLength(6000);
});

it('rejects when the renderer refuses or time is up, and makes the next paper', async () => {
  await expect(makeMinutes('docx', fullMinutes({ generatedAt: 'never' }), { worker })).rejects.toThrow(
    /time/,
  );
  await expect(makeMinutes('docx', crowd(3000), { worker, timeLimit: 1 })).rejects.toThrow(
    /not ready after 1 ms/,
  );
  expect(readPaper(await makeMinutes('docx', fullMinutes(), { worker })).text).toContain('BIÊN BẢN');
});
