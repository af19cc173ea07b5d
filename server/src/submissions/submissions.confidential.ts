import type { Id, MeetingView, Payload, Result, SealedAuthor } from '@doi-thoai/shared';
import { LIMITS, isTableRole } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { receiptIdOf } from '../kernel/receipt-id.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { AuthorSeal } from './author-seal.js';
import { receiveOne, sealedOrigin, SubmissionsIntake } from './submissions.intake.js';
import { newTrackingCode, requireRow, takenIds } from './submissions.rows.js';
import { audienceOf } from './submissions.view.js';

type Submit = Payload<'submissions.submitConfidential'>;

/** How long the officer may read a name after saying why, milliseconds; then it has to be said again. */
const OPEN_MS = 15 * 60 * 1000;

/** Opinions whose author only one named officer can learn, and not without a trace (domain.md 10.5). */
@Injectable()
export class SubmissionsConfidential {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly intake: SubmissionsIntake,
    private readonly seal: AuthorSeal,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The link to the author is one sealed row; neither the opinion nor its entry names anybody.
   *
   * @throws DISCLOSURE_NOT_OFFERED, INTAKE_CLOSED, UNKNOWN_TOPIC, ID_TAKEN, NOT_ALLOWED, STALE when another officer
   * was named since the author looked, INVALID for a receipt that is none or was used before
   */
  async submit(tx: StreamTransaction, payload: Submit): Promise<Result<'submissions.submitConfidential'>> {
    const meeting = await this.meetings.load(tx);
    const author = await this.participants.get(tx, tx.actor.id);
    await this.intake.settleWriter(tx, meeting, author);
    const receiptId = await this.requireFit(tx, meeting, payload);
    const officerId = await this.requireOfficer(tx, meeting, payload.officerId);
    const { submissionId, kind, topicId, summary, text, writtenAt } = payload;
    const trackingCode = newTrackingCode();
    const unit = await this.unitToShow(tx, author, meeting.settings.guestsMayWrite);
    await receiveOne(
      tx,
      sealedOrigin(meeting, 'CONFIDENTIAL'),
      {
        ...unit,
        id: submissionId,
        trackingCode,
        authorId: null,
        authorName: '',
        kind,
        topicId,
        summary,
        text,
        writtenAt: Math.min(writtenAt, tx.now),
        version: tx.nextSeq,
      },
      { id: receiptId, proof: null },
    );
    const { id: participantId, name, title } = author;
    const sealed = this.seal.seal(submissionId, { participantId, name, title, unit: author.unit });
    await tx.query(
      'insert into sealed_author (submission_id, meeting_id, officer_id, sealed) values ($1, $2, $3, $4)',
      [submissionId, tx.streamId, officerId, sealed],
    );
    return { submissionId, trackingCode };
  }

  /**
   * The officer whom the author was told of says why; the author, chair and desk are told that the name was opened,
   * by whom and why.
   *
   * @throws NOT_FOUND, NOT_ALLOWED to anybody but the officer, NOT_SEALED, AUTHOR_ELSEWHERE
   */
  async openAuthor(tx: StreamTransaction, payload: Payload<'submissions.openAuthor'>): Promise<void> {
    const row = await requireRow(tx, payload.submissionId);
    if (row.disclosure !== 'CONFIDENTIAL') throw new DomainError('NOT_SEALED');
    const [sealed] = await tx.query<{ officerId: Id }>(
      'select officer_id as "officerId" from sealed_author where submission_id = $1',
      [row.id],
    );
    // The meeting came as a file: the link stayed where its key is (docs/decisions/0012).
    if (!sealed) throw new DomainError('AUTHOR_ELSEWHERE');
    if (sealed.officerId !== tx.actor.id) throw new DomainError('NOT_ALLOWED');
    const { name: byName } = await this.participants.get(tx, tx.actor.id);
    const opening = { submissionId: row.id, byId: tx.actor.id, byName, reason: payload.reason, at: tx.now };
    await tx.query(
      `insert into author_opening (meeting_id, entry, submission_id, by_id, by_name, reason, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.streamId, tx.nextSeq, row.id, opening.byId, opening.byName, opening.reason, new Date(opening.at)],
    );
    tx.emit(audienceOf(row), 'submissions.authorOpened', opening);
  }

  /**
   * The name, for the officer who has opened it within the last fifteen minutes.
   *
   * @throws NOT_FOUND for everything else
   */
  async author(meetingId: Id, submissionId: Id, officerId: Id): Promise<SealedAuthor> {
    const rows: { sealed: Buffer }[] = await this.dataSource.query(
      `select a.sealed from sealed_author a
       where a.meeting_id = $1 and a.submission_id = $2 and exists (select from author_opening o
         where o.meeting_id = a.meeting_id and o.submission_id = a.submission_id and o.by_id = $3 and o.at > $4)`,
      [meetingId, submissionId, officerId, new Date(this.clock.now() - OPEN_MS)],
    );
    const row = rows[0];
    if (!row) throw new DomainError('NOT_FOUND');
    return this.seal.open(submissionId, row.sealed);
  }

  private async requireFit(tx: StreamTransaction, meeting: MeetingView, payload: Submit): Promise<Id> {
    if (meeting.settings.confidential !== true) throw new DomainError('DISCLOSURE_NOT_OFFERED');
    if (!meeting.intakeOpen) throw new DomainError('INTAKE_CLOSED');
    this.meetings.requireTopic(meeting, payload.topicId);
    const taken = await takenIds(tx, [payload.submissionId]);
    if (taken.size > 0) throw new DomainError('ID_TAKEN');
    return requireFreeReceipt(tx, payload.receipt);
  }

  /** The one whom the author was told of, in a role that reads what the desk or the chair reads. */
  private async requireOfficer(tx: StreamTransaction, meeting: MeetingView, told: Id): Promise<Id> {
    const officerId = meeting.settings.confidentialOfficerId ?? null;
    const officer =
      officerId === null ? undefined : (await this.participants.getMany(tx, [officerId])).get(officerId);
    if (!officer || !isTableRole(officer.role)) throw new DomainError('DISCLOSURE_NOT_OFFERED');
    if (officer.id !== told) throw new DomainError('STALE', { present: officer.id });
    return officer.id;
  }

  /** A unit of fewer than five people would tell who it was: then not even the unit is kept. */
  private async unitToShow(
    tx: StreamTransaction,
    { unitId, unit }: { unitId: Id | null; unit: string },
    guestsMayWrite: boolean,
  ): Promise<{ authorUnitId: Id | null; authorUnit: string }> {
    const authors = unitId === null ? 0 : await this.participants.countAuthors(tx, unitId, guestsMayWrite);
    const many = authors >= LIMITS.smallGroup;
    return many ? { authorUnitId: unitId, authorUnit: unit } : { authorUnitId: null, authorUnit: '' };
  }
}

/** @throws INVALID when it is no receipt, or another opinion's */
export async function requireFreeReceipt(tx: StreamTransaction, receipt: string): Promise<Id> {
  const receiptId = receiptIdOf(receipt);
  const rows = await tx.query('select 1 from submission where receipt_id = $1', [receiptId]);
  if (receiptId === null || rows.length > 0) {
    throw new DomainError('INVALID', { fields: [{ path: 'receipt', reason: 'NOT_IN_LIST' }] });
  }
  return receiptId;
}
