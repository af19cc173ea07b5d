import { makeId } from '@doi-thoai/shared';
import { Child } from './child.js';
import { figureOf, inPairs, progress } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase, Seat } from './hall.js';

interface Memory {
  heapUsed: number;
  rss: number;
}

const SETTLE_MS = 1500;

/** (heapUsed with everybody in − heapUsed with nobody in) per socket, after a forced collection. */
async function perSocket(server: Child, load: Child, url: string, seats: Seat[]): Promise<Sample> {
  // A first few warm caches and code up, so that they do not count as the sockets' own.
  await load.ask({ do: 'connect', url, seats: seats.slice(0, 50) });
  await load.ask({ do: 'disconnect' });
  await pause();
  const before = await server.ask<Memory>({ ask: 'memory' });
  const { sockets } = await load.ask<{ sockets: number }>({ do: 'connect', url, seats });
  if (sockets < seats.length) throw new Error(`only ${sockets} of ${seats.length} sockets`);
  await pause();
  const after = await server.ask<Memory>({ ask: 'memory' });
  await load.ask({ do: 'disconnect' });
  await pause();
  const { length } = seats;
  return {
    value: (after.heapUsed - before.heapUsed) / length,
    detail: { rss: (after.rss - before.rss) / length },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

/** Heap per joined delegate, against bare socket.io in one room. A fresh process for each sample. */
export async function p8(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const load = Child.start('./load-child.js', []);
  await load.ready();
  const flags = ['--expose-gc'];
  const product = async (): Promise<Sample> => {
    const hall = await openHall('product', database, effort.sockets, flags);
    const sample = await perSocket(hall.server, load, hall.url, hall.seats);
    await hall.stop();
    return sample;
  };
  const bare = async (): Promise<Sample> => {
    const server = Child.start('./server-child.js', ['bare'], flags);
    const { url } = await server.ready<{ url: string }>();
    const seats = Array.from({ length: effort.sockets }, () => ({
      participantId: makeId(),
      cookie: 'dt_bench=1',
    }));
    const sample = await perSocket(server, load, url, seats);
    await server.stop();
    return sample;
  };
  try {
    const measured = await inPairs({ ...effort, warmUps: Math.min(1, effort.warmUps) }, product, bare);
    const head = {
      id: 'P8',
      title: 'heap per joined delegate / bare socket.io in one room (bytes)',
      goal: 1.3,
      better: 'less',
    } as const;
    progress('  one warm-up: each sample is a process of its own');
    return figureOf(head, measured, { sockets: effort.sockets });
  } finally {
    load.kill();
  }
}
