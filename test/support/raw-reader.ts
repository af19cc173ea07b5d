import type { Counters, Frame, Hello, Mine, Refusal, Welcome } from '@doi-thoai/shared';
import { PROTOCOL_VERSION } from '@doi-thoai/shared';
import type { Socket } from 'socket.io-client';
import type { Person } from './driver.js';

/** Anything that the server says by itself, as it came. */
export type Heard =
  | { frame: Frame }
  | { mine: Mine }
  | { counters: Counters }
  | { said: 'resync' | 'ended' | 'bye' | 'reload' };

export const FROM_NOTHING = { epoch: null, head: 0, hash8: '', audience: null } as const;

/** A socket that says what a test wants and keeps everything that it hears, in order. */
export class RawReader {
  readonly heard: Heard[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    socket.on('frame', (frame: Frame) => this.hear({ frame }));
    socket.on('mine', (mine: Mine) => this.hear({ mine }));
    socket.on('counters', (counters: Counters) => this.hear({ counters }));
    for (const said of ['resync', 'ended', 'bye', 'reload'] as const)
      socket.on(said, () => this.hear({ said }));
    socket.on('disconnect', () => this.tell());
  }

  /** Connected, and no word said. Rejects with the code of a refused handshake. */
  static async open(person: Person): Promise<RawReader> {
    const reader = new RawReader(person.socket());
    await new Promise<void>((resolve, reject) => {
      reader.socket.once('connect', resolve);
      reader.socket.once('connect_error', (error: Error & { data?: { code?: string } }) =>
        reject(new Error(error.data?.code ?? error.message)),
      );
      reader.socket.connect();
    });
    return reader;
  }

  /** Connected, and welcomed with nothing in hand. */
  static async joined(
    person: Person,
  ): Promise<{ reader: RawReader; welcome: Extract<Welcome, { ok: true }> }> {
    const reader = await RawReader.open(person);
    const welcome = await reader.hello(FROM_NOTHING);
    if (!welcome.ok) throw new Error(welcome.code);
    return { reader, welcome };
  }

  hello(message: Partial<Hello>): Promise<Welcome | Refusal> {
    return this.ask('hello', { protocolVersion: PROTOCOL_VERSION, ...FROM_NOTHING, ...message });
  }

  ask<T>(event: string, message: unknown): Promise<T> {
    return this.socket.timeout(15_000).emitWithAck(event, message) as Promise<T>;
  }

  get frames(): Frame[] {
    return this.heard.flatMap((one) => ('frame' in one ? [one.frame] : []));
  }

  says(word: string): boolean {
    return this.heard.some((one) => 'said' in one && one.said === word);
  }

  /** Waits until what was heard satisfies `ready`. */
  until(ready: () => boolean, what: string, ms = 5000): Promise<void> {
    if (ready()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (ready()) finish(resolve);
      };
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        this.waiting.delete(check);
        end();
      };
      const timer = setTimeout(() => finish(() => reject(new Error(`still waiting: ${what}`))), ms);
      this.waiting.add(check);
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  private hear(one: Heard): void {
    this.heard.push(one);
    this.tell();
  }

  private tell(): void {
    for (const check of [...this.waiting]) check();
  }
}
