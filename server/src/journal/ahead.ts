import type { CommandAnswer, CommandName, Id } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import { answerRow, answersOf, forbidden, reused } from './batch.js';
import { BatchState } from './batch-state.js';
import type { Head } from './batch-state.js';
import { CopyRows } from './copy-rows.js';
import type { AnswerRow, Known, RememberedAnswer } from './facts.js';
import { isHot } from './handler.js';
import type { HotHandler } from './handler.js';
import type { QueuedCommand } from './queued.js';
import { signedBy } from './queued.js';
import { addAnswer, copyJournal, countersStatement, headGate } from './statements.js';
import { AheadTransaction, hotItem } from './stream-tx.js';
import type { QueuedItem } from './stream-tx.js';
import { WriteScript } from './write-script.js';

type HotItems = Parameters<HotHandler<CommandName>['run']>[1];

/** A handler that may compute before the lock is held, or null. */
export function aheadOf(command: QueuedCommand | undefined): HotHandler<CommandName> | null {
  const { handler } = command ?? {};
  return handler && isHot(handler) && handler.ahead ? handler : null;
}

/**
 * A batch that is computed from a known head before the lock is held, most of it while the batch before is still
 * being written. It is then written in one go whose first statement takes the lock and finds that very head again,
 * or fails as a whole; a command id or a row that exists already fails it, too. Whoever wrote it then has it done
 * the plain way, from the commands.
 */
export class AheadBatch {
  /** In arrival order, with repeats. */
  readonly commands: QueuedCommand[] = [];
  readonly state: BatchState;
  private readonly answerRows = new CopyRows();
  /** Rows of features by table. */
  private readonly copies = new Map<string, CopyRows>();
  /** What is stored for the first command of each id; null while it is being computed. */
  private readonly rows = new Map<Id, AnswerRow | null>();

  constructor(
    head: Head,
    now: number,
    private readonly known: Known,
    private before: AheadBatch | null,
  ) {
    this.state = new BatchState(head, now);
  }

  get end(): Head {
    const { seq, hash, phase } = this.state;
    return { streamId: this.state.head.streamId, seq, hash, phase };
  }

  get size(): number {
    return this.commands.length;
  }

  /**
   * Takes commands of one name. False when something has to be read for them: then nothing was taken.
   */
  take(handler: HotHandler<CommandName>, commands: readonly QueuedCommand[]): boolean {
    const fresh = commands.filter((queued) => this.isFresh(queued));
    if (!fresh.every((queued) => this.known.actors.has(queued.actorId))) return this.untake(fresh);
    const items: QueuedItem[] = [];
    const refused: QueuedCommand[] = [];
    for (const queued of fresh) {
      const item = this.itemOf(queued);
      if (item) items.push(item);
      else refused.push(queued);
    }
    const before = { seq: this.state.seq, entries: this.state.entries.length };
    const tx = new AheadTransaction(this.state, this.copies, this.known.facts);
    const outcomes = items.length === 0 ? [] : (handler.ahead?.(tx, items as HotItems) ?? null);
    if (outcomes === null) return this.untake(fresh);
    const answers = answersOf(this.state, before, items, outcomes);
    items.forEach(({ queued }, i) => this.settle(queued, answers[i] as CommandAnswer));
    for (const queued of refused) this.settle(queued, this.refusalOf(queued));
    for (const queued of commands) this.commands.push(queued);
    return true;
  }

  private untake(fresh: readonly QueuedCommand[]): false {
    for (const queued of fresh) this.rows.delete(queued.id);
    return false;
  }

  /** False when a command of this id was answered, or is on its way here or in the batch before. */
  private isFresh({ id }: QueuedCommand): boolean {
    if (this.known.answer(id) ?? (this.rows.has(id) || this.before?.rows.has(id))) return false;
    this.rows.set(id, null);
    return true;
  }

  private itemOf(queued: QueuedCommand): QueuedItem | null {
    const actor = this.known.actors.get(queued.actorId);
    if (!actor) return null;
    const grant = mayIssue(actor.role, this.state.phase, queued.name);
    return grant === 'no' ? null : hotItem(queued, actor, grant);
  }

  private refusalOf(queued: QueuedCommand): CommandAnswer {
    const actor = this.known.actors.get(queued.actorId);
    if (!actor) throw new Error('an actor was forgotten while a batch was computed');
    return forbidden(queued, actor, this.state.phase);
  }

  private settle(queued: QueuedCommand, answer: CommandAnswer): void {
    const row = answerRow(queued, answer);
    this.rows.set(queued.id, row);
    addAnswer(this.answerRows, queued.streamId, row);
  }

  /** Resolves with the database's time when all of it is committed. */
  async write(client: PoolClient): Promise<number> {
    const script = new WriteScript();
    script.statement(headGate(this.state));
    for (const [into, rows] of this.copies) script.copy(into, rows);
    copyJournal(script, this.state.rows, this.answerRows);
    const counters = countersStatement(this.state);
    if (counters !== null) script.statement(counters);
    script.statement('select floor(extract(epoch from clock_timestamp()) * 1000)::bigint');
    return Number(await script.run(client));
  }

  /** True when there is nothing to write: all of it repeats what is stored. */
  get empty(): boolean {
    return this.rows.size === 0;
  }

  /** After the commit: the answers are remembered. */
  finish(): void {
    // What came before is over, and nobody else may keep it alive.
    this.before = null;
    for (const row of this.rows.values()) if (row) this.known.remember(row);
  }

  /** After the commit: what this one of its commands is answered. */
  answer(queued: QueuedCommand): CommandAnswer | undefined {
    const stored = this.rows.get(queued.id) ?? this.known.answer(queued.id);
    return stored && answerTo(queued, stored);
  }
}

/** A repeat gets the stored answer; the same id with another payload or actor is refused. */
export function answerTo(queued: QueuedCommand, stored: RememberedAnswer): CommandAnswer {
  return stored.payloadHash === queued.payloadHash && stored.actorId === signedBy(queued)
    ? stored.answer
    : reused();
}
