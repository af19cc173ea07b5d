import type { ActKind, CommitmentState, Payload, PromiseStep } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import type { CommitmentChange } from './commitments.rows.js';
import { CommitmentRows, requireStep } from './commitments.rows.js';
import type { CommitmentRow } from './commitments.view.js';
import { requireLater } from './due-date.js';
import { PartsService } from './parts.service.js';

interface Reasoned {
  commitmentId: string;
  seen: number;
  reason: string;
}

/** What the chair decides about promises (domain.md 6.1); a promise may be urged by whoever watches over it. */
@Injectable()
export class ChairActs {
  constructor(
    private readonly rows: CommitmentRows,
    private readonly parts: PartsService,
  ) {}

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async confirm(tx: StreamTransaction, payload: Payload<'commitments.confirm'>): Promise<void> {
    const row = await this.rows.seen(tx, payload.commitmentId, payload.seen);
    await this.rows.take(tx, row, 'confirm', { kind: 'CONFIRMED' });
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async issue(tx: StreamTransaction, payload: Payload<'commitments.issue'>): Promise<void> {
    const { commitmentId, seen, number } = payload;
    const row = await this.rows.seen(tx, commitmentId, seen);
    await this.rows.take(tx, row, 'issue', { kind: 'ISSUED', number }, { noticeNumber: number });
  }

  /**
   * Granted with a day and the number of the decision, also unasked; or declined with a reason. The first day stays.
   *
   * @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE, NOT_DATED, DUE_NOT_LATER, DUE_IN_PAST, NOTHING_ASKED; INVALID
   * without a number or a reason
   */
  async extend(tx: StreamTransaction, payload: Payload<'commitments.extend'>): Promise<void> {
    const { commitmentId, seen, dueOn, number, reason: text } = payload;
    const row = await this.rows.seen(tx, commitmentId, seen);
    const { asked, extended } = row.view;
    if (dueOn === null) {
      requireStep(row, 'decline');
      if (asked === null) throw new DomainError('NOTHING_ASKED', { present: row.view });
      requireWords('reason', text);
      const declined = { kind: 'EXTENSION_DECLINED', text, dueOn: asked.dueOn, number } as const;
      await this.rows.take(tx, row, 'decline', declined, { asked: null });
      return;
    }
    requireStep(row, 'extend');
    requireLater(dueOn, row.view, tx.now);
    requireWords('number', number);
    const change = { dueOn, extended: extended + 1, asked: null };
    await this.rows.take(tx, row, 'extend', { kind: 'EXTENDED', text, dueOn, number }, change);
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async verify(tx: StreamTransaction, payload: Payload<'commitments.verify'>): Promise<void> {
    const { commitmentId, seen, text } = payload;
    const row = await this.rows.seen(tx, commitmentId, seen);
    const act = { kind: 'VERIFIED', text, day: row.view.doneOn } as const;
    await this.rows.take(tx, row, 'verify', act, { asked: null });
  }

  /** It is not done yet. @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async sendBack(tx: StreamTransaction, payload: Payload<'commitments.sendBack'>): Promise<void> {
    await this.reasoned(tx, payload, 'sendBack', 'SENT_BACK', () => ({ doneOn: null }));
  }

  /** Found not to be done after all, or cancelled by mistake. @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async reopen(tx: StreamTransaction, payload: Payload<'commitments.reopen'>): Promise<void> {
    await this.reasoned(tx, payload, 'reopen', 'REOPENED', () => ({ doneOn: null, stoppedIn: null }));
  }

  /**
   * Another lead takes it on anew; when only other units change it goes on as it is.
   *
   * @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE, UNKNOWN_UNIT; INVALID for a unit that is named twice
   */
  async reassign(tx: StreamTransaction, payload: Payload<'commitments.reassign'>): Promise<void> {
    const { commitmentId, seen, reason, ...named } = payload;
    const row = await this.rows.seen(tx, commitmentId, seen);
    const { view: before } = row;
    const next = requireStep(row, 'reassign');
    const parts = await this.parts.named(tx, named, before);
    const moved = parts.ownerUnitId !== before.ownerUnitId;
    const anew: CommitmentChange = {
      state: next,
      acknowledgedAt: null,
      asked: null,
      formerOwners: [...before.formerOwners, before.ownerUnit],
      ...(next === 'SUSPENDED' ? { stoppedIn: fromStart(row.stoppedIn) } : {}),
    };
    const change = { ...parts, ...(moved ? anew : {}) };
    await this.rows.change(tx, row, change, { kind: 'REASSIGNED', text: reason });
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async suspend(tx: StreamTransaction, payload: Payload<'commitments.suspend'>): Promise<void> {
    await this.reasoned(tx, payload, 'suspend', 'SUSPENDED', stopped);
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async resume(tx: StreamTransaction, payload: Payload<'commitments.resume'>): Promise<void> {
    await this.reasoned(tx, payload, 'resume', 'RESUMED', () => ({ stoppedIn: null }));
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE */
  async cancel(tx: StreamTransaction, payload: Payload<'commitments.cancel'>): Promise<void> {
    await this.reasoned(tx, payload, 'cancel', 'CANCELLED', stopped);
  }

  /** Not bound to what was seen: reminding twice does no harm. @throws NOT_FOUND, WRONG_COMMITMENT_STATE */
  async urge(tx: StreamTransaction, { commitmentId, text }: Payload<'commitments.urge'>): Promise<void> {
    await this.rows.take(tx, await this.rows.row(tx, commitmentId), 'urge', { kind: 'URGED', text });
  }

  private async reasoned(
    tx: StreamTransaction,
    { commitmentId, seen, reason: text }: Reasoned,
    step: PromiseStep,
    kind: ActKind,
    change: (row: CommitmentRow) => CommitmentChange,
  ): Promise<void> {
    const row = await this.rows.seen(tx, commitmentId, seen);
    await this.rows.take(tx, row, step, { kind, text }, change(row));
  }
}

/** Suspended first and cancelled then, it comes back to where it stood before both. */
function stopped({ view, stoppedIn }: CommitmentRow): CommitmentChange {
  return { stoppedIn: view.state === 'SUSPENDED' ? stoppedIn : view.state, asked: null };
}

/** A new lead has not taken on what the one before had. */
function fromStart(stoppedIn: CommitmentState | null): CommitmentState | null {
  return stoppedIn === 'CONFIRMED' ? stoppedIn : 'ISSUED';
}

/** @throws INVALID */
function requireWords(path: string, words: string): void {
  if (words === '') throw new DomainError('INVALID', { fields: [{ path, reason: 'MISSING' }] });
}
