import type { CommitmentView, Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import { unitsRead } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { selectCommitments, unitsOf } from './commitments.view.js';

/** Each half from an index of its own: a text made of a unit's id, or an `or`, would read the whole meeting. */
const OF_THESE = `and c.id in (
    select id from commitment where meeting_id = $1 and reader_ids && $2::uuid[]
    union select id from commitment where meeting_id = $1 and owner_unit_id = any($3::uuid[])
    union select commitment_id from commitment_unit where unit_id = any($3::uuid[]))`;

/** All promises for chair and desk; for the rest those of the own unit and those made to the own opinions. */
@Injectable()
export class CommitmentsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const rows = await selectCommitments(db, meetingId);
    return { commitments: Object.fromEntries(rows.map(({ view }) => [view.id, view])) };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const rows = await selectCommitments(db, meetingId, OF_THESE, [
      readers.map((one) => one.participantId),
      unitsRead('responder', readers),
    ]);
    const parts = new Map<Id, { commitments: Record<Id, CommitmentView> }>();
    for (const { participantId, personal } of readers) {
      const own = rows.filter(
        ({ view, readerIds }) =>
          readerIds.includes(participantId) ||
          unitsOf(view).some((unitId) => personal.has(`responder:${unitId}`)),
      );
      if (own.length > 0) {
        parts.set(participantId, { commitments: Object.fromEntries(own.map(({ view }) => [view.id, view])) });
      }
    }
    return parts;
  }
}
