import type { Payload, Result } from '@doi-thoai/shared';
import { TABLE_LIMITS, takesOpinions } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { CollectionService } from './collection.service.js';

/** The link of a unit: people who are on no roster come in by it and write. */
@Injectable()
export class CollectionLinks {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly collection: CollectionService,
  ) {}

  /**
   * The actor is the unit's link itself; a person's seat may not do this.
   *
   * @throws NOT_ALLOWED, COLLECTION_CLOSED, COLLECTION_FULL
   */
  async join(
    tx: StreamTransaction,
    { name }: Payload<'collection.join'>,
  ): Promise<Result<'collection.join'>> {
    const row = await this.collection.ofLink(tx, tx.actor.id);
    if (!takesOpinions(row, tx.now)) throw new DomainError('COLLECTION_CLOSED');
    const here = await this.participants.contributorsOf(tx, row.unitId);
    if (here >= TABLE_LIMITS.contributorsPerUnit) throw new DomainError('COLLECTION_FULL');
    const participantId = randomUUID();
    await this.participants.addContributor(tx, participantId, name, { id: row.unitId, name: row.unit });
    return { participantId };
  }

  /** @throws NOT_ASKED */
  async voidLink(tx: StreamTransaction, payload: Payload<'collection.voidLink'>): Promise<void> {
    const row = await this.collection.row(tx, payload.unitId);
    await this.collection.change(tx, row, { linkGeneration: row.linkGeneration + 1 });
    this.meetings.tellOverride(tx, row.unitId, payload.reason);
  }
}
