import type { FloorAct, FloorState, Id, MeetingView, NextSpeaker, RequestState } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { ActBefore } from './act-before.js';
import { beforeAct } from './act-before.js';
import { FloorEntity, SpeakerRequestEntity, TurnEntity } from './floor.entity.js';
import type { RequestAct } from './floor.lifecycle.js';
import { ACTIVE_REQUEST, ACTIVE_TURN, nextRequestState } from './floor.lifecycle.js';
import { NEXT_COLUMNS, requestView, sameNext, turnView } from './floor.view.js';
import type { Ranked } from './speaker-order.js';
import { rankAtEnd, rankChanges } from './speaker-order.js';

/** A chair's act in progress: what it found, kept for undoing it. */
export interface OpenAct {
  meeting: MeetingView;
  floor: FloorEntity;
  before: ActBefore;
}

/** Reads and writes the floor's tables, and tells every change. The rules are in the services around it. */
@Injectable()
export class FloorBook {
  constructor(private readonly meetings: MeetingService) {}

  /** @throws NOT_FOUND */
  async floor(tx: StreamWrite): Promise<FloorEntity> {
    const floor = await tx.repo(FloorEntity).findOneBy({ meetingId: tx.streamId });
    if (!floor) throw new DomainError('NOT_FOUND');
    return floor;
  }

