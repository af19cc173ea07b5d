import type { AnswerWords, Id, ParticipantView, Payload, ResponseView, TargetRef } from '@doi-thoai/shared';
import { mayBeLive } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Unmerged } from '../collation/collation.service.js';
import { CollationService } from '../collation/collation.service.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { inOrder } from '../commitments/commitments.view.js';
import { TargetsService } from '../commitments/targets.service.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { ResponseChanges, tell } from './responses.changes.js';
import { ResponsesDrafts } from './responses.drafts.js';
import { ResponseEntity } from './responses.entity.js';
import { mayAnswer, promises, wordsOf } from './responses.lifecycle.js';
import { ResponsesReopenings } from './responses.reopenings.js';
import { requireAuthority } from './responses.review.js';
import { selectResponses } from './responses.view.js';

type Answer = Payload<'responses.answer'>;

@Injectable()
export class ResponsesService {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly targets: TargetsService,
    private readonly commitments: CommitmentsService,
    private readonly drafts: ResponsesDrafts,
    private readonly changes: ResponseChanges,
    private readonly reopenings: ResponsesReopenings,
    collation: CollationService,
  ) {
    collation.onGrow((tx, collatedId, answered) => this.collatedGrew(tx, collatedId, answered));
    collation.onUnmerge((tx, unmerged) => this.answeredTogether(tx, unmerged));
  }

  /**
   * One answer to one opinion or to a whole group. What was said in the hall is given to every author and speaker at
   * once, what is written when it is published. What is noted or assigned becomes a promise in the same moment, which
   * authors are told of with the answer (domain.md 6.5).
   *
   * @throws WRONG_PHASE, ID_TAKEN, NOT_FOUND, NOT_A_RESPONDER, UNKNOWN_UNIT, UNKNOWN_TARGET, ALREADY_COLLATED,
   * ALREADY_WITHDRAWN, FORWARD_NEEDS_AUTHORITY, DUE_IN_PAST, INVALID for an unwanted `commitment`
   */
  async answer(tx: StreamTransaction, payload: Answer): Promise<{ responseId: Id; commitmentId: Id | null }> {
    requireConsistent(payload);
    requireHeard(tx, payload);
    if (await tx.repo(ResponseEntity).existsBy({ id: payload.responseId })) throw new DomainError('ID_TAKEN');
    const responder = await this.participants.get(tx, payload.responderId);
    if (!mayAnswer(tx.grant, tx.actor, responder)) throw new DomainError('NOT_A_RESPONDER');
    await this.requireTargets(tx, payload, responder);
    const readerIds = payload.given === 'LIVE' ? await this.changes.readers(tx, payload) : [];
    const view = await this.insert(tx, payload, responder, readerIds);
    tell(tx, view, readerIds);
    await this.reopenings.handedIn(tx, view, responder);
    const commitmentId = await this.promise(tx, payload, view, readerIds);
    const collated = payload.targets.filter(({ kind }) => kind === 'COLLATED');
    for (const { id } of collated) await this.drafts.answered(tx, responder.id, id);
    return { responseId: view.id, commitmentId };
  }

  /** For a responder what was put to the own unit, or brought to it because the level below had not answered it. */
  private async requireTargets(
    tx: StreamTransaction,
    { targets }: Answer,
    { unitId }: ParticipantView,
  ): Promise<void> {
    if (tx.grant !== 'ownUnit' || unitId === null) return this.targets.require(tx, targets);
    return this.targets.require(tx, targets, unitId, await this.reopenings.owedBy(tx, unitId));
  }

  /**
   * An opinion was joined to a collated one that is answered already: its author gets the answer and what was
   * promised as well (product.md: every merged author gets the answer). `answered` also names those that were
   * merged into it. What is not published yet finds all of them when it is.
   */
  async collatedGrew(tx: StreamTransaction, collatedId: Id, answered: readonly Id[]): Promise<void> {
    await this.reopenings.follow(tx, collatedId, answered);
    const target: TargetRef = { kind: 'COLLATED', id: collatedId };
    const people = await this.targets.people(tx, [target]);
    const rows = await selectResponses(
      tx,
      tx.streamId,
      `and r.state = 'PUBLISHED' and exists (select from response_target t
         where t.response_id = r.id and t.kind = 'COLLATED' and t.target_id = any($2::uuid[])) order by r.version`,
      [answered],
    );
    for (const row of rows) {
      const late = people.filter((id) => !row.readerIds.includes(id));
      if (late.length === 0) continue;
      const readerIds = [...row.readerIds, ...late].sort();
      const version = tx.nextSeq;
      await tx.repo(ResponseEntity).update({ id: row.view.id }, { readerIds, version });
      tell(tx, { ...row.view, version }, readerIds);
      await this.commitments.tellAlso(tx, row.view.id, late);
    }
  }

  /** Two were one when it was answered and part again: it stays an answer, and a promise, to both. */
  async answeredTogether(tx: StreamTransaction, { collatedId, from, since }: Unmerged): Promise<void> {
    const rows = await selectResponses(
      tx,
      tx.streamId,
      `and r.at >= $4 and exists (select from response_target t
         where t.response_id = r.id and t.kind = 'COLLATED' and t.target_id = $2)
       and not exists (select from response_target t where t.response_id = r.id and t.target_id = $3)
       order by r.version`,
      [from, collatedId, new Date(since)],
    );
    const added: TargetRef = { kind: 'COLLATED', id: collatedId };
    for (const { view, readerIds } of rows) {
      const version = tx.nextSeq;
      await tx.query(
        `insert into response_target (response_id, kind, target_id) values ($1, 'COLLATED', $2)`,
        [view.id, collatedId],
      );
      await tx.repo(ResponseEntity).update({ id: view.id }, { version });
      tell(tx, { ...view, targets: inOrder([...view.targets, added]), version }, readerIds);
      await this.commitments.alsoFor(tx, view.id, added);
    }
  }

  /** @throws UNKNOWN_UNIT */
  private async insert(
    tx: StreamTransaction,
    payload: Answer,
    responder: ParticipantView,
    readerIds: Id[],
  ): Promise<ResponseView> {
    const view = givenNow(tx, payload, responder);
    const { targets, former: _none, at, publishedAt, ...columns } = view;
    const row = {
      ...columns,
      meetingId: tx.streamId,
      responderId: responder.id,
      at: new Date(at),
      publishedAt: publishedAt === null ? null : new Date(publishedAt),
      readerIds,
    };
    await tx.repo(ResponseEntity).insert(row);
    await tx.query(
      `insert into response_target (response_id, kind, target_id)
       select $1::uuid, * from unnest($2::text[], $3::uuid[])`,
      [view.id, targets.map((target) => target.kind), targets.map((target) => target.id)],
    );
    return view;
  }

  /** Prefilled with what was just said; a noted opinion promises its own review by that date. */
  private async promise(
    tx: StreamTransaction,
    { type, commitment }: Answer,
    view: ResponseView,
    readerIds: Id[],
  ): Promise<Id | null> {
    if (!promises(type)) return null;
    return this.commitments.proposeFromResponse(tx, {
      responseId: view.id,
      text: commitment?.text || view.text,
      ownerUnitId: commitment?.ownerUnitId ?? view.responderUnitId,
      dueOn: commitment?.dueOn ?? null,
      sources: view.targets,
      readerIds,
    });
  }
}

