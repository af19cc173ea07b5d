import type { ClientBase, Connection, Submittable } from 'pg';

// The driver knows the messages of COPY, but offers no way to send or receive its rows. These are the two queries that
// do; the driver calls the `handle…` methods.

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

abstract class CopyQuery implements Submittable {
  readonly done: Promise<void>;
  protected resolve: () => void = () => undefined;
  protected reject: (error: unknown) => void = () => undefined;
  private error: unknown;

  constructor(private readonly sql: string) {
    this.done = new Promise<void>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleError(error: unknown): void {
    this.error = error;
    this.reject(error);
  }

  handleCommandComplete(): void {
    // The row count comes with it; our own counts are compared instead.
  }

  handleReadyForQuery(): void {
    if (this.error === undefined) this.resolve();
  }
}

class CopyOut extends CopyQuery {
  private waiting = false;

  constructor(
    sql: string,
    private readonly take: (chunk: Buffer) => Promise<void> | undefined,
  ) {
    super(sql);
  }

  handleCopyData(message: { chunk: Buffer }, connection: Connection): void {
    const full = this.take(Buffer.from(message.chunk)); // a copy: the driver uses its memory again
    if (!full || this.waiting) return;
    this.waiting = true;
    connection.stream.pause(); // PostgreSQL waits while the file is slower
    void full.then(
      () => {
        this.waiting = false;
        connection.stream.resume();
      },
      (error: unknown) => {
        this.handleError(error);
        connection.stream.destroy();
      },
    );
  }
}

class CopyIn extends CopyQuery {
  constructor(
    sql: string,
    private readonly rows: AsyncIterable<Buffer>,
  ) {
    super(sql);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.send(connection).catch((error: unknown) => connection.sendCopyFail((error as Error).message));
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const row of this.rows) {
      connection.sendCopyFromChunk(row);
      if (connection.stream.writableNeedDrain) {
        await new Promise<void>((resolve) => connection.stream.once('drain', () => resolve()));
      }
    }
    connection.endCopyFrom();
  }
}

/**
 * Runs `COPY … TO STDOUT`; `take` gets each row with its line end, and may return a promise for when it can take more.
 */
export function copyOut(
  client: ClientBase,
  sql: string,
  take: (row: Buffer) => Promise<void> | undefined,
): Promise<void> {
  return client.query(new CopyOut(sql, take)).done;
}

/** Runs `COPY … FROM STDIN` with these bytes (whole rows or parts of them). */
export function copyIn(client: ClientBase, sql: string, rows: AsyncIterable<Buffer>): Promise<void> {
  return client.query(new CopyIn(sql, rows)).done;
}
