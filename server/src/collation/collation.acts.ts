import type { CollatedView, Id, Payload, Result, SubmissionView, UnitView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { CollatedOpinionEntity, CollatedSourceEntity } from './collation.entity.js';
import type { CollatedRow } from './collation.service.js';
import { CollationService } from './collation.service.js';
import { countUnits, withLink, withoutLink } from './collation.units.js';

const NO_UNIT = { id: null, name: '' } as const;

/** The secretary's and the focal person's work: raw opinions stay untouched, only links and wording change. */
@Injectable()
export class CollationActs {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
    private readonly collation: CollationService,
  ) {}

  /**
   * A focal person collates for the own unit only; who answers is for the secretary to say.
   *
   * @throws NOT_ALLOWED, UNKNOWN_TOPIC, ID_TAKEN, UNKNOWN_UNIT, NOT_FOUND, ALREADY_WITHDRAWN
   */
  async create(
    tx: StreamTransaction,
    payload: Payload<'collation.create'>,
  ): Promise<Result<'collation.create'>> {
    const { collatedId, wording, topicId, unitId, responderUnitId } = payload;
    const foreign = unitId !== tx.actor.unitId || unitId === null || responderUnitId !== null;
    if (tx.grant === 'ownUnit' && foreign) throw new DomainError('NOT_ALLOWED');
    this.meetings.requireTopic(await this.meetings.load(tx), topicId);
    if (await tx.repo(CollatedOpinionEntity).existsBy({ id: collatedId })) throw new DomainError('ID_TAKEN');
    const unit = await this.unit(tx, unitId);
    const responder = await this.unit(tx, responderUnitId);
    const sources = await this.sources(tx, payload.submissionIds);
    const number = await nextNumber(tx);
    const row: CollatedRow = {
      id: collatedId,
      meetingId: tx.streamId,
      number,
      wording,
      topicId,
      unitId: unit.id,
      unit: unit.name,
      responderUnitId: responder.id,
      responderUnit: responder.name,
      unitCount: countUnits(unit.id, sources),
    };
    await this.collation.put(tx, row, idsOf(sources));
    await this.addLinks(tx, collatedId, sources);
    return { collatedId, number };
  }

  /** @throws NOT_FOUND, STALE, UNKNOWN_TOPIC */
  async edit(tx: StreamTransaction, payload: Payload<'collation.edit'>): Promise<void> {
    const view = await this.own(tx, payload.collatedId);
    requireSeen(view, payload.seen);
    const { wording, topicId } = payload;
    this.meetings.requireTopic(await this.meetings.load(tx), topicId);
    if (view.wording === wording && view.topicId === topicId) return;
    await this.collation.put(tx, rowOf(tx, { ...view, wording, topicId }), view.sourceIds);
  }

  /** Those that are linked already stay as they are. @throws NOT_FOUND, ALREADY_WITHDRAWN, INVALID (too many) */
  async link(tx: StreamTransaction, payload: Payload<'collation.link'>): Promise<void> {
    const view = await this.own(tx, payload.collatedId);
    const added = await this.sources(
      tx,
      payload.submissionIds.filter((id) => !view.sourceIds.includes(id)),
    );
    if (added.length === 0) return;
    const sourceIds = [...view.sourceIds, ...idsOf(added)].sort();
    if (sourceIds.length > LIMITS.sourcesPerCollated) throw tooMany();
    await this.tellSources(tx, view, sourceIds);
    await this.addLinks(tx, view.id, added);
    await this.collation.runGrowHooks(tx, view.id);
  }

  /** @throws NOT_FOUND, NOT_LINKED */
  async unlink(tx: StreamTransaction, payload: Payload<'collation.unlink'>): Promise<void> {
    const view = await this.own(tx, payload.collatedId);
    const removed = await this.sources(tx, payload.submissionIds, false);
    const gone = new Set(idsOf(removed));
    if (![...gone].every((id) => view.sourceIds.includes(id))) throw new DomainError('NOT_LINKED');
    const rest = view.sourceIds.filter((id) => !gone.has(id));
    await this.tellSources(tx, view, rest);
    await tx.repo(CollatedSourceEntity).delete({ collatedId: view.id, submissionId: In([...gone]) });
    await this.submissions.setCollated(
      tx,
      new Map(removed.map((source) => [source.id, withoutLink(source.collatedIds, view.id)])),
    );
  }

  /** Who is to answer. The unit that had it before no longer sees it. @throws NOT_FOUND, STALE, UNKNOWN_UNIT */
  async assign(tx: StreamTransaction, payload: Payload<'collation.assign'>): Promise<void> {
    const view = await this.own(tx, payload.collatedId);
    requireSeen(view, payload.seen);
    const former = view.responderUnitId;
    if (former === payload.responderUnitId) return;
    const { id: responderUnitId, name: responderUnit } = await this.unit(tx, payload.responderUnitId);
    await this.collation.put(tx, rowOf(tx, { ...view, responderUnitId, responderUnit }), view.sourceIds);
    if (former !== null) tx.emit([`responder:${former}`], 'collation.removed', { id: view.id });
  }

  /** What another unit handed in is nothing to a focal person. */
  private async own(tx: StreamTransaction, id: Id): Promise<CollatedView> {
    const view = await this.collation.get(tx, id);
    const mine = view.unitId !== null && view.unitId === tx.actor.unitId;
    if (tx.grant === 'ownUnit' && !mine) throw new DomainError('NOT_FOUND');
    return view;
  }

  private async sources(
    tx: StreamTransaction,
    ids: readonly Id[],
    linking = true,
  ): Promise<SubmissionView[]> {
    const found = await this.submissions.getMany(tx, ids);
    return ids.map((id) => {
      const source = found.get(id);
      const foreign = tx.grant === 'ownUnit' && source?.authorUnitId !== tx.actor.unitId;
      if (!source || foreign) throw new DomainError('NOT_FOUND');
      if (source.withdrawn) throw new DomainError('ALREADY_WITHDRAWN', { present: source });
      if (source.aside && linking) throw new DomainError('SET_ASIDE', { present: source });
      return source;
    });
  }

  private async unit(tx: StreamTransaction, id: Id | null): Promise<UnitView | typeof NO_UNIT> {
    return id === null ? NO_UNIT : this.participants.unit(tx, id);
  }

  private async tellSources(tx: StreamTransaction, view: CollatedView, sourceIds: Id[]): Promise<void> {
    const sources = await this.submissions.getMany(tx, sourceIds);
    const unitCount = countUnits(view.unitId, sources.values());
    await this.collation.put(tx, rowOf(tx, { ...view, unitCount }), sourceIds);
  }

  private async addLinks(
    tx: StreamTransaction,
    collatedId: Id,
    added: readonly SubmissionView[],
  ): Promise<void> {
    if (added.length === 0) return;
    await tx
      .repo(CollatedSourceEntity)
      .insert(added.map((source) => ({ collatedId, submissionId: source.id })));
    await this.submissions.setCollated(
      tx,
      new Map(added.map((source) => [source.id, withLink(source.collatedIds, collatedId)])),
    );
  }
}

/** From 1; rows are never deleted, so a number is never given twice. */
async function nextNumber(tx: StreamTransaction): Promise<number> {
  const last = await tx.repo(CollatedOpinionEntity).maximum('number', { meetingId: tx.streamId });
  return (last ?? 0) + 1;
}

function rowOf(tx: StreamTransaction, view: CollatedView): CollatedRow {
  const { sourceIds: _sources, version: _version, ...row } = view;
  return { ...row, meetingId: tx.streamId };
}

function idsOf(sources: readonly SubmissionView[]): Id[] {
  return sources.map((source) => source.id).sort();
}

function requireSeen(view: CollatedView, seen: number): void {
  if (view.version !== seen) throw new DomainError('STALE', { present: view });
}

function tooMany(): DomainError {
  const limit = LIMITS.sourcesPerCollated;
  return new DomainError('INVALID', { fields: [{ path: 'submissionIds', reason: 'OUT_OF_RANGE', limit }] });
}
