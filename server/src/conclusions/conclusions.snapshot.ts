import type { Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { selectLines } from './conclusions.view.js';

/** The draft is read by chair and desk only. */
@Injectable()
export class ConclusionsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const rows = await selectLines(db, meetingId);
    return { lines: Object.fromEntries(rows.map((line) => [line.id, line])) };
  }

  personal(): Promise<Map<Id, Partial<SnapshotState>>> {
    return Promise.resolve(new Map<Id, Partial<SnapshotState>>());
  }
}
