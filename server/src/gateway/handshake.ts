import type { Id, Role } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readerOf } from '../journal/audience.js';
import { SessionsService } from '../identity/sessions.service.js';
import { isConnectionTrouble } from '../journal/stream-queue.js';
import { isOwnOrigin } from './origins.js';
import type { Seat, SeatSocket } from './seat.js';

export const PUBLIC_URL = Symbol('PublicUrl');
export const MAX_SOCKETS = Symbol('MaxSockets');

type Person = Pick<Seat, 'participantId' | 'meetingId' | 'staffId' | 'role' | 'unitId' | 'reader'>;

/** Refused in the handshake: the client reads the code from `connect_error`. */
class HandshakeError extends Error {
  readonly data: { code: string };

  constructor(code: string) {
    super(code);
    this.data = { code };
  }
}

/** Who may open a socket: the origin, then the cookie of the very seat that the page names. */
@Injectable()
export class Handshake {
  private open = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
    @Inject(MAX_SOCKETS) private readonly maxSockets: number,
  ) {}

  /** Throws a HandshakeError whatever went wrong: any other error would leave with its own words and without a code. */
  async check(socket: SeatSocket): Promise<void> {
    try {
      await this.letIn(socket);
    } catch (error) {
      if (error instanceof HandshakeError) throw error;
      throw new HandshakeError(isConnectionTrouble(error) ? 'DATABASE_AWAY' : 'INTERNAL');
    }
  }

  private async letIn(socket: SeatSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    if (!isOwnOrigin(headers.origin, headers.host, this.publicUrl()))
      throw new HandshakeError('FOREIGN_ORIGIN');
    if (this.open >= this.maxSockets) throw new HandshakeError('BUSY');
    const participantId = (auth as { seat?: unknown }).seat;
    if (!isId(participantId)) throw new HandshakeError('NO_SESSION');
    const seat = await this.seatOf(headers.cookie, participantId);
    if (!seat) throw new HandshakeError('NO_SESSION');
    // It went while we looked: its close has been told already and would never be counted back.
    if ((socket.conn.readyState as string) !== 'open') throw new HandshakeError('NO_SESSION');
    Object.assign(socket.data, seat);
    this.open += 1;
    socket.conn.once('close', () => (this.open -= 1));
  }

  /** The seat that a request may act for, or null. */
  async seatOf(cookieHeader: string | undefined, participantId: Id): Promise<Seat | null> {
    const session = await this.sessions.authenticateSeat(cookieHeader, participantId);
    const person = session && (await this.person(participantId));
    if (!session || !person) return null;
    const { tokenHash, expiresAt } = session;
    return { ...person, tokenHash, expiresAt, judgedAt: 0, outstanding: 0, sentTo: 0, laggingSince: 0 };
  }

  private async person(participantId: Id): Promise<Person | null> {
    const rows: { meeting_id: Id; staff_id: Id | null; role: Role; unit_id: Id | null }[] =
      await this.dataSource.query(
        'select meeting_id, staff_id, role, unit_id from participant where id = $1',
        [participantId],
      );
    const row = rows[0];
    if (!row) return null;
    const { meeting_id: meetingId, staff_id: staffId, role, unit_id: unitId } = row;
    return {
      participantId,
      meetingId,
      staffId,
      role,
      unitId,
      reader: readerOf({ id: participantId, role, unitId }),
    };
  }
}
