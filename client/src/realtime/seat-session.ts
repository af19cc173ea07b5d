import type { CommonSnapshot, Id, Instant } from '@doi-thoai/shared';
import { MeetingClient, type SocketLike } from '@doi-thoai/shared/client/meeting-client';
import type { Socket } from 'socket.io-client';
import { getJson } from './http';
import { keepOutbox, type KeptOutbox } from './outbox-storage';
import { openSocket } from './socket';

const CLOCK_EVERY_MS = 60_000;
const PROBE_MS = 3000;
const SAMPLES_AT_FIRST = 3;

/** One seat of this browser: its socket, state, outbox and clock, for as long as a screen shows it. */
export class SeatSession {
  readonly client: MeetingClient;
  readonly outbox: KeptOutbox;
  /** Server's clock minus this device's, in milliseconds; changes only when it was measured anew. */
  offset = 0;
  private readonly socket: Socket;
  private readonly offsetListeners = new Set<() => void>();
  private readonly cleanUps: (() => void)[] = [];

  constructor(
    readonly meetingId: Id,
    readonly participantId: Id,
  ) {
    this.socket = openSocket(participantId);
    this.outbox = keepOutbox(participantId);
    this.client = new MeetingClient({
      // socket.io-client types its listeners with `any[]`; what is used of it is the same.
      socket: this.socket as unknown as SocketLike,
      storage: this.outbox.storage,
      fetchSnapshot: (min) =>
        getJson<CommonSnapshot>(`api/meetings/${meetingId}/snapshot?min=${min}`, { seat: participantId }),
    });
  }

  readonly subscribeOffset = (listener: () => void): (() => void) => {
    this.offsetListeners.add(listener);
    return () => this.offsetListeners.delete(listener);
  };

  start(): void {
    const measure = setInterval(() => this.measureClock(), CLOCK_EVERY_MS);
    const awake = (): void => {
      if (document.visibilityState === 'visible') this.wake();
    };
    const online = (): void => this.wake();
    document.addEventListener('visibilitychange', awake);
    addEventListener('online', online);
    const unsubscribe = this.client.subscribe(() => this.onStatus());
    this.cleanUps.push(unsubscribe, () => {
      clearInterval(measure);
      document.removeEventListener('visibilitychange', awake);
      removeEventListener('online', online);
    });
    this.client.start();
  }

  stop(): void {
    for (const cleanUp of this.cleanUps.splice(0)) cleanUp();
    this.client.stop();
  }

  /** Asks the server for a sign of life; `alive` is called when it comes, and never when it does not. */
  reach(alive: () => void): void {
    if (this.socket.connected) this.socket.emit('clock', alive);
  }

  private onStatus(): void {
    if (this.client.status !== 'CONNECTED') return;
    this.refreshOffset();
    for (let n = 0; n < SAMPLES_AT_FIRST; n += 1) setTimeout(() => this.measureClock(), n * 400);
  }

  private measureClock(): void {
    if (!this.socket.connected) return;
    const sentAt = Date.now();
    this.socket.emit('clock', (serverNow: Instant) => {
      this.client.clock.sample(sentAt, serverNow, Date.now());
      this.refreshOffset();
    });
  }

  private refreshOffset(): void {
    const offset = Math.round(this.client.clock.now() - Date.now());
    // A few milliseconds are the measuring itself; nobody sees them and nothing is drawn again for them.
    if (Math.abs(offset - this.offset) < 20) return;
    this.offset = offset;
    for (const listener of this.offsetListeners) listener();
  }

  /** After a lock, or when the network is said to be back: try at once, and trust no socket that keeps silent. */
  private wake(): void {
    const { status } = this.client;
    if (status === 'ENDED' || status === 'OUTDATED') return;
    if (!this.socket.connected) {
      this.reconnect();
      return;
    }
    const dead = setTimeout(() => this.reconnect(), PROBE_MS);
    this.socket.emit('clock', () => clearTimeout(dead));
  }

  private reconnect(): void {
    // Takes a waiting attempt out of its pause.
    this.socket.disconnect();
    this.socket.connect();
  }
}
