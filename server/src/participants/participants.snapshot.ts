import type { Id, ParticipantView, ReaderClass, SnapshotState, UnitView } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { ParticipantEntity } from './participants.entity.js';
import { standInsOf } from './participants.stand-ins.js';
import { participantView } from './participants.view.js';

const COLUMNS = `id, meeting_id as "meetingId", staff_id as "staffId", role, name, title, unit_id as "unitId", unit,
  number, seat_taken as "seatTaken", link_generation as "linkGeneration", attendance,
  without_phone as "withoutPhone", may_take_over as "mayTakeOver", contributor, checked_in_at as "checkedInAt", version`;

/** Chair and desk know everybody; everybody knows the own row. */
@Injectable()
export class ParticipantsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const rows = await db.query<ParticipantEntity>(
      `select ${COLUMNS} from participant where meeting_id = $1`,
      [meetingId],
    );
    const units = await db.query<UnitView>(
      'select unit_id as id, name from meeting_unit where meeting_id = $1',
      [meetingId],
    );
    const standIns = await standInsOf(db, meetingId);
    return { participants: byId(rows.map(viewOf)), units: byId(units), standIns };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const rows = await db.query<ParticipantEntity>(
      `select ${COLUMNS} from participant where meeting_id = $1 and id = any($2)`,
      [meetingId, readers.map((reader) => reader.participantId)],
    );
    return new Map(rows.map((row) => [row.id, { participants: byId([viewOf(row)]) }]));
  }
}

function viewOf(row: ParticipantEntity): ParticipantView {
  return participantView({ ...row, version: Number(row.version) });
}

function byId<T extends { id: Id }>(rows: readonly T[]): Record<Id, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
