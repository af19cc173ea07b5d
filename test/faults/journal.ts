import type { Id } from '@doi-thoai/shared';
import pg from 'pg';

/** An entry as it lies in the database; hashes and salts in hex. */
export interface Entry {
  seq: number;
  atMs: number;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: string;
  type: string;
  body: string;
  contentHash: string | null;
  hash: string;
  salt: string | null;
  words: string | null;
}

/** What the database holds of one meeting, read in one transaction. */
export interface Stored {
  streamId: Id;
  head: { seq: number; hash: string };
  entries: Entry[];
  /** Answers by command id, with the transaction (batch) that wrote them. */
  answers: Map<Id, { answer: string; batch: number }>;
  submissions: { id: Id; summary: string }[];
  requests: Id[];
}

const ENTRIES = `select seq::int as seq, floor(extract(epoch from at) * 1000)::float8 as "atMs", command_id as "commandId",
    command, actor_id as "actorId", audience, type, body, encode(content_hash, 'hex') as "contentHash",
    encode(hash, 'hex') as hash, encode(salt, 'hex') as salt, convert_from(bytes, 'UTF8') as words
  from entry left join content using (stream_id, seq) where stream_id = $1 order by seq`;

export async function readStored(databaseUrl: string, streamId: Id): Promise<Stored> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // When the database goes in the middle, the query says so.
  client.on('error', () => undefined);
  await client.connect();
  const rows = async <R>(sql: string): Promise<R[]> => (await client.query(sql, [streamId])).rows as R[];
  try {
    await client.query('begin isolation level repeatable read read only');
    const [head] = await rows<Stored['head']>(
      `select seq::int as seq, encode(hash, 'hex') as hash from stream_head where stream_id = $1`,
    );
    if (!head) throw new Error('no such stream');
    const answers = await rows<{ id: Id; answer: string; batch: number }>(
      `select command_id as id, answer, xmin::text::float8 as batch from command_answer where stream_id = $1`,
    );
    const requests = await rows<{ id: Id }>('select id from speaker_request where meeting_id = $1');
    return {
      streamId,
      head,
      entries: await rows<Entry>(ENTRIES),
      answers: new Map(answers.map(({ id, answer, batch }) => [id, { answer, batch }])),
      submissions: await rows('select id, summary from submission where meeting_id = $1'),
      requests: requests.map((row) => row.id),
    };
  } finally {
    await client.end();
  }
}
