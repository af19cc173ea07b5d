import { PROTOCOL_VERSION } from '@doi-thoai/shared';
import { randomFillSync } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

// A web socket that speaks just enough of RFC 6455, engine.io 4 and socket.io 5 for a hello and commands, on a bare TCP
// socket: what the load costs is taken from the server of a small machine. Frames are masked with a mask of their own,
// as a phone's are; everything that is no acknowledgement is counted and dropped unread.

const TEXT = 0x81;
const MASKED = 0x80;
const SIGN = {
  open: 0x30,
  ping: 0x32,
  message: 0x34,
  connected: 0x30,
  ack: 0x33,
  refused: 0x34,
  bracket: 0x5b,
};
const UPGRADE_KEY = 'ZG9pLXRob2FpLWJlbmNoIQ==';
const HEAD_END = '\r\n\r\n';

/** One for all: what is read is looked at before anything else is read. */
const READ = Buffer.allocUnsafe(65_536);
const MASKS = randomFillSync(Buffer.allocUnsafe(4096));
let masksUsed = 0;

/** A text as one masked frame. */
function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const at = length < 126 ? 6 : 8;
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = TEXT;
  if (length < 126) frame[1] = MASKED | length;
  else {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  }
  masksUsed = (masksUsed + 4) % MASKS.length;
  MASKS.copy(frame, at - 4, masksUsed, masksUsed + 4);
  frame.write(text, at);
  for (let i = 0; i < length; i += 1) {
    frame[at + i] = (frame[at + i] ?? 0) ^ (MASKS[masksUsed + (i & 3)] ?? 0);
  }
  return frame;
}

export class RawSocket {
  private socket: Socket | null = null;
  /** The beginning of a frame whose end has not come yet. */
  private rest: Buffer | null = null;
  private upgraded = false;
  private nextAck = 0;
  private waiting: ((answer: Buffer) => void) | null = null;
  private opened: () => void = () => undefined;
  private failed: (error: Error) => void = () => undefined;
  received = 0;

  constructor(
    private readonly url: string,
    private readonly seat: { participantId: string; cookie: string },
  ) {}

  /** Connected, authorised, and (product) joined by a hello. */
  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.opened = resolve;
      this.failed = reject;
      this.dial();
    });
    const hello = { protocolVersion: PROTOCOL_VERSION, epoch: null, head: 0, hash8: '' };
    const answer = await this.ask('hello', JSON.stringify(hello));
    if (!answer.includes('"ok":true')) throw new Error(`hello was refused: ${answer.toString()}`);
  }

  private dial(): void {
    const { hostname, port, host } = new URL(this.url);
    const callback = (size: number, bytes: Uint8Array): boolean => {
      this.onBytes(Buffer.from(bytes.buffer, bytes.byteOffset, size));
      return true;
    };
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: { buffer: READ, callback },
    });
    this.socket = socket;
    socket.on('error', (error) => this.failed(error));
    socket.on('close', () => this.failed(new Error('the connection was closed')));
    const head = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${UPGRADE_KEY}`,
      `Cookie: ${this.seat.cookie}`,
    ];
    socket.write(head.join('\r\n') + HEAD_END);
  }

  private onBytes(fresh: Buffer): void {
    let bytes = this.rest ? Buffer.concat([this.rest, fresh]) : fresh;
    this.rest = null;
    if (!this.upgraded) {
      const end = bytes.indexOf(HEAD_END);
      if (end >= 0 && !bytes.includes(' 101 ')) this.failed(new Error(bytes.toString('latin1', 0, end)));
      this.upgraded = end >= 0;
      bytes = this.upgraded ? bytes.subarray(end + HEAD_END.length) : bytes;
    }
    const used = this.upgraded ? this.onFrames(bytes) : 0;
    if (used < bytes.length) this.rest = Buffer.from(bytes.subarray(used));
  }

  /** Whole frames from the server, which are never masked; returns how many bytes they were. */
  private onFrames(bytes: Buffer): number {
    let at = 0;
    while (at + 2 <= bytes.length) {
      let length = (bytes[at + 1] ?? 0) & 0x7f;
      let from = at + 2;
      if (length >= 126) {
        const wide = length === 126 ? 2 : 6;
        from += length === 126 ? 2 : 8;
        if (from > bytes.length) break;
        length = bytes.readUIntBE(from - wide, wide);
      }
      if (from + length > bytes.length) break;
      this.onMessage(bytes.subarray(from, from + length));
      at = from + length;
    }
    return at;
  }

  private onMessage(message: Buffer): void {
    this.received += 1;
    const [kind, packet] = message;
    if (kind === SIGN.ping) this.socket?.write(frameOf('3'));
    else if (kind === SIGN.open) {
      this.socket?.write(frameOf(`40${JSON.stringify({ seat: this.seat.participantId })}`));
    } else if (kind !== SIGN.message) return;
    else if (packet === SIGN.ack) this.onAck(message);
    else if (packet === SIGN.connected) this.opened();
    else if (packet === SIGN.refused) this.failed(new Error(message.toString()));
  }

  private onAck(message: Buffer): void {
    const bracket = message.indexOf(SIGN.bracket);
    if (Number(message.toString('latin1', 2, bracket)) !== this.nextAck)
      throw new Error('a foreign acknowledgement');
    const { waiting } = this;
    this.waiting = null;
    waiting?.(message.subarray(bracket));
  }

  /** Sends a message (JSON) and resolves with its acknowledgement, good until the next read; one at a time. */
  ask(event: string, message: string): Promise<Buffer> {
    this.nextAck += 1;
    return new Promise((resolve, reject) => {
      this.waiting = resolve;
      this.failed = reject;
      this.socket?.write(frameOf(`42${this.nextAck}["${event}",${message}]`));
    });
  }

  close(): void {
    this.socket?.destroy();
  }
}
