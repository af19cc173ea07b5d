import type { Id, Instant } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CollationService } from '../collation/collation.service.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { UnitSetEntity } from './collection.entity.js';
import { audienceOf, unitSetView } from './collection.view.js';

/** The one place where a unit's set is written and told, and what others rely on. */
@Injectable()
export class CollectionService {
  constructor(collation: CollationService, submissions: SubmissionsService) {
    submissions.useWindows((run) => this.windows(run));
    collation.guardUnits((tx, unitId) => this.requireOpen(tx, unitId));
  }

  /** Those of these units that were asked. */
  async rows(tx: StreamWrite, unitIds: readonly Id[]): Promise<Map<Id, UnitSetEntity>> {
    if (unitIds.length === 0) return new Map();
    const where = { meetingId: tx.streamId, unitId: In([...unitIds]) };
    const rows = await tx.repo(UnitSetEntity).findBy(where);
    return new Map(rows.map((row) => [row.unitId, row]));
  }

  /** @throws NOT_ASKED */
  async row(tx: StreamWrite, unitId: Id): Promise<UnitSetEntity> {
    const row = (await this.rows(tx, [unitId])).get(unitId);
    if (!row) throw new DomainError('NOT_ASKED');
    return row;
  }

  async insert(tx: StreamTransaction, row: Omit<UnitSetEntity, 'version'>): Promise<void> {
    const full = { ...row, version: tx.nextSeq };
    await tx.repo(UnitSetEntity).insert(full);
    tx.emit(audienceOf(full), 'collection.changed', unitSetView(full));
  }

  async change(tx: StreamTransaction, row: UnitSetEntity, patch: Partial<UnitSetEntity>): Promise<void> {
    const written = { ...patch, version: tx.nextSeq };
    const { meetingId, unitId } = row;
    await tx.repo(UnitSetEntity).update({ meetingId, unitId }, written);
    tx.emit(audienceOf(row), 'collection.changed', unitSetView({ ...row, ...written }));
  }

  /** @throws NOT_ALLOWED for whoever is not the link of a unit */
  async ofLink(tx: StreamWrite, linkId: Id): Promise<UnitSetEntity> {
    const row = await tx.repo(UnitSetEntity).findOneBy({ meetingId: tx.streamId, linkId });
    if (!row) throw new DomainError('NOT_ALLOWED');
    return row;
  }

  private async windows(tx: Pick<StreamWrite, 'query' | 'streamId'>): Promise<Map<Id, Instant>> {
    const rows = await tx.query<{ id: Id; at: Date }>(
      'select unit_id as id, closes_at as at from unit_set where meeting_id = $1',
      [tx.streamId],
    );
    return new Map(rows.map(({ id, at }) => [id, at.getTime()]));
  }

  /** What was handed in is closed for the focal person until it comes back. A unit that was never asked is free. */
  private async requireOpen(tx: StreamWrite, unitId: Id): Promise<void> {
    const row = (await this.rows(tx, [unitId])).get(unitId);
    if (row?.state === 'SUBMITTED') throw new DomainError('SET_CLOSED', { present: unitSetView(row) });
  }
}
