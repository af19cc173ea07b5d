import type { CollatedSeen, CollatedView, Id, Payload, Result } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { CollationDesk, requireDifferent, requireRoom, requireSeen } from './collation.desk.js';
import { CollatedOpinionEntity, CollatedSourceEntity } from './collation.entity.js';
import { CollationService } from './collation.service.js';
import { countUnits, unitedSources } from './collation.units.js';

/**
 * Merging and splitting (domain.md 6.3): raw opinions are never merged, collated ones are. Nothing is deleted:
 * numbers, wordings, sources and answers of what was merged or split stay, with links both ways.
 *
 * What hangs on them: answers and promises stay with what they were given to; all authors of a merged one get what
 * was answered to any of them, before and after; an answer given while two were one stays an answer to both when
 * they part. On the hall screen the one that goes on takes the place of a merged one; a split one leaves the screen.
 * Lines of the conclusion, the queue and turns refer to no collated opinion and stay as they are.
 */
@Injectable()
export class CollationMerging {
  constructor(
    private readonly meetings: MeetingService,
    private readonly submissions: SubmissionsService,
    private readonly desk: CollationDesk,
    private readonly collation: CollationService,
  ) {}

  /**
   * The sources are united in one. It keeps its own wording, topic and responder; where nobody was to answer it yet,
   * the responder on whom the merged ones agree is taken over.
   *
   * @throws NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT, INVALID (with itself, one twice, too many sources)
   */
  async merge(tx: StreamTransaction, { into, from }: Payload<'collation.merge'>): Promise<void> {
    requireDifferent([into, ...from], 'from');
    const survivor = await this.desk.looked(tx, into);
    const merged: CollatedView[] = [];
    for (const one of from) merged.push(await this.desk.looked(tx, one));
    const sourceIds = unitedSources([survivor, ...merged]);
    requireRoom(sourceIds, 'from');
    const mergedIds = merged.map((view) => view.id);
    for (const view of merged) await this.collation.put(tx, { ...view, mergedInto: survivor.id });
    await tx
      .repo(CollatedOpinionEntity)
      .update({ id: In(mergedIds), meetingId: tx.streamId }, { mergedAt: new Date(tx.now) });
    const grown = await this.collation.put(tx, {
      ...survivor,
      ...agreedResponder(survivor, merged),
      sourceIds,
      unitCount: await this.desk.unitCount(tx, survivor, sourceIds),
      mergedFrom: [...survivor.mergedFrom, ...mergedIds].sort(),
    });
    const added = sourceIds.filter((id) => !survivor.sourceIds.includes(id));
    await this.desk.addLinks(tx, survivor.id, added, true);
    await this.collation.runGrowHooks(tx, survivor.id);
    await this.collation.moveOnAir(tx, mergedIds, grown);
  }

  /**
   * It is one of its own again, with the sources that it came with. Those stay behind the other one only where they
   * are there on their own account, or by another that was merged into it.
   *
   * @throws NOT_FOUND, STALE, NOT_MERGED, ALREADY_MERGED or ALREADY_SPLIT (the one it was merged into)
   */
  async unmerge(tx: StreamTransaction, payload: CollatedSeen): Promise<void> {
    const view = await this.desk.own(tx, payload.collatedId);
    requireSeen(view, payload.seen);
    if (view.mergedInto === null) throw new DomainError('NOT_MERGED', { present: view });
    const survivor = await this.desk.live(tx, view.mergedInto);
    const since = await mergedAt(tx, view.id);
    const others = survivor.mergedFrom.filter((id) => id !== view.id);
    const gone = await this.leaving(tx, survivor, view, others);
    await this.collation.put(tx, { ...view, mergedInto: null });
    await tx.repo(CollatedOpinionEntity).update({ id: view.id }, { mergedAt: null });
    const sourceIds = survivor.sourceIds.filter((id) => !gone.includes(id));
    const unitCount = await this.desk.unitCount(tx, survivor, sourceIds);
    await this.collation.put(tx, { ...survivor, sourceIds, unitCount, mergedFrom: others });
    await tx.repo(CollatedSourceEntity).delete({ collatedId: survivor.id, submissionId: In(gone) });
    await this.desk.forget(tx, survivor.id, gone);
    await this.collation.runUnmergeHooks(tx, { collatedId: view.id, from: survivor.id, since });
  }

