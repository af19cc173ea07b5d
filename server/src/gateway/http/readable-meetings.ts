import type { Id } from '@doi-thoai/shared';
import { isTableRole } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { seatIdsIn } from '../../identity/cookies.js';
import { SessionsService } from '../../identity/sessions.service.js';
import { StaffService } from '../../identity/staff.service.js';
import { Handshake } from '../handshake.js';

/** Seats of one browser that are looked at; nobody works at more desks. */
const MOST_SEATS = 30;

/** In which other meetings a browser reads as chair or desk: by its seats there, and by the account it is signed in to. */
@Injectable()
export class ReadableMeetings {
  constructor(
    private readonly handshake: Handshake,
    private readonly sessions: SessionsService,
    private readonly staff: StaffService,
  ) {}

  async of(request: FastifyRequest): Promise<Id[]> {
    const { cookie } = request.headers;
    const found = new Set<Id>();
    for (const id of seatIdsIn(cookie).slice(0, MOST_SEATS)) {
      const seat = await this.handshake.seatOf(cookie, id);
      if (seat && isTableRole(seat.role)) found.add(seat.meetingId);
    }
    const account = await this.sessions.authenticateStaff(cookie);
    if (account?.staffId) {
      for (const one of await this.staff.meetingsOf(account.staffId))
        if (isTableRole(one.role)) found.add(one.meetingId);
    }
    return [...found];
  }
}
