import type { Id, MaterialsMark } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { MaterialEntity } from './materials.entity.js';
import { isFor, isOpen, materialView } from './materials.view.js';

/** Those who prepare. */
const DESK: readonly Audience[] = ['desk'];

/** The one place where a material changes: the row, its entry, and what everybody's state says of the list. */
@Injectable()
export class MaterialsChanges {
  constructor(private readonly meetings: MeetingService) {}

  /** `before` is null for a new one. */
  async write(
    tx: StreamTransaction,
    row: Omit<MaterialEntity, 'version' | 'publishedAt'>,
    before: MaterialEntity | null,
  ): Promise<void> {
    const since = before?.publishedAt ?? new Date(tx.now);
    const next = { ...row, publishedAt: isOpen(row) ? since : null, version: tx.nextSeq };
    await tx.repo(MaterialEntity).upsert(next, ['id']);
    tx.emit(DESK, 'materials.changed', materialView(next));
    // Also one that was taken back: its readers read why.
    await this.mark(tx, isFor(next, 'EVERYONE') || (before !== null && isFor(before, 'EVERYONE')));
  }

  async order(tx: StreamTransaction, ids: readonly Id[]): Promise<void> {
    await tx.query(
      `update material m set place = o.place from unnest($1::uuid[]) with ordinality as o(id, place)
       where m.id = o.id and m.meeting_id = $2`,
      [ids, tx.streamId],
    );
    tx.emit(DESK, 'materials.ordered', { materialIds: [...ids] });
    await this.mark(tx, true);
  }

  /** `open`: what everybody reads changed, too. */
  private async mark(tx: StreamTransaction, open: boolean): Promise<void> {
    const { materials } = await this.meetings.load(tx);
    const [row] = await tx.query<{ count: number }>(
      'select count(published_at)::int as count from material where meeting_id = $1',
      [tx.streamId],
    );
    const version = tx.nextSeq;
    const openVersion = open ? version : (materials?.openVersion ?? 0);
    const mark: MaterialsMark = { count: row?.count ?? 0, openVersion, version };
    await this.meetings.markMaterials(tx, mark);
  }
}

/** All of the meeting, in their order. */
export function materialsOf(tx: StreamWrite): Promise<MaterialEntity[]> {
  return tx
    .repo(MaterialEntity)
    .find({ where: { meetingId: tx.streamId }, order: { place: 'ASC', id: 'ASC' } });
}

/** @throws NOT_FOUND also for one of another meeting, and for one that is purged */
export async function requireMaterial(tx: StreamWrite, id: Id): Promise<MaterialEntity> {
  const row = await tx.repo(MaterialEntity).findOneBy({ id, meetingId: tx.streamId });
  if (!row || row.purged) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws STALE with the present view */
export function requireSeen(row: MaterialEntity, seen: number): void {
  if (row.version !== seen) throw new DomainError('STALE', { present: materialView(row) });
}
