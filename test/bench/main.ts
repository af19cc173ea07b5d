import { commit, FULL, machine, progress, QUICK } from './figures.js';
import type { Effort, Figure } from './figures.js';
import { benchDatabase } from './hall.js';
import type { BenchDatabase } from './hall.js';
import { p1, p2 } from './p1-p2.js';
import { p12 } from './p12.js';
import { p13Served } from './p13-served.js';
import { p13 } from './p13.js';
import { p17 } from './p17.js';
import { p20 } from './p20.js';
import { p21 } from './p21.js';
import { p3 } from './p3.js';
import { p8 } from './p8.js';

type Measure = (database: BenchDatabase, effort: Effort) => Promise<Figure>;
const MEASURES: Record<string, Measure> = {
  p1,
  p2,
  p3,
  p8,
  p12,
  p13,
  p17,
  p20,
  p21,
  'p13-served': p13Served,
};
/** Measured when they are named: the desk's own figure takes a browser and a minute, papers of very many opinions more. */
const NAMED = new Set(['p13-served', 'p21']);

function wanted(args: readonly string[]): string[] {
  const names = args.filter((arg) => !arg.startsWith('--')).map((arg) => arg.toLowerCase());
  const unknown = names.filter((name) => !(name in MEASURES));
  const flags = args.filter((arg) => arg.startsWith('--') && arg !== '--quick' && arg !== '--json');
  if (unknown.length + flags.length > 0) {
    progress(
      `unknown: ${[...unknown, ...flags].join(' ')}. Usage: npm run bench -- [p1 p2 …] [--quick] [--json]`,
    );
    process.exit(2);
  }
  return names.length > 0 ? names : Object.keys(MEASURES).filter((name) => !NAMED.has(name));
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const effort = args.includes('--quick') ? QUICK : FULL;
  const figures: Figure[] = [];
  for (const name of wanted(args)) {
    const measure = MEASURES[name];
    if (!measure) continue;
    progress(`${name.toUpperCase()} …`);
    const database = await benchDatabase();
    try {
      figures.push(await measure(database, effort));
    } finally {
      await database.stop();
    }
    const figure = figures.at(-1);
    if (figure)
      progress(`${figure.id} ${figure.value} (goal ${figure.goal}, ${figure.min} to ${figure.max})`);
  }
  const report = { machine: machine(), commit: commit(), quick: effort.quick, figures };
  if (args.includes('--json')) console.log(JSON.stringify(report));
  else for (const one of figures) console.log(`${one.id}  ${one.value}  goal ${one.goal}  ${one.title}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
