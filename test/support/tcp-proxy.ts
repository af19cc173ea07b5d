import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What the network does to one phone. */
export type Weather = 'clear' | 'slow' | 'blackHole' | 'down';

/** A network of one's own between a client and the server, which can be slow, silent or down. */
export class TcpProxy {
  private weather: Weather = 'clear';
  private readonly pairs = new Set<{ near: Socket; far: Socket }>();
  /** How often a connection was cut or came to nothing: the count that proves a test bit. */
  faults = 0;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {}

  static async open(targetUrl: string): Promise<TcpProxy> {
    const server = createServer({ pauseOnConnect: true });
    const proxy = new TcpProxy(server, Number(new URL(targetUrl).port));
    server.on('connection', (near) => proxy.accept(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** `blackHole` swallows what is sent and says nothing; `down` refuses and cuts; `slow` delays each piece. */
  become(weather: Weather): void {
    // What was swallowed is gone: a connection that lost bytes cannot go on.
    if (this.weather === 'blackHole' || weather === 'down') this.cut();
    this.weather = weather;
  }

  cut(): void {
    for (const pair of this.pairs) {
      this.faults += 1;
      pair.near.destroy();
      pair.far.destroy();
    }
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket): void {
    if (this.weather === 'down') {
      this.faults += 1;
      near.destroy();
      return;
    }
    const far = connect(this.targetPort, '127.0.0.1');
    const pair = { near, far };
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    this.pipe(near, far);
    this.pipe(far, near);
    near.resume();
  }

  private pipe(from: Socket, to: Socket): void {
    // One after the other: a late piece must not overtake the one before.
    let last = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      if (this.weather === 'blackHole') {
        this.faults += 1;
        return;
      }
      const wait = this.weather === 'slow' ? 20 + Math.random() * 60 : 0;
      last = last
        .then(() => (wait === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, wait))))
        .then(() => void (to.destroyed || to.write(piece)));
    });
  }
}
