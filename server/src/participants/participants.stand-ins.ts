import type { Id, Payload, StandInView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { StandInEntity } from './participants.entity.js';
import { ParticipantsService } from './participants.service.js';

const instant = (at: Date | null): number | null => (at === null ? null : at.getTime());

/** Who comes instead of whom (dự thay); QĐ 45/2018 asks for the chair's consent. */
@Injectable()
export class ParticipantsStandIns {
  constructor(private readonly participants: ParticipantsService) {}

  /** @throws NOT_FOUND, INVALID for oneself, ALREADY_REPRESENTED */
  async standIn(tx: StreamTransaction, payload: Payload<'participants.standIn'>): Promise<void> {
    const { participantId, forId, note } = payload;
    const who = await this.participants.row(tx, participantId);
    const before = await tx.repo(StandInEntity).findOneBy({ participantId });
    if (forId === null) {
      if (!before) return;
      await tx.repo(StandInEntity).delete({ participantId });
      tx.emit(TABLE, 'participants.standInRemoved', { id: participantId });
      return;
    }
    const whom = await this.participants.row(tx, forId);
    if (whom.id === who.id) {
      throw new DomainError('INVALID', { fields: [{ path: 'forId', reason: 'OUT_OF_RANGE' }] });
    }
    const other = await tx.repo(StandInEntity).findOneBy({ meetingId: tx.streamId, forId });
    if (other && other.participantId !== participantId) throw new DomainError('ALREADY_REPRESENTED');
    // The consent was to that person for that one; the letter alone may be corrected.
    const same = before?.forId === forId;
    const undecided = { consent: 'ASKED', decidedById: null, decidedAt: null, reason: '' } as const;
    await this.write(tx, {
      ...(same ? before : undecided),
      ...{ participantId, meetingId: tx.streamId, forId, forName: whom.name, forTitle: whom.title, note },
      version: tx.nextSeq,
    });
  }

  /** @throws NOT_FOUND, NOT_A_STAND_IN, STALE */
  async consent(tx: StreamTransaction, payload: Payload<'participants.consent'>): Promise<void> {
    const { participantId, given, reason, seen } = payload;
    const where = { participantId, meetingId: tx.streamId };
    // Somebody of another meeting does not exist here; somebody of this one may stand in for nobody any more.
    await this.participants.row(tx, participantId);
    const row = await tx.repo(StandInEntity).findOneBy(where);
    if (!row) throw new DomainError('NOT_A_STAND_IN');
    if (row.version !== seen) throw new DomainError('STALE', { present: standInView(row) });
    await this.write(tx, {
      ...row,
      ...{ consent: given ? 'GIVEN' : 'REFUSED', decidedById: tx.actor.id, decidedAt: new Date(tx.now) },
      ...{ reason, version: tx.nextSeq },
    });
  }

  private async write(tx: StreamTransaction, row: StandInEntity): Promise<void> {
    await tx.repo(StandInEntity).save(row);
    tx.emit(TABLE, 'participants.standIn', standInView(row));
  }
}

function standInView(row: StandInEntity): StandInView {
  const { participantId: id, forId, forName, forTitle, note, consent, decidedById, reason, version } = row;
  const decidedAt = instant(row.decidedAt);
  return { id, forId, forName, forTitle, note, consent, decidedById, decidedAt, reason, version };
}

/** By who stands in. */
export async function standInsOf(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
): Promise<Record<Id, StandInView>> {
  const rows = await db.query<StandInView>(
    `select participant_id as id, for_id as "forId", for_name as "forName", for_title as "forTitle", note, consent,
       decided_by_id as "decidedById", round(extract(epoch from decided_at) * 1000)::float8 as "decidedAt", reason,
       version::float8 as version
     from stand_in where meeting_id = $1`,
    [meetingId],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
