import type { CommitmentActView, CommitmentState, CommitmentView, Id, PromiseStep } from '@doi-thoai/shared';
import { makeId, nextState } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
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
export type Act = Pick<CommitmentActView, 'kind'> &
  Partial<Pick<CommitmentActView, 'id' | 'text' | 'day' | 'dueOn' | 'number'>>;

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

  /** A step of its life. @throws WRONG_COMMITMENT_STATE */
  async take(
    tx: StreamTransaction,
    row: CommitmentRow,
    step: PromiseStep,
    act: Act,
    change: CommitmentChange = {},
  ): Promise<CommitmentView> {
    return this.change(tx, row, { state: requireStep(row, step), ...change }, act);
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
    if (act) await this.record(tx, view, act);
    return view;
  }

  tell(tx: StreamTransaction, view: CommitmentView, readerIds: readonly Id[]): void {
    tx.emit([...atWork(view), ...audienceOf(readerIds)], 'commitments.changed', view);
  }

  /** A report is told anew: a file came or went. The chair verifies what was seen, so the promise has changed. */
  async retell(
    tx: StreamTransaction,
    row: CommitmentRow,
    act: CommitmentActView,
    files: CommitmentActView['files'],
  ): Promise<void> {
    const view = await this.change(tx, row, {});
    const version = tx.nextSeq;
    await tx.repo(CommitmentActEntity).update({ id: act.id }, { files, version });
    tx.emit(atWork(view), 'commitments.acted', { ...act, files, version });
  }

  private async record(tx: StreamTransaction, view: CommitmentView, act: Act): Promise<void> {
    const actor = (await this.participants.getMany(tx, [tx.actor.id])).get(tx.actor.id);
    const told: CommitmentActView = {
      ...{ id: makeId(), text: '', day: null, dueOn: null, number: '', files: [], ...act },
      ...{ commitmentId: view.id, at: tx.now, version: tx.nextSeq },
      ...{ actorId: tx.actor.id, actorName: actor?.name ?? '', unit: actor?.unit ?? '' },
    };
    const row = { ...told, meetingId: tx.streamId, at: new Date(told.at), entry: told.version };
    await tx.repo(CommitmentActEntity).insert(row);
    tx.emit(atWork(view), 'commitments.acted', told);
  }
}

/** Who works on a promise, or watches over it; those to whom it was made read what became of it. */
function atWork(view: CommitmentView): Audience[] {
  return [...TABLE, ...unitsOf(view).map((unitId) => `responder:${unitId}` as const)];
}

/** @throws WRONG_COMMITMENT_STATE */
export function requireStep({ view, stoppedIn }: CommitmentRow, step: PromiseStep): CommitmentState {
  const next = nextState(view.state, step, stoppedIn);
  if (next === null) throw new DomainError('WRONG_COMMITMENT_STATE', { present: view });
  return next;
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
