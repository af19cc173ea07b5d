import type { CommandName, Payload } from '../commands.js';
import type { Refusal } from '../errors.js';
import { makeId } from '../ids.js';
import type { CommandAnswer, CommandMessage, CommonSnapshot, Frame, Mine, Welcome } from '../protocol.js';
import { PROTOCOL_VERSION } from '../protocol.js';
import type { Counters } from '../state.js';
import { ServerClock } from './clock.js';
import type { OutboxStorage } from './outbox.js';
import { isTemporary, memoryStorage, Outbox } from './outbox.js';
import { Store } from './store.js';

/** The part of a socket.io-client socket that is used. */
export interface SocketLike {
  readonly connected: boolean;
  /** False when the socket will not try again by itself. */
  readonly active?: boolean;
  on(event: string, listener: (...args: never[]) => void): unknown;
  off(event: string, listener: (...args: never[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

export type Connection = 'CONNECTING' | 'CATCHING_UP' | 'CONNECTED' | 'OFFLINE' | 'ENDED' | 'OUTDATED';

export interface MeetingClientOptions {
  socket: SocketLike;
  /** GET …/snapshot?min=`min` of this seat. */
  fetchSnapshot(min: number): Promise<CommonSnapshot>;
  storage?: OutboxStorage;
  now?: () => number;
}

const HELLO_TIMEOUT_MS = 8000;
const ANSWER_TIMEOUT_MS = 12_000;
const RETRY_MS = 1000;

/** The client's whole logic without React: web client, rehearsals and tests run this. */
export class MeetingClient {
  readonly store = new Store();
  readonly clock: ServerClock;
  readonly outbox: Outbox;
  /** For tests and rehearsals: how often order had to be restored. */
  readonly diagnostics = { gaps: 0, snapshots: 0, catchUps: 0, hellos: 0 };
  private connection: Connection = 'CONNECTING';
  private readonly socket: SocketLike;
  private readonly local: () => number;
  /** Frames and personal entries that came while catching up, in arrival order. */
  private buffer: ({ frame: Frame } | { mine: Mine })[] | null = null;
  private round = 0;
  /** Own entries of the last snapshot never came: the next hello asks for another one. */
  private lost = false;
  /** What the state was made for: with another role or unit it is made anew. */
  private audience: string | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly wires: [string, (...args: never[]) => void][];

  constructor(private readonly options: MeetingClientOptions) {
    this.socket = options.socket;
    this.local = options.now ?? Date.now;
    this.clock = new ServerClock(this.local);
    const send = (message: CommandMessage): Promise<CommandAnswer | null> => this.send(message);
    this.outbox = new Outbox(send, options.storage ?? memoryStorage(), () => this.clock.now());
    this.wires = [
      ['connect', () => this.hello()],
      ['disconnect', (reason: string) => this.onDisconnect(reason)],
      ['connect_error', (error: Error & { data?: { code?: string } }) => this.onConnectError(error)],
      ['frame', (frame: Frame) => this.onFrame(frame)],
      ['mine', (mine: Mine) => this.onMine(mine)],
      ['counters', (counters: Counters) => this.store.counters(counters)],
      ['resync', () => this.hello(true)],
      ['ended', () => this.finish('ENDED')],
      ['reload', () => this.finish('OUTDATED')],
      ['bye', (bye: { window: number }) => this.onBye(bye.window)],
    ];
    this.store.subscribe(() => this.outbox.settle(this.store.ownHead));
  }

  get status(): Connection {
    return this.connection;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): void {
    for (const [event, listener] of this.wires) this.socket.on(event, listener);
    if (this.socket.connected) this.hello();
    else this.socket.connect();
  }

  stop(): void {
    this.round += 1;
    for (const [event, listener] of this.wires) this.socket.off(event, listener);
    this.outbox.setOpen(false);
    this.socket.disconnect();
  }

  /**
   * Issues a command and waits for its answer; after a lost answer the same id is sent again, for at most
   * `patienceMs`. Resolves with DATABASE_AWAY when nobody answered in time: it may or may not have happened.
   * A page that is too old for the server waits for nothing: it says so at once.
   */
  async issue<N extends CommandName>(
    name: N,
    payload: Payload<N>,
    patienceMs = 30_000,
  ): Promise<CommandAnswer<N>> {
    const message: CommandMessage<N> = { id: makeId(), name, payload };
    const until = this.local() + patienceMs;
    for (;;) {
      const answer = this.socket.connected ? await this.send(message) : null;
      if (answer && (answer.ok || !isTemporary(answer.code))) return answer;
      if (answer && !answer.ok && answer.code === 'NO_SESSION') return answer;
      if (this.connection === 'OUTDATED') return { ok: false, code: 'PROTOCOL_TOO_OLD', details: {} };
      if (this.local() >= until || this.connection === 'ENDED') {
        return answer ?? { ok: false, code: 'DATABASE_AWAY', details: {} };
      }
      await sleep(Math.min(answer?.ok === false ? (answer.details.retryAfterMs ?? RETRY_MS) : 300, 2000));
    }
  }

  private send(message: CommandMessage): Promise<CommandAnswer | null> {
    return new Promise((resolve) => {
      const { socket } = this;
      const done = (answer: CommandAnswer | null): void => {
        clearTimeout(timer);
        socket.off('disconnect', lost);
        resolve(answer);
      };
      const lost = (): void => done(null);
      const timer = setTimeout(lost, ANSWER_TIMEOUT_MS);
      socket.on('disconnect', lost);
      socket.emit('command', message, done);
    });
  }

  private hello(afresh = false): void {
    this.round += 1;
    this.diagnostics.hellos += 1;
    const { round } = this;
    this.buffer = [];
    const incomplete = this.lost || !this.store.whole;
    this.lost = incomplete;
    this.store.forgetHeld();
    this.become('CATCHING_UP');
    const { epoch, head, hash8 } = this.store.state;
    const nothing = { epoch: null, head: 0, hash8: '', audience: null };
    const hello = afresh || incomplete ? nothing : { epoch, head, hash8, audience: this.audience };
    const sentAt = this.local();
    const timer = setTimeout(() => this.retry(round), HELLO_TIMEOUT_MS);
    this.socket.emit(
      'hello',
      { protocolVersion: PROTOCOL_VERSION, ...hello },
      (welcome: Welcome | Refusal) => {
        clearTimeout(timer);
        if (round !== this.round) return;
        if (welcome.ok) this.clock.sample(sentAt, welcome.serverNow, this.local());
        this.take(welcome, round).catch(() => this.retryLater(round));
      },
    );
  }

  private retry(round: number): void {
    if (round === this.round && this.socket.connected) this.hello();
  }

  private retryLater(round: number): void {
    setTimeout(() => this.retry(round), RETRY_MS);
  }

  private async take(welcome: Welcome | Refusal, round: number): Promise<void> {
    if (!welcome.ok) {
      if (welcome.code === 'NO_SESSION') this.finish('ENDED');
      else if (welcome.code === 'PROTOCOL_TOO_OLD') this.finish('OUTDATED');
      else this.retryLater(round);
      return;
    }
    if (welcome.mode === 'snapshot') {
      const common = await this.options.fetchSnapshot(welcome.head);
      if (round !== this.round) return;
      this.diagnostics.snapshots += 1;
      this.lost = false;
      const before = this.store.state.epoch;
      this.store.snapshot(common, welcome.personal, welcome.personalHead, welcome.participantId);
      this.audience = welcome.audience;
      // The log went back: what it had accepted may be gone, so it is sent again under the same ids.
      if (before !== null && before !== common.epoch) this.outbox.resendAccepted();
    } else if (welcome.mode === 'frames') {
      this.diagnostics.catchUps += 1;
      for (const frame of welcome.frames) this.store.frame(frame);
    }
    this.drain();
  }

  /** Applies what came meanwhile; from here on frames are applied as they come. */
  private drain(): void {
    const waiting = this.buffer ?? [];
    this.buffer = null;
    this.become('CONNECTED');
    for (const one of waiting) {
      if ('mine' in one) this.onMine(one.mine);
      else this.onFrame(one.frame);
    }
    this.outbox.setOpen(this.socket.connected);
  }

  private onFrame(frame: Frame): void {
    if (this.buffer) {
      this.buffer.push({ frame });
      return;
    }
    if (this.store.frame(frame) !== 'gap') return;
    this.diagnostics.gaps += 1;
    this.hello();
  }

  private onMine(mine: Mine): void {
    if (this.buffer) this.buffer.push({ mine });
    else this.store.hold(mine);
  }

  private onDisconnect(reason: string): void {
    this.round += 1;
    this.buffer = null;
    this.lost = this.lost || !this.store.whole;
    this.store.forgetHeld();
    this.outbox.setOpen(false);
    if (this.connection === 'ENDED' || this.connection === 'OUTDATED') return;
    this.become('OFFLINE');
    // socket.io does not come back by itself when the server closed the socket.
    if (reason === 'io server disconnect') setTimeout(() => this.socket.connect(), RETRY_MS);
  }

  private onConnectError(error: Error & { data?: { code?: string } }): void {
    if (error.data?.code === 'NO_SESSION' || error.data?.code === 'FOREIGN_ORIGIN') this.finish('ENDED');
    else {
      if (this.connection !== 'ENDED') this.become('OFFLINE');
      // A refusal in the handshake ends socket.io's own attempts, also one without a code (the database was away).
      if (error.data || this.socket.active === false)
        setTimeout(() => this.socket.connect(), RETRY_MS * (1 + Math.random() * 3));
    }
  }

  private onBye(window: number): void {
    this.socket.disconnect();
    this.become('OFFLINE');
    setTimeout(() => this.socket.connect(), Math.random() * window);
  }

  private finish(end: 'ENDED' | 'OUTDATED'): void {
    this.round += 1;
    this.outbox.setOpen(false);
    this.become(end);
    this.socket.disconnect();
  }

  private become(connection: Connection): void {
    if (connection === this.connection) return;
    this.connection = connection;
    for (const listener of this.listeners) listener();
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
