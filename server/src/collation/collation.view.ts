import type { CollatedView, Id } from '@doi-thoai/shared';
import type { Audience } from '../journal/audience.js';
import type { CollatedOpinionEntity } from './collation.entity.js';

/** `sourceIds` in ascending order, so that the same links always read the same. */
export function collatedView(
  row: Omit<CollatedOpinionEntity, 'meetingId'>,
  sourceIds: readonly Id[],
): CollatedView {
  return {
    id: row.id,
    number: row.number,
    wording: row.wording,
    topicId: row.topicId,
    unitId: row.unitId,
    unit: row.unit,
    responderUnitId: row.responderUnitId,
    responderUnit: row.responderUnit,
    sourceIds: [...sourceIds],
    unitCount: row.unitCount,
    version: row.version,
  };
}

/** Chair and desk, the responders it was given to, and the focal person of the unit that handed it in. */
export function audienceOf(row: Pick<CollatedView, 'responderUnitId' | 'unitId'>): Audience[] {
  const audience: Audience[] = ['chair', 'desk'];
  if (row.responderUnitId !== null) audience.push(`responder:${row.responderUnitId}`);
  if (row.unitId !== null) audience.push(`unit:${row.unitId}`);
  return audience;
}
