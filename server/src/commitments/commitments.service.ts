import type {
  CivilDate,
  CommitmentView,
  DueKind,
  EarlierPromise,
  Id,
  Payload,
  TargetRef,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { civilDay, isCivilDate } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { RulesService } from '../organisation/rules.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { CommitmentEntity } from './commitments.entity.js';
import { inOrder, selectCommitments, type CommitmentRow } from './commitments.view.js';
import { settleDue } from './due-date.js';
import { TargetsService, audienceOf } from './targets.service.js';

/** The promise that an answer makes at once (domain.md 6.5). */
export interface PromiseOfResponse {
  responseId: Id;
  text: string;
  ownerUnitId: Id;
  /** Null: the default of the meeting's rule profile. */
  dueOn: CivilDate | null;
  sources: readonly TargetRef[];
  /** Authors and speakers who were given the answer. */
  readerIds: readonly Id[];
}

interface NewCommitment extends Omit<PromiseOfResponse, 'responseId'> {
  id: Id;
  dueKind: DueKind;
  responseId: Id | null;
}

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly targets: TargetsService,
    private readonly rules: RulesService,
  ) {}

  /** @throws ID_TAKEN, UNKNOWN_UNIT, UNKNOWN_TARGET, DUE_MISSING, DUE_IN_PAST */
  async propose(tx: StreamTransaction, payload: Payload<'commitments.propose'>): Promise<void> {
    const { commitmentId, text, ownerUnitId, dueKind, dueOn, sources } = payload;
    await this.targets.require(tx, sources);
    const readerIds = await this.targets.people(tx, sources);
    await this.insert(tx, {
      id: commitmentId,
      text,
      ownerUnitId,
      dueKind,
      dueOn,
      responseId: null,
      sources,
      readerIds,
    });
  }

  /** For `responses.answer`: noted or assigned is promised. @throws UNKNOWN_UNIT, DUE_IN_PAST */
  async proposeFromResponse(tx: StreamTransaction, promise: PromiseOfResponse): Promise<Id> {
    const dueOn = promise.dueOn ?? (await this.reviewDay(tx));
    const id = makeId();
    await this.insert(tx, { ...promise, id, dueKind: 'DATE', dueOn });
    return id;
  }

  /** @throws NOT_FOUND, STALE, UNKNOWN_UNIT, DUE_MISSING, DUE_IN_PAST */
  async edit(tx: StreamTransaction, payload: Payload<'commitments.edit'>): Promise<void> {
    const row = await this.row(tx, payload.commitmentId);
    const { view: before } = row;
    if (before.version !== payload.seen) throw new DomainError('STALE', { present: before });
    const due = settled(payload, tx.now, before);
    const moved = payload.ownerUnitId !== before.ownerUnitId;
    const owner = moved ? await this.participants.unit(tx, payload.ownerUnitId) : null;
    // First, so that somebody who is both responder there and an author has it again by the next entry.
    if (moved) tx.emit([`responder:${before.ownerUnitId}`], 'commitments.removed', { id: before.id });
    const change = {
      text: payload.text,
      ownerUnitId: payload.ownerUnitId,
      ownerUnit: owner?.name ?? before.ownerUnit,
      ...due,
      version: tx.nextSeq,
    };
    await tx.repo(CommitmentEntity).update({ id: before.id }, change);
    await tx.query(
      'update commitment set first_due_on = due_on where id = $1 and first_due_on is null and due_on is not null',
      [before.id],
    );
    this.tell(tx, { ...before, ...change }, row.readerIds);
  }

  /** Open promises of a unit that is no more go to whoever goes on with it; what was done stays its own. */
  async succeed(tx: StreamTransaction, unitId: Id): Promise<number> {
    const where = "and c.owner_unit_id = $2 and c.state not in ('VERIFIED', 'CANCELLED') order by c.at, c.id";
    const rows = await selectCommitments(tx, tx.streamId, where, [unitId]);
    if (rows.length === 0) return 0;
    const successor = await this.participants.bringSuccessor(tx, unitId);
    if (successor.id === unitId) return 0;
    for (const { view: before, readerIds } of rows) {
      tx.emit([`responder:${unitId}`], 'commitments.removed', { id: before.id });
      const change = {
        ownerUnitId: successor.id,
        ownerUnit: successor.name,
        formerOwners: [...before.formerOwners, before.ownerUnit],
        version: tx.nextSeq,
      };
      await tx.repo(CommitmentEntity).update({ id: before.id }, change);
      this.tell(tx, { ...before, ...change }, readerIds);
    }
    return rows.length;
  }

  /** Authors whose opinion was joined to an answered one later are told of its promises as well. */
  async tellAlso(tx: StreamTransaction, responseId: Id, readerIds: readonly Id[]): Promise<void> {
    for (const row of await selectCommitments(tx, tx.streamId, 'and c.response_id = $2', [responseId])) {
      const all = [...new Set([...row.readerIds, ...readerIds])].sort();
      const version = tx.nextSeq;
      await tx.repo(CommitmentEntity).update({ id: row.view.id }, { readerIds: all, version });
      this.tell(tx, { ...row.view, version }, all);
    }
  }

  /** What an answer promised serves one more opinion. */
  async alsoFor(tx: StreamTransaction, responseId: Id, source: TargetRef): Promise<void> {
    for (const row of await selectCommitments(tx, tx.streamId, 'and c.response_id = $2', [responseId])) {
      if (row.view.sources.some(({ id }) => id === source.id)) continue;
      const version = tx.nextSeq;
      await tx.query('insert into commitment_source (commitment_id, kind, target_id) values ($1, $2, $3)', [
        row.view.id,
        source.kind,
        source.id,
      ]);
      await tx.repo(CommitmentEntity).update({ id: row.view.id }, { version });
      this.tell(tx, { ...row.view, sources: inOrder([...row.view.sources, source]), version }, row.readerIds);
    }
  }

  /** What each of these answers promised, as it stands now, beside the journal. */
  async promisedBy(
    db: Pick<StreamWrite, 'query'>,
    meetingId: Id,
    responseIds: readonly Id[],
  ): Promise<Map<Id, EarlierPromise[]>> {
    const promised = new Map<Id, EarlierPromise[]>();
    if (responseIds.length === 0) return promised;
    const where = 'and c.response_id = any($2::uuid[]) order by c.at, c.id';
    for (const { view } of await selectCommitments(db, meetingId, where, [responseIds])) {
      const { id, text, ownerUnit, dueKind, dueOn, state, responseId } = view;
      const promise = { id, text, ownerUnit, dueKind, dueOn, state };
      if (responseId !== null) promised.set(responseId, [...(promised.get(responseId) ?? []), promise]);
    }
    return promised;
  }

  private async insert(tx: StreamTransaction, promise: NewCommitment): Promise<void> {
    const { id, text, responseId } = promise;
    if (await tx.repo(CommitmentEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const owner = await this.participants.unit(tx, promise.ownerUnitId);
    const { dueKind, dueOn } = settled(promise, tx.now);
    const readerIds = [...promise.readerIds];
    const view: CommitmentView = {
      id,
      text,
      ownerUnitId: owner.id,
      ownerUnit: owner.name,
      formerOwners: [],
      dueKind,
      dueOn,
      state: 'PROPOSED',
      responseId,
      sources: inOrder(promise.sources),
      enteredById: tx.actor.id,
      at: tx.now,
      version: tx.nextSeq,
    };
    const { sources, at, ...columns } = view;
    const row = { ...columns, meetingId: tx.streamId, firstDueOn: dueOn, at: new Date(at), readerIds };
    await tx.repo(CommitmentEntity).insert(row);
    await tx.query(
      `insert into commitment_source (commitment_id, kind, target_id)
       select $1::uuid, * from unnest($2::text[], $3::uuid[])`,
      [id, sources.map((source) => source.kind), sources.map((source) => source.id)],
    );
    this.tell(tx, view, readerIds);
  }

  /** When what is noted now is to be looked at again, by the meeting's rules. */
  private async reviewDay(tx: StreamTransaction): Promise<CivilDate> {
    const { profile, startsAt } = await this.meetings.load(tx);
    return this.rules.reviewDay(tx, profile, civilDay(startsAt), civilDay(tx.now));
  }

  private async row(tx: StreamTransaction, id: Id): Promise<CommitmentRow> {
    const [row] = await selectCommitments(tx, tx.streamId, 'and c.id = $2', [id]);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  private tell(tx: StreamTransaction, view: CommitmentView, readerIds: readonly Id[]): void {
    const audience = [...TABLE, `responder:${view.ownerUnitId}` as const, ...audienceOf(readerIds)];
    tx.emit(audience, 'commitments.changed', view);
  }
}

/** @throws INVALID for a day that is in no calendar, DUE_MISSING, DUE_IN_PAST */
function settled(
  due: { dueKind: DueKind; dueOn: CivilDate | null },
  now: number,
  before?: CommitmentView,
): { dueKind: DueKind; dueOn: CivilDate | null } {
  if (due.dueOn !== null && !isCivilDate(due.dueOn)) {
    throw new DomainError('INVALID', { fields: [{ path: 'dueOn', reason: 'OUT_OF_RANGE' }] });
  }
  return settleDue(due, now, before);
}
