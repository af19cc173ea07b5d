import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figureOf, inPairs, progress } from './figures.js';
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

type Format = 'xlsx' | 'docx' | 'pdf';

/** Each paper in each of its formats; the table of opinions is what a quick run makes. */
const PAPERS: [paper: string, formats: Format[]][] = [
  ['OPINIONS', ['xlsx', 'docx', 'pdf']],
  ['ACCEPTANCE', ['xlsx', 'docx', 'pdf']],
  ['MINUTES', ['docx', 'pdf']],
  ['NOTICE', ['docx', 'pdf']],
];

async function make(who: 'product' | 'alone', paper: string, format: Format, rows: number): Promise<Made> {
  const flags = ['--expose-gc', '--max-old-space-size=3000'];
  const { stdout } = await run(process.execPath, [...flags, CHILD, who, paper, format, String(rows)]);
  return JSON.parse(stdout) as Made;
}

/** Each paper and format by its own ratio; the figure is the worst of them, so that none hides another. */
export async function p13(_database: unknown, effort: Effort): Promise<Figure> {
  const rows = effort.quick ? 500 : 10_000;
  const figures: (Figure & { name: string })[] = [];
  for (const [paper, formats] of effort.quick ? PAPERS.slice(0, 1) : PAPERS) {
    // A PDF of ten thousand rows takes a minute: one round that does not count is enough of those.
    const rounds = effort.quick ? effort : { ...effort, pairs: 3, warmUps: 1 };
    for (const format of formats) {
      const name = `${paper.toLowerCase()}.${format}`;
      progress(`  ${name}`);
      const sample = async (who: 'product' | 'alone'): Promise<Sample> => {
        const { ms, cpuMs, stalled, ownMb, bytes } = await make(who, paper, format, rows);
        return { value: ms, detail: { cpuMs, stalledMs: stalled, ownMb, kb: bytes / 1024 } };
      };
      const measured = await inPairs(
        rounds,
        () => sample('product'),
        () => sample('alone'),
      );
      const title = `${name} of ${rows} rows in a worker / the same library with the same texts in memory`;
      figures.push({ ...figureOf({ id: 'P13', title, goal: 1.3, better: 'less' }, measured), name });
    }
  }
  const { name: _, ...worst } = figures.reduce((worse, one) => (one.value > worse.value ? one : worse));
  const detail: Figure['detail'] = { rows, stalledMsGoal: 50, ownMbGoal: 150 };
  for (const { name, value, detail: own } of figures) {
    detail[`${name}.ratio`] = value;
    for (const [key, told] of Object.entries(own)) detail[`${name}.${key}`] = told;
  }
  return {
    ...worst,
    title: `papers of ${rows} rows in a worker / the same library (the worst of ${figures.length})`,
    detail,
  };
}
