import type { Id, MeetingView, ParticipantView, Payload } from '@doi-thoai/shared';
import { makeId, usedSeconds } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { neighbourhood, requestBefore, turnBefore } from './act-before.js';
import type { OpenAct } from './floor.book.js';
import { FloorBook } from './floor.book.js';
import type { FloorEntity, SpeakerRequestEntity, TurnEntity } from './floor.entity.js';
import type { RequestAct, TurnAct } from './floor.lifecycle.js';
import { nextTurnState } from './floor.lifecycle.js';
import { newRequest } from './registration.service.js';

type Seen = { seen: number; turnId: Id };

/** The speaking turn and its clock. At most one turn of a meeting is called, spoken or paused. */
@Injectable()
export class TurnsService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly book: FloorBook,
  ) {}

  async call(tx: StreamTransaction, payload: Payload<'floor.call'>): Promise<Id> {
    const act = await this.openFree(tx, payload.seen);
    const request = await this.book.request(tx, payload.requestId);
    const state = this.book.stateAfter(request, 'call');
    const order = (await this.book.queue(tx)).map((row) => row.id);
    const person = await this.participants.get(tx, request.participantId);
    const called = await this.book.leave(tx, act.floor, request, { state });
    act.before.request = requestBefore(request, called);
    act.before.order = neighbourhood(order, request.id);
    return this.beginTurn(tx, act, called, person);
  }

  /** A raised hand: the request is made and called in one act. */
  async callUnregistered(tx: StreamTransaction, payload: Payload<'floor.callUnregistered'>): Promise<Id> {
    const act = await this.openFree(tx, payload.seen);
    if (act.meeting.floorEnded) throw new DomainError('FLOOR_ENDED');
    this.meetings.requireTopic(act.meeting, payload.topicId);
    const person = await this.participants.get(tx, payload.participantId);
    if (person.role === 'SCREEN') throw new DomainError('NOT_FOUND');
    if (await this.book.activeOf(tx, person.id)) throw new DomainError('ALREADY_WAITING');
    const asked = { requestId: makeId(), topicId: payload.topicId, line: '', submissionId: null };
    const rest = { type: 'OPINION', enteredById: tx.actor.id, rank: 0, raisedHand: true } as const;
    const called: SpeakerRequestEntity = {
      ...newRequest(tx, person, { ...asked, ...rest }),
      state: 'CALLED',
    };
    await this.book.put(tx, called, null);
    act.before.request = requestBefore(null, called);
    return this.beginTurn(tx, act, called, person);
  }

  async start(tx: StreamTransaction, payload: Seen): Promise<void> {
    const { act, turn } = await this.openTurn(tx, payload, 'start');
    act.before.arrived = await this.participants.arrive(tx, turn.participantId);
    await this.moveRequest(tx, act, turn, 'start', {});
    turn.number = act.floor.nextNumber;
    turn.startedAt = tx.now;
    act.floor.nextNumber += 1;
    await this.book.finish(tx, act, turn);
  }

  async pause(tx: StreamTransaction, payload: Seen): Promise<void> {
    const { act, turn } = await this.openTurn(tx, payload, 'pause');
    turn.pausedAt = tx.now;
    await this.book.finish(tx, act, turn);
  }

  async resume(tx: StreamTransaction, payload: Seen): Promise<void> {
    const { act, turn } = await this.openTurn(tx, payload, 'resume');
    endPause(turn, tx.now);
    await this.book.finish(tx, act, turn);
  }

  async extend(tx: StreamTransaction, payload: Payload<'floor.extend'>): Promise<void> {
    const { act, turn } = await this.openTurn(tx, payload, 'extend');
    turn.extendedSeconds += payload.seconds;
    await this.book.finish(tx, act, turn);
  }

  /** Interrupted: the speaker is told, with the reason, to send the rest in writing. */
  async end(tx: StreamTransaction, payload: Payload<'floor.end'>): Promise<void> {
    const how = payload.interrupted ? 'interrupt' : 'end';
    const { act, turn } = await this.openTurn(tx, payload, how);
    await this.moveRequest(tx, act, turn, how, payload.interrupted ? { reason: payload.reason } : {});
    stopClock(turn, act.floor, tx.now);
    await this.book.finish(tx, act, turn);
  }

  /** Not there: back to the end of the queue, once; the second time for good (domain.md 6.4). */
  async absent(tx: StreamTransaction, payload: Seen): Promise<void> {
    const { act, turn } = await this.openTurn(tx, payload, 'absent');
    const request = await this.requestOf(tx, turn);
    if (request.requeued) {
      await this.moveRequest(tx, act, turn, 'absentAgain', {});
    } else {
      const state = this.book.stateAfter(request, 'absent');
      const back = { ...request, state, requeued: true, ready: false };
      const joined = await this.book.join(tx, act.floor, back, request.state);
      act.before.request = requestBefore(request, joined);
    }
    await this.book.finish(tx, act, turn);
  }

  /**
   * The floor ends under a turn: who speaks is done; a call is taken back, and the person waits again.
   * Resolves to the turn as it then is, still to be told; null when nobody was called.
   */
  async closeCurrent(tx: StreamTransaction, floor: FloorEntity): Promise<TurnEntity | null> {
    const turn = await this.book.current(tx);
    if (!turn) return null;
    const request = await this.requestOf(tx, turn);
    if (turn.state === 'CALLED') {
      const state = this.book.stateAfter(request, 'takeBack');
      await this.book.join(tx, floor, { ...request, state }, request.state);
      return { ...turn, gone: true };
    }
    await this.book.change(tx, request, { state: this.book.stateAfter(request, 'end') });
    turn.state = 'DONE';
    stopClock(turn, floor, tx.now);
    return turn;
  }

  private async openFree(tx: StreamTransaction, seen: number): Promise<OpenAct> {
    const act = await this.book.open(tx, seen);
    if (await this.book.current(tx)) throw new DomainError('FLOOR_BUSY');
    return act;
  }

  /** The turn in the state after `how`; what it was is kept for undoing. @throws WRONG_TURN_STATE */
  private async openTurn(
    tx: StreamTransaction,
    payload: Seen,
    how: TurnAct,
  ): Promise<{ act: OpenAct; turn: TurnEntity }> {
    const act = await this.book.open(tx, payload.seen);
    const turn = await this.book.turn(tx, payload.turnId);
    const state = nextTurnState(turn.state, how);
    if (state === null) throw new DomainError('WRONG_TURN_STATE');
    act.before.turn = turnBefore(turn);
    return { act, turn: { ...turn, state } };
  }

  private async beginTurn(
    tx: StreamTransaction,
    act: OpenAct,
    request: SpeakerRequestEntity,
    person: ParticipantView,
  ): Promise<Id> {
    const turn = newTurn(tx, act.meeting, request, person);
    act.before.turn = { id: turn.id, before: null };
    await this.book.finish(tx, act, turn);
    return turn.id;
  }

  private async moveRequest(
    tx: StreamTransaction,
    act: OpenAct,
    turn: TurnEntity,
    how: RequestAct,
    patch: Partial<SpeakerRequestEntity>,
  ): Promise<void> {
    const request = await this.requestOf(tx, turn);
    const moved = await this.book.change(tx, request, {
      ...patch,
      state: this.book.stateAfter(request, how),
    });
    act.before.request = requestBefore(request, moved);
  }

  private async requestOf(tx: StreamTransaction, turn: TurnEntity): Promise<SpeakerRequestEntity> {
    if (turn.requestId === null) throw new Error('a turn without a request');
    return this.book.request(tx, turn.requestId);
  }
}

function newTurn(
  tx: StreamTransaction,
  meeting: MeetingView,
  request: SpeakerRequestEntity,
  person: ParticipantView,
): TurnEntity {
  return {
    id: makeId(),
    meetingId: tx.streamId,
    number: null,
    requestId: request.id,
    participantId: person.id,
    name: person.name,
    title: person.title,
    unit: person.unit,
    topicId: request.topicId,
    state: 'CALLED',
    calledAt: tx.now,
    startedAt: null,
    endedAt: null,
    allottedSeconds: meeting.settings.speakingSeconds,
    extendedSeconds: 0,
    pausedAt: null,
    pausedMs: 0,
    gone: false,
    version: 0,
  };
}

function endPause(turn: TurnEntity, now: number): void {
  if (turn.pausedAt !== null) turn.pausedMs += now - turn.pausedAt;
  turn.pausedAt = null;
}

/** The turn has ended: what it took counts for the honest waiting time. */
function stopClock(turn: TurnEntity, floor: FloorEntity, now: number): void {
  endPause(turn, now);
  turn.endedAt = now;
  floor.endedTurns += 1;
  floor.endedSeconds += Math.round(usedSeconds(turn, now));
}
