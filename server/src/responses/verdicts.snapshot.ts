import type { Id, ReaderClass, ReopeningView, SnapshotState, VerdictView } from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import { unitsRead } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { selectReopenings, selectVerdicts } from './reopenings.view.js';

const byId = <Row extends { id: Id }>(rows: readonly Row[]): Record<Id, Row> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

/** All for chair and desk; for authors the own words, for responders what was brought to or away from the own unit. */
@Injectable()
export class VerdictsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (!readsTable(reader)) return {};
    const verdicts = await selectVerdicts(db, meetingId);
    return {
      verdicts: byId(verdicts.map(({ view }) => view)),
      reopenings: byId(await selectReopenings(db, meetingId)),
    };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const verdicts = await selectVerdicts(db, meetingId, 'and v.author_id = any($2::uuid[])', [
      readers.map((one) => one.participantId),
    ]);
    const units = unitsRead('responder', readers);
    const where = 'and (o.unit_id = any($2::uuid[]) or o.answered_by_unit_id = any($2::uuid[]))';
    const brought = units.length === 0 ? [] : await selectReopenings(db, meetingId, where, [units]);
    const parts = new Map<Id, Partial<SnapshotState>>();
    for (const { participantId, personal } of readers) {
      const own: VerdictView[] = verdicts
        .filter((row) => row.authorId === participantId)
        .map(({ view }) => view);
      const ours: ReopeningView[] = brought.filter(({ unitId, answeredByUnitId }) =>
        [unitId, answeredByUnitId].some((id) => personal.has(`responder:${id ?? ''}`)),
      );
      if (own.length + ours.length > 0)
        parts.set(participantId, { verdicts: byId(own), reopenings: byId(ours) });
    }
    return parts;
  }
}
