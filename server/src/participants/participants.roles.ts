import type { Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantEntity } from './participants.entity.js';
import { ParticipantsService } from './participants.service.js';
import { participantView } from './participants.view.js';

/** Who is what in the meeting, and who leads it. */
@Injectable()
export class ParticipantsRoles {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly meetings: MeetingService,
  ) {}

  /**
   * Only a chair names the secretary who may take over.
   *
   * @throws NOT_FOUND, STALE, NOT_ALLOWED, LAST_CHAIR
   */
  async setRole(tx: StreamTransaction, payload: Payload<'participants.setRole'>): Promise<void> {
    const row = await this.participants.row(tx, payload.participantId);
    if (row.version !== payload.seen) throw new DomainError('STALE', { present: participantView(row) });
    const mayTakeOver = payload.mayTakeOver && payload.role === 'SECRETARY';
    if (mayTakeOver && !row.mayTakeOver && tx.actor.role !== 'CHAIR') {
      throw new DomainError('NOT_ALLOWED', { role: tx.actor.role, phase: tx.phase });
    }
    await this.participants.requireChairLeft(tx, row, payload.role);
    await this.participants.save(tx, row, { role: payload.role, mayTakeOver });
  }

  /**
   * The actor leads from now on; whoever led becomes co-chair.
   *
   * @throws ALREADY_CHAIR, NOT_ALLOWED for a secretary whom no chair named
   */
  async takeOver(tx: StreamTransaction, reason: string): Promise<void> {
    const row = await this.participants.row(tx, tx.actor.id);
    if (row.role === 'CHAIR') throw new DomainError('ALREADY_CHAIR');
    if (tx.grant === 'delegated' && !row.mayTakeOver) {
      throw new DomainError('NOT_ALLOWED', { role: row.role, phase: tx.phase });
    }
    const former = await tx.repo(ParticipantEntity).findBy({ meetingId: tx.streamId, role: 'CHAIR' });
    for (const chair of former) await this.participants.save(tx, chair, { role: 'CO_CHAIR' });
    await this.participants.save(tx, row, { role: 'CHAIR', mayTakeOver: false });
    this.meetings.tellOverride(tx, row.id, reason);
  }
}
