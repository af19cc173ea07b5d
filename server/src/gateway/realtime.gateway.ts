import type {
  CommandAnswer,
  Counters,
  Frame,
  Hello,
  Id,
  ParticipantView,
  ReaderClass,
  Refusal,
  Welcome,
} from '@doi-thoai/shared';
import { PROTOCOL_VERSION } from '@doi-thoai/shared';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnGatewayInit } from './nest-hooks.js';
import { WebSocketGateway } from '@nestjs/websockets';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Server } from 'socket.io';
import { readerOf } from '../journal/audience.js';
import { Feed } from '../journal/feed.js';
import type { FeedEntry } from '../journal/feed.js';
import { isConnectionTrouble } from '../journal/stream-queue.js';
import { Clock } from '../kernel/clock.js';
import { placeOf } from '../kernel/place-of.js';
import { ENDING_COMMANDS } from '../participants/participants.accounts.js';
import { SessionsService } from '../identity/sessions.service.js';
import { HelloService } from '../sync/hello.js';
import { Handshake } from './handshake.js';
import { Housekeeping } from './housekeeping.js';
import { Admission } from './http/admission.js';
import { Lanes } from './lanes.js';
import { SeatChanges } from './seat-changes.js';
import type { SeatSocket } from './seat.js';
import { readHello } from './hello-shape.js';

/** One phone may have this many commands waiting for an answer. */
const MOST_OUTSTANDING = 32;
const WATCH_MS = 1000;

const refusal = (code: Refusal['code']): Refusal => ({ ok: false, code, details: {} });
type Answer<T> = ((answer: T) => void) | undefined;