  /**
   * One that holds several matters becomes parts with numbers of their own; unit and responder are handed down. What
   * was answered before stays with the original and is read in the parts, which are to be answered themselves.
   *
   * @throws NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT, ID_TAKEN, UNKNOWN_TOPIC, NOT_LINKED, SOURCES_LEFT_OUT,
   * INVALID (one id twice)
   */
  async split(
    tx: StreamTransaction,
    payload: Payload<'collation.split'>,
  ): Promise<Result<'collation.split'>> {
    const { parts } = payload;
    requireDifferent(parts, 'parts');
    const whole = await this.desk.looked(tx, payload);
    await this.requireParts(tx, whole, parts);
    const numbered: { collatedId: Id; number: number }[] = [];
    for (const part of parts) numbered.push(await this.addPart(tx, whole, part));
    await this.collation.put(tx, { ...whole, splitInto: parts.map((part) => part.collatedId).sort() });
    await this.collation.leaveAir(tx, whole.id);
    return { parts: numbered };
  }

  private async addPart(
    tx: StreamTransaction,
    whole: CollatedView,
    part: Payload<'collation.split'>['parts'][number],
  ): Promise<{ collatedId: Id; number: number }> {
    const { collatedId, wording, topicId } = part;
    const number = await this.desk.nextNumber(tx);
    const sourceIds = [...part.submissionIds].sort();
    const sources = await this.submissions.getMany(tx, sourceIds);
    await this.collation.put(tx, {
      ...whole,
      ...{ id: collatedId, number, wording, topicId, sourceIds },
      unitCount: countUnits([whole.unitId], sources.values()),
      ...{ mergedInto: null, mergedFrom: [], splitFrom: whole.id, splitInto: [] },
    });
    await this.desk.addLinks(tx, collatedId, sourceIds);
    return { collatedId, number };
  }

  private async requireParts(
    tx: StreamTransaction,
    whole: CollatedView,
    parts: Payload<'collation.split'>['parts'],
  ): Promise<void> {
    const meeting = await this.meetings.load(tx);
    for (const part of parts) this.meetings.requireTopic(meeting, part.topicId);
    const ids = parts.map((part) => part.collatedId);
    if (await tx.repo(CollatedOpinionEntity).existsBy({ id: In(ids) })) throw new DomainError('ID_TAKEN');
    const placed = parts.flatMap((part) => part.submissionIds);
    if (!placed.every((id) => whole.sourceIds.includes(id))) throw new DomainError('NOT_LINKED');
    const left = whole.sourceIds.filter((id) => !placed.includes(id));
    // A part that nobody stands behind would be answered to nobody.
    const empty = whole.sourceIds.length > 0 && parts.some((part) => part.submissionIds.length === 0);
    if (left.length > 0 || empty) throw new DomainError('SOURCES_LEFT_OUT', { rows: left });
  }

  /** What came with `view` alone. */
  private async leaving(
    tx: StreamTransaction,
    survivor: CollatedView,
    view: CollatedView,
    others: readonly Id[],
  ): Promise<Id[]> {
    const held = unitedSources([...(await this.collation.getMany(tx, others)).values()]);
    const links = await tx
      .repo(CollatedSourceEntity)
      .findBy({ collatedId: survivor.id, submissionId: In(view.sourceIds), byMerge: true });
    return links.map((link) => link.submissionId).filter((id) => !held.includes(id));
  }
}

/** Nobody was to answer yet, and those merged into it agree on one unit. */
function agreedResponder(
  survivor: CollatedView,
  merged: readonly CollatedView[],
): Pick<CollatedView, 'responderUnitId' | 'responderUnit'> {
  const assigned = merged.filter((view) => view.responderUnitId !== null);
  const agree = new Set(assigned.map((view) => view.responderUnitId)).size === 1;
  const { responderUnitId, responderUnit } =
    survivor.responderUnitId === null && agree ? (assigned[0] ?? survivor) : survivor;
  return { responderUnitId, responderUnit };
}

async function mergedAt(tx: StreamTransaction, id: Id): Promise<number> {
  const row = await tx.repo(CollatedOpinionEntity).findOneByOrFail({ id });
  return row.mergedAt?.getTime() ?? tx.now;
}
