import type { AttachmentType, AttachmentView, Id, Payload } from '@doi-thoai/shared';
import { ATTACHMENT_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Reader } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { beside } from './attachment-files.js';
import { SubmissionChanges } from './submissions.changes.js';
import { SubmissionEntity } from './submissions.entity.js';
import { requireRow } from './submissions.rows.js';
import { audienceOf, submissionView } from './submissions.view.js';

/** Files beside an opinion: they come after it was acknowledged, so that a slow upload never holds up the words. */
@Injectable()
export class SubmissionsAttachments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: KeptFiles,
    private readonly changes: SubmissionChanges,
  ) {}

  /**
   * An author whom nobody may read off attaches nothing: the upload would name the seat.
   *
   * @throws NOT_FOUND also for another's opinion, and when no such file came from this person; ALREADY_WITHDRAWN,
   * SET_ASIDE, ALREADY_COLLATED, ATTACHMENT_LIMIT
   */
  async attach(tx: StreamTransaction, payload: Payload<'submissions.attach'>): Promise<void> {
    const { submissionId, attachmentId } = payload;
    const row = await requireRow(tx, submissionId);
    if (!isOwn(tx, row)) throw new DomainError('NOT_FOUND');
    const kept = await this.files.find<AttachmentType>(beside(tx.streamId, submissionId), attachmentId);
    if (kept?.broughtBy !== tx.actor.id) throw new DomainError('NOT_FOUND');
    const before = row.attachments ?? [];
    if (before.some(({ id }) => id === attachmentId)) return;
    const refused = refusalOf(tx, row, before.length);
    if (refused) throw new DomainError(refused, { present: submissionView(row) });
    const { id, name, type, bytes, sha256 } = kept;
    await this.changes.change(tx, row, { attachments: [...before, { id, name, type, bytes, sha256 }] });
  }

  /**
   * Whoever wrote the opinion, or typed it, takes a file away again. The bytes go after the commit; gone already, it is
   * as it should be. Each opinion keeps its own bytes, so that a file that lies beside another one, too, stays there.
   *
   * @throws NOT_FOUND also for another's opinion; ALREADY_WITHDRAWN, SET_ASIDE, ALREADY_COLLATED
   */
  async detach(tx: StreamTransaction, payload: Payload<'submissions.detach'>): Promise<void> {
    const { submissionId, attachmentId } = payload;
    const row = await requireRow(tx, submissionId);
    const wrote = row.authorId === tx.actor.id || row.enteredById === tx.actor.id;
    if (!wrote || row.disclosure !== 'NAMED') throw new DomainError('NOT_FOUND');
    const before = row.attachments ?? [];
    const rest = before.filter(({ id }) => id !== attachmentId);
    if (rest.length === before.length) return;
    const refused = refusalOf(tx, row, rest.length);
    if (refused) throw new DomainError(refused, { present: submissionView(row) });
    await tx.query(
      'insert into gone_file (meeting_id, owner_id, id) values ($1, $2, $3) on conflict do nothing',
      [tx.streamId, submissionId, attachmentId],
    );
    const next = await this.changes.change(tx, row, { attachments: rest.length > 0 ? rest : null });
    const told = { submissionId, attachmentId, byId: tx.actor.id };
    tx.emit(audienceOf(next), 'submissions.attachmentRemoved', told);
  }

  /**
   * What this reader may read of the opinion: the very audience that its entries have.
   *
   * @throws NOT_FOUND
   */
  async readable(meetingId: Id, submissionId: Id, reader: Reader): Promise<AttachmentView[]> {
    const row = await this.dataSource
      .getRepository(SubmissionEntity)
      .findOneBy({ id: submissionId, meetingId });
    const may = row && audienceOf(row).some((one) => one === reader.reader || reader.personal.has(one));
    if (!may) throw new DomainError('NOT_FOUND');
    return submissionView(row).attachments ?? [];
  }

  /** Every opinion of a meeting that has files beside it, in the order of their arrival; for chair and desk. */
  async ofMeeting(meetingId: Id): Promise<OpinionFiles[]> {
    const rows = await this.dataSource.getRepository(SubmissionEntity).find({
      where: { meetingId, attachments: Not(IsNull()), withdrawn: false },
      order: { version: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, trackingCode, aside, attachments }) => {
      return { submissionId: id, trackingCode, aside: aside !== null, files: attachments ?? [] };
    });
  }
}

/** Files beside one opinion. `aside`: it was set aside, and its files are nobody's to hand on. */
export interface OpinionFiles {
  submissionId: Id;
  trackingCode: string;
  aside: boolean;
  files: AttachmentView[];
}

function isOwn(tx: StreamTransaction, row: SubmissionEntity): boolean {
  if (row.disclosure !== 'NAMED') return false;
  if (tx.grant === 'yes' || row.authorId === tx.actor.id) return true;
  return tx.grant === 'ownUnit' && row.unitId !== null && row.unitId === tx.actor.unitId;
}

function refusalOf(tx: StreamTransaction, row: SubmissionEntity, count: number) {
  if (row.withdrawn) return 'ALREADY_WITHDRAWN';
  if (row.aside) return 'SET_ASIDE';
  // What was collated is in the secretariat's hands (domain.md 6.3).
  if (row.collatedIds.length > 0 && tx.grant !== 'yes') return 'ALREADY_COLLATED';
  return count >= ATTACHMENT_LIMITS.perSubmission ? 'ATTACHMENT_LIMIT' : null;
}
