import { LIMITS } from '@doi-thoai/shared';
import type { Payload, ProjectionView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Act } from '../meeting/meeting.service.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { ScreenService } from '../screen/screen.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import type { ActBefore } from './act-before.js';
import { restoringPatch } from './act-before.js';
import { FloorBook } from './floor.book.js';
import type { FloorEntity, TurnEntity } from './floor.entity.js';
import { ACTIVE_REQUEST } from './floor.lifecycle.js';
import { formerPlace, reordered } from './speaker-order.js';

type BeforeShow = Parameters<SubmissionsService['undoShow']>[1];

/** Whoever acted on the floor or the screen takes it back within ten seconds (domain.md 6.7). */
@Injectable()
export class UndoService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly screen: ScreenService,
    private readonly submissions: SubmissionsService,
    private readonly participants: ParticipantsService,
    private readonly book: FloorBook,
  ) {}

  /**
   * Appends the entries that restore what was before the act; nothing is taken out of the journal.
   *
   * @throws UNDO_OVERTAKEN, UNDO_NOT_YOURS, UNDO_TOO_LATE
   */
  async undo(tx: StreamTransaction, { entry }: Payload<'floor.undo'>): Promise<void> {
    const floor = await this.book.floor(tx);
    const act = await this.meetings.lastAct(tx);
    const last = act !== null && act.entry === entry && !act.undone && floor.lastAct?.entry === entry;
    if (!last) throw new DomainError('UNDO_OVERTAKEN');
    if (act.actorId !== tx.actor.id) throw new DomainError('UNDO_NOT_YOURS');
    if (tx.now - act.at > LIMITS.undoSeconds * 1000) throw new DomainError('UNDO_TOO_LATE');
    const turn = await this.restore(tx, floor, act);
    this.book.tellSpoken(tx, turn);
    await this.book.tell(tx, floor, null, turn);
    await this.meetings.markUndone(tx, entry);
  }

  /** Resolves to the turn as it was before a floor's act; null when the act changed no turn. */
  private async restore(tx: StreamTransaction, floor: FloorEntity, act: Act): Promise<TurnEntity | null> {
    switch (act.kind) {
      case 'screen.show':
      case 'screen.clear':
        await this.screen.restore(tx, (act.before as { projection: ProjectionView }).projection);
        await this.submissions.matchScreen(tx);
        return null;
      case 'submissions.showOnScreen':
      case 'submissions.hide':
        await this.submissions.undoShow(tx, act.before as BeforeShow);
        return null;
      default:
        return this.restoreFloor(tx, floor, act.before as ActBefore);
    }
  }

  private async restoreFloor(
    tx: StreamTransaction,
    floor: FloorEntity,
    before: ActBefore,
  ): Promise<TurnEntity | null> {
    Object.assign(floor, before.floor);
    await this.restoreRequest(tx, floor, before);
    if (before.arrived) await this.participants.takeBackArrival(tx, before.arrived);
    if (before.turn === null) return null;
    const turn = await this.book.turn(tx, before.turn.id);
    return before.turn.before ? { ...before.turn.before } : { ...turn, gone: true };
  }

  private async restoreRequest(
    tx: StreamTransaction,
    floor: FloorEntity,
    { request, order }: ActBefore,
  ): Promise<void> {
    if (request === null) return;
    const now = await this.book.request(tx, request.id);
    // Its owner was quicker: withdrew what had been put back into the queue.
    if (now.state !== request.after.state) throw new DomainError('UNDO_OVERTAKEN');
    const { before, after } = request;
    if (before === null) {
      await this.book.change(tx, now, { state: 'WITHDRAWN' });
      return;
    }
    const revived = ACTIVE_REQUEST.includes(before.state) && !ACTIVE_REQUEST.includes(now.state);
    if (revived && (await this.book.activeOf(tx, now.participantId))) throw new DomainError('UNDO_OVERTAKEN');
    const patch = restoringPatch({ before, after });
    if (before.state === 'QUEUED') {
      const queue = await this.book.queue(tx);
      const present = queue.map((row) => row.id);
      const wanted = reordered(present, now.id, formerPlace(present, order, now.id));
      const rank = await this.book.place(tx, queue, wanted, now.id);
      await this.book.change(tx, now, { ...patch, rank });
      await this.book.tellOrder(tx, floor, wanted);
    } else if (now.state === 'QUEUED') await this.book.leave(tx, floor, now, patch);
    else await this.book.change(tx, now, patch);
  }
}
