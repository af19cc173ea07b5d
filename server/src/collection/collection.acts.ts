import type { Id, Instant, Payload, Result } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CollationService } from '../collation/collation.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import type { UnitSetEntity } from './collection.entity.js';
import { emptiness, judgeSet, withReminder } from './collection.lifecycle.js';
import { CollectionService } from './collection.service.js';
import { unitSetView } from './collection.view.js';

/** The desk asks, reminds and returns; the focal person looks and hands in. */
@Injectable()
export class CollectionActs {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly collation: CollationService,
    private readonly collection: CollectionService,
    private readonly invitations: InvitationsService,
  ) {}

  /** Any unit of the organisation; asked twice is asked once. @throws CLOSING_IN_PAST, UNKNOWN_UNIT, UNIT_ENDED */
  async open(tx: StreamTransaction, payload: Payload<'collection.open'>): Promise<Result<'collection.open'>> {
    const { unitIds, closesAt } = payload;
    requireFuture(tx, closesAt);
    const known = await this.collection.rows(tx, unitIds);
    const fresh = unitIds.filter((id) => !known.has(id));
    for (const id of fresh) {
      const unit = await this.participants.bringUnit(tx, id);
      await this.collection.insert(tx, newSet(tx, unit, closesAt));
    }
    return { opened: fresh.length };
  }

  /** Also brings a time forward that was set by mistake. @throws CLOSING_IN_PAST, NOT_ASKED */
  async extend(tx: StreamTransaction, { unitIds, closesAt }: Payload<'collection.extend'>): Promise<void> {
    requireFuture(tx, closesAt);
    for (const row of await this.asked(tx, unitIds)) {
      if (row.closesAt !== closesAt) await this.collection.change(tx, row, { closesAt });
    }
  }

  /** Also by message where a focal person has an address; a unit that has answered is not reminded. @throws NOT_ASKED */
  async remind(
    tx: StreamTransaction,
    { unitIds }: Payload<'collection.remind'>,
  ): Promise<Result<'collection.remind'>> {
    const rows = await this.asked(tx, unitIds);
    const owing = rows.filter((row) => judgeSet('remind', row.state) !== 'nothing to do');
    for (const row of owing) {
      const remindedAt = withReminder(row.remindedAt, tx.now, TABLE_LIMITS.remindersKept);
      await this.collection.change(tx, row, { remindedAt });
      await this.invitations.remind(tx, row.unitId);
    }
    return { reminded: owing.length };
  }

  /** @throws NOT_ASKED, NOT_ALLOWED without a unit */
  async look(tx: StreamTransaction): Promise<void> {
    const row = await this.collection.row(tx, ownUnit(tx));
    const verdict = judgeSet('look', row.state);
    if (verdict === 'nothing to do' || 'refused' in verdict) return;
    await this.collection.change(tx, row, { state: verdict.state, openedAt: tx.now });
  }

  /** @throws NOT_ASKED, SET_CLOSED, STALE, SET_EMPTY, SET_NOT_EMPTY, NOT_ALLOWED without a unit */
  async submitSet(tx: StreamTransaction, payload: Payload<'collection.submitSet'>): Promise<void> {
    const row = await this.collection.row(tx, ownUnit(tx));
    const state = outcome('submit', row);
    requireSeen(row, payload.seen);
    const { note, nothing } = payload;
    const refused = emptiness(await this.collation.countOfUnit(tx, row.unitId), nothing);
    if (refused) throw new DomainError(refused);
    const { name } = await this.participants.get(tx, tx.actor.id);
    await this.collection.change(tx, row, {
      state,
      openedAt: row.openedAt ?? tx.now,
      submittedAt: row.submittedAt ?? tx.now,
      lastSubmittedAt: tx.now,
      submittedBy: name,
      nothing,
      note,
    });
  }

  /** For correction, with a reason. @throws NOT_ASKED, SET_NOT_SUBMITTED, STALE */
  async returnSet(tx: StreamTransaction, payload: Payload<'collection.returnSet'>): Promise<void> {
    const row = await this.collection.row(tx, payload.unitId);
    const state = outcome('return', row);
    requireSeen(row, payload.seen);
    await this.collection.change(tx, row, {
      state,
      returnedAt: tx.now,
      returnReason: payload.reason,
    });
  }

  /** In the order in which they were named. @throws NOT_ASKED */
  private async asked(tx: StreamTransaction, unitIds: readonly Id[]): Promise<UnitSetEntity[]> {
    const rows = await this.collection.rows(tx, unitIds);
    return unitIds.map((id) => {
      const row = rows.get(id);
      if (!row) throw new DomainError('NOT_ASKED');
      return row;
    });
  }
}

function newSet(
  tx: StreamTransaction,
  unit: { id: Id; name: string },
  closesAt: Instant,
): Omit<UnitSetEntity, 'version'> {
  return {
    meetingId: tx.streamId,
    unitId: unit.id,
    unit: unit.name,
    linkId: randomUUID(),
    linkGeneration: 1,
    state: 'INVITED',
    closesAt,
    firstClosesAt: closesAt,
    invitedAt: tx.now,
    openedAt: null,
    submittedAt: null,
    lastSubmittedAt: null,
    submittedBy: '',
    nothing: false,
    note: '',
    returnedAt: null,
    returnReason: '',
    remindedAt: [],
  };
}

function ownUnit(tx: StreamTransaction): Id {
  if (tx.actor.unitId === null) throw new DomainError('NOT_ALLOWED', { role: tx.actor.role });
  return tx.actor.unitId;
}

function outcome(act: 'submit' | 'return', row: UnitSetEntity): UnitSetEntity['state'] {
  const verdict = judgeSet(act, row.state);
  if (verdict === 'nothing to do') return row.state;
  if ('refused' in verdict) throw new DomainError(verdict.refused, { present: unitSetView(row) });
  return verdict.state;
}

function requireSeen(row: UnitSetEntity, seen: number): void {
  if (row.version !== seen) throw new DomainError('STALE', { present: unitSetView(row) });
}

function requireFuture(tx: StreamTransaction, closesAt: Instant): void {
  if (closesAt <= tx.now) throw new DomainError('CLOSING_IN_PAST');
}
