import type { CommandAnswer, Id, Refusal } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { AheadBatch, aheadOf, answerTo } from './ahead.js';
import { Known } from './facts.js';
import { failpoint } from './failpoints.js';
import { CommitUnknown, PlainWriter } from './plain-writer.js';
import type { Answers, QueueSurroundings } from './plain-writer.js';
import type { QueuedCommand } from './queued.js';

/** Twice the 256 first thought of: what a batch costs once (lock, look-up, fsync) is shared by more. */
const MOST_IN_A_BATCH = 512;
/** While a batch is written, what waits is computed in portions of at least this many. */
const PORTION = 64;
/** After a batch computed ahead was refused, this many go the plain way. */
const WARY_BATCHES = 20;
const away = (retryAfterMs: number): Refusal => ({
  ok: false,
  code: 'DATABASE_AWAY',
  details: { retryAfterMs },
});

/** There was no connection to write through: nothing can have happened. */
class NeverSent extends Error {}

/**
 * One stream's commands: flushed at once when idle, batched by themselves under load. Hot commands whose facts are
 * known are computed ahead, while the batch before them is being written; all others take their turn under the lock.
 */
export class StreamQueue {
  private readonly waiting: QueuedCommand[] = [];
  private readonly known = new Known();
  private readonly plain: PlainWriter;
  /** Computed, to be written when the batch that is being written has been. */
  private next: AheadBatch | null = null;
  private writing: AheadBatch | null = null;
  /** The plain way, or a failure that is being dealt with: everybody else waits. */
  private exclusive = false;
  private wary = 0;
  private runner: QueryRunner | null = null;
  private client: PoolClient | null = null;

  constructor(
    private readonly streamId: Id,
    private readonly around: QueueSurroundings,
  ) {
    this.plain = new PlainWriter(streamId, around, this.known);
  }

  /** Nothing waits, nothing is computed or written, and no connection is held. */
  get idle(): boolean {
    return !this.exclusive && !this.writing && !this.next && !this.runner && this.waiting.length === 0;
  }

  push(command: QueuedCommand): void {
    if (this.waiting.length >= this.around.limit) {
      const retryAfterMs = 500 + Math.round(Math.random() * 1500);
      command.answer({ ok: false, code: 'BUSY', details: { retryAfterMs } });
      return;
    }
    this.waiting.push(command);
    if (this.exclusive) return;
    if (!this.writing || this.waiting.length >= PORTION) this.advance();
  }

  /** Starts whatever can be started now; called when something came in and when something ended. */
  private advance(): void {
    if (this.exclusive) return;
    if (!this.writing && this.next) this.writeNext(this.next);
    if (this.waiting.length > 0 && (!this.writing || this.waiting.length >= PORTION)) this.computeAhead();
    if (this.writing) return;
    if (this.next) this.writeNext(this.next);
    else if (this.waiting.length > 0) void this.writePlain();
    else this.release();
  }

  private computeAhead(): void {
    const handler = aheadOf(this.waiting[0]);
    const head = this.next?.end ?? this.writing?.end ?? this.known.head;
    if (!handler || !head || this.wary > 0) return;
    const room = MOST_IN_A_BATCH - (this.next?.size ?? 0);
    let count = 0;
    while (count < room && this.waiting[count]?.handler === handler) count += 1;
    if (count === 0) return;
    const batch = this.next ?? new AheadBatch(head, this.now(), this.known, this.writing);
    try {
      if (!batch.take(handler, this.waiting.slice(0, count))) return;
    } catch {
      // Half of it may have been computed: all of it is done again under the lock, where one bad row stands alone
      // and is reported.
      this.backToWaiting(this.next);
      this.next = null;
      this.wary = WARY_BATCHES;
      return;
    }
    this.waiting.splice(0, count);
    this.next = batch;
  }

  private now(): number {
    return this.known.databaseNow() + this.around.clockOffset();
  }

  private backToWaiting(...batches: (AheadBatch | null)[]): void {
    this.waiting.unshift(...batches.flatMap((batch) => batch?.commands ?? []));
  }

  private writeNext(batch: AheadBatch): void {
    this.next = null;
    this.writing = batch;
    this.writeAhead(batch).then(
      (now) => this.committed(batch, now),
      (error: unknown) => this.afterAhead(batch, error),
    );
  }

  /** Resolves with the database's time after the commit; null when there was nothing to write. */
  private async writeAhead(batch: AheadBatch): Promise<number | null> {
    if (batch.empty) return null;
    failpoint('before-commit');
    const now = await batch.write(this.client ?? (await this.connect()));
    failpoint('after-commit');
    return now;
  }

