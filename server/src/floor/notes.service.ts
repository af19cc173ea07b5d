import type { Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { FloorBook } from './floor.book.js';
import { TurnNoteEntity } from './floor.entity.js';
import { noteView } from './floor.view.js';

/** What the secretary writes beside a turn; the turn itself, as it was pressed, stays. */
@Injectable()
export class NotesService {
  constructor(private readonly book: FloorBook) {}

  /** From the call on and after the end. @throws STALE with the present note */
  async noteGist(tx: StreamTransaction, payload: Payload<'floor.noteGist'>): Promise<void> {
    const { id } = await this.book.turn(tx, payload.turnId);
    const note = await this.note(tx, id);
    if (note.version !== payload.seen) throw new DomainError('STALE', { present: noteView(note) });
    await this.save(tx, { ...note, gist: payload.gist });
  }

  /**
   * Somebody forgot to press (domain.md 6.4): both values are kept. Only of a turn that has ended.
   *
   * @throws WRONG_TURN_STATE, TIMES_IMPOSSIBLE
   */
  async correctTimes(tx: StreamTransaction, payload: Payload<'floor.correctTimes'>): Promise<void> {
    const turn = await this.book.turn(tx, payload.turnId);
    if (turn.state !== 'DONE' && turn.state !== 'INTERRUPTED') throw new DomainError('WRONG_TURN_STATE');
    const { startedAt, endedAt, reason } = payload;
    if (startedAt >= endedAt || endedAt > tx.now) throw new DomainError('TIMES_IMPOSSIBLE');
    await this.save(tx, {
      ...(await this.note(tx, turn.id)),
      correctedStartedAt: startedAt,
      correctedEndedAt: endedAt,
      correctionReason: reason,
    });
  }

  private async note(tx: StreamTransaction, turnId: Id): Promise<TurnNoteEntity> {
    const row = await tx.repo(TurnNoteEntity).findOneBy({ turnId, meetingId: tx.streamId });
    if (row) return row;
    const corrected = { correctedStartedAt: null, correctedEndedAt: null, correctionReason: '' };
    return { turnId, meetingId: tx.streamId, gist: '', ...corrected, version: 0 };
  }

  private async save(tx: StreamTransaction, note: TurnNoteEntity): Promise<void> {
    const row = { ...note, version: tx.nextSeq };
    await tx.repo(TurnNoteEntity).upsert(row, ['turnId']);
    tx.emit(TABLE, 'floor.note', noteView(row));
  }
}
