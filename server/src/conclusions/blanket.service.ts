import type { Payload, RefusedItem, SourceRef } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { selectOfLine } from '../commitments/commitments.view.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ConclusionsService } from './conclusions.service.js';

type Row = Payload<'conclusions.expand'>['rows'][number];

/** "Tiếp thu tất cả", "ghi nhận": one row per opinion, with who looks at it again and when (domain.md 14.10). */
@Injectable()
export class BlanketService {
  constructor(
    private readonly conclusions: ConclusionsService,
    private readonly commitments: CommitmentsService,
  ) {}

  /**
   * All rows or none; each one that was refused is named with its own code.
   *
   * @throws NOT_FOUND, STALE, CONCLUSION_APPROVED, ALREADY_EXPANDED, INVALID, and what `commitments.propose` refuses
   */
  async expand(tx: StreamTransaction, payload: Payload<'conclusions.expand'>): Promise<void> {
    const line = await this.conclusions.seen(tx, payload.lineId, payload.seen);
    const targets = payload.rows.map(({ target }) => target);
    if (new Set(targets.map(({ id }) => id)).size !== targets.length) {
      throw new DomainError('INVALID', { fields: [{ path: 'rows', reason: 'OUT_OF_RANGE' }] });
    }
    const made = await selectOfLine(tx, tx.streamId, line.id);
    // One that was cancelled answers nobody: its opinion gets another row.
    const standing = made.filter(({ state }) => state !== 'CANCELLED');
    const done = new Set(standing.flatMap(({ sources }) => sources.map(({ id }) => id)));
    const refused: RefusedItem[] = [];
    for (const row of payload.rows) {
      const code = await this.propose(tx, row, { kind: 'LINE', id: line.id }, done);
      if (code) refused.push({ id: row.target.id, code });
    }
    const [first] = refused;
    if (first) throw new DomainError(first.code, { refused });
    await this.conclusions.addSources(tx, line, targets);
  }

  private async propose(
    tx: StreamTransaction,
    { target, ...row }: Row,
    line: SourceRef,
    done: ReadonlySet<string>,
  ): Promise<RefusedItem['code'] | null> {
    if (done.has(target.id)) return 'ALREADY_EXPANDED';
    try {
      await this.commitments.propose(tx, { ...row, dueKind: 'DATE', sources: [target, line] });
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
}
