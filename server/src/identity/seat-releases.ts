import { Injectable } from '@nestjs/common';
import { ParticipantsService } from '../participants/participants.service.js';
import { EntranceService } from './entrance.service.js';

/** A freed seat ends its sessions in the same transaction. */
@Injectable()
export class SeatReleases {
  constructor(participants: ParticipantsService, entrance: EntranceService) {
    participants.onRelease((tx, participantId) =>
      entrance.seatReleased(participantId, (sql, parameters) => tx.query(sql, parameters)),
    );
  }
}
