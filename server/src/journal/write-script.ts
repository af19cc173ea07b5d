import type { ClientBase, Connection, Submittable } from 'pg';
import { COPY_BEGIN, COPY_END } from './copy-rows.js';
import type { CopyRows } from './copy-rows.js';

// A batch reaches PostgreSQL as one simple query with its COPY rows right behind it: no round trip between its
// statements, and rows instead of an array a column. A simple query of several statements is one
// transaction by itself (inside an open one it is part of that). When a statement fails PostgreSQL skips the rest of
// the query and ignores the rows that are still on their way.

/** A literal of a statement. */
export function literal(value: string): string {
  const quoted = value.replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** Statements and the rows of their COPY parts, in order. */
export class WriteScript {
  private readonly statements: string[] = [];
  private readonly rows: CopyRows[] = [];

  /** No parameters: values come as `literal`s. */
  statement(sql: string): void {
    this.statements.push(sql);
  }

  /** `into`: table and columns; no rows are nothing to do. When the script has succeeded, it has taken the rows. */
  copy(into: string, rows: CopyRows): void {
    if (rows.empty) return;
    this.statements.push(`copy ${into} from stdin (format binary)`);
    this.rows.push(rows);
  }

  /**
   * Resolves with the first column of the last row that a statement returned. After a failure the rows may still be on
   * their way, and their memory is nobody else's.
   */
  async run(client: ClientBase): Promise<string | null> {
    const value = await client.query(new ScriptQuery(this.statements.join(';\n'), this.rows)).done;
    for (const rows of this.rows) rows.giveBack();
    return value;
  }
}

class ScriptQuery implements Submittable {
  readonly done: Promise<string | null>;
  private resolve: (value: string | null) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  private value: string | null = null;

  constructor(
    private readonly sql: string,
    private readonly rows: readonly CopyRows[],
  ) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection: Connection): void {
    const { stream } = connection;
    stream.cork();
    connection.query(this.sql);
    for (const rows of this.rows) {
      stream.write(COPY_BEGIN);
      stream.write(rows.message());
      stream.write(COPY_END);
      (connection as Connection & { endCopyFrom(): void }).endCopyFrom();
    }
    stream.uncork();
  }

  handleCopyInResponse(): void {
    // The rows are on their way already.
  }

  handleRowDescription(): void {
    // One column, as text.
  }

  handleDataRow(message: { fields: readonly (Buffer | string | null)[] }): void {
    this.value = message.fields[0]?.toString() ?? null;
  }

  handleCommandComplete(): void {
    // The whole counts, not its parts.
  }

  handleEmptyQuery(): void {
    // Nothing to write is nothing wrong.
  }

  handleError(error: unknown): void {
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.resolve(this.value);
  }
}
