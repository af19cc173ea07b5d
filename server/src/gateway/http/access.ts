import type { Id } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SessionsService, type Session } from '../../identity/sessions.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Handshake, PUBLIC_URL } from '../handshake.js';
import { isOwnOrigin } from '../origins.js';
import type { Seat } from '../seat.js';

/** Which seat of this browser a request acts for. */
export const SEAT_HEADER = 'x-seat';

const MAY_EXPORT = new Set(['CHAIR', 'CO_CHAIR', 'SECRETARY', 'ORGANISER', 'CLERK', 'MONITOR']);

/** Who a request comes from. A foreign meeting is "not found", like one that does not exist. */
@Injectable()
export class Access {
  constructor(
    private readonly handshake: Handshake,
    private readonly sessions: SessionsService,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  async seat(request: FastifyRequest, meetingId: string): Promise<Seat> {
    // A link that is simply followed (a print page, a download) cannot set a header.
    const query = request.query as { seat?: unknown } | undefined;
    const named = request.headers[SEAT_HEADER] ?? query?.seat;
    if (!isId(meetingId) || !isId(named)) throw new DomainError('NO_SESSION');
    const seat = await this.handshake.seatOf(request.headers.cookie, named);
    if (!seat) throw new DomainError('NO_SESSION');
    if (seat.meetingId !== meetingId) throw new DomainError('NOT_FOUND');
    return seat;
  }

  /** Secretariat and organiser. */
  async desk(request: FastifyRequest, meetingId: string): Promise<Seat> {
    const seat = await this.seat(request, meetingId);
    if (seat.reader.reader !== 'desk') throw new DomainError('NOT_ALLOWED', { role: seat.role });
    return seat;
  }

  /** Whoever may export and read statistics (domain.md 6.1): chair, secretary, organiser, clerk, monitor. */
  async exporter(request: FastifyRequest, meetingId: string): Promise<Seat> {
    const seat = await this.seat(request, meetingId);
    if (!MAY_EXPORT.has(seat.role)) throw new DomainError('NOT_ALLOWED', { role: seat.role });
    return seat;
  }

  async staff(request: FastifyRequest): Promise<Id> {
    return (await this.staffSession(request)).staffId;
  }

  async staffSession(request: FastifyRequest): Promise<Session & { staffId: Id }> {
    const session = await this.sessions.authenticateStaff(request.headers.cookie);
    if (!session?.staffId) throw new DomainError('NO_SESSION');
    return { ...session, staffId: session.staffId };
  }

  /** For every request that changes something. */
  requireOwnOrigin(request: FastifyRequest): void {
    const { origin, host } = request.headers;
    if (!isOwnOrigin(origin, host, this.publicUrl())) throw new DomainError('FOREIGN_ORIGIN');
  }
}
