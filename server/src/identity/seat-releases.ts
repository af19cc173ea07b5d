import { Injectable } from '@nestjs/common';
import { AccountsService } from '../organisation/accounts.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { EntranceService } from './entrance.service.js';
import { SessionsService } from './sessions.service.js';

/** A freed seat ends its sessions in the same transaction, and so does an account that is closed or has a new password. */
@Injectable()
export class SeatReleases {
  constructor(
    participants: ParticipantsService,
    accounts: AccountsService,
    entrance: EntranceService,
    sessions: SessionsService,
  ) {
    participants.onRelease((tx, participantId) =>
      entrance.seatReleased(participantId, (sql, parameters) => tx.query(sql, parameters)),
    );
    accounts.onEnd((tx, staffId, keep) =>
      sessions.revokeAccount(staffId, keep, (sql, parameters) => tx.query(sql, parameters)),
    );
  }
}
