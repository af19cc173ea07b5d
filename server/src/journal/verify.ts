import type { Id } from '@doi-thoai/shared';
import { chainHash, contentHash, genesis } from './entry.js';

/** Rows of a parameterised statement, in one snapshot if the journal is being written meanwhile. */
export type Rows = <R>(sql: string, parameters: readonly unknown[]) => Promise<R[]>;

/** What somebody outside knows of the chain, such as the head printed in the minutes; hash in hex. */
export interface KnownHead {
  seq: number;
  hash: string;
}

/** What is wrong with the first bad entry. */
export type Flaw = 'missing' | 'entry' | 'content' | 'beyond the head';

export type Verdict =
  | { ok: true; head: KnownHead; purged: number }
  /** `seq`: number of the first entry that is not as it was written. */
  | { ok: false; seq: number; flaw: Flaw };

interface Row {
  seq: string;
  at: string;
  whole: boolean;
  command_id: Id;
  command: string;
  actor_id: Id | null;
  audience: string;
  type: string;
  body: string;
  content_hash: string | null;
  hash: string;
  salt: string | null;
  bytes: Buffer | null;
}

const PAGE = 1000;
const ENTRIES = `select seq, floor(extract(epoch from at) * 1000)::bigint as at,
    extract(epoch from at) * 1000 = floor(extract(epoch from at) * 1000) as whole, command_id, command, actor_id, audience,
    type, body, encode(content_hash, 'hex') as content_hash, encode(hash, 'hex') as hash, encode(salt, 'hex') as salt, bytes
  from entry left join content using (stream_id, seq)
  where stream_id = $1 and seq > $2 order by seq limit ${PAGE}`;

/**
 * Walks a stream's chain from its beginning and finds the first entry that is not as it was written. Whoever can
 * rewrite the whole chain with its head is found only by a head that is known from outside.
 *
 * @throws when there is no such stream
 */
export async function verifyStream(rows: Rows, streamId: Id, known?: KnownHead): Promise<Verdict> {
  const [stored] = await rows<{ seq: string; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from stream_head where stream_id = $1`,
    [streamId],
  );
  if (!stored) throw new Error('no such stream');
  const walk = new Walk(streamId);
  for (;;) {
    const page = await rows<Row>(ENTRIES, [streamId, walk.seq]);
    for (const row of page) {
      const flaw = walk.step(row);
      if (flaw) return { ok: false, seq: walk.seq + 1, flaw };
      if (known?.seq === walk.seq && known.hash !== walk.hash)
        return { ok: false, seq: walk.seq, flaw: 'entry' };
    }
    if (page.length < PAGE) break;
  }
  const last = Math.max(Number(stored.seq), known?.seq ?? 0);
  if (walk.seq < last) return { ok: false, seq: walk.seq + 1, flaw: 'missing' };
  if (walk.seq > Number(stored.seq))
    return { ok: false, seq: Number(stored.seq) + 1, flaw: 'beyond the head' };
  if (walk.hash !== stored.hash) return { ok: false, seq: walk.seq, flaw: 'entry' };
  const untold = walk.gone.find((seq) => !walk.told.has(seq));
  if (untold !== undefined) return { ok: false, seq: untold, flaw: 'content' };
  return { ok: true, head: { seq: walk.seq, hash: walk.hash }, purged: walk.gone.length };
}

/** The chain up to an entry. */
class Walk {
  seq = 0;
  hash: string;
  /** Entries whose words are gone, and those of which a purge says so: words never leave in silence (W35). */
  readonly gone: number[] = [];
  readonly told = new Set<number>();

  constructor(private readonly streamId: Id) {
    this.hash = genesis(streamId);
  }

  step(row: Row): Flaw | null {
    if (Number(row.seq) !== this.seq + 1) return 'missing';
    const hash = chainHash(this.hash, {
      streamId: this.streamId,
      seq: Number(row.seq),
      atMs: Number(row.at),
      commandId: row.command_id,
      command: row.command,
      actorId: row.actor_id,
      audience: [row.audience],
      type: row.type,
      body: row.body,
      contentHash: row.content_hash,
    });
    if (hash !== row.hash || !row.whole) return 'entry';
    if (!this.isContentRight(row)) return 'content';
    if (row.type === 'content.purged') for (const seq of purgedBy(row.body)) this.told.add(seq);
    this.seq += 1;
    this.hash = hash;
    return null;
  }

  /** Purged content is gone as a whole, salt and words. */
  private isContentRight({ seq, content_hash, salt, bytes }: Row): boolean {
    if (salt === null || bytes === null) {
      if (content_hash !== null) this.gone.push(Number(seq));
      return salt === null && bytes === null;
    }
    return content_hash !== null && contentHash(salt, bytes.toString('utf8')) === content_hash;
  }
}

function purgedBy(body: string): readonly number[] {
  const { seqs } = JSON.parse(body) as { seqs?: number[] };
  return seqs ?? [];
}
