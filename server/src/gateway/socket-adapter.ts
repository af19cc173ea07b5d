import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { FoldingServer } from './folding-socket.js';

/** Bytes of one message from a client; long texts fit, files do not. */
const MOST_BYTES = 64 * 1024;

/**
 * Socket settings (W7, W59). Nest's own connection hooks are left out: they would hang listeners
 * on every socket; the gateway registers its own three.
 */
export class SocketAdapter extends IoAdapter {
  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const settings: Partial<ServerOptions> = {
      ...options,
      serveClient: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MOST_BYTES,
      pingInterval: 20_000,
      pingTimeout: 15_000,
      connectTimeout: 20_000,
      wsEngine: FoldingServer,
    };
    return super.createIOServer(port, settings as ServerOptions);
  }

  override bindClientConnect(): void {
    // see above
  }
}
