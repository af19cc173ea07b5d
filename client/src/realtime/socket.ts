import type { Id } from '@doi-thoai/shared';
import { io, WebSocket, type Socket } from 'socket.io-client';

const FAILURES_BEFORE_POLLING = 2;

/**
 * The socket of one seat. Websocket first; a proxy that does not let it through is got around by polling after
 * two failures. Attempts spread out at random, so that a hall that comes back at once does not come as one.
 */
export function openSocket(seat: Id): Socket {
  const socket = io({
    auth: { seat },
    withCredentials: true,
    transports: [WebSocket],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.7,
    timeout: 12_000,
  });
  let failures = 0;
  socket.on('connect', () => {
    failures = 0;
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    // With data the server was reached and said no.
    if (error.data !== undefined) return;
    failures += 1;
    if (failures >= FAILURES_BEFORE_POLLING) void allowPolling(socket);
  });
  return socket;
}

async function allowPolling(socket: Socket): Promise<void> {
  try {
    const { XHR } = await import('./polling');
    socket.io.opts.transports = [XHR, WebSocket];
  } catch {
    // The network is away altogether; the next failure asks again.
  }
}
