import type { Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ConclusionLineEntity } from './conclusions.entity.js';
import { lineView } from './conclusions.view.js';

/** The draft of the conclusion (kết luận): assessments, requirements and tasks, line by line. */
@Injectable()
export class ConclusionsService {
  /** @throws ID_TAKEN, also for the id of a line that was removed */
  async addLine(tx: StreamTransaction, payload: Payload<'conclusions.addLine'>): Promise<void> {
    const { lineId: id, kind, text, position } = payload;
    const lines = tx.repo(ConclusionLineEntity);
    if (await lines.existsBy({ id })) throw new DomainError('ID_TAKEN');
    const line = { id, meetingId: tx.streamId, kind, text, position, removed: false, version: tx.nextSeq };
    await lines.insert(line);
    tx.emit(TABLE, 'conclusions.changed', lineView(line));
  }

  /** @throws NOT_FOUND, STALE */
  async editLine(tx: StreamTransaction, payload: Payload<'conclusions.editLine'>): Promise<void> {
    const line = await this.seen(tx, payload.lineId, payload.seen);
    const { kind, text, position } = payload;
    const change = { kind, text, position, version: tx.nextSeq };
    await tx.repo(ConclusionLineEntity).update({ id: line.id }, change);
    tx.emit(TABLE, 'conclusions.changed', lineView({ ...line, ...change }));
  }

  /** @throws NOT_FOUND, STALE */
  async removeLine(tx: StreamTransaction, payload: Payload<'conclusions.removeLine'>): Promise<void> {
    const { id } = await this.seen(tx, payload.lineId, payload.seen);
    await tx.repo(ConclusionLineEntity).update({ id }, { removed: true, version: tx.nextSeq });
    tx.emit(TABLE, 'conclusions.removed', { id });
  }

  private async seen(tx: StreamTransaction, id: Id, seen: number): Promise<ConclusionLineEntity> {
    const line = await tx
      .repo(ConclusionLineEntity)
      .findOneBy({ id, meetingId: tx.streamId, removed: false });
    if (!line) throw new DomainError('NOT_FOUND');
    if (line.version !== seen) throw new DomainError('STALE', { present: lineView(line) });
    return line;
  }
}
