import type { CommitmentView, Id, Payload } from '@doi-thoai/shared';
import { TABLE_LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { CommitmentActEntity } from './commitments.entity.js';
import { CommitmentRows, requireStep } from './commitments.rows.js';
import { leadsOf, unitsOf, type CommitmentRow } from './commitments.view.js';
import { requireLater } from './due-date.js';

/** What a unit does about its own promises: it takes one on, reports, asks for more time. */
@Injectable()
export class UnitActs {
  constructor(private readonly rows: CommitmentRows) {}

  /** @throws NOT_FOUND, STALE, NOT_ALLOWED, WRONG_COMMITMENT_STATE */
  async acknowledge(tx: StreamTransaction, payload: Payload<'commitments.acknowledge'>): Promise<void> {
    const row = await this.rows.seen(tx, payload.commitmentId, payload.seen);
    requireLead(tx, row.view);
    await this.rows.take(tx, row, 'acknowledge', { kind: 'ACKNOWLEDGED' }, { acknowledgedAt: tx.now });
  }

  /**
   * Not bound to what was seen: a report of one unit takes nothing from another's.
   *
   * @throws ID_TAKEN, NOT_FOUND, NOT_ALLOWED for a coordinating unit that says it is done, WRONG_COMMITMENT_STATE,
   * INVALID for a day that has not come or without one
   */
  async report(tx: StreamTransaction, payload: Payload<'commitments.report'>): Promise<void> {
    const { commitmentId, actId: id, done, text } = payload;
    const row = await this.rows.row(tx, commitmentId);
    requirePart(tx, row.view);
    if (await tx.repo(CommitmentActEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const latest = clipText(text, TABLE_LIMITS.latest).text;
    if (!done) {
      await this.rows.take(tx, row, 'progress', { kind: 'PROGRESS', id, text }, { latest });
      return;
    }
    requireLead(tx, row.view);
    requireStep(row, 'done');
    const day = requireDay(payload, tx.now);
    await this.rows.take(tx, row, 'done', { kind: 'REPORTED', id, text, day }, { latest, doneOn: day });
  }

  /** A later one takes the place of what was asked before. @throws as `acknowledge`; NOT_DATED, DUE_NOT_LATER */
  async requestExtension(
    tx: StreamTransaction,
    payload: Payload<'commitments.requestExtension'>,
  ): Promise<void> {
    const { commitmentId, seen, dueOn, reason } = payload;
    const row = await this.rows.seen(tx, commitmentId, seen);
    requireLead(tx, row.view);
    requireStep(row, 'requestExtension');
    requireLater(dueOn, row.view, tx.now);
    const act = { kind: 'EXTENSION_ASKED', text: reason, dueOn } as const;
    await this.rows.take(tx, row, 'requestExtension', act, { asked: { dueOn, reason } });
  }
}

/** @throws NOT_FOUND, as if it did not exist */
export function requirePart(tx: StreamTransaction, view: CommitmentView): void {
  if (!includes(unitsOf(view), tx.actor.unitId)) throw new DomainError('NOT_FOUND');
}

/** @throws NOT_FOUND; NOT_ALLOWED for a unit that only coordinates */
function requireLead(tx: StreamTransaction, view: CommitmentRow['view']): void {
  requirePart(tx, view);
  if (!includes(leadsOf(view), tx.actor.unitId)) throw new DomainError('NOT_ALLOWED');
}

function includes(units: readonly Id[], unitId: Id | null): boolean {
  return unitId !== null && units.includes(unitId);
}

function requireDay({ day }: Payload<'commitments.report'>, now: number): string {
  const reason = day === null ? 'MISSING' : 'OUT_OF_RANGE';
  if (day !== null && day <= civilDay(now)) return day;
  throw new DomainError('INVALID', { fields: [{ path: 'day', reason }] });
}
