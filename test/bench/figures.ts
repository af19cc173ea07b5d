import { execSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** One line of `--json` (quality.md, "The form of the figures"). */
export interface Figure {
  id: string;
  title: string;
  value: number;
  goal: number;
  better: 'more' | 'less';
  min: number;
  max: number;
  pairs: number;
  detail: Record<string, number | string>;
}

/** How long and how often; `--quick` only shows that the measurement works and nothing collapsed. */
export interface Effort {
  quick: boolean;
  pairs: number;
  warmUps: number;
  sockets: number;
  seconds: number;
}

export const FULL: Effort = { quick: false, pairs: 5, warmUps: 2, sockets: 2000, seconds: 10 };
export const QUICK: Effort = { quick: true, pairs: 3, warmUps: 1, sockets: 300, seconds: 3 };

export interface Sample {
  /** Operations a second, bytes, milliseconds: what the ratio is made of. */
  value: number;
  detail?: Record<string, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Product and baseline in turn, A B A B; the ratio product/baseline pair by pair. */
export async function inPairs(
  effort: Effort,
  product: () => Promise<Sample>,
  baseline: () => Promise<Sample>,
): Promise<{ ratios: number[]; products: Sample[]; baselines: Sample[] }> {
  const ratios: number[] = [];
  const products: Sample[] = [];
  const baselines: Sample[] = [];
  for (let round = 0; round < effort.warmUps + effort.pairs; round += 1) {
    const a = await product();
    const b = await baseline();
    progress(`  round ${round + 1}: ${a.value.toFixed(1)} against ${b.value.toFixed(1)}`);
    if (round < effort.warmUps) continue;
    products.push(a);
    baselines.push(b);
    ratios.push(a.value / b.value);
  }
  return { ratios, products, baselines };
}

/** Puts a figure together from its pairs; details of the samples as medians. */
export function figureOf(
  head: Pick<Figure, 'id' | 'title' | 'goal' | 'better'>,
  measured: { ratios: number[]; products: Sample[]; baselines: Sample[] },
  more: Record<string, number | string> = {},
): Figure {
  const { ratios, products, baselines } = measured;
  const detail: Figure['detail'] = {
    product: round(median(products.map((s) => s.value))),
    baseline: round(median(baselines.map((s) => s.value))),
  };
  for (const [name, samples] of [
    ['product', products],
    ['baseline', baselines],
  ] as const) {
    for (const key of Object.keys(samples[0]?.detail ?? {})) {
      detail[`${name}.${key}`] = round(median(samples.map((s) => s.detail?.[key] ?? Number.NaN)));
    }
  }
  return {
    ...head,
    value: round(median(ratios)),
    min: round(Math.min(...ratios)),
    max: round(Math.max(...ratios)),
    pairs: ratios.length,
    detail: { ...detail, ...more },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function machine(): Record<string, string | number> {
  const descriptors = execSync('ulimit -n', { shell: '/bin/sh' }).toString().trim();
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    'ulimit -n': descriptors,
  };
}

export function commit(): string {
  try {
    return execSync('git rev-parse --short HEAD', { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return 'unknown';
  }
}
