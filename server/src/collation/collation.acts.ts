import type { Payload, Result } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { CollationDesk, requireRoom } from './collation.desk.js';
import { CollatedOpinionEntity } from './collation.entity.js';
import { CollationService } from './collation.service.js';
import { countUnits } from './collation.units.js';

/** The secretary's and the focal person's work: raw opinions stay untouched, only links and wording change. */
@Injectable()
export class CollationActs {
  constructor(
    private readonly meetings: MeetingService,
    private readonly desk: CollationDesk,
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
    if (tx.grant === 'ownUnit' && unitId !== null) await this.collation.requireUnitOpen(tx, unitId);
    this.meetings.requireTopic(await this.meetings.load(tx), topicId);
    if (await tx.repo(CollatedOpinionEntity).existsBy({ id: collatedId })) throw new DomainError('ID_TAKEN');
    const unit = await this.desk.unit(tx, unitId);
    const responder = await this.desk.unit(tx, responderUnitId);
    const sources = await this.desk.sources(tx, payload.submissionIds);
    const sourceIds = sources.map((source) => source.id).sort();
    const number = await this.desk.nextNumber(tx);
    await this.collation.put(tx, {
      ...{ id: collatedId, number, wording, topicId, sourceIds },
      ...{ unitId: unit.id, unit: unit.name },
      ...{ responderUnitId: responder.id, responderUnit: responder.name },
      unitCount: countUnits([unit.id], sources),
      ...{ mergedInto: null, mergedFrom: [], splitFrom: null, splitInto: [] },
    });
    await this.desk.addLinks(tx, collatedId, sourceIds);
    return { collatedId, number };
  }

  /** @throws NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT, UNKNOWN_TOPIC */
  async edit(tx: StreamTransaction, payload: Payload<'collation.edit'>): Promise<void> {
    const view = await this.desk.looked(tx, payload);
    const { wording, topicId } = payload;
    this.meetings.requireTopic(await this.meetings.load(tx), topicId);
    if (view.wording === wording && view.topicId === topicId) return;
    await this.collation.put(tx, { ...view, wording, topicId });
  }

  /**
   * Those that are linked already stay as they are.
   *
   * @throws NOT_FOUND, ALREADY_MERGED, ALREADY_SPLIT, ALREADY_WITHDRAWN, INVALID (too many)
   */
  async link(tx: StreamTransaction, payload: Payload<'collation.link'>): Promise<void> {
    const view = await this.desk.live(tx, payload.collatedId);
    const added = await this.desk.sources(
      tx,
      payload.submissionIds.filter((id) => !view.sourceIds.includes(id)),
    );
    if (added.length === 0) return;
    const sourceIds = [...view.sourceIds, ...added.map((source) => source.id)].sort();
    requireRoom(sourceIds, 'submissionIds');
    const unitCount = await this.desk.unitCount(tx, view, sourceIds);
    await this.collation.put(tx, { ...view, sourceIds, unitCount });
    await this.desk.addLinks(
      tx,
      view.id,
      added.map((source) => source.id),
    );
    await this.collation.runGrowHooks(tx, view.id);
  }

  /** @throws NOT_FOUND, ALREADY_MERGED, ALREADY_SPLIT, NOT_LINKED */
  async unlink(tx: StreamTransaction, payload: Payload<'collation.unlink'>): Promise<void> {
    const view = await this.desk.live(tx, payload.collatedId);
    const removed = await this.desk.sources(tx, payload.submissionIds, false);
    if (!removed.every(({ id }) => view.sourceIds.includes(id))) throw new DomainError('NOT_LINKED');
    await this.desk.endLinks(tx, view, removed);
  }

  /**
   * Who is to answer. The unit that had it before no longer sees it.
   *
   * @throws NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT, UNKNOWN_UNIT
   */
  async assign(tx: StreamTransaction, payload: Payload<'collation.assign'>): Promise<void> {
    const view = await this.desk.looked(tx, payload);
    const former = view.responderUnitId;
    if (former === payload.responderUnitId) return;
    const { id: responderUnitId, name: responderUnit } = await this.desk.unit(tx, payload.responderUnitId);
    await this.collation.put(tx, { ...view, responderUnitId, responderUnit });
    if (former !== null) tx.emit([`responder:${former}`], 'collation.removed', { id: view.id });
  }
}
