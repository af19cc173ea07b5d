import type { EventType, Id, ReaderClass, SnapshotState, WireEvent } from '@doi-thoai/shared';
import { applyEvents, emptySnapshot, ROW_KEYS } from '@doi-thoai/shared';
import { forSharedFrame, sharedAudiences } from './audience.js';
import { viewOf } from './reader.js';
import type { ReadTransaction } from './snapshot-source.js';

/** What tells rows of a state: what one of these tells, no other does. What nobody makes papers of is left out. */
const TELLING: readonly (readonly EventType[])[] = [
  ['meeting.changed', 'meeting.state'],
  ['participants.changed'],
  ['participants.unit', 'participants.standIn', 'participants.standInRemoved'],
  ['submissions.changed'],
  ['collation.changed', 'collation.removed'],
  ['collection.changed', 'invitations.changed'],
  ['floor.request'],
  ['floor.turn', 'floor.spoken', 'floor.note'],
  ['responses.given'],
  ['commitments.changed', 'commitments.removed'],
  ['conclusions.changed', 'conclusions.removed', 'conclusions.state'],
];

/** Entries whose words are read at once. */
const PAGE = 500;

/**
 * What a class of readers had at an entry of the journal, part by part: the last word of each row up to it, through
 * the one reducer. Views are absolute, so what was told of a row before changes nothing. What was purged since, or may
 * be a secret, stays unsaid.
 */
export async function* asItStood(
  db: ReadTransaction,
  streamId: Id,
  seq: number,
  reader: ReaderClass,
): AsyncGenerator<Partial<SnapshotState>> {
  const last = await lastOfRows(db, { streamId, after: 0, upTo: seq, reader, types: TELLING.flat() });
  for (const types of TELLING) {
    const events = await eventsOf(
      db,
      streamId,
      types.flatMap((type) => last.get(type) ?? []),
    );
    if (types.includes('submissions.changed')) events.push(...(await withheld(db, streamId, seq, reader)));
    const state = applyEvents(emptySnapshot(), events, reader);
    const rows = ROW_KEYS.filter((key) => Object.keys(state[key]).length > 0);
    yield {
      ...(state.meeting && { meeting: state.meeting }),
      ...(Object.fromEntries(rows.map((key) => [key, state[key]])) as Partial<SnapshotState>),
    };
  }
}

/** What may be a secret is said nowhere any more, whatever was told of it before: of these the rows are of today. */
async function withheld(
  db: ReadTransaction,
  streamId: Id,
  after: number,
  reader: ReaderClass,
): Promise<WireEvent[]> {
  const types = ['submissions.changed'] as const;
  const last = await lastOfRows(db, { streamId, after, upTo: Number.MAX_SAFE_INTEGER, reader, types });
  const events = await eventsOf(db, streamId, last.get('submissions.changed') ?? []);
  return events.filter(({ type, data }) => {
    const kind = type === 'submissions.changed' ? data?.aside?.kind : undefined;
    return kind === 'SECRET_SUSPECT' || kind === 'PURGED';
  });
}

interface Wanted {
  streamId: Id;
  after: number;
  upTo: number;
  reader: ReaderClass;
  types: readonly EventType[];
}

/** Numbers of the entries that tell last of each row, by type; all of those that are about the whole meeting. */
async function lastOfRows(
  db: ReadTransaction,
  { streamId, after, upTo, reader, types }: Wanted,
): Promise<Map<EventType, number[]>> {
  const rows = await db.query<{ type: EventType; seqs: string[] }>(
    `select type, array_agg(seq) as seqs from
       (select type, max(seq) as seq from entry
        where stream_id = $1 and seq > $2 and seq <= $3 and type = any($4::text[])
          and string_to_array(audience, ',') && $5::text[]
        group by type, coalesce(body::jsonb ->> 'id', body::jsonb ->> 'turnId', seq::text)) last
     group by type`,
    [streamId, after, upTo, types, sharedAudiences(reader)],
  );
  return new Map(rows.map(({ type, seqs }) => [type, seqs.map(Number)]));
}

interface Row {
  seq: string;
  type: WireEvent['type'];
  body: string;
  has_content: boolean;
  bytes: Buffer | null;
}

async function eventsOf(db: ReadTransaction, streamId: Id, numbers: readonly number[]): Promise<WireEvent[]> {
  const seqs = [...numbers].sort((a, b) => a - b);
  const events: WireEvent[] = [];
  for (let at = 0; at < seqs.length; at += PAGE) {
    const rows = await db.query<Row>(
      `select seq, type, body, content_hash is not null as has_content, bytes
       from entry left join content using (stream_id, seq)
       where stream_id = $1 and seq = any($2::bigint[]) order by seq`,
      [streamId, seqs.slice(at, at + PAGE)],
    );
    for (const row of rows) events.push(await eventOf(db, streamId, row));
  }
  return events;
}

async function eventOf(db: ReadTransaction, streamId: Id, row: Row): Promise<WireEvent> {
  const purged = row.has_content && row.bytes === null;
  const data = purged ? await leftOf(db, streamId, row) : viewOf(row);
  return forSharedFrame({ seq: Number(row.seq), at: 0, type: row.type, data } as WireEvent);
}

/** The row as it was, with the words that a purge left of it: it is counted, and says nothing more. */
async function leftOf(db: ReadTransaction, streamId: Id, { seq, type, body }: Row): Promise<unknown> {
  const rest = JSON.parse(body) as { id?: string };
  const [left] = await db.query<{ bytes: Buffer }>(
    `select bytes from entry join content using (stream_id, seq)
     where stream_id = $1 and type = $2 and seq > $3 and body::jsonb ->> 'id' = $4 order by seq desc limit 1`,
    [streamId, type, seq, rest.id],
  );
  return left ? { ...(JSON.parse(left.bytes.toString('utf8')) as object), ...rest } : null;
}
