import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { mayIssue, RULES } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import type { BatchState } from './batch-state.js';
import { isHot } from './handler.js';
import type { ColdHandler, HotHandler } from './handler.js';
import type { QueuedCommand } from './queued.js';
import type { AnswerRow, StoredAnswer } from './statements.js';
import { ColdTransaction, HotTransaction } from './stream-tx.js';
import type { CommandName, Grant, Refusal } from '@doi-thoai/shared';

/** A hot run failed as a whole: the batch is done again, command by command under savepoints. */
export class RunFailed extends Error {}

type Report = (error: unknown, command: QueuedCommand) => Refusal;

interface Allowed {
  queued: QueuedCommand;
  actor: Actor;
  grant: Exclude<Grant, 'no'>;
}

/** Executes the commands of one batch in arrival order and collects their answers. */
export class BatchExecution {
  readonly answers = new Map<QueuedCommand, CommandAnswer>();
  readonly toStore: AnswerRow[] = [];
  /** Writes of hot runs that the batch must wait for before it commits. */
  readonly sent: Promise<unknown>[] = [];
  private readonly first = new Map<Id, QueuedCommand>();
  private readonly repeats: QueuedCommand[] = [];

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly state: BatchState,
    private readonly known: { answers: Map<Id, StoredAnswer>; actors: Map<Id, Actor> },
    private readonly careful: boolean,
    private readonly report: Report,
    private readonly readActors: () => Promise<Map<Id, Actor>>,
  ) {}

  private async refreshActors(): Promise<void> {
    this.known.actors = await this.readActors();
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
    const stored = this.known.answers.get(queued.id);
    if (stored) {
      const same = stored.payloadHash === queued.payloadHash && stored.actorId === queued.actorId;
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
    const same = first.payloadHash === repeat.payloadHash && first.actorId === repeat.actorId;
    this.answers.set(repeat, same ? answer : reused());
  }

  private async executeRun(run: readonly QueuedCommand[]): Promise<void> {
    const allowed: Allowed[] = [];
    for (const queued of run) {
      const actor = this.known.actors.get(queued.actorId);
      if (!actor) this.answers.set(queued, { ok: false, code: 'NO_SESSION', details: {} });
      else {
        const grant = mayIssue(actor.role, this.state.phase, queued.name);
        if (grant === 'no') this.settle(queued, this.refuse(queued, actor));
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
    const before = this.state.seq;
    const tx = new HotTransaction(this.runner.manager, this.client, this.state);
    const items = allowed.map(({ queued, actor, grant }) => tx.item(queued, actor, grant));
    const outcomes = await handler.run(tx, items as Parameters<typeof handler.run>[1]);
    const lastOf = new Map<Id, number>();
    for (const entry of this.state.entries) if (entry.seq > before) lastOf.set(entry.commandId, entry.seq);
    allowed.forEach(({ queued }, i) => {
      const outcome = outcomes[i];
      if (!outcome) throw new Error(`no outcome for item ${i} of ${queued.name}`);
      if ('refusal' in outcome) this.settle(queued, outcome.refusal);
      else this.settle(queued, { ok: true, seq: lastOf.get(queued.id) ?? before, result: outcome.result });
    });
    if (this.careful) await Promise.all(tx.sent);
    else this.sent.push(...tx.sent);
  }

  private async executeCold(handler: ColdHandler<CommandName>, { queued, actor, grant }: Allowed): Promise<void> {
    await this.inSavepoint(queued, async () => {
      const tx = new ColdTransaction(this.runner.manager, this.client, this.state, queued, actor, grant);
      const result = await handler.execute(tx, queued.payload as never);
      this.settle(queued, { ok: true, seq: this.state.seq, result });
    });
    // Whoever was given another role acts with it from the next command on, also inside this batch.
    if (queued.name.startsWith('participants.')) await this.refreshActors();
  }

  private async inSavepoint(queued: QueuedCommand, work: () => Promise<void>): Promise<void> {
    const mark = this.state.mark();
    await this.client.query('savepoint command');
    try {
      await work();
      await this.client.query('release savepoint command');
    } catch (error) {
      await this.client.query('rollback to savepoint command');
      this.state.back(mark);
      if (error instanceof DomainError) this.settle(queued, error.refusal());
      else this.answers.set(queued, this.report(error, queued));
    }
  }

  /** A success or a rule refusal: answered, and stored for repeats. */
  private settle(queued: QueuedCommand, answer: CommandAnswer): void {
    this.answers.set(queued, answer);
    this.toStore.push({ command: queued, answer });
  }

  private refuse(queued: QueuedCommand, actor: Actor): Refusal {
    const elsewhere = RULES[queued.name].some((clause) => clause.roles[actor.role] !== undefined);
    const details = { role: actor.role, phase: this.state.phase };
    return { ok: false, code: elsewhere ? 'WRONG_PHASE' : 'NOT_ALLOWED', details };
  }
}

function reused(): Refusal {
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
