import type { Payload } from '@doi-thoai/shared';
import { NEVER_OPEN, WITH_NOTICE } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { NoticesService } from '../conclusions/notices.service.js';
import { TABLE } from '../journal/audience.js';
import { purgeWords } from '../journal/purge.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { ofSigned } from './signed-files.js';
import { SignedChanges, requireSeen, requireSigned } from './signed.changes.js';
import { SignedEntity } from './signed.entity.js';

/** What is done with a signed version that is here. */
@Injectable()
export class SignedActs {
  constructor(
    private readonly changes: SignedChanges,
    private readonly notices: NoticesService,
    private readonly files: KeptFiles,
  ) {}

  /**
   * One version of a paper is read by everybody: with a newer one the older is published no more.
   *
   * @throws NOT_FOUND, STALE, TAKEN_BACK, SIGNED_OFFICE_ONLY, NOTICE_NOT_ISSUED, SIGNED_UNFINISHED
   */
  async publish(tx: StreamTransaction, payload: Payload<'signed.publish'>): Promise<void> {
    const { signedId, published, seen } = payload;
    const row = await requireSigned(tx, signedId);
    requireSeen(row, seen);
    if (row.published === published) return;
    if (published) {
      if (row.takenBack) throw new DomainError('TAKEN_BACK');
      if (NEVER_OPEN.includes(row.paper)) throw new DomainError('SIGNED_OFFICE_ONLY');
      await this.requireIssued(tx, row);
      await this.requireFinished(row);
      await this.closeOthers(tx, row);
    }
    await this.changes.write(tx, { ...row, published }, row);
  }

  /** @throws NOT_FOUND, STALE, TAKEN_BACK */
  async takeBack(tx: StreamTransaction, payload: Payload<'signed.takeBack'>): Promise<void> {
    const row = await requireSigned(tx, payload.signedId);
    requireSeen(row, payload.seen);
    if (row.takenBack) throw new DomainError('TAKEN_BACK');
    const takenBack = { reason: payload.reason, at: tx.now };
    await this.changes.write(tx, { ...row, published: false, takenBack }, row);
  }

  /** It is published anew, if at all. @throws NOT_FOUND, STALE, NOT_TAKEN_BACK */
  async giveAgain(tx: StreamTransaction, payload: Payload<'signed.giveAgain'>): Promise<void> {
    const row = await requireSigned(tx, payload.signedId);
    requireSeen(row, payload.seen);
    if (!row.takenBack) throw new DomainError('NOT_TAKEN_BACK');
    await this.changes.write(tx, { ...row, takenBack: null }, row);
  }

  /**
   * Deletes words and names from the row, from every entry that told them and from stored refusals; the bytes go after
   * the commit (`SignedFiles`).
   *
   * @throws NOT_FOUND, STALE, NOT_TAKEN_BACK: nobody may be reading it while it is judged
   */
  async purge(tx: StreamTransaction, payload: Payload<'signed.purge'>): Promise<void> {
    const { signedId, reason, seen } = payload;
    const row = await requireSigned(tx, signedId);
    if (!row.takenBack) throw new DomainError('NOT_TAKEN_BACK');
    requireSeen(row, seen);
    const seqs = await purgeWords(tx, 'signed', signedId);
    tx.emit(TABLE, 'content.purged', { signedId, seqs, byId: tx.actor.id, reason });
    const blank = { generated: null, edited: null, scan: [], reason: '', byName: '', takenBack: null };
    await this.changes.write(tx, { ...row, ...blank, published: false, purged: true }, row);
  }

  private async requireIssued(tx: StreamTransaction, { paper, issuer }: SignedEntity): Promise<void> {
    if (!WITH_NOTICE.includes(paper)) return;
    if (!(await this.notices.wasIssued(tx, issuer))) throw new DomainError('NOTICE_NOT_ISSUED');
  }

  /**
   * Without a scan everybody gets the Word file itself. What was left in it was noted when it came; one that nobody
   * looked into then is not known to hold nothing.
   */
  private async requireFinished({ meetingId, id, edited, scan }: SignedEntity): Promise<void> {
    if (!edited || scan.length > 0) return;
    const kept = await this.files.find(ofSigned(meetingId, id), edited.id);
    const unfinished = kept?.unfinished;
    if (unfinished !== null) throw new DomainError('SIGNED_UNFINISHED', { unfinished: unfinished ?? null });
  }

  private async closeOthers(tx: StreamTransaction, { id, paper, issuer }: SignedEntity): Promise<void> {
    const where = { meetingId: tx.streamId, paper, issuer, published: true };
    for (const other of await tx.repo(SignedEntity).find({ where, order: { number: 'ASC' } })) {
      if (other.id !== id) await this.changes.write(tx, { ...other, published: false }, other);
    }
  }
}
