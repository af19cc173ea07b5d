import type { AnonymousOpinion, Id } from '@doi-thoai/shared';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Door } from '../door/door.js';
import { DomainError } from '../kernel/domain-error.js';
import { proofOf, receiptIdOf } from '../kernel/receipt-id.js';
import { shuffled } from './submissions.anonymous.js';
import type { HeldReceipt } from './submissions.rows.js';

export const ANONYMOUS_WAITS = Symbol('AnonymousWaits');

export interface AnonymousWaits {
  /** How long one that comes in waits for others, so that their order is nobody's knowledge, milliseconds. */
  gatherMs: number;
  /** How long those that were acknowledged wait for each other before they go into the journal, milliseconds. */
  appendMs: number;
}

/** As many as wait for each other; fewer go when their time is over. */
const TOGETHER = 5;

interface Gathered {
  meetingId: Id;
  receipt: HeldReceipt;
  opinion: AnonymousOpinion;
  done: () => void;
  failed: (error: unknown) => void;
}

const INSERT = `insert into anonymous_inbox (id, meeting_id, receipt_id, kind, topic_id, summary, text, proof)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::bytea[])
  on conflict do nothing`;

/**
 * What stands under an id or a receipt. Of one that was taken before proofs were kept its own words tell, while nobody
 * has written them anew; what nobody can tell is not believed, or other words would be acknowledged and lost.
 */
const SENT = 'kind = $4 and topic_id = $5 and summary = $6 and text = $7';
const FIND = `select receipt_id = $2 as own, coalesce(proof = $3, ${SENT}) as same
    from anonymous_inbox where id = $1 or receipt_id = $2
  union all select receipt_id is not distinct from $2,
      disclosure = 'ANONYMOUS' and coalesce(receipt_proof = $3, edition = 1 and ${SENT})
    from submission where id = $1 or receipt_id = $2`;

/**
 * Where anonymous opinions wait (W76, W77): committed and acknowledged without a number, then taken into the
 * journal in shuffled order when five wait or half a minute is over. Who sent them was checked before and is not
 * known here.
 */
