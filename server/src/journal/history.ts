import type { CommandName, EventType, Id, Instant } from '@doi-thoai/shared';
import type { ReadTransaction } from './snapshot-source.js';

/** What the entries of one type held beside their words, oldest first. For papers, which tell how it went. */
export async function bodiesOf(
  db: ReadTransaction,
  streamId: Id,
  type: EventType,
): Promise<Record<string, unknown>[]> {
  const rows = await db.query<{ body: string }>(
    'select body from entry where stream_id = $1 and type = $2 order by seq',
    [streamId, type],
  );
  return rows.map((row) => JSON.parse(row.body) as Record<string, unknown>);
}

/** The same with the time of each entry. */
export async function timedBodiesOf(
  db: ReadTransaction,
  streamId: Id,
  type: EventType,
): Promise<{ at: Instant; body: Record<string, unknown> }[]> {
  const rows = await db.query<{ at: number; body: string }>(
    `select round(extract(epoch from at) * 1000)::float8 as at, body from entry
     where stream_id = $1 and type = $2 order by seq`,
    [streamId, type],
  );
  return rows.map(({ at, body }) => ({ at, body: JSON.parse(body) as Record<string, unknown> }));
}

/** What came in by these commands, oldest first: an order that nothing which happens later can change. */
export async function arrivalsOf(
  db: ReadTransaction,
  streamId: Id,
  type: EventType,
  commands: readonly CommandName[],
): Promise<Id[]> {
  const rows = await db.query<{ id: Id }>(
    `select body::jsonb ->> 'id' as id from entry
     where stream_id = $1 and type = $2 and command = any($3::text[]) order by seq`,
    [streamId, type, commands],
  );
  return rows.map(({ id }) => id);
}

/**
 * The last that entries of one type told of each row before a command of this name was done last; null when it never
 * was. For papers that tell how something was at that moment, whatever changed since.
 */
export async function lastBodiesBefore(
  db: ReadTransaction,
  streamId: Id,
  type: EventType,
  command: CommandName,
): Promise<Record<string, unknown>[] | null> {
  const [mark] = await db.query<{ seq: string | null }>(
    'select max(seq) as seq from entry where stream_id = $1 and command = $2',
    [streamId, command],
  );
  if (!mark?.seq) return null;
  const rows = await db.query<{ body: string }>(
    `select distinct on (body::jsonb ->> 'id') body from entry
     where stream_id = $1 and type = $2 and seq < $3 order by body::jsonb ->> 'id', seq desc`,
    [streamId, type, mark.seq],
  );
  return rows.map((row) => JSON.parse(row.body) as Record<string, unknown>);
}
