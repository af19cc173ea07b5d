import type { CommandAnswer, CommandName, Id, Refusal } from '@doi-thoai/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { placeOf } from '../kernel/place-of.js';
import { Feed } from './feed.js';
import type { Handler } from './handler.js';
import { ACTOR_LOOKUP } from './queued.js';
import type { ActorLookup, QueuedCommand } from './queued.js';
import { StreamQueue } from './stream-queue.js';

/** A command that passed the door. */
export interface CheckedCommand {
  streamId: Id;
  id: Id;
  name: CommandName;
  handler: Handler<CommandName>;
  payload: object;
  payloadHash: string;
  actorId: Id;
}

export const QUEUE_LIMIT = Symbol('QueueLimit');

/** The only way to change a stream: queues, batches, commits, answers. */
@Injectable()
export class CommandRunner {
  private readonly logger = new Logger('journal');
  private readonly queues = new Map<Id, { queue: StreamQueue; usedAt: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly feed: Feed,
    private readonly clock: Clock,
    @Inject(ACTOR_LOOKUP) private readonly actors: ActorLookup,
    @Inject(QUEUE_LIMIT) private readonly limit: number,
  ) {}

  run(command: CheckedCommand): Promise<CommandAnswer> {
    return new Promise((resolve) => this.queue(command.streamId).push({ ...command, answer: resolve }));
  }

  /** Whether a command with this id was settled: its repeat gets the stored answer, whatever has changed since. */
  async isAnswered(streamId: Id, commandId: Id): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'select 1 from command_answer where stream_id = $1 and command_id = $2',
      [streamId, commandId],
    );
    return rows.length > 0;
  }

  get size(): number {
    return this.queues.size;
  }

  has(streamId: Id): boolean {
    return this.queues.has(streamId);
  }

  /**
   * Forgets streams to which nothing came since `before`, with what was known of them; not while anything waits or
   * is being written, so no command is lost or overtaken: the next one finds a new queue, which knows nothing.
   */
  giveBack(before: number, inUse: (streamId: Id) => boolean): void {
    for (const [streamId, { queue, usedAt }] of this.queues) {
      if (usedAt < before && queue.idle && !inUse(streamId)) this.queues.delete(streamId);
    }
  }

  private queue(streamId: Id): StreamQueue {
    const usedAt = this.clock.now();
    const held = this.queues.get(streamId);
    if (held) held.usedAt = usedAt;
    const queue = held?.queue ?? this.newQueue(streamId);
    if (!held) this.queues.set(streamId, { queue, usedAt });
    return queue;
  }

  private newQueue(streamId: Id): StreamQueue {
    return new StreamQueue(streamId, {
      dataSource: this.dataSource,
      feed: this.feed,
      actors: this.actors,
      clockOffset: () => this.clock.offset,
      report: (error, at) => this.report(error, at),
      limit: this.limit,
    });
  }

  /** Logged once, with an id that the refused person can name; never with words or names. */
  private report(error: unknown, command: Pick<QueuedCommand, 'name' | 'streamId'>): Refusal {
    const correlationId = randomUUID();
    this.logger.error({ correlationId, command: command.name, stream: command.streamId }, placeOf(error));
    return { ok: false, code: 'INTERNAL', details: { correlationId } };
  }
}
