import type { CommonSnapshot, Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DataSource } from 'typeorm';
import type { Reader } from '../journal/audience.js';
import { readAtHead } from '../journal/read-at-head.js';
import type { SnapshotSource } from '../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../journal/snapshot-source.js';
import { CounterReader } from './counters.js';

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

/** Reads snapshots from tables, each part in one REPEATABLE READ transaction, the head first. */
@Injectable()
export class Snapshots {
  private readonly packed = new Map<string, PackedSnapshot>();
  private readonly making = new Map<string, Promise<PackedSnapshot | null>>();
  private readonly joining = new Map<
    string,
    { readers: Map<Id, Reader>; result: Promise<Map<Id, PersonalSnapshot>> }
  >();

  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: CounterReader,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  get size(): number {
    return this.packed.size;
  }

  /** What is too old to be served is only in the way. */
  giveBack(): void {
    for (const [key, { madeAt }] of this.packed) {
      if (performance.now() - madeAt >= FRESH_MS) this.packed.delete(key);
    }
  }

  /** The common part of a reader class at a head of at least `min`; up to 500 ms old. Null: no such meeting. */
  async common(streamId: Id, reader: ReaderClass, min: number): Promise<PackedSnapshot | null> {
    const key = `${streamId}/${reader}`;
    const held = this.packed.get(key);
    if (held && held.head >= min && performance.now() - held.madeAt < FRESH_MS) return held;
    const underWay = this.making.get(key);
    const made = await (underWay ?? this.begin(key, streamId, reader));
    // A read that began before the caller asked may be too old for it: then once more, and no oftener, because a
    // head that nobody has reached is in no reading.
    const old = underWay !== undefined && made !== null && made.head < min;
    return old ? (this.making.get(key) ?? this.begin(key, streamId, reader)) : made;
  }

  /** The personal part; all who ask in the same tick are read together. */
  async personal(streamId: Id, reader: Reader): Promise<PersonalSnapshot> {
    // The same person with other rights (who asks by a tracking code reads as an author alone) is read apart.
    let key = streamId;
    while (isAnother(this.joining.get(key)?.readers.get(reader.participantId), reader)) key += '+';
    let group = this.joining.get(key);
    if (!group) {
      const readers = new Map<Id, Reader>();
      const result = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        this.joining.delete(key);
        return this.readPersonal(streamId, [...readers.values()]);
      });
      group = { readers, result };
      this.joining.set(key, group);
    }
    group.readers.set(reader.participantId, reader);
    const all = await group.result;
    const own = all.get(reader.participantId);
    if (!own) throw new Error('a personal snapshot is missing');
    return own;
  }

  private begin(key: string, streamId: Id, reader: ReaderClass): Promise<PackedSnapshot | null> {
    const making = this.make(key, streamId, reader).finally(() => this.making.delete(key));
    this.making.set(key, making);
    return making;
  }

  private async make(key: string, streamId: Id, reader: ReaderClass): Promise<PackedSnapshot | null> {
    const madeAt = performance.now();
    const counters = await this.counters.read(streamId);
    const read = await readAtHead(this.dataSource, streamId, async (db, head) => {
      const parts = await this.each((source) => source.common(db, streamId, reader));
      return { head, state: Object.assign(emptySnapshot(), ...parts) as SnapshotState };
    });
    if (read === null) return null;
    const { head, state } = read;
    const snapshot: CommonSnapshot = {
      epoch: head.epoch,
      head: head.head,
      hash8: head.hash8,
      reader,
      state,
      counters,
    };
    const json = Buffer.from(JSON.stringify(snapshot), 'utf8');
    const made = { head: head.head, json, gzipped: await compress(json, { level: 5 }), madeAt };
    this.packed.set(key, made);
    return made;
  }

  private async readPersonal(streamId: Id, people: readonly Reader[]): Promise<Map<Id, PersonalSnapshot>> {
    const read = await readAtHead(this.dataSource, streamId, async (db, head) => {
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
}

function isAnother(held: Reader | undefined, reader: Reader): boolean {
  return held !== undefined && !isDeepStrictEqual(held, reader);
}
