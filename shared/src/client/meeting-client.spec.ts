import { MeetingClient } from './meeting-client.js';
import type { SocketLike } from './meeting-client.js';

/** A socket that is told what happens to it. */
class FakeSocket implements SocketLike {
  connected = false;
  active = true;
  attempts = 0;
  private readonly listeners = new Map<string, (...args: never[]) => void>();

  on(event: string, listener: (...args: never[]) => void): void {
    this.listeners.set(event, listener);
  }

  off(event: string): void {
    this.listeners.delete(event);
  }

  emit(): void {}

  connect(): void {
    this.attempts += 1;
  }

  disconnect(): void {}

  refuse(error: Error): void {
    this.active = false;
    this.listeners.get('connect_error')?.(error as never);
  }
}

function startedOn(socket: FakeSocket): MeetingClient {
  const client = new MeetingClient({ socket, fetchSnapshot: () => Promise.reject(new Error('not here')) });
  client.start();
  return client;
}

describe('a phone comes back by itself', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('also after a handshake that was refused without a code, as when the database was away', () => {
    const socket = new FakeSocket();
    const client = startedOn(socket);
    socket.refuse(new Error('the database is away'));
    expect(client.status).toBe('OFFLINE');
    jest.advanceTimersByTime(5000);
    expect(socket.attempts).toBe(2);
    client.stop();
  });

  it('but not when the seat is no longer its own', () => {
    const socket = new FakeSocket();
    const client = startedOn(socket);
    socket.refuse(Object.assign(new Error('refused'), { data: { code: 'NO_SESSION' } }));
    jest.advanceTimersByTime(60_000);
    expect(client.status).toBe('ENDED');
    expect(socket.attempts).toBe(1);
  });
});
