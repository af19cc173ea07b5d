import type { CommandAnswer, Id, Refusal } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { BatchExecution, RunFailed } from './batch.js';
import { BatchState } from './batch-state.js';
import type { Known } from './facts.js';
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
  report: (error: unknown, command: Pick<QueuedCommand, 'name' | 'streamId'>) => Refusal;
  limit: number;
}

export type Answers = ReadonlyMap<QueuedCommand, CommandAnswer>;

/** Commit was sent and the connection broke: it may or may not have happened. */
export class CommitUnknown extends Error {}

/** Lock, look up, rules, writes, commit: what a batch needs that cannot be computed ahead. */
export class PlainWriter {
  constructor(
    private readonly streamId: Id,
    private readonly around: QueueSurroundings,
    private readonly known: Known,
  ) {}

  /** @throws CommitUnknown, or whatever else kept all of it from being written */
  async write(batch: QueuedCommand[]): Promise<Answers> {
    try {
      return await this.attempt(batch, false);
    } catch (error) {
      if (!(error instanceof RunFailed)) throw error;
      return this.attempt(batch, true);
    }
  }

  private async attempt(batch: QueuedCommand[], careful: boolean): Promise<Answers> {
    const runner = this.around.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      return await this.inTransaction(runner, client, batch, careful);
    } catch (error) {
      // Facts may have been read behind changes that never happened.
      this.known.forget();
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
  ): Promise<Answers> {
    const locked = await lockHead(client, this.streamId);
    if (!locked) {
      await runner.rollbackTransaction();
      return new Map(batch.map((c) => [c, { ok: false, code: 'NOT_FOUND', details: {} }]));
    }
    this.known.setClock(locked.now);
    this.known.meet(locked.head);
    const { meetingSql, organisationSql } = this.around.actors;
    const actorSql = locked.kind === 'meeting' ? meetingSql : organisationSql;
    const readRights = async (): ReturnType<typeof lookUp> => {
      const found = await lookUp(client, locked.kind, actorSql, this.streamId, batch);
      for (const { actorId } of batch) this.known.actors.delete(actorId);
      for (const [id, actor] of found.actors) this.known.actors.set(id, actor);
      return found;
    };
    const { answers } = await readRights();
    const state = new BatchState(locked.head, locked.now + this.around.clockOffset());
    const parts = { runner, client, state, stored: answers, known: this.known, careful, readRights };
    const execution = new BatchExecution(parts, this.around.report);
    await execution.execute(batch);
    await flush(client, state, execution);
    failpoint('before-commit');
    await commit(runner);
    failpoint('after-commit');
    this.learn(state, execution);
    this.around.feed.publish(this.streamId, state);
    return execution.answers;
  }

  /** Facts that the batch's own entries changed were forgotten when they changed, and read again since. */
  private learn(state: BatchState, execution: BatchExecution): void {
    this.known.head = { ...state.head, seq: state.seq, hash: state.hash, phase: state.phase };
    if (state.entries.some(({ event }) => event.type === 'content.purged')) {
      this.known.forgetAnswers();
      return;
    }
    for (const row of execution.toStore) this.known.remember(row);
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
