import type { CommandAnswer, Id, Refusal } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { BatchExecution, RunFailed } from './batch.js';
import { BatchState } from './batch-state.js';
import { failpoint } from './failpoints.js';
import type { Feed } from './feed.js';
import type { ActorLookup, QueuedCommand } from './queued.js';
import { lockHead, lookUp, writeBatch } from './statements.js';

export interface QueueSurroundings {
  dataSource: DataSource;
  feed: Feed;
  actors: ActorLookup;
  /** Milliseconds that tests moved the clock by. */
  clockOffset: () => number;
  report: (error: unknown, command: QueuedCommand) => Refusal;
  limit: number;
}

/** Twice the 256 first thought of: what a batch costs once (lock, look-up, fsync) is shared by more. */
const MOST_IN_A_BATCH = 512;
const away = (retryAfterMs: number): Refusal => ({ ok: false, code: 'DATABASE_AWAY', details: { retryAfterMs } });

/** Commit was sent and the connection broke: it may or may not have happened. */
class CommitUnknown extends Error {}

/** One stream's commands: flushed at once when idle, batched by themselves under load. */
export class StreamQueue {
  private readonly waiting: QueuedCommand[] = [];
  private running = false;

  constructor(
    private readonly streamId: Id,
    private readonly around: QueueSurroundings,
  ) {}

  get idle(): boolean {
    return !this.running && this.waiting.length === 0;
  }

  push(command: QueuedCommand): void {
    if (this.waiting.length >= this.around.limit) {
      const retryAfterMs = 500 + Math.round(Math.random() * 1500);
      command.answer({ ok: false, code: 'BUSY', details: { retryAfterMs } });
      return;
    }
    this.waiting.push(command);
    if (!this.running) void this.drain();
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_IN_A_BATCH);
      const answers = await this.runBatch(batch);
      for (const command of batch) command.answer(answers.get(command) ?? away(1000));
    }
    this.running = false;
  }

  private async runBatch(batch: QueuedCommand[]): Promise<Map<QueuedCommand, CommandAnswer>> {
    try {
      return await this.attempt(batch, false);
    } catch (error) {
      if (error instanceof RunFailed) return this.carefully(batch);
      return this.afterFailure(batch, error);
    }
  }

  private async carefully(batch: QueuedCommand[]): Promise<Map<QueuedCommand, CommandAnswer>> {
    try {
      return await this.attempt(batch, true);
    } catch (error) {
      return this.afterFailure(batch, error);
    }
  }

  private async attempt(batch: QueuedCommand[], careful: boolean): Promise<Map<QueuedCommand, CommandAnswer>> {
    const runner = this.around.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      return await this.inTransaction(runner, client, batch, careful);
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  private async inTransaction(
    runner: QueryRunner,
    client: PoolClient,
    batch: QueuedCommand[],
    careful: boolean,
  ): Promise<Map<QueuedCommand, CommandAnswer>> {
    const locked = await lockHead(client, this.streamId);
    if (!locked) {
      await runner.rollbackTransaction();
      return new Map(batch.map((c) => [c, { ok: false, code: 'NOT_FOUND', details: {} }]));
    }
    const { meetingSql, organisationSql } = this.around.actors;
    const actorSql = locked.kind === 'meeting' ? meetingSql : organisationSql;
    const known = await lookUp(client, locked.kind, actorSql, this.streamId, batch);
    const state = new BatchState(locked.head, locked.now + this.around.clockOffset());
    const readActors = async (): Promise<typeof known.actors> =>
      (await lookUp(client, locked.kind, actorSql, this.streamId, batch)).actors;
    const execution = new BatchExecution(runner, client, state, known, careful, this.around.report, readActors);
    await execution.execute(batch);
    await flush(client, state, execution);
    failpoint('before-commit');
    await commit(runner);
    failpoint('after-commit');
    this.around.feed.publish(this.streamId, state);
    return execution.answers;
  }

  private async afterFailure(batch: QueuedCommand[], error: unknown): Promise<Map<QueuedCommand, CommandAnswer>> {
    if (error instanceof CommitUnknown) return this.resolveUnknown(batch);
    const lead = batch[0];
    if (lead && !isConnectionTrouble(error)) this.around.report(error, lead);
    return new Map(batch.map((command) => [command, away(1000)]));
  }

  /** Looks the ids up before anybody is answered; gives up after fifteen seconds, then the phones ask again. */
  private async resolveUnknown(batch: QueuedCommand[]): Promise<Map<QueuedCommand, CommandAnswer>> {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      try {
        const answers = await this.storedAnswers(batch);
        this.around.feed.distrust(this.streamId);
        return answers;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
    return new Map(batch.map((command) => [command, away(1000)]));
  }

  private async storedAnswers(batch: QueuedCommand[]): Promise<Map<QueuedCommand, CommandAnswer>> {
    const rows: { command_id: Id; answer: string }[] = await this.around.dataSource.query(
      'select command_id, answer from command_answer where stream_id = $1 and command_id = any($2)',
      [this.streamId, batch.map((c) => c.id)],
    );
    const found = new Map(rows.map((row) => [row.command_id, JSON.parse(row.answer) as CommandAnswer]));
    return new Map(batch.map((command) => [command, found.get(command.id) ?? away(100)]));
  }
}

/** The last statement is sent behind those that are still under way; all must have succeeded. */
async function flush(client: PoolClient, state: BatchState, execution: BatchExecution): Promise<void> {
  const written = execution.toStore.length > 0 ? writeBatch(client, state, execution.toStore) : null;
  const results = await Promise.allSettled([...execution.sent, written]);
  if (results.slice(0, -1).some((one) => one.status === 'rejected')) throw new RunFailed();
  const last = results.at(-1);
  if (last?.status === 'rejected') throw last.reason;
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction();
  } catch {
    throw new CommitUnknown();
  }
}

/** SQLSTATE classes 08 and 57 (shut down, killed), or a socket that broke: the database is away, not wrong. */
export function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(08|57|53300)/.test(code)) return true;
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)) return true;
  return /connection|terminated|not queryable/i.test(error.message) && !/^\d{5}$/.test(code);
}
