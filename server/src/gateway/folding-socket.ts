import type { Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { ServerOptions } from 'ws';

type Sent = (error?: Error) => void;

/** Bytes in a socket's buffer from which on a message counts as sent only when the system has taken it. */
const TRUSTED_BYTES = 16 * 1024;

/** Held back until this turn of the loop ends; one immediate for all of them. */
let held: { webSocket: FoldingWebSocket; socket: Socket }[] = [];

function letGo(): void {
  const now = held;
  held = [];
  for (const { webSocket, socket } of now) {
    webSocket.folding = false;
    socket.uncork();
  }
}

/**
 * What is said to a socket in one turn of the loop leaves in one write: an answer and the frame that goes with it
 * are one system call instead of two, and a full hall's load is made of system calls.
 */
class FoldingWebSocket extends WebSocket {
  folding = false;

  override send(data: Parameters<WebSocket['send']>[0], options?: object | Sent, sent?: Sent): void {
    const { _socket: socket } = this as unknown as { _socket?: Socket };
    const done = typeof options === 'function' ? (options as Sent) : sent;
    const how = typeof options === 'function' ? {} : (options ?? {});
    if (!socket || this.readyState !== WebSocket.OPEN || socket.writableLength > TRUSTED_BYTES) {
      return super.send(data, how, done);
    }
    this.hold(socket);
    super.send(data, how, (error) => {
      if (error) done?.(error);
    });
    // engine.io keeps the next message until it hears that this one is sent: nothing would be folded.
    done?.();
  }

  private hold(socket: Socket): void {
    if (this.folding) return;
    this.folding = true;
    if (held.length === 0) setImmediate(letGo);
    held.push({ webSocket: this, socket });
    socket.cork();
  }
}

/** For engine.io's `wsEngine`. */
export class FoldingServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, WebSocket: FoldingWebSocket });
  }
}