/** The only place that talks to sockets. Three listeners a socket, shared by all of them. */
@WebSocketGateway()
export class RealtimeGateway implements OnGatewayInit<Server>, BeforeApplicationShutdown {
  private readonly logger = new Logger('gateway');
  private server: Server | null = null;
  /** Open sockets by seat, from the handshake on: a freed seat's socket need not have said hello. */
  private readonly seats = new Map<Id, Set<SeatSocket>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly admission: Admission,
    private readonly feed: Feed,
    private readonly clock: Clock,
    private readonly hellos: HelloService,
    private readonly handshake: Handshake,
    private readonly lanes: Lanes,
    private readonly changes: SeatChanges,
    private readonly housekeeping: Housekeeping,
    private readonly sessions: SessionsService,
  ) {}

  afterInit(server: Server): void {
    this.server = server;
    this.lanes.attach({
      broadcast: (streamId, reader, frame) => this.broadcast(streamId, reader, frame),
      broadcastCounters: (streamId, counters) => this.broadcastCounters(streamId, counters),
      afterEntry: (entry) => this.afterEntry(entry),
      report: (error) => this.report(error),
    });
    this.feed.listen({
      onEntries: (streamId, entries, urgent) => {
        for (const entry of entries) this.atOnce(entry);
        this.lanes.onEntries(streamId, entries, urgent);
      },
      onCounters: (streamId) => this.lanes.onCounters(streamId),
      onDistrust: (streamId) => this.lanes.onDistrust(streamId),
    });
    server.use((socket, next) => {
      const noted = this.changes.now;
      this.handshake.check(socket as SeatSocket).then(() => {
        (socket as SeatSocket).data.judgedAt = noted;
        next();
      }, next);
    });
    server.on('connection', (socket) => this.onConnection(socket as SeatSocket));
    this.timer = setInterval(() => this.watch(), WATCH_MS);
    this.timer.unref();
  }

  /** Who reads too slowly, whose session ran out, and what nobody needs any more. */
  private watch(): void {
    this.housekeeping.look();
    const now = this.clock.now();
    for (const socket of (this.server?.sockets.sockets.values() ?? []) as Iterable<SeatSocket>) {
      if (now > socket.data.expiresAt) this.end(socket);
      // Monotonic, so that nobody is cut off because a clock was set; tests move it.
      else this.lanes.watch(socket, performance.now() + this.clock.offset);
    }
  }

  private onConnection(socket: SeatSocket): void {
    const { participantId, staffId, judgedAt } = socket.data;
    const judgedBefore = (id: Id): boolean => this.changes.changedSince(id, judgedAt);
    if (judgedBefore(participantId) || (staffId !== null && judgedBefore(staffId))) {
      socket.disconnect(true);
      return;
    }
    const sockets = this.seats.get(participantId);
    if (sockets) sockets.add(socket);
    else this.seats.set(participantId, new Set([socket]));
    socket.on('hello', this.onHello);
    socket.on('command', this.onCommand);
    socket.on('clock', this.onClock);
    socket.on('disconnect', this.onDisconnect);
    // socket.io keeps the upgrade request for the whole life of a connection; nothing here reads it again.
    socket.conn.request = undefined as never;
  }

  private readonly onClock = (answer?: Answer<number>): void => {
    if (typeof answer === 'function') answer(this.clock.now());
  };

  // Listeners are shared by all sockets, so `this` is the socket and the gateway is closed over.
  private readonly onHello = ((gateway: RealtimeGateway) =>
    function (this: SeatSocket, message: unknown, answer?: Answer<Welcome | Refusal>): void {
      if (typeof answer !== 'function') return;
      gateway.hello(this, message).then(answer, (error: unknown) => answer(gateway.failure(error)));
    })(this);

  private readonly onCommand = ((gateway: RealtimeGateway) =>
    function (this: SeatSocket, message: unknown, answer?: Answer<CommandAnswer>): void {
      if (typeof answer !== 'function') return;
      gateway.command(this, message).then(answer, (error: unknown) => answer(gateway.failure(error)));
    })(this);

  private readonly onDisconnect = ((gateway: RealtimeGateway) =>
    function (this: SeatSocket): void {
      gateway.lanes.leave(this);
      const { participantId } = this.data;
      const sockets = gateway.seats.get(participantId);
      sockets?.delete(this);
      if (sockets?.size === 0) gateway.seats.delete(participantId);
    })(this);

  private async hello(socket: SeatSocket, message: unknown): Promise<Welcome | Refusal> {
    const hello: Hello | null = readHello(message);
    if (!hello) return refusal('MALFORMED');
    if (hello.protocolVersion !== PROTOCOL_VERSION) return refusal('PROTOCOL_TOO_OLD');
    const seat = socket.data;
    if (this.clock.now() > seat.expiresAt) return this.expire(socket);
    const delivered = await this.lanes.join(socket);
    if (!delivered) return refusal('NOT_FOUND');
    return this.hellos.welcome(seat.meetingId, seat.reader, hello, delivered);
  }

  private async command(socket: SeatSocket, message: unknown): Promise<CommandAnswer> {
    const seat = socket.data;
    if (this.clock.now() > seat.expiresAt) return this.expire(socket);
    if (seat.outstanding >= MOST_OUTSTANDING) {
      return { ok: false, code: 'BUSY', details: { retryAfterMs: 1000 } };
    }
    seat.outstanding += 1;
    try {
      return await this.admission.issue(seat, message);
    } finally {
      seat.outstanding -= 1;
    }
  }

  private expire(socket: SeatSocket): Refusal {
    setImmediate(() => this.end(socket));
    return refusal('NO_SESSION');
  }

  /** Before the frame that tells it: a freed seat acts no more once the release is committed. */
  private atOnce({ command, event }: FeedEntry): void {
    const account = endedAccount(event);
    if (account !== null) this.endAccount(account).catch((error: unknown) => this.report(error));
    if (event.type !== 'participants.changed' || event.data === null) return;
    this.changes.mark(event.data.id);
    if (!ENDING_COMMANDS.has(command) || event.data.seatTaken) return;
    for (const socket of this.seats.get(event.data.id) ?? []) socket.data.expiresAt = 0;
  }

  /** An account was closed or has a new password: its sockets go, but those of the sessions that were kept. */
  private async endAccount(staffId: Id): Promise<void> {
    this.changes.mark(staffId);
    const theirs = [...this.seats.values()].flatMap((sockets) =>
      [...sockets].filter((socket) => socket.data.staffId === staffId),
    );
    if (theirs.length === 0) return;
    const holding = await this.sessions.stillHolding(theirs.map((socket) => socket.data.tokenHash));
    for (const socket of theirs) if (!holding.has(socket.data.tokenHash)) this.end(socket);
  }

  private end(socket: SeatSocket): void {
    socket.data.expiresAt = 0;
    socket.emit('ended');
    // The packet leaves before the close: a short turn of the loop is enough on a healthy socket.
    setTimeout(() => socket.disconnect(true), 50);
  }

  private broadcast(streamId: Id, reader: ReaderClass, frame: Frame): void {
    this.server?.to(`${streamId}/${reader}`).emit('frame', frame);
  }

  private broadcastCounters(streamId: Id, counters: Counters): void {
    this.server?.to(streamId).emit('counters', counters);
  }

  private afterEntry({ command, event }: FeedEntry): void {
    if (event.type !== 'participants.changed' || event.data === null) return;
    for (const socket of [...(this.seats.get(event.data.id) ?? [])]) {
      if (ENDING_COMMANDS.has(command) && !event.data.seatTaken) this.end(socket);
      else this.renew(socket, event.data);
    }
  }

  /** A reader whose audiences changed leaves its rooms at once and starts from a snapshot. */
  private renew(socket: SeatSocket, { id, role, unitId }: ParticipantView): void {
    const reader = readerOf({ id, role, unitId });
    const same = isDeepStrictEqual(socket.data.reader, reader);
    if (!same) this.lanes.leave(socket);
    Object.assign(socket.data, { role, unitId, reader });
    if (!same) socket.emit('resync');
  }

  /** A planned restart: clients come back spread over the window. */
  async beforeApplicationShutdown(): Promise<void> {
    this.server?.emit('bye', { window: 3000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.timer) clearInterval(this.timer);
    await this.lanes.close();
  }

  private failure(error: unknown): Refusal {
    if (isConnectionTrouble(error))
      return { ok: false, code: 'DATABASE_AWAY', details: { retryAfterMs: 1000 } };
    const correlationId = randomUUID();
    this.logger.error({ correlationId }, placeOf(error));
    return { ok: false, code: 'INTERNAL', details: { correlationId } };
  }

  private report(error: unknown): void {
    this.logger.error({}, placeOf(error));
  }
}

/** Whose sessions ended with this entry of the organisation's stream; null: nobody's. */
function endedAccount({ type, data }: FeedEntry['event']): Id | null {
  if (data === null) return null;
  if (type === 'organisation.passwordSet') return data.staffId;
  return type === 'organisation.accountChanged' && data.closedAt !== null ? data.id : null;
}
