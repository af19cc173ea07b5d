import { commit, machine } from '../bench/figures.js';
import { Findings, FULL, progress, QUICK } from './figure.js';
import type { Effort, Figure } from './figure.js';
import { r1 } from './r1.js';
import { r10 } from './r10.js';
import { r13 } from './r13.js';
import { r16 } from './r16.js';
import { r17 } from './r17.js';
import { r9 } from './r9.js';
import { ServerProcess } from './server-process.js';

/** A figure hands each of its rounds to R5 too, and says when a round has been compared. */
type Fault = (effort: Effort, r5: Findings, rested: () => void) => Promise<Figure>;
const FAULTS: Record<string, Fault> = { r1, r9, r10, r13, r16, r17 };
const NAMES = ['r1', 'r5', 'r9', 'r10', 'r13', 'r16', 'r17'];

interface Order {
  wanted: string[];
  json: boolean;
  effort: Effort;
}

function readOrder(args: readonly string[]): Order {
  const rest = args.filter((arg) => !['--quick', '--json'].includes(arg) && !arg.startsWith('--seed='));
  const unknown = rest.filter((arg) => !NAMES.includes(arg.toLowerCase()));
  const seed = Number(
    args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length) ?? Date.now() % 1e9,
  );
  if (unknown.length > 0 || !Number.isSafeInteger(seed)) {
    progress(`not understood: ${args.join(' ')}`);
    progress('usage: npm run faults -- [r1 r5 r9 r10 r13 r16 r17] [--quick] [--json] [--seed=N]');
    process.exit(2);
  }
  const wanted = rest.length > 0 ? rest.map((arg) => arg.toLowerCase()) : NAMES;
  const effort = { ...(args.includes('--quick') ? QUICK : FULL), seed };
  return { wanted, json: args.includes('--json'), effort };
}

/** R5 is looked at in the rounds of the others; asked for alone, it makes them all run. */
async function measure({ wanted, effort }: Order): Promise<{ figures: Figure[]; violations: number }> {
  const r5 = new Findings('R5');
  const others = wanted.filter((name) => name !== 'r5');
  const figures: Figure[] = [];
  const compared: Record<string, number> = {};
  for (const name of others.length > 0 ? others : Object.keys(FAULTS)) {
    progress(`${name.toUpperCase()} …`);
    const since = performance.now();
    const count = (): void =>
      void (compared[`roundsOf${name.toUpperCase()}`] = (compared[`roundsOf${name.toUpperCase()}`] ?? 0) + 1);
    const figure = await FAULTS[name]?.(effort, r5, count);
    if (!figure) continue;
    figure.detail.seconds = Math.round((performance.now() - since) / 1000);
    // What was found is found again with it.
    figure.detail.seed = effort.seed;
    progress(
      `${figure.id} ${figure.rounds} rounds, ${figure.violations} violations ${JSON.stringify(figure.detail)}`,
    );
    figures.push(figure);
  }
  const converged: Figure = {
    id: 'R5',
    title:
      'after each round a live client of every reader equals a fresh snapshot at equal head; counters too',
    rounds: Object.values(compared).reduce((sum, count) => sum + count, 0),
    violations: r5.count,
    detail: { ...compared, readers: 'delegate, chair, desk, screen, responder' },
  };
  const all = [...figures, converged];
  const shown = all.filter(({ id }) => wanted.includes(id.toLowerCase()));
  return { figures: shown, violations: all.reduce((sum, one) => sum + one.violations, 0) };
}

async function main(): Promise<boolean> {
  const order = readOrder(process.argv.slice(2));
  const { figures, violations } = await measure(order);
  const short = figures.filter(({ rounds }) => rounds === 0);
  for (const { id } of short) progress(`${id} had no round that counts`);
  if (order.json) {
    const report = { machine: machine(), commit: commit(), quick: order.effort.quick, figures };
    console.log(JSON.stringify(report));
  } else
    for (const one of figures) console.log(`${one.id}  ${one.violations} in ${one.rounds}  ${one.title}`);
  return violations === 0 && short.length === 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void ServerProcess.removeAll().finally(() => process.exit(130)));
}
main().then(
  (clean) => process.exit(clean ? 0 : 1),
  (error: unknown) => {
    progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
