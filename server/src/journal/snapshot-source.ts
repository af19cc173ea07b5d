import type { Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import type { Reader } from './audience.js';

/** All features' sources; the app hands them in. */
export const SNAPSHOT_SOURCES = Symbol('SnapshotSources');

/** A REPEATABLE READ, read only transaction whose first statement was the stream's head. */
export interface ReadTransaction {
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}

/**
 * A feature's share of a snapshot, read from its tables (never by replaying), equal to what replaying the
 * events of the same reader up to the same head gives.
 */
export interface SnapshotSource {
  /** What everybody of a reader class sees. Long texts of list rows are clipped as `forSharedFrame` does. */
  common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>>;
  /** What reaches these readers through personal audiences, in one batched read; by participant. */
  personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>>;
}
