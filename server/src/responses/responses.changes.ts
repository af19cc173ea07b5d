import type { Id, ResponseView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CollationService } from '../collation/collation.service.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { TargetsService, audienceOf } from '../commitments/targets.service.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ResponseEntity } from './responses.entity.js';
import { ResponsesReopenings } from './responses.reopenings.js';
import { selectResponses, type ResponseRow } from './responses.view.js';

type Change = Partial<Omit<ResponseView, 'targets' | 'former' | 'at' | 'version'>>;

/** The one place where an answer that is there already is written and told. */
@Injectable()
export class ResponseChanges {
  constructor(
    private readonly targets: TargetsService,
    private readonly collation: CollationService,
    private readonly commitments: CommitmentsService,
    private readonly reopenings: ResponsesReopenings,
  ) {}

  /** @throws NOT_FOUND also for one of another meeting */
  async row(tx: StreamTransaction, id: Id): Promise<ResponseRow> {
    const [row] = await selectResponses(tx, tx.streamId, 'and r.id = $2', [id]);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  async save(
    tx: StreamTransaction,
    row: ResponseRow,
    change: Change & Pick<Partial<ResponseView>, 'former'>,
  ): Promise<ResponseRow> {
    const version = tx.nextSeq;
    const { former = row.view.former, ...columns } = change;
    const { publishedAt = row.view.publishedAt, ...rest } = columns;
    await tx
      .repo(ResponseEntity)
      .update(
        { id: row.view.id },
        { ...rest, publishedAt: publishedAt === null ? null : new Date(publishedAt), version },
      );
    const next = { ...row, view: { ...row.view, ...columns, former, version } };
    tell(tx, next.view, row.readerIds);
    return next;
  }

  /**
   * Now it is told to everybody whom it answers: authors of what was merged or linked since it was written as well,
   * and what it promises with it.
   */
  async publish(tx: StreamTransaction, row: ResponseRow): Promise<void> {
    const { view } = row;
    const readerIds = await this.readers(tx, view);
    await tx.repo(ResponseEntity).update({ id: view.id }, { readerIds });
    const published = { state: 'PUBLISHED', publishedAt: tx.now } as const;
    const next = await this.save(tx, { ...row, readerIds }, published);
    await this.commitments.tellAlso(tx, view.id, readerIds);
    await this.reopenings.published(tx, next.view);
  }

  /** Whom it answers: those behind its targets, and behind what these were merged into. */
  async readers(tx: StreamTransaction, view: Pick<ResponseView, 'targets'>): Promise<Id[]> {
    const collated = view.targets.filter(({ kind }) => kind === 'COLLATED').map(({ id }) => id);
    const survivors = [...(await this.collation.survivors(tx, collated)).values()];
    const further = survivors.filter((id) => !collated.includes(id));
    return this.targets.people(tx, [
      ...view.targets,
      ...further.map((id) => ({ kind: 'COLLATED' as const, id })),
    ]);
  }
}

/** Chair, desk and the unit that answers; its authors once it is published. */
export function tell(tx: StreamTransaction, view: ResponseView, readerIds: readonly Id[]): void {
  const audience = [...TABLE, `responder:${view.responderUnitId}` as const, ...audienceOf(readerIds)];
  tx.emit(audience, 'responses.given', view);
}
