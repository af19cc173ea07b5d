import type { BroughtMeeting, Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingEntity } from './meeting.entity.js';

/** Writes every row of a meeting whose file was checked before; `tx` is on the organisation's stream. */
type Loader = (tx: StreamTransaction, payload: Payload<'meeting.import'>) => Promise<BroughtMeeting>;

/** Meetings that come as a file (docs/meeting-file.md). What is in a file knows the layer above all features. */
@Injectable()
export class MeetingImportsService {
  private loader: Loader | null = null;

  useLoader(loader: Loader): void {
    this.loader = loader;
  }

  /** @throws MEETING_EXISTS, NOT_FOUND when no such file was brought, and whatever is wrong with its rows */
  async import(tx: StreamTransaction, payload: Payload<'meeting.import'>): Promise<BroughtMeeting> {
    const { meetingId, file } = payload;
    if (await tx.repo(MeetingEntity).existsBy({ id: meetingId })) throw new DomainError('MEETING_EXISTS');
    if (!this.loader) throw new DomainError('NOT_FOUND');
    const brought = await this.loader(tx, payload);
    await tx.query('insert into meeting_import (meeting_id, staff_id, at, sha256) values ($1, $2, $3, $4)', [
      ...[meetingId, tx.actor.id, new Date(tx.now)],
      Buffer.from(file, 'hex'),
    ]);
    tx.emit(['everyone'], 'organisation.meetingCreated', { meetingId, file });
    return brought;
  }

  /**
   * The account that brought this meeting comes in, once.
   *
   * @throws NOT_FOUND
   */
  async enter(tx: StreamTransaction, staffId: Id): Promise<void> {
    const found = await tx.query(
      `update meeting_import set entered_at = $3 where meeting_id = $1 and staff_id = $2 and entered_at is null
       returning meeting_id`,
      [tx.streamId, staffId, new Date(tx.now)],
    );
    if (found.length === 0) throw new DomainError('NOT_FOUND');
  }
}