/** @throws UNKNOWN_UNIT when the one who answers belongs to no unit: an answer needs somebody to hold to it */
function givenNow(tx: StreamTransaction, payload: Answer, responder: ParticipantView): ResponseView {
  if (responder.unitId === null) throw new DomainError('UNKNOWN_UNIT');
  const heard = payload.given === 'LIVE';
  return {
    id: payload.responseId,
    ...saidIn(payload),
    given: payload.given,
    state: heard ? 'PUBLISHED' : 'DRAFT',
    responderUnitId: responder.unitId,
    responderUnit: responder.unit,
    responderName: responder.name,
    responderTitle: responder.title,
    targets: inOrder(payload.targets),
    returnText: '',
    former: [],
    enteredById: tx.actor.id,
    at: tx.now,
    publishedAt: heard ? tx.now : null,
    version: tx.nextSeq,
  };
}

function saidIn(payload: Answer): AnswerWords {
  const { result = null, legalGround = '', letterNumber = '' } = payload;
  return wordsOf({ ...payload, result, legalGround, letterNumber });
}

/** @throws WRONG_PHASE: what nobody in the hall can have heard waits for the chair's approval */
function requireHeard({ actor: { role }, phase }: StreamTransaction, { given }: Answer): void {
  if (given === 'LIVE' && !mayBeLive(role, phase)) throw new DomainError('WRONG_PHASE', { role, phase });
}

function requireConsistent(payload: Answer): void {
  requireAuthority(payload);
  const { type, commitment } = payload;
  // A promise that nobody would find again is refused, not dropped.
  if (commitment !== null && !promises(type)) {
    throw new DomainError('INVALID', { fields: [{ path: 'commitment', reason: 'UNKNOWN_FIELD' }] });
  }
}
