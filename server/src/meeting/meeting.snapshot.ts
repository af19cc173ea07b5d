import type { Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { MeetingEntity } from './meeting.entity.js';
import { stepRecords } from './meeting.steps.js';
import { meetingView } from './meeting.view.js';

/** The meeting itself is the same for everybody; what was recorded of its steps is the table's. */
@Injectable()
export class MeetingSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    const [row] = await db.query<MeetingEntity>(
      `select id, code, rehearsal, ordinal, plan, phase, agenda_item_id as "agendaItemId",
         agenda_item_since as "agendaItemSince", agenda_used as "agendaUsed", intake_open as "intakeOpen",
         registration_open as "registrationOpen", floor_ended as "floorEnded", opened_at as "openedAt",
         closed_at as "closedAt", materials, board, signed, version
       from meeting where id = $1`,
      [meetingId],
    );
    if (!row) return {};
    const meeting = meetingView({ ...row, version: Number(row.version) });
    if (!readsTable(reader)) return { meeting };
    return { meeting, steps: await stepRecords(db, meetingId) };
  }

  personal(): Promise<Map<Id, Partial<SnapshotState>>> {
    return Promise.resolve(new Map<Id, Partial<SnapshotState>>());
  }
}
