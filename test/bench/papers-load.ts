import type { PaperFormat, PaperKind } from '@doi-thoai/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DossierService } from '@doi-thoai/server/dist/dossier/dossier.service.js';
import { CollationTableService } from '@doi-thoai/server/dist/paper/collation-table.service.js';
import { MinutesService } from '@doi-thoai/server/dist/paper/minutes.service.js';
import { PapersService } from '@doi-thoai/server/dist/paper/papers.service.js';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as tick } from 'node:timers/promises';

export interface PaperLoad {
  meetingId: string;
  paper: PaperKind | 'MINUTES' | 'OPINIONS' | 'DOSSIER' | 'SHELF';
  format: PaperFormat | 'zip';
}

export interface PaperMade {
  ms: number;
  cpuMs: number;
  /** The longest and the hundredth longest that the loop was held up, in milliseconds. */
  stalled: number;
  stalledP99: number;
  ownMb: number;
  bytes: number;
}

async function made(nest: NestFastifyApplication, { meetingId, paper, format }: PaperLoad): Promise<number> {
  const of = <T>(service: new (...args: never[]) => T): T => nest.get(service, { strict: false });
  if (paper === 'MINUTES')
    return (await of(MinutesService).make(meetingId, format as 'docx', 'STATE')).bytes.length;
  if (paper === 'OPINIONS')
    return (await of(CollationTableService).make(meetingId, format as 'docx', 'STATE', 'TABLE')).bytes.length;
  if (paper === 'SHELF') return JSON.stringify(await of(PapersService).shelf(meetingId, 'TABLE')).length;
  if (paper === 'DOSSIER') {
    const reader = { role: 'ORGANISER', table: true, keeps: true, looking: null } as const;
    const { bytes, forget } = await of(DossierService).make(meetingId, reader);
    await forget();
    return bytes;
  }
  const order = { kind: paper, format: format as PaperFormat, body: null, personId: null };
  return (await of(PapersService).make(meetingId, order, 'TABLE')).bytes.length;
}

/** One paper by the server's own services, in the server's own process. */
export async function paperFor(nest: NestFastifyApplication, load: PaperLoad): Promise<PaperMade> {
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
  try {
    const bytes = await made(nest, load);
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(busy);
    await tick(20);
    const [stalled, stalledP99] = [delay.max / 1e6, delay.percentile(99) / 1e6];
    return {
      ms,
      cpuMs: (user + system) / 1000,
      stalled,
      stalledP99,
      ownMb: (peak - before) / 2 ** 20,
      bytes,
    };
  } finally {
    delay.disable();
    clearInterval(watch);
  }
}
