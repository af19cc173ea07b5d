import type { Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { UnitCalendarEntity } from './reminders.entity.js';
import { calendarView } from './reminders.view.js';

/** Addresses for calendar programs: made by a unit's responder for that unit, voided by them or by the table. */
@Injectable()
export class CalendarsService {
  constructor(private readonly participants: ParticipantsService) {}

  /** @throws ID_TAKEN, NOT_FOUND for a responder without a unit */
  async make(
    tx: StreamTransaction,
    { calendarId: id, tokenHash }: Payload<'reminders.makeCalendar'>,
  ): Promise<void> {
    const { id: madeById, unitId } = tx.actor;
    if (unitId === null) throw new DomainError('NOT_FOUND');
    if (await tx.repo(UnitCalendarEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const { name: unit } = await this.participants.unit(tx, unitId);
    const row = {
      ...{ id, meetingId: tx.streamId, unitId, unit, tokenHash: Buffer.from(tokenHash, 'hex'), madeById },
      ...{ at: new Date(tx.now), voidedAt: null, version: tx.nextSeq },
    };
    await tx.repo(UnitCalendarEntity).insert(row);
    this.tell(tx, row);
  }

  /** Once and for all. @throws NOT_FOUND */
  async voidOne(tx: StreamTransaction, id: Id): Promise<void> {
    const row = await tx.repo(UnitCalendarEntity).findOneBy({ id, meetingId: tx.streamId });
    const foreign = tx.grant === 'ownUnit' && row?.unitId !== tx.actor.unitId;
    if (!row || foreign) throw new DomainError('NOT_FOUND');
    if (row.voidedAt !== null) return;
    const change = { voidedAt: new Date(tx.now), version: tx.nextSeq };
    await tx.repo(UnitCalendarEntity).update({ id }, change);
    this.tell(tx, { ...row, ...change });
  }

  private tell(tx: StreamTransaction, row: UnitCalendarEntity): void {
    const audience: Audience[] = [...TABLE, `responder:${row.unitId}`];
    tx.emit(audience, 'reminders.calendar', calendarView(row));
  }
}
