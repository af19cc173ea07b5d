import type { CommandName, Payload, Result } from './commands.js';
import type { Refusal } from './errors.js';
import type { WireEvent } from './events.js';
import type { Id, Instant } from './ids.js';
import type { ReaderClass } from './readers.js';
import type { Counters, SnapshotState } from './state.js';

/**
 * Raised when an old page could misread what is sent; see PROTOCOL.md.
 * 2: an answer that is told to the table may not be given yet (W132); a page of before would show it as given.
 */
export const PROTOCOL_VERSION = 2;

/** One change asked for by one person. `id` is made by the client and makes a repeat harmless. */
export interface CommandMessage<N extends CommandName = CommandName> {
  id: Id;
  name: N;
  payload: Payload<N>;
}

export interface Accepted<N extends CommandName = CommandName> {
  ok: true;
  /** Number of the command's last entry; the change is committed. */
  seq: number;
  result: Result<N>;
}

export type CommandAnswer<N extends CommandName = CommandName> = Accepted<N> | Refusal;

/** Everything that a reader class may see of the numbers in (from, to], possibly nothing. */
export interface Frame {
  epoch: string;
  from: number;
  to: number;
  /** First 8 hex digits of the chain's hash at `to`. */
  hash8: string;
  events: WireEvent[];
  /** Only this reader's personal entries: its class had nothing to read in (from, to]. */
  own?: true;
}

/** Personal entries of the interval of the next frame; held, then applied with it in number order. */
export interface Mine {
  to: number;
  events: WireEvent[];
}

export interface Hello {
  protocolVersion: number;
  epoch: string | null;
  head: number;
  hash8: string;
  /** `audience` of the welcome from which the state comes: another one needs another state. */
  audience: string | null;
}

interface WelcomeBase {
  ok: true;
  serverNow: Instant;
  epoch: string;
  head: number;
  hash8: string;
  participantId: Id;
  reader: ReaderClass;
  /** Names everything that this reader reads, class and personal audiences; opaque. */
  audience: string;
}

/** `snapshot`: get the common part with `min=head`, lay `personal` over it, drop what frames repeat. */
export type Welcome =
  | (WelcomeBase & { mode: 'current' })
  | (WelcomeBase & { mode: 'frames'; frames: Frame[] })
  | (WelcomeBase & { mode: 'snapshot'; personal: SnapshotState; personalHead: number });

/** `GET /api/meetings/:meetingId/snapshot?min=<head>` */
export interface CommonSnapshot {
  epoch: string;
  head: number;
  hash8: string;
  reader: ReaderClass;
  state: SnapshotState;
  counters: Counters;
}

export interface ClientToServer {
  hello: (hello: Hello, answer: (welcome: Welcome | Refusal) => void) => void;
  command: (message: CommandMessage, answer: (answer: CommandAnswer) => void) => void;
  clock: (answer: (serverNow: Instant) => void) => void;
}

export interface ServerToClient {
  frame: (frame: Frame) => void;
  mine: (mine: Mine) => void;
  counters: (counters: Counters) => void;
  /** The reader's rights changed: say hello without a head. */
  resync: () => void;
  /** The session ended (seat freed, signed out); the socket closes. */
  ended: () => void;
  /** The page is too old: store drafts and outbox, then reload. */
  reload: () => void;
  /** A planned restart: come back spread over `window` milliseconds. */
  bye: (bye: { window: number }) => void;
}
