import { makeOfReading } from '@doi-thoai/server/dist/paper/make-paper.js';
import { draw, type ReadingOrder } from '@doi-thoai/server/dist/paper/reading.jobs.js';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as tick } from 'node:timers/promises';
import { aloneOf } from './p13-alone.js';
import { meetingOf, packedOf } from './p13-meeting.js';

/** One making of one paper in a process of its own, so that its memory is its own. Arguments: who, paper, format, rows. */

const [who, paper = '', format, count] = process.argv.slice(2);

const order = ((): ReadingOrder => {
  if (paper === 'OPINIONS')
    return { make: 'OPINIONS', format: format as 'docx', system: 'STATE', reader: 'TABLE' };
  if (paper === 'MINUTES') return { make: 'MINUTES', format: format as 'docx', system: 'STATE' };
  const wanted = { kind: paper as 'NOTICE', format: format as 'docx', body: null, personId: null };
  return { make: 'PAPER', order: wanted, reader: 'TABLE', templates: [] };
})();

const reading = meetingOf(Number(count));

/** With what was read already in memory: packing it, the worker's beginning, and all that it does are in the time. */
async function product(): Promise<number> {
  return (await makeOfReading(await packedOf(reading), order))!.bytes.length;
}

const make = who === 'product' ? product : aloneOf(draw(await packedOf(reading), order)!);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
await tick(50);
delay.reset();
// The first tick after that only begins to count.
await tick(20);
const began = performance.now();
const busy = process.cpuUsage();
const bytes = await make();
const ms = performance.now() - began;
// Of all threads; on a machine that others load it tells more than the clock.
const { user, system } = process.cpuUsage(busy);
await tick(20);
clearInterval(watch);
const stalled = delay.max / 1e6;
process.stdout.write(
  JSON.stringify({ ms, cpuMs: (user + system) / 1000, stalled, bytes, ownMb: (peak - before) / 2 ** 20 }),
);
