import type { Id, ParticipantView, ReopeningView, ResponseView, TargetRef } from '@doi-thoai/shared';
import { isLive, makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CollationService } from '../collation/collation.service.js';
import type { Audience } from '../journal/audience.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { selectReopenings } from './reopenings.view.js';
import { isChair } from './responses.lifecycle.js';
import type { ResponseRow } from './responses.view.js';

type What = Pick<ReopeningView, 'target' | 'number' | 'words' | 'topicId'>;

/** What was answered and not answered: once, the next level owes an answer (docs/decisions/0015). */
@Injectable()
export class ResponsesReopenings {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly collation: CollationService,
    private readonly submissions: SubmissionsService,
  ) {}

  /**
   * Brings it to the next level, unless it was brought there already: the same answer is one matter, however many say
   * no. Null: there is no level above, or it has had its turn, or the parts are owed an answer anyway.
   */
  async reopen(
    tx: StreamTransaction,
    { view, responderId }: ResponseRow,
    found: TargetRef,
  ): Promise<ReopeningView | null> {
    const what = await this.present(tx, found);
    if (!what) return null;
    const { target } = what;
    const before = await selectReopenings(tx, tx.streamId, 'and o.target_id = $2', [target.id]);
    if (before.length > 0) return before.find((one) => one.responseId === view.id) ?? null;
    const responder = await this.participants.get(tx, responderId);
    if (isChair(responder.role)) return null;
    const collated = target.kind === 'COLLATED';
    // A raw opinion is read by the table alone: it is not handed on to a unit.
    const above = collated ? await this.participants.responderAbove(tx, view.responderUnitId) : null;
    const reopening: ReopeningView = {
      ...what,
      id: makeId(),
      responseId: view.id,
      answer: view.text,
      answeredBy: view.responderUnit,
      answeredByUnitId: view.responderUnitId,
      unitId: above?.id ?? null,
      unit: above?.name ?? '',
      answerId: null,
      answeredAt: null,
      at: tx.now,
      version: tx.nextSeq,
    };
    await this.insert(tx, reopening);
    return reopening;
  }

  /** Nobody says no any more: as long as the next level has handed nothing in, it owes nothing. */
  async withdraw(tx: StreamTransaction, id: Id): Promise<void> {
    const [view] = await selectReopenings(tx, tx.streamId, 'and o.id = $2', [id]);
    if (!view || view.answerId !== null) return;
    await tx.query('delete from response_reopening where id = $1', [id]);
    tx.emit(audienceOf(view), 'responses.reopeningRemoved', { id });
  }

  async get(tx: StreamTransaction, id: Id): Promise<ReopeningView | null> {
    const [view] = await selectReopenings(tx, tx.streamId, 'and o.id = $2', [id]);
    return view ?? null;
  }

  /** Of what the next level has not answered, what a unit owes: its responder answers these as the own ones. */
  async owedBy(tx: StreamTransaction, unitId: Id): Promise<Set<Id>> {
    const open = await selectReopenings(tx, tx.streamId, 'and o.unit_id = $2 and o.answered_at is null', [
      unitId,
    ]);
    return new Set(open.map(({ target }) => target.id));
  }

  /** The next level, or the chair over its head, has answered; its authors have it when it is published. */
  async handedIn(tx: StreamTransaction, view: ResponseView, responder: ParticipantView): Promise<void> {
    const ids = view.targets.map(({ id }) => id);
    const open = await selectReopenings(
      tx,
      tx.streamId,
      'and o.target_id = any($2::uuid[]) and o.answered_at is null order by o.id',
      [ids],
    );
    for (const one of open) {
      const theirs = one.unitId !== null && one.unitId === responder.unitId;
      if (!theirs && !isChair(responder.role)) continue;
      await this.save(tx, one, { answerId: view.id });
    }
    if (view.state === 'PUBLISHED') await this.published(tx, view);
  }

  async published(tx: StreamTransaction, { id }: ResponseView): Promise<void> {
    const where = 'and o.answer_id = $2 and o.answered_at is null order by o.id';
    for (const one of await selectReopenings(tx, tx.streamId, where, [id])) {
      await this.save(tx, one, { answeredAt: tx.now });
    }
  }

  /** What was merged is owed an answer where it goes on, once. */
  async follow(tx: StreamTransaction, collatedId: Id, merged: readonly Id[]): Promise<void> {
    const where = 'and o.target_id = any($2::uuid[]) order by o.at, o.id';
    const family = await selectReopenings(tx, tx.streamId, where, [[collatedId, ...merged]]);
    const moving = family.find(({ target, answeredAt }) => target.id !== collatedId && answeredAt === null);
    if (!moving || family.some(({ target }) => target.id === collatedId)) return;
    const what = await this.present(tx, { kind: 'COLLATED', id: collatedId });
    if (what) await this.save(tx, moving, what);
  }

  /** As it goes on now. Null: it was split, or set aside. */
  private async present(tx: StreamTransaction, found: TargetRef): Promise<What | null> {
    if (found.kind === 'SUBMISSION') {
      const { topicId, aside, withdrawn } = await this.submissions.get(tx, found.id);
      // Its own words are in its row, where a purge finds them.
      return aside || withdrawn ? null : { target: found, number: null, words: '', topicId };
    }
    const id = (await this.collation.survivors(tx, [found.id])).get(found.id) ?? found.id;
    const collated = await this.collation.get(tx, id);
    if (!isLive(collated)) return null;
    const { number, wording, topicId } = collated;
    return { target: { kind: 'COLLATED', id }, number, words: wording, topicId };
  }

  private async insert(tx: StreamTransaction, view: ReopeningView): Promise<void> {
    const { target, number, words, topicId } = view;
    await tx.query(
      `insert into response_reopening (id, meeting_id, response_id, answer, answered_by, answered_by_unit_id, kind,
         target_id, number, words, topic_id, unit_id, unit, at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[view.id, tx.streamId, view.responseId, view.answer, view.answeredBy, view.answeredByUnitId],
        ...[target.kind, target.id, number, words, topicId, view.unitId, view.unit],
        ...[new Date(view.at), view.version],
      ],
    );
    tx.emit(audienceOf(view), 'responses.reopening', view);
  }

  private async save(
    tx: StreamTransaction,
    before: ReopeningView,
    change: Partial<What & Pick<ReopeningView, 'answerId' | 'answeredAt'>>,
  ): Promise<void> {
    const view = { ...before, ...change, version: tx.nextSeq };
    await tx.query(
      `update response_reopening set answer_id = $2, answered_at = $3, target_id = $4, number = $5, words = $6,
         topic_id = $7, version = $8 where id = $1`,
      [
        ...[view.id, view.answerId, view.answeredAt === null ? null : new Date(view.answeredAt)],
        ...[view.target.id, view.number, view.words, view.topicId, view.version],
      ],
    );
    tx.emit(audienceOf(view), 'responses.reopening', view);
  }
}

/** Chair and desk, the unit that owes an answer, and the one whose answer did not do. */
function audienceOf({ unitId, answeredByUnitId }: ReopeningView): Audience[] {
  const units = new Set([answeredByUnitId, ...(unitId === null ? [] : [unitId])]);
  return [...TABLE, ...[...units].map((id) => `responder:${id}` as const)];
}
