import type { CommandAnswer } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { Door } from '../../door/door.js';
import { EntranceService } from '../../identity/entrance.service.js';
import type { Seat } from '../seat.js';

/**
 * "Let this phone take seat 41": the desk's command goes through the door like any other; the phone that
 * knocked is let in after it was accepted.
 */
@Injectable()
export class Admission {
  constructor(
    private readonly door: Door,
    private readonly entrance: EntranceService,
  ) {}

  async issue(seat: Seat, message: unknown): Promise<CommandAnswer> {
    const knocking = knockOf(message);
    if (!knocking) return this.door.issue(seat.meetingId, seat.participantId, message);
    const { knock, participantId } = knocking;
    const known = this.entrance.isKnocking(seat.meetingId, knock, participantId);
    // Knocks live in memory: a repeat after a restart, or after the knock has run out, is settled all the same (W13).
    if (!known && !(await this.door.isRepeat(seat.meetingId, message as object))) {
      return { ok: false, code: 'KNOCK_EXPIRED', details: {} };
    }
    const answer = await this.door.issue(seat.meetingId, seat.participantId, message);
    // A knock that ran out in this very moment: the phone knocks again, and what is committed stays `ok`.
    if (answer.ok) this.entrance.admit(seat.meetingId, knock, participantId);
    return answer;
  }
}

function knockOf(message: unknown): { knock: string; participantId: string } | null {
  if (typeof message !== 'object' || message === null) return null;
  const { name, payload } = message as Record<string, unknown>;
  if (name !== 'participants.claimSeat' || typeof payload !== 'object' || payload === null) return null;
  const { knock, participantId } = payload as Record<string, unknown>;
  return typeof knock === 'string' && typeof participantId === 'string' ? { knock, participantId } : null;
}
