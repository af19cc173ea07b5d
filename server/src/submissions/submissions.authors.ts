import type { Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { SubmissionChanges, outcome } from './submissions.changes.js';
import type { SubmissionEntity } from './submissions.entity.js';
import { countRaw, requireRow, requireSeen } from './submissions.rows.js';

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
    const row = await this.own(tx, payload.submissionId);
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
    const row = await this.own(tx, payload.submissionId);
    const standing = outcome(tx, 'withdraw', row, false);
    requireSeen(row, payload.seen);
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
