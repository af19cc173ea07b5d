import type { CommandAnswer, Counters, Frame, Hello, Id, ReaderClass, Refusal, Welcome } from '@doi-thoai/shared';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnGatewayInit } from './nest-hooks.js';
import { WebSocketGateway } from '@nestjs/websockets';
import { isDeepStrictEqual } from 'node:util';
import type { Server } from 'socket.io';
import { Feed } from '../journal/feed.js';
import type { FeedEntry } from '../journal/feed.js';
import { Clock } from '../kernel/clock.js';
import { HelloService } from '../sync/hello.js';
import { Handshake } from './handshake.js';
import { Admission } from './http/admission.js';
import { Lanes } from './lanes.js';
import type { Seat, SeatSocket } from './seat.js';
import { readHello } from './hello-shape.js';

/** One phone may have this many commands waiting for an answer. */
const MOST_OUTSTANDING = 32;

const refusal = (code: Refusal['code']): Refusal => ({ ok: false, code, details: {} });
type Answer<T> = ((answer: T) => void) | undefined;

/** The only place that talks to sockets. Three listeners a socket, shared by all of them. */
@WebSocketGateway()
export class RealtimeGateway implements OnGatewayInit<Server>, BeforeApplicationShutdown {
  private readonly logger = new Logger('gateway');
  private server: Server | null = null;

  constructor(
    private readonly admission: Admission,
    private readonly feed: Feed,
    private readonly clock: Clock,
    private readonly hellos: HelloService,
    private readonly handshake: Handshake,
    private readonly lanes: Lanes,
  ) {}

  afterInit(server: Server): void {
    this.server = server;
    this.lanes.attach({
      broadcast: (streamId, reader, frame) => this.broadcast(streamId, reader, frame),
      broadcastCounters: (streamId, counters) => this.broadcastCounters(streamId, counters),
      afterEntry: (entry, sockets) => this.afterEntry(entry, sockets),
      report: (error) => this.report(error),
    });
    this.feed.listen(this.lanes);
    server.use((socket, next) => {
      this.handshake.check(socket as SeatSocket).then(() => next(), next);
    });
    server.on('connection', (socket) => this.onConnection(socket as SeatSocket));
    this.lanes.watchReaders(() => (this.server?.sockets.sockets ?? new Map()).values() as Iterable<SeatSocket>);
  }

  private onConnection(socket: SeatSocket): void {
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
      gateway.hello(this, message).then(answer, (error: unknown) => {
        gateway.report(error);
        answer(refusal('DATABASE_AWAY'));
      });
    })(this);

  private readonly onCommand = ((gateway: RealtimeGateway) =>
    function (this: SeatSocket, message: unknown, answer?: Answer<CommandAnswer>): void {
      if (typeof answer !== 'function') return;
      gateway.command(this, message).then(answer, (error: unknown) => {
        gateway.report(error);
        answer(refusal('INTERNAL'));
      });
    })(this);

  private readonly onDisconnect = ((gateway: RealtimeGateway) =>
    function (this: SeatSocket): void {
      gateway.lanes.leave(this);
    })(this);

  private async hello(socket: SeatSocket, message: unknown): Promise<Welcome | Refusal> {
    const hello: Hello | null = readHello(message);
    if (!hello) return refusal('MALFORMED');
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

  private end(socket: SeatSocket): void {
    socket.emit('ended');
    // The packet leaves before the close: a short turn of the loop is enough on a healthy socket.
    setTimeout(() => socket.disconnect(true), 50);
  }

  /** Ends the sockets of one session (signed out) or of a whole seat. */
  endSockets(meetingId: Id, participantId: Id, tokenHash?: string): void {
    for (const socket of [...this.lanes.socketsOf(meetingId, participantId)]) {
      if (tokenHash === undefined || socket.data.tokenHash === tokenHash) this.end(socket);
    }
  }

  private broadcast(streamId: Id, reader: ReaderClass, frame: Frame): void {
    this.server?.to(`${streamId}/${reader}`).emit('frame', frame);
  }

  private broadcastCounters(streamId: Id, counters: Counters): void {
    this.server?.to(streamId).emit('counters', counters);
  }

  private afterEntry(entry: FeedEntry, sockets: ReadonlySet<SeatSocket>): void {
    if (sockets.size === 0) return;
    if (entry.command === 'participants.releaseSeat') {
      for (const socket of [...sockets]) this.end(socket);
      return;
    }
    for (const socket of [...sockets]) {
      this.renew(socket).catch((error: unknown) => this.report(error));
    }
  }

  /** A reader whose role or unit changed leaves its rooms and starts from a snapshot. */
  private async renew(socket: SeatSocket): Promise<void> {
    const before: Seat = { ...socket.data };
    const seat = await this.handshake.person(before.participantId);
    if (!seat || (seat.role === before.role && seat.unitId === before.unitId)) return;
    this.lanes.leave(socket);
    Object.assign(socket.data, seat);
    if (!isDeepStrictEqual(before.reader, seat.reader)) socket.emit('resync');
  }

  /** A planned restart: clients come back spread over the window. */
  async beforeApplicationShutdown(): Promise<void> {
    this.server?.emit('bye', { window: 3000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.lanes.close();
  }

  private report(error: unknown): void {
    this.logger.error(error instanceof Error ? error.stack : String(error));
  }
}