@Injectable()
export class AnonymousInbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('submissions');
  private gathered: Gathered[] = [];
  private gathering: NodeJS.Timeout | null = null;
  private readonly appending = new Map<Id, NodeJS.Timeout>();
  private closed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly door: Door,
    @Inject(ANONYMOUS_WAITS) private readonly waits: AnonymousWaits,
  ) {}

  /** What was acknowledged before a stop or a crash. */
  async onApplicationBootstrap(): Promise<void> {
    const rows: { meetingId: Id }[] = await this.dataSource.query(
      'select distinct meeting_id as "meetingId" from anonymous_inbox',
    );
    for (const { meetingId } of rows) this.appendSoon(meetingId, this.waits.appendMs);
  }

  /**
   * Resolves when it is committed; the same opinion a second time changes nothing.
   *
   * @throws INVALID for a receipt that is none, RECEIPT_REUSED when other words were sent with it, ID_TAKEN when
   * something else has this id
   */
  async put(meetingId: Id, opinion: AnonymousOpinion): Promise<void> {
    const receipt = requireReceipt(meetingId, opinion);
    const stands = await this.find(opinion, receipt);
    if (stands === 'HERE') return;
    if (stands === 'TAKEN') throw new DomainError('ID_TAKEN');
    await new Promise<void>((done, failed) => {
      this.gathered.push({ meetingId, receipt, opinion, done, failed });
      if (this.gathered.length >= TOGETHER || this.closed) this.commit();
      else this.gathering ??= setTimeout(() => this.commit(), this.waits.gatherMs);
    });
    if ((await this.find(opinion, receipt)) !== 'HERE') throw new DomainError('ID_TAKEN');
  }

  /**
   * Whether this very opinion was acknowledged before: a repeat is, whatever has closed since (W76).
   *
   * @throws INVALID, RECEIPT_REUSED as `put`: both tell nothing but to whoever has the receipt
   */
  async has(meetingId: Id, opinion: AnonymousOpinion): Promise<boolean> {
    return (await this.find(opinion, requireReceipt(meetingId, opinion))) === 'HERE';
  }

  /** What has been gathered, in one statement and in an order that chance decides. */
  private commit(): void {
    if (this.gathering) clearTimeout(this.gathering);
    this.gathering = null;
    const all = shuffled(this.gathered);
    this.gathered = [];
    if (all.length === 0) return;
    const columns = [
      all.map(({ opinion }) => opinion.submissionId),
      all.map(({ meetingId }) => meetingId),
      all.map(({ receipt }) => receipt.id),
      all.map(({ opinion }) => opinion.kind),
      all.map(({ opinion }) => opinion.topicId),
      all.map(({ opinion }) => opinion.summary),
      all.map(({ opinion }) => opinion.text),
      all.map(({ receipt }) => receipt.proof),
    ];
    this.dataSource.query(INSERT, columns).then(
      () => {
        for (const one of all) one.done();
        for (const meetingId of new Set(all.map((one) => one.meetingId))) void this.committed(meetingId);
      },
      (error: unknown) => {
        for (const one of all) one.failed(error);
      },
    );
  }

  private async committed(meetingId: Id): Promise<void> {
    const rows = await this.dataSource
      .query<{ waiting: string }[]>('select count(*) as waiting from anonymous_inbox where meeting_id = $1', [
        meetingId,
      ])
      .catch((): { waiting: string }[] => []);
    const enough = Number(rows[0]?.waiting ?? 0) >= TOGETHER;
    this.appendSoon(meetingId, enough ? 0 : this.waits.appendMs);
  }

  private appendSoon(meetingId: Id, ms: number): void {
    const timer = this.appending.get(meetingId);
    if (this.closed || (timer && ms > 0)) return;
    if (timer) clearTimeout(timer);
    const run = (): void => {
      this.appending.delete(meetingId);
      void this.append(meetingId);
    };
    this.appending.set(meetingId, setTimeout(run, ms));
  }

  /** One command of the server itself; what does not fit into it, or could not be written now, goes with the next. */
  private async append(meetingId: Id): Promise<void> {
    const message = { id: randomUUID(), name: 'submissions.appendAnonymous', payload: {} };
    try {
      const answer = await this.door.issueAsServer(meetingId, message);
      if (!answer.ok) {
        this.logger.warn({ code: answer.code }, 'anonymous opinions wait on');
        this.appendSoon(meetingId, this.waits.appendMs);
      } else await this.committedRest(meetingId);
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      this.appendSoon(meetingId, this.waits.appendMs);
    }
  }

  private async committedRest(meetingId: Id): Promise<void> {
    const rows: unknown[] = await this.dataSource.query(
      'select 1 from anonymous_inbox where meeting_id = $1 limit 1',
      [meetingId],
    );
    if (rows.length > 0) this.appendSoon(meetingId, this.waits.appendMs);
  }

  /** Whether this very opinion was received before, or something else has its id. */
  private async find(
    opinion: AnonymousOpinion,
    { id, proof }: HeldReceipt,
  ): Promise<'HERE' | 'TAKEN' | 'NEW'> {
    const { submissionId, kind, topicId, summary, text } = opinion;
    const rows: { own: boolean; same: boolean }[] = await this.dataSource.query(FIND, [
      submissionId,
      id,
      proof,
      kind,
      topicId,
      summary,
      text,
    ]);
    const own = rows.filter((row) => row.own);
    if (own.some(({ same }) => !same)) throw new DomainError('RECEIPT_REUSED');
    if (own.length > 0) return 'HERE';
    return rows.length > 0 ? 'TAKEN' : 'NEW';
  }

  /** What was sent and is not acknowledged yet is committed before the server goes. */
  beforeApplicationShutdown(): void {
    this.closed = true;
    this.commit();
    for (const timer of this.appending.values()) clearTimeout(timer);
    this.appending.clear();
  }
}

function requireReceipt(meetingId: Id, opinion: AnonymousOpinion): HeldReceipt {
  const id = receiptIdOf(opinion.receipt);
  if (id === null) throw new DomainError('INVALID', { fields: [{ path: 'receipt', reason: 'WRONG_TYPE' }] });
  return { id, proof: proofOf(meetingId, opinion) };
}
