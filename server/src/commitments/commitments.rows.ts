import type { ActKind, AttachmentView, CommitmentState, CommitmentView, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { CommitmentActEntity, CommitmentEntity } from './commitments.entity.js';
import type { CommitmentRow } from './commitments.view.js';
import { insertUnits, selectCommitments, unitsOf } from './commitments.view.js';
import { audienceOf } from './targets.service.js';

type Fixed = 'id' | 'sources' | 'responseId' | 'enteredById' | 'at' | 'version';
/** What a command changes of a promise. */
export type CommitmentChange = Partial<Omit<CommitmentView, Fixed>> & { stoppedIn?: CommitmentState | null };

/** What is written into a promise's history; what a kind has no use for is left out. */
export interface Act {
  kind: ActKind;
  id?: Id;
  text?: string;
  day?: string | null;
  dueOn?: string | null;
  number?: string;
  files?: AttachmentView[];
}

/** Rows of promises: how one is read under the lock, changed, told and remembered. */
@Injectable()
export class CommitmentRows {
  constructor(private readonly participants: ParticipantsService) {}

  /** @throws NOT_FOUND also for a promise of another meeting */
  async row(tx: StreamWrite, id: Id): Promise<CommitmentRow> {
    const [row] = await selectCommitments(tx, tx.streamId, 'and c.id = $2', [id]);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  /** @throws NOT_FOUND, STALE */
  async seen(tx: StreamWrite, id: Id, seen: number): Promise<CommitmentRow> {
    const row = await this.row(tx, id);
    if (row.view.version !== seen) throw new DomainError('STALE', { present: row.view });
    return row;
  }

  /** Changes a promise, tells it, and writes into its history what was done. */
  async change(
    tx: StreamTransaction,
    { view: before, readerIds }: CommitmentRow,
    change: CommitmentChange,
    act?: Act,
  ): Promise<CommitmentView> {
    const { stoppedIn: _kept, ...seen } = change;
    const view: CommitmentView = { ...before, ...seen };
    const left = unitsOf(before).filter((unitId) => !unitsOf(view).includes(unitId));
    // First, so that somebody who is both responder there and an author has it again by the next entry.
    const leaves = left.map((unitId) => `responder:${unitId}` as const);
    if (leaves.length > 0) tx.emit(leaves, 'commitments.removed', { id: before.id });
    view.version = tx.nextSeq;
    await tx.repo(CommitmentEntity).update({ id: before.id }, columnsOf(change, view.version));
    if (change.jointLeads ?? change.coordinating) {
      await tx.query('delete from commitment_unit where commitment_id = $1', [before.id]);
      await insertUnits(tx, before.id, view);
    }
    this.tell(tx, view, readerIds);
    if (act) await this.record(tx, before.id, act);
    return view;
  }

  tell(tx: StreamTransaction, view: CommitmentView, readerIds: readonly Id[]): void {
    const responders = unitsOf(view).map((unitId) => `responder:${unitId}` as const);
    tx.emit([...TABLE, ...responders, ...audienceOf(readerIds)], 'commitments.changed', view);
  }

  private async record(tx: StreamTransaction, commitmentId: Id, act: Act): Promise<void> {
    const actor = (await this.participants.getMany(tx, [tx.actor.id])).get(tx.actor.id);
    await tx.repo(CommitmentActEntity).insert({
      ...{ id: makeId(), text: '', day: null, dueOn: null, number: '', files: [], ...act },
      ...{ meetingId: tx.streamId, commitmentId, at: new Date(tx.now), version: tx.nextSeq - 1 },
      ...{ actorId: tx.actor.id, actorName: actor?.name ?? '', unit: actor?.unit ?? '' },
    });
  }
}

/** The columns of what changes; units are rows of their own. */
function columnsOf(change: CommitmentChange, version: number): Partial<CommitmentEntity> {
  const { jointLeads: _leads, coordinating: _others, asked, acknowledgedAt, ...columns } = change;
  return {
    ...columns,
    ...(asked === undefined ? {} : { askedDueOn: asked?.dueOn ?? null, askedReason: asked?.reason ?? '' }),
    ...(acknowledgedAt === undefined
      ? {}
      : { acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt) }),
    version,
  };
}
