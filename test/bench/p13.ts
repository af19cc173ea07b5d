import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TableFormat } from '@doi-thoai/server/dist/paper/paper.jobs.js';
import { figureOf, inPairs } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';

const CHILD = fileURLToPath(new URL('./p13-child.js', import.meta.url));
const run = promisify(execFile);

interface Made {
  ms: number;
  cpuMs: number;
  stalled: number;
  ownMb: number;
  bytes: number;
}

async function make(who: 'product' | 'alone', format: TableFormat, rows: number): Promise<Made> {
  const { stdout } = await run(process.execPath, [
    '--max-old-space-size=3000',
    CHILD,
    who,
    format,
    String(rows),
  ]);
  return JSON.parse(stdout) as Made;
}

/** Each format by its own ratio; the figure is the worse one of each pair, so that neither hides the other. */
export async function p13(_database: unknown, effort: Effort): Promise<Figure> {
  const rows = effort.quick ? 500 : 10_000;
  const figures: Figure[] = [];
  for (const format of ['xlsx', 'docx', 'pdf'] as const) {
    const sample = async (who: 'product' | 'alone'): Promise<Sample> => {
      const { ms, cpuMs, stalled, ownMb, bytes } = await make(who, format, rows);
      return { value: ms, detail: { cpuMs, stalledMs: stalled, ownMb, kb: bytes / 1024 } };
    };
    const measured = await inPairs(
      effort,
      () => sample('product'),
      () => sample('alone'),
    );
    const title = `${format} of ${rows} rows in a worker / the same library with the same rows in memory`;
    figures.push(figureOf({ id: 'P13', title, goal: 1.3, better: 'less' }, measured));
  }
  const [xlsx, docx, pdf] = figures as [Figure, Figure, Figure];
  const worse = figures.reduce((worst, one) => (one.value > worst.value ? one : worst));
  const detail: Figure['detail'] = { rows, stalledMsGoal: 50, ownMbGoal: 150 };
  for (const [name, one] of Object.entries({ xlsx, docx, pdf })) {
    detail[`${name}.ratio`] = one.value;
    for (const [key, value] of Object.entries(one.detail)) detail[`${name}.${key}`] = value;
  }
  return {
    ...worse,
    title: `XLSX, DOCX and PDF of ${rows} rows in a worker / the same library (the worse one)`,
    detail,
  };
}
