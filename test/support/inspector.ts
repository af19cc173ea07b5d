import type { EventType, Id, Role, SnapshotState, WireEvent } from '@doi-thoai/shared';
import { LIMITS, applyEvents, clipText, emptySnapshot, readerClassOf } from '@doi-thoai/shared';
import { createHash } from 'node:crypto';
import pg from 'pg';

/** A row of the journal as it lies in the database, read past the server. */
export interface JournalRow {
  streamId: Id;
  seq: number;
  at: number;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: string[];
  type: EventType;
  body: string;
  contentHash: string | null;
  salt: string | null;
  words: string | null;
  hash: string;
}

const ROWS = `select stream_id as "streamId", seq::float8 as seq, round(extract(epoch from at) * 1000)::float8 as at,
    command_id as "commandId", command, actor_id as "actorId", string_to_array(audience, ',') as audience, type, body,
    encode(content_hash, 'hex') as "contentHash", encode(salt, 'hex') as salt, convert_from(bytes, 'UTF8') as words,
    encode(hash, 'hex') as hash
  from entry left join content using (stream_id, seq) where stream_id = $1 order by seq`;

/** One connection to the database of a test server, for looking past it. */
export class Inspector {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<Inspector> {
    const client = new pg.Client({ connectionString: databaseUrl });
    // A test may end all connections of the database; the next look opens another one.
    client.on('error', () => undefined);
    await client.connect();
    return new Inspector(client);
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(sql, values)).rows;
  }

  journal(streamId: Id): Promise<JournalRow[]> {
    return this.rows<JournalRow>(ROWS, [streamId]);
  }

  async head(streamId: Id): Promise<{ seq: number; hash: string }> {
    const sql = `select seq::float8 as seq, encode(hash, 'hex') as hash from stream_head where stream_id = $1`;
    const [row] = await this.rows<{ seq: number; hash: string }>(sql, [streamId]);
    if (!row) throw new Error('no such stream');
    return row;
  }

  /** One number of one statement. */
  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string }>(sql, values);
    return Number(row?.n);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Who reads: as the roster has them at the end. */
export interface Reading {
  participantId: Id;
  role: Role;
  unitId: Id | null;
}

/** W31 once more, written without the server's own table of audiences. */
function audiencesOf({ participantId, role, unitId }: Reading): { shared: string[]; personal: string[] } {
  const own: Partial<Record<Role, string>> = {
    CHAIR: 'chair',
    CO_CHAIR: 'chair',
    SECRETARY: 'desk',
    ORGANISER: 'desk',
    SCREEN: 'screen',
  };
  const shared = ['everyone', own[role] ?? 'everyone'];
  const personal = [`participant:${participantId}`];
  if (role === 'UNIT_FOCAL' && unitId !== null) personal.push(`unit:${unitId}`);
  if (role === 'RESPONDER') personal.push('responders');
  if (role === 'CLERK') personal.push('clerks');
  if (role === 'RESPONDER' && unitId !== null) personal.push(`responder:${unitId}`);
  return { shared, personal };
}

function viewOf(row: JournalRow): unknown {
  const body = JSON.parse(row.body) as object;
  if (row.contentHash === null) return body;
  return row.words === null ? null : { ...body, ...(JSON.parse(row.words) as object) };
}

/** W44: what goes to a whole class carries the beginning of a long text. */
function clipped(event: WireEvent): WireEvent {
  if (event.type !== 'submissions.changed' || event.data === null) return event;
  const cut = clipText(event.data.text, LIMITS.rowText);
  return cut.clipped ? { ...event, data: { ...event.data, ...cut } } : event;
}

/** The entries that a reader gets, as events. */
export function eventsFor(rows: readonly JournalRow[], reading: Reading): WireEvent[] {
  const { shared, personal } = audiencesOf(reading);
  return rows.flatMap((row) => {
    const inClass = row.audience.some((one) => shared.includes(one));
    if (!inClass && !row.audience.some((one) => personal.includes(one))) return [];
    const event = { seq: row.seq, at: row.at, type: row.type, data: viewOf(row) } as WireEvent;
    return [inClass ? clipped(event) : event];
  });
}

/** What a reader knows who followed everything up to `head`. */
export function replay(rows: readonly JournalRow[], reading: Reading, head: number): SnapshotState {
  const events = eventsFor(
    rows.filter((row) => row.seq <= head),
    reading,
  );
  return applyEvents(emptySnapshot(), events, readerClassOf(reading.role));
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The number of the first entry whose hash is not what W32 and W33 say; null when the chain is whole. */
export function firstBroken(streamId: Id, rows: readonly JournalRow[]): number | null {
  let previous = sha256(streamId);
  for (const [index, row] of rows.entries()) {
    const lines = [previous, streamId, row.seq, row.at, row.commandId, row.command, row.actorId ?? ''];
    const rest = [row.audience.join(','), row.type, row.contentHash ?? '', row.body];
    const words = row.words === null ? row.contentHash : sha256(`${row.salt}${row.words}`);
    if (row.seq !== index + 1 || words !== row.contentHash) return row.seq;
    previous = sha256([...lines, ...rest].join('\n'));
    if (previous !== row.hash) return row.seq;
  }
  return null;
}