  private committed(batch: AheadBatch, now: number | null): void {
    this.writing = null;
    this.known.head = batch.end;
    if (now !== null) this.known.setClock(now);
    // The database goes on with the next batch while this one's people are told.
    if (this.next) this.writeNext(this.next);
    batch.finish();
    this.tell(batch);
    for (const command of batch.commands) command.answer(batch.answer(command) ?? away(1000));
    this.advance();
  }

  /** It is committed: whatever goes wrong in telling it must not keep anybody from the answer. */
  private tell(batch: AheadBatch): void {
    try {
      this.around.feed.publish(this.streamId, batch.state);
    } catch (error) {
      if (batch.commands[0]) this.around.report(error, batch.commands[0]);
      this.around.feed.distrust(this.streamId);
    }
  }

  /** One connection is kept as long as there is something to write. */
  private async connect(): Promise<PoolClient> {
    const runner = this.around.dataSource.createQueryRunner();
    try {
      this.client = (await runner.connect()) as PoolClient;
    } catch (error) {
      await runner.release().catch(() => undefined);
      throw isConnectionTrouble(error) ? new NeverSent() : error;
    }
    this.runner = runner;
    return this.client;
  }

  private release(): void {
    void this.runner?.release().catch(() => undefined);
    this.runner = null;
    this.client = null;
  }

  /** Nothing was written, unless the connection broke behind the write: then nobody is answered before a look-up. */
  private async afterAhead(batch: AheadBatch, error: unknown): Promise<void> {
    this.exclusive = true;
    this.writing = null;
    this.known.forget();
    this.release();
    if (error instanceof NeverSent) {
      this.backToWaiting(this.next);
      this.next = null;
      this.answer(batch.commands, new Map());
    } else if (isConnectionTrouble(error)) {
      this.backToWaiting(this.next);
      this.next = null;
      this.answer(batch.commands, await this.resolveUnknown(batch.commands));
    } else {
      this.backToWaiting(batch, this.next);
      this.next = null;
      this.wary = WARY_BATCHES;
    }
    this.exclusive = false;
    this.advance();
  }

  private async writePlain(): Promise<void> {
    this.exclusive = true;
    this.release();
    const batch = this.waiting.splice(0, MOST_IN_A_BATCH);
    this.wary = Math.max(0, this.wary - 1);
    let answers: Answers;
    try {
      answers = await this.plain.write(batch);
    } catch (error) {
      answers = await this.afterFailure(batch, error);
    }
    this.exclusive = false;
    this.answer(batch, answers);
    this.advance();
  }

  private answer(commands: readonly QueuedCommand[], answers: Answers): void {
    for (const command of commands) command.answer(answers.get(command) ?? away(1000));
  }

  private async afterFailure(batch: QueuedCommand[], error: unknown): Promise<Answers> {
    if (error instanceof CommitUnknown) return this.resolveUnknown(batch);
    const lead = batch[0];
    if (lead && !isConnectionTrouble(error)) this.around.report(error, lead);
    return new Map(batch.map((command) => [command, away(1000)]));
  }

  /** Looks the ids up before anybody is answered; gives up after fifteen seconds, then the phones ask again. */
  private async resolveUnknown(batch: readonly QueuedCommand[]): Promise<Answers> {
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

  /** Under the head's lock: a commit that is still going on in a backend without a client is over when it is ours. */
  private storedAnswers(batch: readonly QueuedCommand[]): Promise<Answers> {
    return this.around.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from stream_head where stream_id = $1 for update', [this.streamId]);
      const rows: { command_id: Id; payload_hash: string; actor_id: Id | null; answer: string }[] =
        await manager.query(
          `select command_id, encode(payload_hash, 'hex') as payload_hash, actor_id, answer
         from command_answer where stream_id = $1 and command_id = any($2)`,
          [this.streamId, batch.map((c) => c.id)],
        );
      const found = new Map(rows.map((row) => [row.command_id, row]));
      return new Map(
        batch.map((command) => {
          const row = found.get(command.id);
          if (!row) return [command, away(100)];
          const { payload_hash: payloadHash, actor_id: actorId } = row;
          const answer = JSON.parse(row.answer) as CommandAnswer;
          return [command, answerTo(command, { payloadHash, actorId, answer })];
        }),
      );
    });
  }
}

/**
 * SQLSTATE classes 08 and 57 (shut down, killed), 55000 while connecting, a socket that broke, or a pool that got no
 * connection in time: the database is away, not wrong.
 */
export function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(08|57|53300)/.test(code)) return true;
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)) return true;
  if (code === '55000') return /accepting connections/i.test(error.message);
  const words = /connection|terminated|not queryable|timeout exceeded when trying to connect/i;
  return words.test(error.message) && !/^\d{5}$/.test(code);
}
