import type { Id, Payload, SubmissionView, TargetRef, Verdict, VerdictView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CollationService } from '../collation/collation.service.js';
import { TABLE, authorAudience } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { selectVerdicts, type VerdictRow } from './reopenings.view.js';
import { ResponseChanges } from './responses.changes.js';
import { ResponsesReopenings } from './responses.reopenings.js';
import type { ResponseRow } from './responses.view.js';

/** The author's word: whether it was answered. What comes without a name is told as the opinion's, and nobody's. */
@Injectable()
export class ResponsesVerdicts {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly collation: CollationService,
    private readonly changes: ResponseChanges,
    private readonly reopenings: ResponsesReopenings,
  ) {}

  /** @throws NOT_FOUND (also another's opinion, and an answer to something else), NEXT_LEVEL_ANSWERED */
  async judge(tx: StreamTransaction, payload: Payload<'responses.judge'>): Promise<void> {
    const submission = await this.submissions.get(tx, payload.submissionId);
    if (submission.authorId !== tx.actor.id) throw new DomainError('NOT_FOUND');
    await this.say(tx, { ...payload, submission, authorId: tx.actor.id });
  }

  /** For whoever presents the receipt. @throws as judge */
  async judgeByReceipt(tx: StreamTransaction, payload: Payload<'responses.judgeByReceipt'>): Promise<void> {
    const { submission, receiptId } = await this.submissions.ofReceipt(tx, payload.receipt);
    await this.say(tx, { ...payload, submission, authorId: receiptId });
  }

  private async say(
    tx: StreamTransaction,
    said: { responseId: Id; verdict: Verdict; submission: SubmissionView; authorId: Id },
  ): Promise<void> {
    const { responseId, verdict, submission, authorId } = said;
    const row = await this.changes.row(tx, responseId);
    const target = await this.answered(tx, row, submission);
    if (row.view.state !== 'PUBLISHED' || !row.readerIds.includes(authorId) || !target) {
      throw new DomainError('NOT_FOUND');
    }
    const where = 'and v.response_id = $2 and v.submission_id = $3';
    const [before] = await selectVerdicts(tx, tx.streamId, where, [responseId, submission.id]);
    if (before?.view.verdict === verdict) return;
    await this.requireOpen(tx, before);
    const reopening = verdict === 'NO' ? await this.reopenings.reopen(tx, row, target) : null;
    if (reopening !== null && reopening.answeredAt !== null) throw new DomainError('NEXT_LEVEL_ANSWERED');
    const view: VerdictView = {
      id: before?.view.id ?? makeId(),
      responseId,
      submissionId: submission.id,
      verdict,
      brought: reopening !== null,
      broughtTo: reopening?.unit ?? '',
      at: timeOf(tx, submission),
      version: tx.nextSeq,
    };
    await this.write(tx, view, authorId, reopening?.id ?? null);
    if (before?.reopeningId) await this.unlessOthers(tx, before.reopeningId);
  }

  /** By which of its targets an answer answers this opinion. */
  private async answered(
    tx: StreamTransaction,
    { view }: ResponseRow,
    { id, collatedIds }: SubmissionView,
  ): Promise<TargetRef | null> {
    const collated = view.targets.filter(({ kind }) => kind === 'COLLATED');
    const now = await this.collation.survivors(
      tx,
      collated.map((target) => target.id),
    );
    const behind = collated.find(
      (target) => collatedIds.includes(target.id) || collatedIds.includes(now.get(target.id) ?? ''),
    );
    return behind ?? view.targets.find((target) => target.kind === 'SUBMISSION' && target.id === id) ?? null;
  }

  /** @throws NEXT_LEVEL_ANSWERED */
  private async requireOpen(tx: StreamTransaction, before: VerdictRow | undefined): Promise<void> {
    if (!before?.reopeningId) return;
    const reopening = await this.reopenings.get(tx, before.reopeningId);
    if (reopening !== null && reopening.answeredAt !== null) {
      throw new DomainError('NEXT_LEVEL_ANSWERED', { present: before.view });
    }
  }

  private async write(
    tx: StreamTransaction,
    view: VerdictView,
    authorId: Id,
    reopeningId: Id | null,
  ): Promise<void> {
    await tx.query(
      `insert into response_verdict (id, meeting_id, response_id, submission_id, author_id, verdict, reopening_id, at,
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set verdict = excluded.verdict, reopening_id = excluded.reopening_id,
         at = excluded.at, version = excluded.version`,
      [
        ...[view.id, tx.streamId, view.responseId, view.submissionId, authorId, view.verdict],
        ...[reopeningId, new Date(view.at), view.version],
      ],
    );
    tx.emit([...TABLE, authorAudience(authorId)], 'responses.judged', view);
  }

  private async unlessOthers(tx: StreamTransaction, reopeningId: Id): Promise<void> {
    const others = await selectVerdicts(tx, tx.streamId, 'and v.reopening_id = $2', [reopeningId]);
    if (others.length === 0) await this.reopenings.withdraw(tx, reopeningId);
  }
}

/** Days are those of Việt Nam, seven hours ahead. */
const HANOI_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Of an anonymous one nobody keeps when in the day. */
function timeOf(tx: StreamTransaction, { disclosure }: SubmissionView): number {
  if (disclosure !== 'ANONYMOUS') return tx.now;
  return Math.floor((tx.now + HANOI_MS) / DAY_MS) * DAY_MS - HANOI_MS;
}
