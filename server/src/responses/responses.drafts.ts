import type { DraftView, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CollationService, requireLive } from '../collation/collation.service.js';
import type { Audience } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { selectDrafts } from './drafts.view.js';
import { mayAnswer } from './responses.lifecycle.js';

/** Answers in preparation. Whoever answers keeps nothing of them: the answer takes the draft's place. */
@Injectable()
export class ResponsesDrafts {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly collation: CollationService,
  ) {}

  /**
   * Writes over what was seen; empty words take the draft away.
   *
   * @throws NOT_FOUND (also another responder's, for a responder), NOT_A_RESPONDER, UNKNOWN_TARGET for what was not
   * put to the own unit, ALREADY_MERGED, ALREADY_SPLIT, STALE with the present draft or null
   */
  async draft(tx: StreamTransaction, payload: Payload<'responses.draft'>): Promise<void> {
    const { collatedId, responderId, seen } = payload;
    await this.settle(tx, payload);
    const [before] = await selectDrafts(tx, tx.streamId, 'and d.collated_id = $2 and d.responder_id = $3', [
      collatedId,
      responderId,
    ]);
    if ((before?.version ?? 0) !== seen) throw new DomainError('STALE', { present: before ?? null });
    if (isEmpty(payload)) {
      if (before) await this.remove(tx, responderId, [collatedId]);
      return;
    }
    requireLive(await this.collation.get(tx, collatedId));
    await this.write(tx, payload, before?.id ?? makeId());
  }

  /** For `responses.answer`: what was answered is prepared no more, nor what was merged into it. */
  async answered(tx: StreamTransaction, responderId: Id, collatedId: Id): Promise<void> {
    const family = await this.collation.family(tx, collatedId);
    await this.remove(tx, responderId, [collatedId, ...family.map((one) => one.id)]);
  }

  private async remove(tx: StreamTransaction, responderId: Id, collatedIds: readonly Id[]): Promise<void> {
    const drafts = await selectDrafts(
      tx,
      tx.streamId,
      'and d.responder_id = $2 and d.collated_id = any($3::uuid[]) order by d.id',
      [responderId, collatedIds],
    );
    for (const { id } of drafts) {
      await tx.query('delete from response_draft where id = $1', [id]);
      tx.emit(audienceOf(responderId), 'responses.draftRemoved', { id });
    }
  }

  /** Whose draft, and of what: a responder's own, of what was put to the own unit. */
  private async settle(tx: StreamTransaction, payload: Payload<'responses.draft'>): Promise<void> {
    const { collatedId, responderId } = payload;
    const own = tx.grant === 'own';
    if (own && responderId !== tx.actor.id) throw new DomainError('NOT_FOUND');
    const responder = await this.participants.get(tx, responderId);
    if (!mayAnswer(own ? 'ownUnit' : tx.grant, tx.actor, responder)) throw new DomainError('NOT_A_RESPONDER');
    const found = (await this.collation.getMany(tx, [collatedId])).get(collatedId);
    const foreign = own && found?.responderUnitId !== tx.actor.unitId;
    if (!found || foreign) throw new DomainError('UNKNOWN_TARGET');
  }

  private async write(tx: StreamTransaction, payload: Payload<'responses.draft'>, id: Id): Promise<void> {
    const { collatedId, responderId, type, text, forwardedTo, promiseText, dueOn } = payload;
    const words = { type, text, forwardedTo, promiseText, dueOn };
    const view: DraftView = { id, collatedId, responderId, ...words, at: tx.now, version: tx.nextSeq };
    await tx.query(
      `insert into response_draft (id, meeting_id, collated_id, responder_id, type, text, forwarded_to, promise_text,
         due_on, at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set type = excluded.type, text = excluded.text,
         forwarded_to = excluded.forwarded_to, promise_text = excluded.promise_text, due_on = excluded.due_on,
         at = excluded.at, version = excluded.version`,
      [
        ...[id, tx.streamId, collatedId, responderId, type, text, forwardedTo, promiseText],
        ...[dueOn, new Date(tx.now), view.version],
      ],
    );
    tx.emit(audienceOf(responderId), 'responses.drafted', view);
  }
}

function isEmpty({ text, forwardedTo, promiseText }: Payload<'responses.draft'>): boolean {
  return text === '' && forwardedTo === '' && promiseText === '';
}

/** The one who will answer, and the desk; not even the own unit's other responders. */
function audienceOf(responderId: Id): Audience[] {
  return ['desk', `participant:${responderId}`];
}
