import type { ClientBase, Connection, Submittable } from 'pg';

// A batch reaches PostgreSQL as one simple query with its COPY rows right behind it: no round trip between its
// statements, and one text a table instead of an array a column. A simple query of several statements is one
// transaction by itself (inside an open one it is part of that). When a statement fails PostgreSQL skips the rest of
// the query and ignores the rows that are still on their way.

const COPY_DATA = 0x64;
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text as a field of a COPY row. */
export function copyText(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : value;
}

/** A field that may be null; of values that need no escaping (ids, closed lists). */
export function copyPlain(value: string | null): string {
  return value ?? '\\N';
}

/** Bytes given in hex. */
export function copyHex(hex: string | null): string {
  return hex === null ? '\\N' : `\\\\x${hex}`;
}

/** A literal of a statement. */
export function literal(value: string): string {
  const quoted = value.replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** Statements and the rows of their COPY parts, in order. */
export class WriteScript {
  private readonly statements: string[] = [];
  private readonly rows: (readonly Buffer[])[] = [];

  /** No parameters: values come as `literal`s. */
  statement(sql: string): void {
    this.statements.push(sql);
  }

  /** `into`: table and columns. */
  copy(into: string, rows: readonly Buffer[]): void {
    this.statements.push(`copy ${into} from stdin`);
    this.rows.push(rows);
  }

  /** Resolves with the first column of the last row that a statement returned. */
  run(client: ClientBase): Promise<string | null> {
    return client.query(new ScriptQuery(this.statements.join(';\n'), this.rows)).done;
  }
}

class ScriptQuery implements Submittable {
  readonly done: Promise<string | null>;
  private resolve: (value: string | null) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  private value: string | null = null;

  constructor(
    private readonly sql: string,
    private readonly rows: readonly (readonly Buffer[])[],
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
      for (const message of rows) stream.write(message);
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

/** Rows, each with its line end, as a CopyData message; the driver's own way would copy the bytes once more. */
export function copyData(rows: string): Buffer {
  const length = Buffer.byteLength(rows);
  const message = Buffer.allocUnsafe(length + 5);
  message[0] = COPY_DATA;
  message.writeUInt32BE(length + 4, 1);
  message.write(rows, 5, 'utf8');
  return message;
}
