import type { Id, InvitationView, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';

const at = (column: string, name: string): string =>
  `round(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** Invitations are the table's; whoever was invited reads the own one by its link. */
@Injectable()
export class InvitationsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const rows = await db.query<InvitationView>(
      `select participant_id as id, email, phone, sending, way, ${at('sent_at', 'sentAt')}, trouble, reply, reason,
         stand_in_name as "standInName", stand_in_title as "standInTitle", ${at('replied_at', 'repliedAt')},
         version::float8 as version
       from invitation where meeting_id = $1`,
      [meetingId],
    );
    return { invitations: Object.fromEntries(rows.map((row) => [row.id, row])) };
  }

  personal(): Promise<Map<Id, Partial<SnapshotState>>> {
    return Promise.resolve(new Map<Id, Partial<SnapshotState>>());
  }
}
