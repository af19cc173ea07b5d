import type { CollatedSeen, CollatedView, Id, SubmissionView, UnitView } from '@doi-thoai/shared';
import { TABLE_LIMITS, isLive } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { allOrNothing } from '../kernel/all-or-nothing.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { CollatedOpinionEntity, CollatedSourceEntity } from './collation.entity.js';
import { CollationService, requireLive } from './collation.service.js';
import { countUnits, endingLinks, withLink, withoutLinks } from './collation.units.js';

const NO_UNIT = { id: null, name: '' } as const;

/** What every act of collation begins and ends with: whose it is, how it stands, and its links to raw opinions. */
@Injectable()
export class CollationDesk {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
    private readonly collation: CollationService,
  ) {}

  /** What another unit handed in is nothing to a focal person. @throws NOT_FOUND */
  async own(tx: StreamTransaction, id: Id): Promise<CollatedView> {
    const view = await this.collation.get(tx, id);
    if (tx.grant !== 'ownUnit') return view;
    const { unitId } = view;
    if (unitId === null || unitId !== tx.actor.unitId) throw new DomainError('NOT_FOUND');
    await this.collation.requireUnitOpen(tx, unitId);
    return view;
  }

  /** One that is still to be answered. @throws NOT_FOUND, ALREADY_MERGED, ALREADY_SPLIT */
  async live(tx: StreamTransaction, id: Id): Promise<CollatedView> {
    return requireLive(await this.own(tx, id));
  }

  /** As somebody saw it. @throws as live, STALE */
  async looked(tx: StreamTransaction, { collatedId, seen }: CollatedSeen): Promise<CollatedView> {
    const view = await this.own(tx, collatedId);
    requireSeen(view, seen);
    return requireLive(view);
  }

  /** @throws NOT_FOUND, ALREADY_WITHDRAWN */
  async sources(tx: StreamTransaction, ids: readonly Id[], linking = true): Promise<SubmissionView[]> {
    const found = await this.submissions.getMany(tx, ids);
    const judge = (id: Id): SubmissionView => {
      const source = found.get(id);
      const foreign = tx.grant === 'ownUnit' && source?.authorUnitId !== tx.actor.unitId;
      if (!source || foreign) throw new DomainError('NOT_FOUND');
      if (source.withdrawn) throw new DomainError('ALREADY_WITHDRAWN', { present: source });
      if (source.aside && linking) throw new DomainError('SET_ASIDE', { present: source });
      return source;
    };
    return allOrNothing(ids, (id) => id, judge);
  }

  /** @throws UNKNOWN_UNIT */
  async unit(tx: StreamTransaction, id: Id | null): Promise<UnitView | typeof NO_UNIT> {
    return id === null ? NO_UNIT : this.participants.unit(tx, id);
  }

  /** Units behind one with these sources; those that handed in what was merged into it count, too. */
  async unitCount(tx: StreamTransaction, view: CollatedView, sourceIds: readonly Id[]): Promise<number> {
    const family = await this.collation.family(tx, view.id);
    const handedIn = [view, ...family].map((one) => one.unitId);
    return countUnits(handedIn, (await this.submissions.getMany(tx, sourceIds)).values());
  }

  /** Links raw opinions to it and tells them. `byMerge`: they leave with what they came with. */
  async addLinks(
    tx: StreamTransaction,
    collatedId: Id,
    added: readonly Id[],
    byMerge = false,
  ): Promise<void> {
    if (added.length === 0) return;
    const links = added.map((submissionId) => ({ collatedId, submissionId, byMerge }));
    await tx.repo(CollatedSourceEntity).insert(links);
    await this.relink(tx, added, ({ collatedIds }) => withLink(collatedIds, collatedId));
  }

  /**
   * Ends links. A raw opinion that stands behind nothing live any more is free again: its links to merged and split
   * ones end with it, so that no voice waits where nobody can answer.
   */
  async endLinks(
    tx: StreamTransaction,
    view: CollatedView,
    removed: readonly SubmissionView[],
  ): Promise<void> {
    const linked = [...new Set(removed.flatMap((source) => source.collatedIds))];
    const others = await this.collation.getMany(tx, linked);
    const lives = (id: Id): boolean => {
      const other = others.get(id);
      return other !== undefined && isLive(other);
    };
    const ending = new Map(
      removed.map((source) => [source.id, endingLinks(source.collatedIds, view.id, lives)]),
    );
    for (const other of others.values()) {
      const gone = [...ending].filter(([, ids]) => ids.includes(other.id)).map(([id]) => id);
      if (gone.length === 0) continue;
      await tx.repo(CollatedSourceEntity).delete({ collatedId: other.id, submissionId: In(gone) });
      const sourceIds = other.sourceIds.filter((id) => !gone.includes(id));
      const unitCount = await this.unitCount(tx, other, sourceIds);
      await this.collation.put(tx, { ...other, sourceIds, unitCount });
    }
    const ids = removed.map((source) => source.id);
    await this.relink(tx, ids, ({ id, collatedIds }) => withoutLinks(collatedIds, ending.get(id) ?? []));
  }

  /** The links are gone already; the raw opinions are told. */
  async forget(tx: StreamTransaction, collatedId: Id, ids: readonly Id[]): Promise<void> {
    await this.relink(tx, ids, ({ collatedIds }) => withoutLinks(collatedIds, [collatedId]));
  }

  /** From 1; rows are never deleted, so a number is never given twice. */
  async nextNumber(tx: StreamTransaction): Promise<number> {
    const last = await tx.repo(CollatedOpinionEntity).maximum('number', { meetingId: tx.streamId });
    return (last ?? 0) + 1;
  }

  private async relink(
    tx: StreamTransaction,
    ids: readonly Id[],
    change: (source: SubmissionView) => Id[],
  ): Promise<void> {
    const sources = await this.submissions.getMany(tx, ids);
    const inOrder = [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await this.submissions.setCollated(tx, new Map(inOrder.map((one) => [one.id, change(one)])));
  }
}

/** @throws INVALID when one is named twice */
export function requireDifferent(rows: readonly { collatedId: Id }[], path: string): void {
  const ids = new Set(rows.map((row) => row.collatedId));
  if (ids.size !== rows.length)
    throw new DomainError('INVALID', { fields: [{ path, reason: 'OUT_OF_RANGE' }] });
}

/** @throws STALE with the present state */
export function requireSeen(view: CollatedView, seen: number): void {
  if (view.version !== seen) throw new DomainError('STALE', { present: view });
}

/** @throws INVALID when more raw opinions than one collated one may have would stand behind it */
export function requireRoom(sourceIds: readonly Id[], path: string): void {
  const limit = TABLE_LIMITS.sourcesPerCollated;
  if (sourceIds.length <= limit) return;
  throw new DomainError('INVALID', { fields: [{ path, reason: 'OUT_OF_RANGE', limit }] });
}
