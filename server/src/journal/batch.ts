import type { CommandAnswer, CommandName, Grant, Id, Phase, Refusal } from '@doi-thoai/shared';
import { mayIssue, RULES } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import type { BatchState } from './batch-state.js';
import { changesFacts } from './facts.js';
import type { AnswerRow, Known } from './facts.js';
import { isHot } from './handler.js';
import type { ColdHandler, HotHandler } from './handler.js';
import type { QueuedCommand } from './queued.js';
import { signedBy } from './queued.js';
import type { StoredAnswer } from './statements.js';
import { ColdTransaction, hotItem, HotTransaction } from './stream-tx.js';
import type { QueuedItem } from './stream-tx.js';
import type { HotOutcome } from './transaction.js';

/** A hot run failed as a whole: the batch is done again, command by command under savepoints. */
export class RunFailed extends Error {}

type Report = (error: unknown, command: QueuedCommand) => Refusal;

interface Allowed {
  queued: QueuedCommand;
  actor: Actor;
  grant: Exclude<Grant, 'no'>;
}

/** An open transaction that holds the head's lock, and what was read in it. */
export interface BatchParts {
  runner: QueryRunner;
  client: PoolClient;
  state: BatchState;
  stored: ReadonlyMap<Id, StoredAnswer>;
  known: Known;
  /** Each command by itself, under a savepoint. */
  careful: boolean;
  /** Reads the rights of the batch's actors again, into what is known. */
  readRights: () => Promise<unknown>;
}

/** Executes the commands of one batch in arrival order and collects their answers. */
export class BatchExecution {
  readonly answers = new Map<QueuedCommand, CommandAnswer>();
  readonly toStore: AnswerRow[] = [];
  /** Writes of hot runs that the batch must wait for before it commits. */
  readonly sent: Promise<unknown>[] = [];
  private readonly first = new Map<Id, QueuedCommand>();
  private readonly repeats: QueuedCommand[] = [];

  private readonly state: BatchState;
  private readonly known: Known;
  private readonly careful: boolean;

  constructor(
    private readonly parts: BatchParts,
    private readonly report: Report,
  ) {
    this.state = parts.state;
    this.known = parts.known;
    this.careful = parts.careful;
  }

  async execute(batch: readonly QueuedCommand[]): Promise<void> {
    const fresh = batch.filter((queued) => this.isFresh(queued));
    let at = 0;
    while (at < fresh.length) {
      const run = this.careful ? fresh.slice(at, at + 1) : hotRunAt(fresh, at);
      await this.executeRun(run);
      at += run.length;
    }
    for (const repeat of this.repeats) this.answerRepeat(repeat);
  }

  /** False when a stored answer, or an earlier command of this batch, has the same id. */
  private isFresh(queued: QueuedCommand): boolean {
    const stored = this.parts.stored.get(queued.id);
    if (stored) {
      const same = stored.payloadHash === queued.payloadHash && stored.actorId === signedBy(queued);
      this.answers.set(queued, same ? (JSON.parse(stored.answer) as CommandAnswer) : reused());
      return false;
    }
    if (this.first.has(queued.id)) {
      this.repeats.push(queued);
      return false;
    }
    this.first.set(queued.id, queued);
    return true;
  }

  private answerRepeat(repeat: QueuedCommand): void {
    const first = this.first.get(repeat.id);
    const answer = first && this.answers.get(first);
    if (!first || !answer) return;
    const same = first.payloadHash === repeat.payloadHash && signedBy(first) === signedBy(repeat);
    this.answers.set(repeat, same ? answer : reused());
  }

  private async executeRun(run: readonly QueuedCommand[]): Promise<void> {
    const allowed: Allowed[] = [];
    for (const queued of run) {
      const actor = this.known.actors.get(queued.actorId);
      if (!actor) this.answers.set(queued, { ok: false, code: 'NO_SESSION', details: {} });
      else {
        const grant = mayIssue(actor.role, this.state.phase, queued.name);
        if (grant === 'no') this.settle(queued, forbidden(queued, actor, this.state.phase));
        else allowed.push({ queued, actor, grant });
      }
    }
    const lead = allowed[0];
    if (!lead) return;
    const { handler } = lead.queued;
    if (!isHot(handler)) await this.executeCold(handler, lead);
    else if (this.careful) await this.inSavepoint(lead.queued, () => this.executeHot(handler, allowed));
    else await this.executeHotOnce(handler, allowed);
  }

  private async executeHotOnce(handler: HotHandler<CommandName>, allowed: Allowed[]): Promise<void> {
    try {
      await this.executeHot(handler, allowed);
    } catch {
      throw new RunFailed();
    }
  }

