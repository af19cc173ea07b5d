import type { EventType, Id } from '@doi-thoai/shared';
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
