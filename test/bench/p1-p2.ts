import { Child } from './child.js';
import { figureOf, inPairs } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase, Hall } from './hall.js';
import { rawTransactions } from './raw-insert.js';

interface Submitted {
  perSecond: number;
  acked: number;
  refused: number;
  p50: number;
  p99: number;
  messages: number;
}

/** Acknowledged durable submissions a second over `effort.sockets` sockets into one meeting. */
class SubmitLoad {
  private constructor(
    private readonly hall: Hall,
    private readonly load: Child,
    readonly sockets: number,
  ) {}

  static async open(kind: 'product' | 'naive', database: BenchDatabase, effort: Effort): Promise<SubmitLoad> {
    const hall = await openHall(kind, database, effort.sockets);
    const load = Child.start('./load-child.js', []);
    await load.ready();
    const { sockets } = await load.ask<{ sockets: number }>({
      do: 'connect',
      url: hall.url,
      seats: hall.seats,
    });
    if (sockets < effort.sockets) throw new Error(`only ${sockets} of ${effort.sockets} sockets`);
    return new SubmitLoad(hall, load, sockets);
  }

  async sample(seconds: number): Promise<Sample> {
    const before = await this.hall.server.ask<NodeJS.CpuUsage>({ ask: 'cpu' });
    const { topicId } = this.hall;
    const result = await this.load.ask<Submitted>({ do: 'submit', seconds, topicId });
    const after = await this.hall.server.ask<NodeJS.CpuUsage>({ ask: 'cpu' });
    if (result.refused > 0) throw new Error(`${result.refused} submissions were refused`);
    const cpuMicros = (after.user + after.system - before.user - before.system) / result.acked;
    const { p50, p99 } = result;
    return {
      value: result.perSecond,
      detail: { cpuMicros, p50, p99, messages: result.messages / result.acked },
    };
  }

  async close(): Promise<void> {
    this.load.kill();
    await this.hall.stop();
  }
}

export async function p1(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const load = await SubmitLoad.open('product', database, effort);
  try {
    const measured = await inPairs(
      effort,
      () => load.sample(effort.seconds),
      () => rawTransactions(database.url, effort.seconds),
    );
    const head = {
      id: 'P1',
      title: 'acknowledged durable submissions/s into one meeting / raw BEGIN; INSERT; COMMIT',
      goal: 1,
      better: 'more',
    } as const;
    return figureOf(head, measured, { sockets: load.sockets, seconds: effort.seconds });
  } finally {
    await load.close();
  }
}

export async function p2(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const product = await SubmitLoad.open('product', database, effort);
  const naive = await SubmitLoad.open('naive', database, effort);
  try {
    const measured = await inPairs(
      effort,
      () => product.sample(effort.seconds),
      () => naive.sample(effort.seconds),
    );
    const head = {
      id: 'P2',
      title: 'acknowledged durable submissions/s into one meeting / naive writer behind the same door',
      goal: 8,
      better: 'more',
    } as const;
    return figureOf(head, measured, { sockets: product.sockets, seconds: effort.seconds });
  } finally {
    await product.close();
    await naive.close();
  }
}
