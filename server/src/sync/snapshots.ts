import type { CommonSnapshot, Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Reader } from '../journal/audience.js';
import { hash8 } from '../journal/entry.js';
import { failpoint } from '../journal/failpoints.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { CounterReader } from './counters.js';

export const SNAPSHOT_SOURCES = Symbol('SnapshotSources');

const compress = promisify(gzip);
const FRESH_MS = 500;

/** A common part, ready to be sent. */
export interface PackedSnapshot {
  head: number;
  json: Buffer;
  gzipped: Buffer;
  madeAt: number;
}

export interface PersonalSnapshot {
  head: number;
  epoch: string;
  state: SnapshotState;
}

interface HeadRow {
  seq: string;
  hash: Buffer;
  epoch: string;
}

/** Reads snapshots from tables, each part in one REPEATABLE READ transaction, the head first. */
@Injectable()
export class Snapshots {
  private readonly packed = new Map<string, PackedSnapshot>();
  private readonly making = new Map<string, Promise<PackedSnapshot | null>>();
  private readonly joining = new Map<Id, { readers: Reader[]; result: Promise<Map<Id, PersonalSnapshot>> }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: CounterReader,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** The common part of a reader class at a head of at least `min`; up to 500 ms old. Null: no such meeting. */
  async common(streamId: Id, reader: ReaderClass, min: number): Promise<PackedSnapshot | null> {
    const key = `${streamId}/${reader}`;
    const held = this.packed.get(key);
    if (held && held.head >= min && performance.now() - held.madeAt < FRESH_MS) return held;
    let making = this.making.get(key);
    if (!making) {
      making = this.make(key, streamId, reader).finally(() => this.making.delete(key));
      this.making.set(key, making);
    }
    const made = await making;
    // A read that began before the caller's head may be too old for it: then once more.
    return made === null || made.head >= min ? made : this.common(streamId, reader, min);
  }

  /** The personal part; all who ask in the same tick are read together. */
  async personal(streamId: Id, reader: Reader): Promise<PersonalSnapshot> {
    let group = this.joining.get(streamId);
    if (!group) {
      const readers: Reader[] = [];
      const result = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        this.joining.delete(streamId);
        return this.readPersonal(streamId, readers);
      });
      group = { readers, result };
      this.joining.set(streamId, group);
    }
    group.readers.push(reader);
    const all = await group.result;
    const own = all.get(reader.participantId);
    if (!own) throw new Error('a personal snapshot is missing');
    return own;
  }

  private async make(key: string, streamId: Id, reader: ReaderClass): Promise<PackedSnapshot | null> {
    const madeAt = performance.now();
    const counters = await this.counters.read(streamId);
    const read = await this.inRead(streamId, async (db, head) => {
      const parts = await this.each((source) => source.common(db, streamId, reader));
      return { head, state: Object.assign(emptySnapshot(), ...parts) as SnapshotState };
    });
    if (read === null) return null;
    const { head, state } = read;
    const snapshot: CommonSnapshot = { ...head, reader, state, counters };
    const json = Buffer.from(JSON.stringify(snapshot), 'utf8');
    const made = { head: head.head, json, gzipped: await compress(json, { level: 5 }), madeAt };
    this.packed.set(key, made);
    return made;
  }

  private async readPersonal(streamId: Id, readers: readonly Reader[]): Promise<Map<Id, PersonalSnapshot>> {
    const people = [...new Map(readers.map((reader) => [reader.participantId, reader])).values()];
    const read = await this.inRead(streamId, async (db, head) => {
      const parts = await this.each((source) => source.personal(db, streamId, people));
      return { head, parts };
    });
    if (read === null) throw new Error('no such stream');
    const result = new Map<Id, PersonalSnapshot>();
    for (const { participantId } of people) {
      const own = read.parts.map((part) => part.get(participantId) ?? {});
      const state = Object.assign(emptySnapshot(), ...own) as SnapshotState;
      result.set(participantId, { head: read.head.head, epoch: read.head.epoch, state });
    }
    return result;
  }

  /** One after the other: they share one connection. */
  private async each<T>(work: (source: SnapshotSource) => Promise<T>): Promise<T[]> {
    const results: T[] = [];
    for (const source of this.sources) results.push(await work(source));
    return results;
  }

  private async inRead<T>(
    streamId: Id,
    work: (db: ReadTransaction, head: { epoch: string; head: number; hash8: string }) => Promise<T>,
  ): Promise<T | null> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await client.query('begin isolation level repeatable read read only');
      const result = await readAt(client, streamId, work);
      await client.query('commit');
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}

async function readAt<T>(
  client: PoolClient,
  streamId: Id,
  work: (db: ReadTransaction, head: { epoch: string; head: number; hash8: string }) => Promise<T>,
): Promise<T | null> {
  const { rows } = await client.query<HeadRow>(
    'select seq, hash, epoch from stream_head, installation where stream_id = $1',
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
  return work(db, { epoch: row.epoch, head: Number(row.seq), hash8: hash8(row.hash) });
}

async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
}
