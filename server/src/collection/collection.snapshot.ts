import type { Id, ReaderClass, SnapshotState, UnitSetView } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';

type Part = Partial<SnapshotState>;

const at = (column: string, name: string): string =>
  `round(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const SELECT = `select unit_id as id, unit, state, ${at('closes_at', 'closesAt')},
    ${at('first_closes_at', 'firstClosesAt')}, ${at('invited_at', 'invitedAt')}, ${at('opened_at', 'openedAt')},
    ${at('submitted_at', 'submittedAt')}, ${at('last_submitted_at', 'lastSubmittedAt')},
    submitted_by as "submittedBy", nothing, note, ${at('returned_at', 'returnedAt')},
    return_reason as "returnReason", reminded_at as "remindedAt", link_generation as "linkGeneration",
    version::float8 as version
  from unit_set where meeting_id = $1`;

/** All units for chair and desk, the own one for a focal person. */
@Injectable()
export class CollectionSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Part> {
    if (!readsTable(reader)) return {};
    return { sets: byId(await db.query<UnitSetView>(SELECT, [meetingId])) };
  }

  async personal(db: ReadTransaction, meetingId: Id, readers: readonly Reader[]): Promise<Map<Id, Part>> {
    const focal = readers.flatMap(({ participantId, personal }) => {
      const unit = [...personal].find((one) => one.startsWith('unit:'));
      return unit === undefined ? [] : [{ participantId, unitId: unit.slice('unit:'.length) }];
    });
    if (focal.length === 0) return new Map();
    const rows = await db.query<UnitSetView>(`${SELECT} and unit_id = any($2::uuid[])`, [
      meetingId,
      focal.map(({ unitId }) => unitId),
    ]);
    return new Map(
      focal.map(({ participantId, unitId }) => [
        participantId,
        { sets: byId(rows.filter(({ id }) => id === unitId)) },
      ]),
    );
  }
}

function byId(views: readonly UnitSetView[]): Record<Id, UnitSetView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
