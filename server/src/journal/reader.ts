import type { Id, WireEvent } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FeedEntry } from './feed.js';
import { hash8 } from './entry.js';
import { withoutWords } from './purge.js';

interface EntryRow {
  seq: string;
  at: string;
  audience: string;
  command: string;
  type: WireEvent['type'];
  body: string;
  has_content: boolean;
  bytes: Buffer | null;
  hash: string;
}

export interface StreamHead {
  epoch: string;
  head: number;
  hash8: string;
}

const PAGE = 500;

/** Reads the journal itself, for readers whom the ring cannot serve. */
@Injectable()
export class JournalReader {
  constructor(private readonly dataSource: DataSource) {}

  async head(streamId: Id): Promise<StreamHead | null> {
    const rows: { seq: string; hash: string; epoch: string }[] = await this.dataSource.query(
      `select seq, encode(hash, 'hex') as hash, epoch from stream_head, installation where stream_id = $1`,
      [streamId],
    );
    const row = rows[0];
    return row ? { epoch: row.epoch, head: Number(row.seq), hash8: hash8(row.hash) } : null;
  }

  /** First 8 hex digits of the chain at `seq`; null when there is no such entry. */
  async hashAt(streamId: Id, seq: number): Promise<string | null> {
    const rows: { hash: string }[] = await this.dataSource.query(
      `select encode(hash, 'hex') as hash from entry where stream_id = $1 and seq = $2`,
      [streamId, seq],
    );
    return rows[0] ? hash8(rows[0].hash) : null;
  }

  /** Entries in (from, to], in pages; purged content shows as null data. */
  async *entries(streamId: Id, from: number, to: number): AsyncGenerator<FeedEntry[]> {
    for (let at = from; at < to; at += PAGE) {
      const rows: EntryRow[] = await this.dataSource.query(
        `select seq, floor(extract(epoch from at) * 1000)::bigint as at, audience, command, type, body,
           content_hash is not null as has_content, bytes, encode(hash, 'hex') as hash
         from entry left join content using (stream_id, seq)
         where stream_id = $1 and seq > $2 and seq <= $3 order by seq`,
        [streamId, at, Math.min(to, at + PAGE)],
      );
      yield rows.map(feedEntry);
    }
  }
}

function feedEntry(row: EntryRow): FeedEntry {
  const event = { seq: Number(row.seq), at: Number(row.at), type: row.type, data: viewOf(row) } as WireEvent;
  const { command } = row;
  const audience = row.audience.split(',');
  return { seq: event.seq, audience, command, hash8: hash8(row.hash), event, heldAt: 0 };
}

/** The view again, from its two halves. Key order differs from the original; meaning does not. */
export function viewOf(row: Pick<EntryRow, 'type' | 'body' | 'has_content' | 'bytes'>): unknown {
  const body = JSON.parse(row.body) as object;
  if (!row.has_content) return body;
  if (row.bytes === null) return withoutWords(row.type, body);
  return { ...body, ...(JSON.parse(row.bytes.toString('utf8')) as object) };
}
