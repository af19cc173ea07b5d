import type { Id } from '@doi-thoai/shared';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { hash8 } from './entry.js';
import { failpoint } from './failpoints.js';
import type { ReadTransaction } from './snapshot-source.js';

/** Where the journal stood when the read began. */
export interface ReadHead {
  epoch: string;
  head: number;
  hash8: string;
  /** The chain's hash at `head`, in hex. */
  hash: string;
  /** Database time of the read, milliseconds. */
  now: number;
}

interface HeadRow {
  seq: string;
  hash: string;
  epoch: string;
  now: string;
}

/** One REPEATABLE READ, read only transaction, the head first. Null: no such stream. */
export async function readAtHead<T>(
  dataSource: DataSource,
  streamId: Id,
  work: (db: ReadTransaction, head: ReadHead) => Promise<T>,
): Promise<T | null> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    await client.query('begin isolation level repeatable read read only');
    const result = await readIn(client, streamId, work);
    await client.query('commit');
    return result;
  } catch (error) {
    await runner.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await runner.release().catch(() => undefined);
  }
}

async function readIn<T>(
  client: PoolClient,
  streamId: Id,
  work: (db: ReadTransaction, head: ReadHead) => Promise<T>,
): Promise<T | null> {
  const { rows } = await client.query<HeadRow>(
    `select seq, encode(hash, 'hex') as hash, epoch, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now
     from stream_head, installation where stream_id = $1`,
    [streamId],
  );
  const row = rows[0];
  if (!row) return null;
  failpoint('during-snapshot');
  const db: ReadTransaction = {
    query: async <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> => {
      const answer = await client.query(sql, [...parameters]);
      return answer.rows as R[];
    },
  };
  const { epoch, hash } = row;
  return work(db, {
    epoch,
    head: Number(row.seq),
    hash8: hash8(hash),
    hash: hash,
    now: Number(row.now),
  });
}

/** Where the journal stood at one of its entries. */
export async function headAt(
  db: ReadTransaction,
  streamId: Id,
  seq: number,
): Promise<Omit<ReadHead, 'epoch'>> {
  const [row] = await db.query<{ hash: string; now: string }>(
    `select encode(hash, 'hex') as hash, floor(extract(epoch from at) * 1000)::bigint as now
     from entry where stream_id = $1 and seq = $2`,
    [streamId, seq],
  );
  if (!row) throw new Error('no such entry');
  return { head: seq, hash8: hash8(row.hash), hash: row.hash, now: Number(row.now) };
}
