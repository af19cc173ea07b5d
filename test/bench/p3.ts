import { figureOf, inPairs } from './figures.js';
import type { Effort, Figure, Sample } from './figures.js';
import { openHall } from './hall.js';
import type { BenchDatabase } from './hall.js';
import { rawInserts } from './raw-insert.js';

interface Written {
  distinct: number;
  repeats: number;
  seconds: number;
  cpuMicros: number;
}

/** The batch writer alone: commands straight to the runner, every fifth one a repeat; distinct rows are counted. */
export async function p3(database: BenchDatabase, effort: Effort): Promise<Figure> {
  const hall = await openHall('product', database, 500);
  try {
    const order = {
      ask: 'write',
      meetingId: hall.meeting.id,
      topicId: hall.topicId,
      actors: hall.seats.map((seat) => seat.participantId),
      seconds: effort.seconds,
    };
    const product = async (): Promise<Sample> => {
      const { distinct, repeats, seconds, cpuMicros } = await hall.server.ask<Written>(order);
      return {
        value: distinct / seconds,
        detail: { cpuMicros, repeatsShare: repeats / (distinct + repeats) },
      };
    };
    const measured = await inPairs(effort, product, () => rawInserts(database.url, effort.seconds));
    const head = {
      id: 'P3',
      title: 'distinct rows/s of the batch writer, 20 % repeats / raw prepared autocommit INSERT',
      goal: 2,
      better: 'more',
    } as const;
    return figureOf(head, measured, { seconds: effort.seconds });
  } finally {
    await hall.stop();
  }
}
