import type { ConclusionLineView, Id, Payload, TargetRef } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { TargetsService } from '../commitments/targets.service.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ConclusionRows } from './conclusion-rows.js';
import { ConclusionLineEntity } from './conclusions.entity.js';
import { lineView, selectLines } from './conclusions.view.js';

/** The draft of the conclusion (kết luận): assessments, requirements and tasks, line by line. */
@Injectable()
export class ConclusionsService {
  constructor(
    private readonly targets: TargetsService,
    private readonly rows: ConclusionRows,
    private readonly commitments: CommitmentsService,
  ) {}

  /** @throws CONCLUSION_APPROVED; ID_TAKEN, also for the id of a line that was removed; UNKNOWN_TARGET and the like for a source */
  async addLine(tx: StreamTransaction, payload: Payload<'conclusions.addLine'>): Promise<void> {
    const { lineId: id, kind, text, position, sources = [] } = payload;
    await this.rows.requireOpen(tx);
    const lines = tx.repo(ConclusionLineEntity);
    if (await lines.existsBy({ id })) throw new DomainError('ID_TAKEN');
    await this.targets.require(tx, sources);
    const line = { id, meetingId: tx.streamId, kind, text, position, removed: false, version: tx.nextSeq };
    await lines.insert(line);
    await this.store(tx, id, sources);
    tx.emit(TABLE, 'conclusions.changed', lineView(line, sources));
  }

  /** @throws NOT_FOUND, STALE, CONCLUSION_APPROVED, UNKNOWN_TARGET and the like for a source that was not there before */
  async editLine(tx: StreamTransaction, payload: Payload<'conclusions.editLine'>): Promise<void> {
    const line = await this.seen(tx, payload.lineId, payload.seen);
    const { kind, text, position, sources = line.sources } = payload;
    // What was merged or withdrawn since stays where it stood: only what is new must be there.
    const before = new Set(line.sources.map(({ id }) => id));
    await this.targets.require(
      tx,
      sources.filter(({ id }) => !before.has(id)),
    );
    const change = { kind, text, position, version: tx.nextSeq };
    await tx.repo(ConclusionLineEntity).update({ id: line.id }, change);
    if (payload.sources) await this.store(tx, line.id, sources);
    tx.emit(TABLE, 'conclusions.changed', lineView({ ...this.entity(tx, line), ...change }, sources));
  }

  /** @throws NOT_FOUND, STALE, CONCLUSION_APPROVED */
  async removeLine(tx: StreamTransaction, payload: Payload<'conclusions.removeLine'>): Promise<void> {
    const { id } = await this.seen(tx, payload.lineId, payload.seen);
    await tx.repo(ConclusionLineEntity).update({ id }, { removed: true, version: tx.nextSeq });
    tx.emit(TABLE, 'conclusions.removed', { id });
  }

  /** @throws NOT_FOUND, STALE, CONCLUSION_APPROVED */
  async link(tx: StreamTransaction, payload: Payload<'conclusions.link'>): Promise<void> {
    await this.rows.requireOpen(tx);
    const [line] = await selectLines(tx, tx.streamId, 'and l.id = $2', [payload.lineId]);
    if (!line) throw new DomainError('NOT_FOUND');
    await this.commitments.serveLine(tx, payload);
  }

  /** The line names these, too. */
  async addSources(
    tx: StreamTransaction,
    line: ConclusionLineView,
    more: readonly TargetRef[],
  ): Promise<void> {
    const known = new Set(line.sources.map(({ id }) => id));
    const sources = [...line.sources, ...more.filter(({ id }) => !known.has(id))];
    const version = tx.nextSeq;
    await tx.repo(ConclusionLineEntity).update({ id: line.id }, { version });
    await this.store(tx, line.id, sources);
    tx.emit(TABLE, 'conclusions.changed', lineView({ ...this.entity(tx, line), version }, sources));
  }

  private async store(tx: StreamTransaction, lineId: Id, sources: readonly TargetRef[]): Promise<void> {
    await tx.query('delete from conclusion_source where line_id = $1', [lineId]);
    await tx.query(
      `insert into conclusion_source (line_id, kind, target_id)
       select $1::uuid, * from unnest($2::text[], $3::uuid[])`,
      [lineId, sources.map(({ kind }) => kind), sources.map(({ id }) => id)],
    );
  }

  private entity(tx: StreamTransaction, line: ConclusionLineView): ConclusionLineEntity {
    const { sources: _sources, ...row } = line;
    return { ...row, meetingId: tx.streamId, removed: false };
  }

  /** A line that may change. @throws NOT_FOUND, STALE, CONCLUSION_APPROVED */
  async seen(tx: StreamTransaction, id: Id, seen: number): Promise<ConclusionLineView> {
    const [line] = await selectLines(tx, tx.streamId, 'and l.id = $2', [id]);
    if (!line) throw new DomainError('NOT_FOUND');
    if (line.version !== seen) throw new DomainError('STALE', { present: line });
    await this.rows.requireOpen(tx);
    return line;
  }
}