  private async executeHot(handler: HotHandler<CommandName>, allowed: Allowed[]): Promise<void> {
    const { runner, client } = this.parts;
    const before = { seq: this.state.seq, entries: this.state.entries.length };
    const tx = new HotTransaction(runner.manager, client, this.state, this.known.facts);
    const items = allowed.map(({ queued, actor, grant }) => hotItem(queued, actor, grant));
    const outcomes = await handler.run(tx, items as Parameters<typeof handler.run>[1]);
    // One by one, a row that PostgreSQL refuses must not leave an answer behind.
    if (this.careful) await Promise.all(tx.sent);
    else this.sent.push(...tx.sent);
    const answers = answersOf(this.state, before, items, outcomes);
    items.forEach(({ queued }, i) => this.settle(queued, answers[i] as CommandAnswer));
  }

  private async executeCold(
    handler: ColdHandler<CommandName>,
    { queued, actor, grant }: Allowed,
  ): Promise<void> {
    const { runner, client } = this.parts;
    const before = this.state.entries.length;
    await this.runsWritten();
    await this.inSavepoint(queued, async () => {
      const tx = new ColdTransaction(runner.manager, client, this.state, queued, actor, grant);
      const result = await handler.execute(tx, queued.payload as never);
      this.settle(queued, { ok: true, seq: this.state.seq, result });
    });
    // Whoever was given another role acts with it from the next command on, also inside this batch.
    if (!this.state.entries.slice(before).some(({ event }) => changesFacts(event.type))) return;
    this.known.forgetFacts();
    await this.parts.readRights();
  }

  /**
   * A run's row that the table refuses spoils the transaction, and the next statement would fail in its stead. The
   * savepoint waits on the same connection for the rows before it anyway, so waiting here costs nothing.
   */
  private async runsWritten(): Promise<void> {
    try {
      await Promise.all(this.sent.splice(0));
    } catch {
      throw new RunFailed();
    }
  }

  private async inSavepoint(queued: QueuedCommand, work: () => Promise<void>): Promise<void> {
    const { client } = this.parts;
    const mark = this.state.mark();
    await client.query('savepoint command');
    try {
      await work();
      await client.query('release savepoint command');
    } catch (error) {
      await client.query('rollback to savepoint command');
      this.state.back(mark);
      if (error instanceof DomainError) this.settle(queued, error.refusal());
      else this.answers.set(queued, this.report(error, queued));
    }
  }

  /** A success or a rule refusal: answered, and stored for repeats. */
  private settle(queued: QueuedCommand, answer: CommandAnswer): void {
    this.answers.set(queued, answer);
    this.toStore.push(answerRow(queued, answer));
  }
}

/** Why this role may not do it: never, or not in this phase. */
export function forbidden(queued: QueuedCommand, actor: Actor, phase: Phase): Refusal {
  const elsewhere = RULES[queued.name].some((clause) => clause.roles[actor.role] !== undefined);
  return { ok: false, code: elsewhere ? 'WRONG_PHASE' : 'NOT_ALLOWED', details: { role: actor.role, phase } };
}

export function answerRow(command: QueuedCommand, answer: CommandAnswer): AnswerRow {
  const { id: commandId, payloadHash } = command;
  return { commandId, payloadHash, actorId: signedBy(command), answer };
}

/**
 * The answers of a run's items, in their order; `ok` carries the number of the command's last entry. Entries are told
 * item by item, so each item's follow those of the one before.
 */
export function answersOf(
  state: BatchState,
  before: Pick<BatchState, 'seq'> & { entries: number },
  items: readonly QueuedItem[],
  outcomes: readonly HotOutcome<CommandName>[],
): CommandAnswer[] {
  const { entries } = state;
  let at = before.entries;
  const answers = items.map(({ queued }, i): CommandAnswer => {
    const outcome = outcomes[i];
    if (!outcome) throw new Error(`no outcome for item ${i} of ${queued.name}`);
    let { seq } = before;
    for (; entries[at]?.commandId === queued.id; at += 1) seq = entries[at]?.seq ?? seq;
    return 'refusal' in outcome ? outcome.refusal : { ok: true, seq, result: outcome.result };
  });
  if (at < entries.length) throw new Error('entries in another order than the items');
  return answers;
}

export function reused(): Refusal {
  return { ok: false, code: 'COMMAND_ID_REUSED', details: {} };
}

/** The consecutive hot commands of one name that start at `at`; a cold command stands alone. */
function hotRunAt(fresh: readonly QueuedCommand[], at: number): readonly QueuedCommand[] {
  const lead = fresh[at];
  if (!lead || !isHot(lead.handler)) return fresh.slice(at, at + 1);
  let end = at + 1;
  while (fresh[end]?.name === lead.name) end += 1;
  return fresh.slice(at, end);
}
