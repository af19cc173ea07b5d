import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Every TCP connection of the server, so that it can end though somebody keeps one open: a browser that connected
 * ahead and never asked, a phone without network that answers no goodbye. Node's own list knows neither of sockets that
 * became WebSockets.
 */
export class OpenConnections {
  private readonly sockets = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
