import { makeId } from '@doi-thoai/shared';
import type { CheckedCommand } from '@doi-thoai/server/dist/journal/command-runner.js';
import { CommandRunner } from '@doi-thoai/server/dist/journal/command-runner.js';
import { CommandRegistry } from '@doi-thoai/server/dist/door/registry.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { text350 } from './raw-insert.js';

export interface WriteOrder {
  meetingId: string;
  topicId: string;
  actors: string[];
  seconds: number;
}

const OUTSTANDING = 1000;
const NAME = 'submissions.submit';

/** Keeps the runner's queue full for some seconds; every fifth command repeats one that was sent before. */
export async function writeFor(nest: NestFastifyApplication, order: WriteOrder): Promise<object> {
  const runner = nest.get(CommandRunner, { strict: false });
  const handler = nest.get(CommandRegistry, { strict: false }).get(NAME);
  const began = performance.now();
  const end = began + order.seconds * 1000;
  const cpu = process.cpuUsage();
  const counts = { distinct: 0, repeats: 0 };
  const one = async (actorIndex: number): Promise<void> => {
    let last: CheckedCommand | null = null;
    for (let i = 0; performance.now() < end; i += 1) {
      const repeat: boolean = i % 5 === 4 && last !== null;
      const command: CheckedCommand =
        repeat && last ? last : makeCommand(order, order.actors[actorIndex] ?? '', handler);
      const answer = await runner.run(command);
      if (!answer.ok) throw new Error(`refused: ${answer.code}`);
      if (repeat) counts.repeats += 1;
      else counts.distinct += 1;
      last = command;
    }
  };
  await Promise.all(Array.from({ length: OUTSTANDING }, (_, i) => one(i % order.actors.length)));
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  return { ...counts, seconds, cpuMicros: (used.user + used.system) / counts.distinct };
}

/** Made cheaply, from a counter and a pool of texts: the writer alone is measured, not the making of its load. */
const RUN = makeId().slice(0, 24);
const TEXTS = Array.from({ length: 500 }, text350);
let made = 0;

function countedId(kind: string): string {
  return `${RUN.slice(0, 14)}4${RUN.slice(15, 23)}-${kind}${made.toString(16).padStart(11, '0')}`;
}

function makeCommand(
  order: WriteOrder,
  actorId: string,
  handler: ReturnType<CommandRegistry['get']>,
): CheckedCommand {
  made += 1;
  const submissionId = countedId('a');
  const payload = {
    submissionId,
    disclosure: 'NAMED',
    kind: 'PETITION',
    topicId: order.topicId,
    summary: 'Đề nghị công khai kế hoạch',
    text: TEXTS[made % TEXTS.length] ?? '',
    writtenAt: Date.now(),
  };
  const payloadHash = submissionId.replaceAll('-', '').repeat(2);
  return {
    streamId: order.meetingId,
    id: countedId('b'),
    name: NAME,
    handler,
    payload,
    payloadHash,
    actorId,
  };
}
