import type { Id, MeetingPlan, Payload, Result, Topic } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { InitialEntry, StreamTransaction } from '../journal/transaction.js';
import { randomCode } from '../kernel/codes.js';
import { DomainError } from '../kernel/domain-error.js';
import { AccountsService } from '../organisation/accounts.service.js';
import { MeetingEntity } from './meeting.entity.js';
import { closed, mayAdvance, mayOpen, opened, reopened } from './meeting.lifecycle.js';
import { planProblems, removedIds, storedPlan } from './meeting.plan.js';
import type { Meeting } from './meeting.service.js';
import { MeetingService } from './meeting.service.js';
import { meetingView } from './meeting.view.js';

const CODE_SIGNS = 8;

/** The meeting's own commands. */
@Injectable()
export class MeetingActs {
  constructor(
    private readonly meetings: MeetingService,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * On the organisation's stream. The new meeting's stream begins with its view (number 1) and what the
   * features above add, so that its first reader finds a stream whose replay equals its snapshot.
   *
   * @throws ID_TAKEN, INVALID, NOT_FOUND for an earlier meeting that the actor does not prepare
   */
  async create(tx: StreamTransaction, payload: Payload<'meeting.create'>): Promise<Result<'meeting.create'>> {
    const { meetingId } = payload;
    const staff = await this.accounts.open(tx, tx.actor.id);
    if (await tx.repo(MeetingEntity).existsBy({ id: meetingId })) throw new DomainError('ID_TAKEN');
    const earlier = payload.earlier ?? null;
    const place = await this.placeAfter(tx, earlier?.meetingId ?? null);
    const plan = checkedPlan(payload.plan, null);
    const row = { ...newMeeting(payload, plan, await this.freeCode(tx), tx.now), ...place };
    await tx.repo(MeetingEntity).insert(row);
    const view = meetingView(row);
    const creator = { staffId: staff.id, participantId: randomUUID(), name: staff.name };
    const first: InitialEntry = { audience: ['everyone'], type: 'meeting.changed', view };
    const created = { meetingId, creator, startsAt: plan.startsAt, earlier, firstSeq: 2 };
    const rest = await this.meetings.runCreateHooks(tx, created);
    await tx.createStream(meetingId, row.phase, [first, ...rest]);
    tx.emit(['everyone'], 'organisation.meetingCreated', { meetingId });
    return { meetingId, participantId: creator.participantId, code: view.code };
  }

  /** @throws STALE, TOPIC_IN_USE, AGENDA_ITEM_IN_USE, INVALID */
  async configure(tx: StreamTransaction, { plan, seen }: Payload<'meeting.configure'>): Promise<void> {
    const meeting = await this.seen(tx, seen);
    const next = checkedPlan(plan, meeting.topics.find((topic) => topic.other) ?? null);
    const items = removedIds(meeting.agenda, next.agenda);
    if (items.some((id) => id === meeting.agendaItemId || id in meeting.agendaUsed)) {
      throw new DomainError('AGENDA_ITEM_IN_USE');
    }
    const topics = removedIds(meeting.topics, next.topics);
    if (topics.length > 0 && (await this.meetings.topicsInUse(tx, topics)).length > 0) {
      throw new DomainError('TOPIC_IN_USE');
    }
    const version = tx.nextSeq;
    await tx.repo(MeetingEntity).update({ id: tx.streamId }, { plan: next, version });
    tx.emit(['everyone'], 'meeting.changed', { ...meeting, ...next, version });
  }

  /**
   * An agenda item implies IN_SESSION, whatever phase is named with it; without one the session has no item.
   *
   * @throws STALE, WRONG_PHASE, UNKNOWN_AGENDA_ITEM, NOT_ALLOWED
   */
  async openPhase(tx: StreamTransaction, payload: Payload<'meeting.openPhase'>): Promise<void> {
    const { agendaItemId } = payload;
    const meeting = await this.seen(tx, payload.seen);
    if (agendaItemId !== null && !meeting.agenda.some((item) => item.id === agendaItemId)) {
      throw new DomainError('UNKNOWN_AGENDA_ITEM');
    }
    const phase = agendaItemId === null ? payload.phase : 'IN_SESSION';
    if (!mayOpen(meeting, phase, agendaItemId)) {
      throw new DomainError('WRONG_PHASE', { phase: meeting.phase });
    }
    await this.meetings.patchState(tx, opened(meeting, phase, agendaItemId, tx.now));
  }

  /** @throws STALE, NOT_ALLOWED */
  async close(tx: StreamTransaction, seen: number): Promise<Result<'meeting.close'>> {
    await this.seen(tx, seen);
    const convertedToWritten = await this.meetings.runCloseHooks(tx);
    // Read again: the closers changed the state.
    await this.meetings.patchState(tx, closed(await this.meetings.load(tx), tx.now));
    return { convertedToWritten };
  }

  async reopen(tx: StreamTransaction, reason: string): Promise<void> {
    await this.meetings.patchState(tx, reopened());
    this.meetings.tellOverride(tx, null, reason);
  }

  /**
   * From the issued notice to the follow-up, and to the archive when that is over.
   *
   * @throws STALE, WRONG_PHASE, COMMITMENTS_OPEN without a reason
   */
  async advance(tx: StreamTransaction, payload: Payload<'meeting.advance'>): Promise<void> {
    const { phase, reason } = payload;
    const meeting = await this.seen(tx, payload.seen);
    if (!mayAdvance(meeting.phase, phase)) throw new DomainError('WRONG_PHASE', { phase: meeting.phase });
    const open = phase === 'ARCHIVED' ? await this.meetings.openWhenArchived(tx) : 0;
    if (open > 0 && reason === '') throw new DomainError('COMMITMENTS_OPEN');
    await this.meetings.patchState(tx, { phase });
    if (reason !== '') this.meetings.tellOverride(tx, null, reason);
  }

  /**
   * The next place in the series of an earlier meeting, for whoever prepares that one, too.
   *
   * @throws NOT_FOUND
   */
  private async placeAfter(
    tx: StreamTransaction,
    earlierId: Id | null,
  ): Promise<Pick<MeetingEntity, 'seriesId' | 'ordinal'>> {
    if (earlierId === null) return { seriesId: null, ordinal: 1 };
    const [place] = await tx.query<{ seriesId: Id; ordinal: number }>(
      `select s.id as "seriesId",
         (select max(o.ordinal) + 1 from meeting o where o.id = s.id or o.series_id = s.id)::int as ordinal
       from meeting m cross join lateral (select coalesce(m.series_id, m.id) as id) s
       where m.id = $1 and exists (select 1 from participant p where p.meeting_id = m.id and p.staff_id = $2
         and p.role in ('ORGANISER', 'SECRETARY', 'CHAIR'))`,
      [earlierId, tx.actor.id],
    );
    if (!place) throw new DomainError('NOT_FOUND');
    return place;
  }

  /** The meeting, when it is still the one that the actor was looking at. */
  private async seen(tx: StreamTransaction, seen: number): Promise<Meeting> {
    const meeting = await this.meetings.load(tx);
    this.meetings.settleDelegated(tx, meeting);
    if (meeting.version !== seen) throw new DomainError('STALE', { present: meeting });
    return meeting;
  }

  private async freeCode(tx: StreamTransaction): Promise<string> {
    const code = randomCode(CODE_SIGNS);
    return (await tx.repo(MeetingEntity).existsBy({ code })) ? this.freeCode(tx) : code;
  }
}

function checkedPlan(plan: MeetingPlan, other: Topic | null): MeetingPlan {
  const fields = planProblems(plan);
  if (fields.length > 0) throw new DomainError('INVALID', { fields });
  return storedPlan(plan, other, randomUUID());
}

function newMeeting(
  payload: Payload<'meeting.create'>,
  plan: MeetingPlan,
  code: string,
  now: number,
): MeetingEntity {
  return {
    id: payload.meetingId,
    seriesId: null,
    ordinal: 1,
    code,
    rehearsal: payload.rehearsal,
    plan,
    phase: 'DRAFT',
    agendaItemId: null,
    agendaItemSince: null,
    agendaUsed: {},
    intakeOpen: false,
    registrationOpen: false,
    floorEnded: false,
    openedAt: null,
    closedAt: null,
    materials: null,
    signed: null,
    board: null,
    createdAt: new Date(now),
    version: 1,
  };
}
