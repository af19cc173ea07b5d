import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { SignedEntity } from './signed.entity.js';
import { isOpen, signedView } from './signed.view.js';

/** Clerks keep what was signed; they are not at the table. */
const TOLD: readonly Audience[] = [...TABLE, 'clerks'];

/** The one place where a signed version changes: the row, its entry, and what everybody's state says of them. */
@Injectable()
export class SignedChanges {
  constructor(private readonly meetings: MeetingService) {}

  /** `before` is null for a new one. */
  async write(
    tx: StreamTransaction,
    row: Omit<SignedEntity, 'version'>,
    before: SignedEntity | null,
  ): Promise<void> {
    const next = { ...row, version: tx.nextSeq };
    await tx.repo(SignedEntity).upsert(next, ['id']);
    tx.emit(TOLD, 'signed.changed', signedView(next));
    const open = isOpen(next) || (before !== null && isOpen(before));
    const { signed } = await this.meetings.load(tx);
    const version = tx.nextSeq;
    await this.meetings.markSigned(tx, {
      openVersion: open ? version : (signed?.openVersion ?? 0),
      version,
    });
  }
}

/** @throws NOT_FOUND also for one of another meeting, and for one that is purged */
export async function requireSigned(tx: StreamWrite, id: Id): Promise<SignedEntity> {
  const row = await tx.repo(SignedEntity).findOneBy({ id, meetingId: tx.streamId });
  if (!row || row.purged) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws STALE with the present view */
export function requireSeen(row: SignedEntity, seen: number): void {
  if (row.version !== seen) throw new DomainError('STALE', { present: signedView(row) });
}
