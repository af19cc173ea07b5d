import type { Id, Role, ServerToClient, ClientToServer } from '@doi-thoai/shared';
import type { Socket } from 'socket.io';
import type { Reader } from '../journal/audience.js';

/** Who sits behind a socket: checked in the handshake, renewed when the role changes. */
export interface Seat {
  participantId: Id;
  meetingId: Id;
  /** The account behind the seat; null for whoever came by a link or a slip. */
  staffId: Id | null;
  role: Role;
  unitId: Id | null;
  reader: Reader;
  /** Names the session; the token itself stays in the browser. */
  tokenHash: string;
  expiresAt: number;
  /** `SeatChanges.now` before the handshake read anything. */
  judgedAt: number;
  /** Commands sent and not answered yet. */
  outstanding: number;
  /** Number up to which it has everything of its own; frames of its class may have gone further. */
  sentTo: number;
  /** Reads too slowly: out of the rooms since then (monotonic ms), 0 = keeps up. */
  laggingSince: number;
}

export type SeatSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Seat>;
