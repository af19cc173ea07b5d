import type {
  CivilDate,
  CommitmentState,
  CommitmentView,
  CommitmentWords,
  DueKind,
  EarlierPromise,
  Id,
  Payload,
  SourceRef,
  TargetRef,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { civilDay, isCivilDate } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { RulesService } from '../organisation/rules.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { CommitmentEntity } from './commitments.entity.js';
import type { Act, CommitmentChange } from './commitments.rows.js';
import { CommitmentRows, requireStep } from './commitments.rows.js';
import { inOrder, insertUnits, selectCommitments } from './commitments.view.js';
import { settleDue } from './due-date.js';
import { PartsService, succeeded } from './parts.service.js';
import { TargetsService } from './targets.service.js';

const BROUGHT_TO_AN_END: CommitmentState[] = ['VERIFIED', 'CANCELLED'];

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

interface NewCommitment extends CommitmentWords {
  id: Id;
  responseId: Id | null;
  sources: readonly SourceRef[];
  readerIds: readonly Id[];
}

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly targets: TargetsService,
    private readonly rules: RulesService,
    private readonly rows: CommitmentRows,
    private readonly parts: PartsService,
  ) {
    meetings.onArchive((tx) =>
      tx.repo(CommitmentEntity).countBy({ meetingId: tx.streamId, state: Not(In(BROUGHT_TO_AN_END)) }),
    );
  }

  /** @throws ID_TAKEN, UNKNOWN_UNIT, UNKNOWN_TARGET, DUE_MISSING, DUE_IN_PAST */
  async propose(tx: StreamTransaction, payload: Payload<'commitments.propose'>): Promise<void> {
    const { commitmentId, sources, ...words } = payload;
    await this.targets.require(tx, sources);
    const readerIds = await this.targets.people(tx, sources);
    await this.insert(tx, { ...words, id: commitmentId, responseId: null, sources, readerIds });
  }

  /** For `responses.answer`: noted or assigned is promised. @throws UNKNOWN_UNIT, DUE_IN_PAST */
  async proposeFromResponse(tx: StreamTransaction, promise: PromiseOfResponse): Promise<Id> {
    const dueOn = promise.dueOn ?? (await this.reviewDay(tx));
    const id = makeId();
    await this.insert(tx, { ...promise, id, dueKind: 'DATE', dueOn });
    return id;
  }

  /** @throws NOT_FOUND, STALE, WRONG_COMMITMENT_STATE, UNKNOWN_UNIT, DUE_MISSING, DUE_IN_PAST */
  async edit(tx: StreamTransaction, payload: Payload<'commitments.edit'>): Promise<void> {
    const row = await this.rows.seen(tx, payload.commitmentId, payload.seen);
    const { view: before } = row;
    requireStep(row, 'edit');
    // What the chair confirmed is the chair's to correct.
    const confirmed = before.state !== 'PROPOSED' && tx.actor.role === 'SECRETARY';
    if (confirmed) throw new DomainError('WRONG_COMMITMENT_STATE', { present: before });
    const due = settled(payload, tx.now, before);
    const parts = await this.parts.named(tx, payload, before);
    const { text, product = before.product } = payload;
    // Until it is issued a date is corrected, not extended.
    await this.rows.change(tx, row, { text, product, ...parts, ...due, firstDueOn: due.dueOn });
  }

  /** A line of the conclusion takes a promise up, or leaves it. @throws NOT_FOUND, STALE */
  async serveLine(
    tx: StreamTransaction,
    { commitmentId, lineId, linked, seen }: Payload<'conclusions.link'>,
  ): Promise<void> {
    const row = await this.rows.seen(tx, commitmentId, seen);
    const { view } = row;
    const others = view.sources.filter(({ id }) => id !== lineId);
    const sources = inOrder(linked ? [...others, { kind: 'LINE', id: lineId }] : others);
    await tx.query(
      linked
        ? `insert into commitment_source (commitment_id, kind, target_id) values ($1, 'LINE', $2) on conflict do nothing`
        : `delete from commitment_source where commitment_id = $1 and kind = 'LINE' and target_id = $2`,
      [commitmentId, lineId],
    );
    await this.rows.change(tx, { ...row, view: { ...view, sources } }, {});
  }

  /** With the approval of the conclusion: every proposed promise is the chair's word. */
  async confirmAll(tx: StreamTransaction): Promise<number> {
    return this.all(tx, 'PROPOSED', { state: 'CONFIRMED' }, { kind: 'CONFIRMED' });
  }

  /** With the notice of the conclusion, under its number: every confirmed promise. */
  async issue(tx: StreamTransaction, noticeNumber: string): Promise<number> {
    const act = { kind: 'ISSUED', number: noticeNumber } as const;
    return this.all(tx, 'CONFIRMED', { state: 'ISSUED', noticeNumber }, act);
  }

  private async all(
    tx: StreamTransaction,
    state: CommitmentState,
    change: CommitmentChange,
    act: Act,
  ): Promise<number> {
    const rows = await selectCommitments(tx, tx.streamId, 'and c.state = $2 order by c.at, c.id', [state]);
    for (const row of rows) await this.rows.change(tx, row, change, act);
    return rows.length;
  }

  /**
   * The part of a unit that is no more in open promises goes to whoever goes on with it; what was done stays its own.
   * Where the successor has a part already, the weightier one is its own.
   */
  async succeed(tx: StreamTransaction, unitId: Id): Promise<number> {
    const where = `and (c.owner_unit_id = $2
        or exists (select from commitment_unit u where u.commitment_id = c.id and u.unit_id = $2))
      and c.state not in ('VERIFIED', 'CANCELLED') order by c.at, c.id`;
    const rows = await selectCommitments(tx, tx.streamId, where, [unitId]);
    if (rows.length === 0) return 0;
    const successor = await this.participants.bringSuccessor(tx, unitId);
    if (successor.id === unitId) return 0;
    for (const row of rows) {
      const change = succeeded(row.view, unitId, { unitId: successor.id, unit: successor.name });
      await this.rows.change(tx, row, change, { kind: 'REASSIGNED' });
    }
    return rows.length;
  }

  /** Whether an answer has a promise that was not cancelled. */
  async standingOf(tx: StreamTransaction, responseId: Id): Promise<boolean> {
    const where = "and c.response_id = $2 and c.state <> 'CANCELLED'";
    return (await selectCommitments(tx, tx.streamId, where, [responseId])).length > 0;
  }

  /** An answer that nobody was told of promises nothing any more. */
  async dropUntold(tx: StreamTransaction, responseId: Id): Promise<void> {
    const where = "and c.response_id = $2 and c.state = 'PROPOSED'";
    for (const row of await selectCommitments(tx, tx.streamId, where, [responseId])) {
      const dropped = { state: 'CANCELLED', stoppedIn: row.view.state } as const;
      await this.rows.change(tx, row, dropped, { kind: 'CANCELLED' });
    }
  }

  /**
   * Authors to whom an answer is published, or whose opinion was joined to an answered one later, are told of its
   * promises as well; not of one that was dropped before anybody was.
   */
  async tellAlso(tx: StreamTransaction, responseId: Id, readerIds: readonly Id[]): Promise<void> {
    const where = "and c.response_id = $2 and (c.state <> 'CANCELLED' or c.reader_ids <> '{}')";
    for (const row of await selectCommitments(tx, tx.streamId, where, [responseId])) {
      const all = [...new Set([...row.readerIds, ...readerIds])].sort();
      const version = tx.nextSeq;
      await tx.repo(CommitmentEntity).update({ id: row.view.id }, { readerIds: all, version });
      this.rows.tell(tx, { ...row.view, version }, all);
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
      const sources = inOrder<SourceRef['kind']>([...row.view.sources, source]);
      this.rows.tell(tx, { ...row.view, sources, version }, row.readerIds);
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
    const due = settled(promise, tx.now);
    const readerIds = [...promise.readerIds];
    const view: CommitmentView = {
      ...NEW,
      id,
      text,
      product: promise.product ?? '',
      ...(await this.parts.named(tx, promise)),
      formerOwners: [],
      ...due,
      firstDueOn: due.dueOn,
      responseId,
      sources: inOrder(promise.sources),
      enteredById: tx.actor.id,
      at: tx.now,
      version: tx.nextSeq,
    };
    const { sources } = view;
    await tx.repo(CommitmentEntity).insert(entityOf(view, tx.streamId, readerIds));
    await insertUnits(tx, id, view);
    await tx.query(
      `insert into commitment_source (commitment_id, kind, target_id)
       select $1::uuid, * from unnest($2::text[], $3::uuid[])`,
      [id, sources.map((source) => source.kind), sources.map((source) => source.id)],
    );
    this.rows.tell(tx, view, readerIds);
  }

  /** When what is noted now is to be looked at again, by the meeting's rules. */
  private async reviewDay(tx: StreamTransaction): Promise<CivilDate> {
    const { profile, startsAt } = await this.meetings.load(tx);
    return this.rules.reviewDay(tx, profile, civilDay(startsAt), civilDay(tx.now));
  }
}

/** What a promise is before anything was done about it. */
const NEW = {
  extended: 0,
  state: 'PROPOSED',
  noticeNumber: '',
  acknowledgedAt: null,
  doneOn: null,
  asked: null,
  latest: '',
} as const;

function entityOf(view: CommitmentView, meetingId: Id, readerIds: Id[]): CommitmentEntity {
  const { sources: _sources, jointLeads: _leads, coordinating: _others, asked: _asked, ...columns } = view;
  const never = { acknowledgedAt: null, askedDueOn: null, askedReason: '', stoppedIn: null };
  return { ...columns, ...never, meetingId, at: new Date(view.at), readerIds };
}

/** @throws INVALID for a day that is in no calendar, DUE_MISSING, DUE_IN_PAST */
function settled(
  due: { dueKind: DueKind; dueOn: CivilDate | null },
  now: number,
  before?: Pick<CommitmentView, 'dueOn'>,
): { dueKind: DueKind; dueOn: CivilDate | null } {
  if (due.dueOn !== null && !isCivilDate(due.dueOn)) {
    throw new DomainError('INVALID', { fields: [{ path: 'dueOn', reason: 'OUT_OF_RANGE' }] });
  }
  return settleDue(due, now, before);
}
