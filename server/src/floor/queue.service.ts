import type { Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { neighbourhood, requestBefore } from './act-before.js';
import { FloorBook } from './floor.book.js';
import type { SpeakerRequestEntity } from './floor.entity.js';
import { onePlaceBack, reordered } from './speaker-order.js';

/** Who waits, and in which order: what people do with their own request, and what the chair does. */
@Injectable()
export class QueueService {
  constructor(private readonly book: FloorBook) {}

  /** "Nhường": the own request; the desk on behalf; a focal person for the own unit. */
  async withdraw(tx: StreamTransaction, { requestId }: Payload<'floor.withdraw'>): Promise<void> {
    const request = await this.ownRequest(tx, requestId);
    const state = this.book.stateAfter(request, 'withdraw');
    await this.book.leave(tx, await this.book.floor(tx), request, { state });
  }

  /** "Sẵn sàng" of somebody who was told to be next. */
  async ready(tx: StreamTransaction, { requestId }: Payload<'floor.ready'>): Promise<void> {
    const request = this.waiting(await this.ownRequest(tx, requestId));
    await this.book.change(tx, request, { ready: true });
  }

  /** "Để sau": one place back, the turn is kept. */
  async later(tx: StreamTransaction, { requestId }: Payload<'floor.later'>): Promise<void> {
    const request = this.waiting(await this.ownRequest(tx, requestId));
    const queue = await this.book.queue(tx);
    const before = queue.map((row) => row.id);
    const order = reordered(before, request.id, onePlaceBack(before, request.id));
    const rank = await this.book.place(tx, queue, order, request.id);
    await this.book.change(tx, request, { rank, ready: false });
    if (order.at(-1) === request.id && before.at(-1) === request.id) return;
    await this.book.tellOrder(tx, await this.book.floor(tx), order);
  }

  async skip(tx: StreamTransaction, payload: Payload<'floor.skip'>): Promise<void> {
    await this.move(tx, payload, onePlaceBack);
  }

  async reorder(tx: StreamTransaction, payload: Payload<'floor.reorder'>): Promise<void> {
    await this.move(tx, payload, (order) => {
      if (payload.beforeId !== null && !order.includes(payload.beforeId))
        throw new DomainError('NOT_WAITING');
      return payload.beforeId;
    });
  }

  async decline(tx: StreamTransaction, payload: Payload<'floor.decline'>): Promise<void> {
    const act = await this.book.open(tx, payload.seen);
    const request = await this.book.request(tx, payload.requestId);
    const state = this.book.stateAfter(request, 'decline');
    const order = (await this.book.queue(tx)).map((row) => row.id);
    const declined = await this.book.leave(tx, act.floor, request, { state, reason: payload.reason });
    act.before.request = requestBefore(request, declined);
    act.before.order = neighbourhood(order, request.id);
    await this.book.finish(tx, act, null);
  }

  /** The chair moves one request; the reason stands with it. */
  private async move(
    tx: StreamTransaction,
    payload: { seen: number; requestId: Id; reason: string },
    beforeWhom: (order: Id[], id: Id) => Id | null,
  ): Promise<void> {
    const act = await this.book.open(tx, payload.seen);
    const request = this.waiting(await this.book.request(tx, payload.requestId));
    const queue = await this.book.queue(tx);
    const order = queue.map((row) => row.id);
    const wanted = reordered(order, request.id, beforeWhom(order, request.id));
    const rank = await this.book.place(tx, queue, wanted, request.id);
    const moved = await this.book.change(tx, request, { rank, reason: payload.reason });
    await this.book.tellOrder(tx, act.floor, wanted);
    act.before.request = requestBefore(request, moved);
    act.before.order = neighbourhood(order, request.id);
    await this.book.finish(tx, act, null);
  }

  /** Settles 'own' and 'ownUnit': what is not yours is not found. */
  private async ownRequest(tx: StreamTransaction, id: Id): Promise<SpeakerRequestEntity> {
    const request = await this.book.request(tx, id);
    const { actor, grant } = tx;
    const ownUnit = request.unitId !== null && request.unitId === actor.unitId;
    const mine = request.participantId === actor.id || grant === 'yes' || (grant === 'ownUnit' && ownUnit);
    if (!mine) throw new DomainError('NOT_FOUND');
    return request;
  }

  private waiting(request: SpeakerRequestEntity): SpeakerRequestEntity {
    if (request.state !== 'QUEUED') throw new DomainError('NOT_WAITING');
    return request;
  }
}
