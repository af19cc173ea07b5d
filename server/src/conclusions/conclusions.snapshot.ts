import type { Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { selectConclusion } from './conclusion-rows.js';
import { selectLines } from './conclusions.view.js';

/** Lines are read by chair and desk only; how far the conclusion is, by clerks as well. */
@Injectable()
export class ConclusionsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const rows = await selectLines(db, meetingId);
    return {
      lines: Object.fromEntries(rows.map((line) => [line.id, line])),
      ...(await this.state(db, meetingId)),
    };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const clerks = readers.filter(({ personal }) => personal.has('clerks'));
    if (clerks.length === 0) return new Map<Id, Partial<SnapshotState>>();
    const state = await this.state(db, meetingId);
    return new Map(clerks.map(({ participantId }) => [participantId, state]));
  }

  private async state(db: ReadTransaction, meetingId: Id): Promise<Pick<SnapshotState, 'conclusion'>> {
    const view = await selectConclusion(db, meetingId);
    return { conclusion: view ? { [view.id]: view } : {} };
  }
}
