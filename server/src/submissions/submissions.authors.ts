import type { Id, OpinionWords, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { receiptIdOf } from '../kernel/receipt-id.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { SubmissionChanges, outcome } from './submissions.changes.js';
import { SubmissionEntity } from './submissions.entity.js';
import { countRaw, requireRow, requireSeen } from './submissions.rows.js';

type NewWords = OpinionWords & { seen: number };

/** @throws NOT_FOUND also for a receipt of another meeting */
export async function ofReceipt(
  tx: StreamWrite,
  receipt: string,
): Promise<SubmissionEntity & { receiptId: Id }> {
  const receiptId = receiptIdOf(receipt);
  const row = receiptId && (await tx.repo(SubmissionEntity).findOneBy({ meetingId: tx.streamId, receiptId }));
  if (!row) throw new DomainError('NOT_FOUND');
  return { ...row, receiptId };
}

/** What an author does with the own opinion until it is collated (domain.md 6.3). */
@Injectable()
export class SubmissionsAuthors {
  constructor(
    private readonly meetings: MeetingService,
    private readonly changes: SubmissionChanges,
  ) {}

  /**
   * New words in a new edition; the former ones stay in the journal.
   *
   * @throws NOT_FOUND, ALREADY_WITHDRAWN, ALREADY_COLLATED, STALE, UNKNOWN_TOPIC
   */
  async edit(tx: StreamTransaction, payload: Payload<'submissions.edit'>): Promise<void> {
    await this.rewrite(tx, await this.own(tx, payload.submissionId), payload);
  }

  /** For whoever presents the receipt. @throws as edit */
  async editByReceipt(tx: StreamTransaction, payload: Payload<'submissions.editByReceipt'>): Promise<void> {
    await this.rewrite(tx, await ofReceipt(tx, payload.receipt), payload);
  }

  private async rewrite(tx: StreamTransaction, row: SubmissionEntity, payload: NewWords): Promise<void> {
    const meeting = await this.meetings.load(tx);
    const standing = outcome(tx, 'edit', row, meeting.settings.moderation);
    requireSeen(row, payload.seen);
    this.meetings.requireTopic(meeting, payload.topicId);
    const { kind, topicId, summary, text } = payload;
    const words = { kind, topicId, summary, text, returnText: '', edition: row.edition + 1 };
    const next = await this.changes.move(tx, row, standing, words);
    if (row.topicId === next.topicId) return;
    countRaw(tx, row, -1);
    countRaw(tx, next, 1);
  }

  /** @throws NOT_FOUND, ALREADY_WITHDRAWN, ALREADY_COLLATED, STALE */
  async withdraw(tx: StreamTransaction, payload: Payload<'submissions.withdraw'>): Promise<void> {
    await this.takeBack(tx, await this.own(tx, payload.submissionId), payload.seen);
  }

  /** For whoever presents the receipt. @throws as withdraw */
  async withdrawByReceipt(
    tx: StreamTransaction,
    payload: Payload<'submissions.withdrawByReceipt'>,
  ): Promise<void> {
    await this.takeBack(tx, await ofReceipt(tx, payload.receipt), payload.seen);
  }

  private async takeBack(tx: StreamTransaction, row: SubmissionEntity, seen: number): Promise<void> {
    const standing = outcome(tx, 'withdraw', row, false);
    requireSeen(row, seen);
    await this.changes.move(tx, row, standing);
    countRaw(tx, row, -1);
  }

  /** A focal person owns what this person typed, too. */
  private async own(tx: StreamTransaction, id: string): Promise<SubmissionEntity> {
    const row = await requireRow(tx, id);
    const typed = tx.actor.role === 'UNIT_FOCAL' && row.enteredById === tx.actor.id;
    if (row.authorId !== tx.actor.id && !typed) throw new DomainError('NOT_FOUND');
    return row;
  }
}
