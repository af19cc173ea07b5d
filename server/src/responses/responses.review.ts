import type { AnswerWords, Payload, ResponseState, ResponseView } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { allOrNothing } from '../kernel/all-or-nothing.js';
import { DomainError } from '../kernel/domain-error.js';
import { ResponseChanges } from './responses.changes.js';
import { next, promises, wordsOf, type ReviewAct } from './responses.lifecycle.js';
import { selectResponses, type ResponseRow } from './responses.view.js';

/** From what was handed in to what its authors read, and what is mended after that (domain.md 6.5). */
@Injectable()
export class ResponsesReview {
  constructor(
    private readonly changes: ResponseChanges,
    private readonly commitments: CommitmentsService,
  ) {}

  /**
   * Other words before it is published: whoever may answer mends them, and the chair looks at them again.
   *
   * @throws NOT_FOUND (also another unit's), STALE, ALREADY_PUBLISHED, FORWARD_NEEDS_AUTHORITY, DUE_IN_PAST, INVALID
   * for an unwanted `commitment`
   */
  async edit(tx: StreamTransaction, payload: Payload<'responses.edit'>): Promise<void> {
    const row = await this.changes.row(tx, payload.responseId);
    const foreign = tx.grant === 'ownUnit' && row.view.responderUnitId !== tx.actor.unitId;
    if (foreign) throw new DomainError('NOT_FOUND');
    const state = judged('edit', row.view, payload.seen);
    requireAuthority(payload);
    const after = await this.changes.save(tx, row, { ...wordsOf(payload), state, returnText: '' });
    await this.settlePromise(tx, after, payload.commitment);
  }

  /** @throws of each one NOT_FOUND, STALE, ALREADY_PUBLISHED; INVALID when one is named twice */
  async approve(tx: StreamTransaction, { items }: Payload<'responses.approve'>): Promise<void> {
    for (const { row, state } of await this.looked(tx, 'approve', items)) {
      if (row.view.state !== state) await this.changes.save(tx, row, { state, returnText: '' });
    }
  }

  /** @throws NOT_FOUND, STALE, ALREADY_PUBLISHED */
  async sendBack(tx: StreamTransaction, payload: Payload<'responses.sendBack'>): Promise<void> {
    const row = await this.changes.row(tx, payload.responseId);
    const state = judged('sendBack', row.view, payload.seen);
    await this.changes.save(tx, row, { state, returnText: payload.returnText });
  }

  /** @throws of each one NOT_FOUND, STALE, NOT_APPROVED; INVALID when one is named twice */
  async publish(tx: StreamTransaction, { items }: Payload<'responses.publish'>): Promise<void> {
    for (const { row } of await this.looked(tx, 'publish', items)) {
      if (row.view.state !== 'PUBLISHED') await this.changes.publish(tx, row);
    }
  }

  /**
   * Of what its authors read already: the former words are kept beside, and they are told. What was approved in
   * writing only a chair corrects; what was said in the hall whoever wrote it down, too.
   *
   * @throws NOT_FOUND, NOT_ALLOWED, STALE, NOT_PUBLISHED, FORWARD_NEEDS_AUTHORITY, CORRECTED_TOO_OFTEN
   */
  async correct(tx: StreamTransaction, payload: Payload<'responses.correct'>): Promise<void> {
    const row = await this.changes.row(tx, payload.responseId);
    if (tx.grant === 'own' && row.view.given === 'WRITTEN') throw new DomainError('NOT_ALLOWED');
    judged('correct', row.view, payload.seen);
    requireAuthority(payload);
    const [words, before] = [wordsOf(payload), wordsOf(row.view)];
    if (JSON.stringify(words) === JSON.stringify(before)) return;
    const position = row.view.former.length;
    if (position >= TABLE_LIMITS.correctionsPerResponse) throw new DomainError('CORRECTED_TOO_OFTEN');
    const { reason } = payload;
    await tx.query(
      `insert into response_former (response_id, position, type, text, forwarded_to, result, legal_ground,
         letter_number, until, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[row.view.id, position, before.type, before.text, before.forwardedTo, before.result],
        ...[before.legalGround, before.letterNumber, new Date(tx.now), reason],
      ],
    );
    const former = [...row.view.former, { ...before, until: tx.now, reason }];
    const after = await this.changes.save(tx, row, { ...words, former });
    if (promises(words.type)) await this.settlePromise(tx, after, null);
  }

  /** All fit, or none is touched and every one that is not is named (W97). */
  private async looked(
    tx: StreamTransaction,
    act: ReviewAct,
    items: Payload<'responses.approve'>['items'],
  ): Promise<{ row: ResponseRow; state: ResponseState }[]> {
    const ids = new Set(items.map(({ responseId }) => responseId));
    if (ids.size !== items.length)
      throw new DomainError('INVALID', { fields: [{ path: 'items', reason: 'OUT_OF_RANGE' }] });
    const rows = await selectResponses(tx, tx.streamId, 'and r.id = any($2::uuid[])', [[...ids]]);
    const found = new Map(rows.map((row) => [row.view.id, row]));
    return allOrNothing(
      items,
      ({ responseId }) => responseId,
      ({ responseId, seen }) => {
        const row = found.get(responseId);
        if (!row) throw new DomainError('NOT_FOUND');
        return { row, state: judged(act, row.view, seen) };
      },
    );
  }

  /** A type that promises has a promise, one that does not drops what nobody was told of. */
  private async settlePromise(
    tx: StreamTransaction,
    { view, readerIds }: ResponseRow,
    commitment: Payload<'responses.edit'>['commitment'],
  ): Promise<void> {
    const wanted = promises(view.type);
    const there = await this.commitments.standingOf(tx, view.id);
    // What is there already is corrected as a promise; a second one, or one that nobody finds, is refused.
    if (commitment !== null && (there || !wanted)) {
      throw new DomainError('INVALID', { fields: [{ path: 'commitment', reason: 'UNKNOWN_FIELD' }] });
    }
    if (!wanted) await this.commitments.dropUntold(tx, view.id);
    if (!wanted || there) return;
    await this.commitments.proposeFromResponse(tx, {
      responseId: view.id,
      text: commitment?.text || view.text,
      ownerUnitId: commitment?.ownerUnitId ?? view.responderUnitId,
      dueOn: commitment?.dueOn ?? null,
      sources: view.targets,
      readerIds,
    });
  }
}

/** @throws STALE, and what the course says */
function judged(act: ReviewAct, view: ResponseView, seen: number): ResponseState {
  if (view.version !== seen) throw new DomainError('STALE', { present: view });
  const state = next(act, view.state);
  if (state === 'DRAFT' || state === 'APPROVED' || state === 'PUBLISHED') return state;
  throw new DomainError(state, { present: view });
}

export function requireAuthority({ type, forwardedTo }: Pick<AnswerWords, 'type' | 'forwardedTo'>): void {
  if (type === 'FORWARDED' && forwardedTo === '') throw new DomainError('FORWARD_NEEDS_AUTHORITY');
}
