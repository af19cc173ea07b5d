import type { UnitSetView } from '@doi-thoai/shared';
import type { Audience } from '../journal/audience.js';
import type { UnitSetEntity } from './collection.entity.js';

export function unitSetView(row: UnitSetEntity): UnitSetView {
  return {
    id: row.unitId,
    unit: row.unit,
    state: row.state,
    closesAt: row.closesAt,
    firstClosesAt: row.firstClosesAt,
    invitedAt: row.invitedAt,
    openedAt: row.openedAt,
    submittedAt: row.submittedAt,
    lastSubmittedAt: row.lastSubmittedAt,
    submittedBy: row.submittedBy,
    nothing: row.nothing,
    note: row.note,
    returnedAt: row.returnedAt,
    returnReason: row.returnReason,
    remindedAt: row.remindedAt,
    linkGeneration: row.linkGeneration,
    version: row.version,
  };
}

/** Chair and desk see all units, a focal person the own one only. */
export function audienceOf({ unitId }: Pick<UnitSetEntity, 'unitId'>): Audience[] {
  return ['chair', 'desk', `unit:${unitId}`];
}
