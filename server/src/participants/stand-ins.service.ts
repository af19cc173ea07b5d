import type { Id } from '@doi-thoai/shared';
import { isTableRole, sameName } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { ParticipantsActs } from './participants.acts.js';
import { StandInEntity } from './participants.entity.js';
import { ParticipantsService } from './participants.service.js';
import { ParticipantsStandIns } from './participants.stand-ins.js';

/** Somebody new who comes instead of a person of the list. */
interface Newcomer {
  id: Id;
  forId: Id;
  name: string;
  title: string;
  note: string;
}

/** Brings somebody on the list who represents another, for the features that learn of it. */
@Injectable()
export class StandInsService {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly acts: ParticipantsActs,
    private readonly standIns: ParticipantsStandIns,
  ) {}

  /**
   * In the unit and the part of whom they represent; the chair's consent is asked. Resolves to who comes: the one who
   * is on the list for that person already, when the name is the same.
   *
   * @throws NOT_FOUND, ALREADY_REPRESENTED, ID_TAKEN
   */
  async comeInstead(tx: StreamTransaction, { id, forId, name, title, note }: Newcomer): Promise<Id> {
    const whom = await this.participants.row(tx, forId);
    const known = await tx.repo(StandInEntity).findOneBy({ meetingId: tx.streamId, forId });
    if (known) {
      const comes = await this.participants.row(tx, known.participantId);
      if (!sameName(comes.name, name)) throw new DomainError('ALREADY_REPRESENTED');
      return comes.id;
    }
    // Parts at the table are given by organiser and chair; nobody gets one by representing its holder.
    const role = isTableRole(whom.role) ? 'DELEGATE' : whom.role;
    const person = { participantId: id, name, title, unit: whom.unit, role, number: '', withoutPhone: false };
    await this.acts.add(tx, person);
    await this.standIns.standIn(tx, { participantId: id, forId, note });
    return id;
  }
}