  /** @throws NOT_FOUND, also for a request of another meeting */
  async request(tx: StreamWrite, id: Id): Promise<SpeakerRequestEntity> {
    const row = await tx.repo(SpeakerRequestEntity).findOneBy({ id, meetingId: tx.streamId });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  /** @throws NOT_FOUND, also for a turn that was taken back */
  async turn(tx: StreamWrite, id: Id): Promise<TurnEntity> {
    const row = await tx.repo(TurnEntity).findOneBy({ id, meetingId: tx.streamId, gone: false });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  /** The turn that is called, spoken or paused. */
  current(tx: StreamWrite): Promise<TurnEntity | null> {
    return tx
      .repo(TurnEntity)
      .findOneBy({ meetingId: tx.streamId, state: In([...ACTIVE_TURN]), gone: false });
  }

  /** Who waits, in speaking order. */
  queue(tx: StreamWrite): Promise<Ranked[]> {
    return tx.query<Ranked>(
      `select id, rank from speaker_request where meeting_id = $1 and state = 'QUEUED' order by rank`,
      [tx.streamId],
    );
  }

  async lastRank(tx: StreamWrite): Promise<number | null> {
    const [row] = await tx.query<{ rank: number | null }>(
      `select max(rank) as rank from speaker_request where meeting_id = $1 and state = 'QUEUED'`,
      [tx.streamId],
    );
    return row?.rank ?? null;
  }

  /** The active request of a person, if there is one. */
  activeOf(tx: StreamWrite, participantId: Id): Promise<SpeakerRequestEntity | null> {
    return tx
      .repo(SpeakerRequestEntity)
      .findOneBy({ participantId, meetingId: tx.streamId, state: In([...ACTIVE_REQUEST]) });
  }

  async state(tx: StreamWrite, known?: FloorEntity): Promise<FloorState> {
    const floor = known ?? (await this.floor(tx));
    const current = await this.current(tx);
    const queue = await this.queue(tx);
    return {
      current: current && turnView(current),
      queue: queue.map((row) => row.id),
      next: floor.next,
      ended: { turns: floor.endedTurns, seconds: floor.endedSeconds },
      version: floor.version,
      lastAct: floor.lastAct,
    };
  }

  /**
   * Begins an act of the chair, or of the secretary to whom the chair handed it over.
   *
   * @throws NOT_ALLOWED, STALE with the present FloorState
   */
  async open(tx: StreamTransaction, seen: number): Promise<OpenAct> {
    const meeting = await this.meetings.load(tx);
    this.meetings.settleDelegated(tx, meeting);
    const floor = await this.floor(tx);
    if (floor.version !== seen) throw new DomainError('STALE', { present: await this.state(tx, floor) });
    return { meeting, floor, before: beforeAct(floor) };
  }

  /** Tells the act in its last entry and remembers it for undoing. */
  async finish(tx: StreamTransaction, act: OpenAct, turn: TurnEntity | null): Promise<void> {
    this.tellSpoken(tx, turn);
    const lastAct = { entry: tx.nextSeq, kind: tx.command, actorId: tx.actor.id, at: tx.now };
    await this.tell(tx, act.floor, lastAct, turn);
    await this.meetings.recordAct(tx, { kind: tx.command, before: act.before });
  }

  /** Moves the floor's version with a `floor.turn`, or a `floor.act` when no turn changed. */
  async tell(
    tx: StreamTransaction,
    floor: FloorEntity,
    lastAct: FloorAct | null,
    turn: TurnEntity | null,
  ): Promise<void> {
    const version = tx.nextSeq;
    Object.assign(floor, { version, lastAct });
    await tx.repo(FloorEntity).update({ meetingId: floor.meetingId }, floor);
    if (turn === null) {
      tx.emit(['everyone'], 'floor.act', { lastAct });
      return;
    }
    turn.version = version;
    await tx.repo(TurnEntity).upsert(turn, ['id']);
    const ended = { turns: floor.endedTurns, seconds: floor.endedSeconds };
    tx.emit(['everyone'], 'floor.turn', { ...turnView(turn), ended, lastAct, gone: turn.gone });
  }

  /**
   * Responders keep the turns that ended, to answer them later. Told just before the entry of the act itself, whose
   * number is the turn's version.
   */
  tellSpoken(tx: StreamTransaction, turn: TurnEntity | null): void {
    if (!turn?.startedAt) return;
    const gone = turn.gone || turn.endedAt === null;
    if (gone && tx.command !== 'floor.undo') return;
    tx.emit(['responders'], 'floor.spoken', { ...turnView(turn), version: tx.nextSeq + 1, gone });
  }

  /** What the act makes of the request's state. @throws NOT_WAITING */
  stateAfter(request: SpeakerRequestEntity, act: RequestAct): RequestState {
    const state = nextRequestState(request.state, act);
    if (state === null) throw new DomainError('NOT_WAITING');
    return state;
  }

  /** Writes a request, new or changed, and tells it. */
  async put(tx: StreamTransaction, row: SpeakerRequestEntity, was: RequestState | null): Promise<void> {
    row.version = tx.nextSeq;
    await tx.repo(SpeakerRequestEntity).upsert(row, ['id']);
    this.tellRequest(tx, row, was);
  }

  /** To its owner, chair and desk; `row.version` must be `tx.nextSeq`. Counts who waits. */
  tellRequest(tx: StreamTransaction, row: SpeakerRequestEntity, was: RequestState | null): void {
    const waits = Number(row.state === 'QUEUED') - Number(was === 'QUEUED');
    if (waits !== 0) {
      tx.count('waiting', waits);
      tx.count(`waiting:${row.topicId}`, waits);
    }
    tx.emit([...TABLE, `participant:${row.participantId}`], 'floor.request', requestView(row));
  }

  async change(
    tx: StreamTransaction,
    row: SpeakerRequestEntity,
    patch: Partial<SpeakerRequestEntity>,
  ): Promise<SpeakerRequestEntity> {
    const changed = { ...row, ...patch };
    await this.put(tx, changed, row.state);
    return changed;
  }

  /** The person leaves the queue: called, withdrawn, declined. */
  async leave(
    tx: StreamTransaction,
    floor: FloorEntity,
    row: SpeakerRequestEntity,
    patch: Partial<SpeakerRequestEntity>,
  ): Promise<SpeakerRequestEntity> {
    const changed = await this.change(tx, row, patch);
    tx.emit(['everyone'], 'floor.queue', { remove: row.id });
    await this.tellNext(tx, floor);
    return changed;
  }

  /** A new or put-back request joins at the end. */
  async join(
    tx: StreamTransaction,
    floor: FloorEntity,
    row: SpeakerRequestEntity,
    was: RequestState | null,
  ): Promise<SpeakerRequestEntity> {
    const joined: SpeakerRequestEntity = {
      ...row,
      state: 'QUEUED',
      rank: rankAtEnd(await this.lastRank(tx)),
    };
    await this.put(tx, joined, was);
    tx.emit(['everyone'], 'floor.queue', { add: row.id });
    await this.tellNext(tx, floor);
    return joined;
  }

  /** Writes the ranks that make the queue stand as `order`; `id` is the one that moves. Resolves to its rank. */
  async place(tx: StreamWrite, queue: readonly Ranked[], order: readonly Id[], id: Id): Promise<number> {
    const changes = rankChanges(queue, order, id);
    if (changes.length > 0) {
      await tx.query(
        `update speaker_request r set rank = v.rank
         from unnest($1::uuid[], $2::float8[]) as v (id, rank) where r.id = v.id`,
        [changes.map((row) => row.id), changes.map((row) => row.rank)],
      );
    }
    const rank = changes.find((row) => row.id === id)?.rank ?? queue.find((row) => row.id === id)?.rank;
    if (rank === undefined) throw new Error('a request without a place');
    return rank;
  }

  async tellOrder(tx: StreamTransaction, floor: FloorEntity, order: Id[]): Promise<void> {
    tx.emit(['everyone'], 'floor.queue', { order });
    await this.tellNext(tx, floor);
  }

  /** Tells who is up next, only when that changed. */
  async tellNext(tx: StreamTransaction, floor: FloorEntity): Promise<void> {
    const next = await tx.query<NextSpeaker>(
      `select ${NEXT_COLUMNS} from speaker_request
       where meeting_id = $1 and state = 'QUEUED' order by rank limit 2`,
      [tx.streamId],
    );
    if (sameNext(next, floor.next)) return;
    floor.next = next;
    await tx.repo(FloorEntity).update({ meetingId: floor.meetingId }, { next });
    tx.emit(['everyone'], 'floor.next', { next });
  }
}
