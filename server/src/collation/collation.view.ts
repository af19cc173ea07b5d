import type { CollatedView } from '@doi-thoai/shared';
import { isLive } from '@doi-thoai/shared';
import type { Audience } from '../journal/audience.js';
import type { CollatedOpinionEntity } from './collation.entity.js';

/** Rows that point at this one, each list in ascending order, so that the same links always read the same. */
export type CollatedLinks = Pick<CollatedView, 'sourceIds' | 'mergedFrom' | 'splitInto'>;

export const NO_LINKS: CollatedLinks = { sourceIds: [], mergedFrom: [], splitInto: [] };

/** What somebody wrote or linked; the version is given when it is told. */
export type CollatedDraft = Omit<CollatedView, 'version'>;

export function collatedView(
  row: Omit<CollatedOpinionEntity, 'meetingId' | 'mergedAt'>,
  links: CollatedLinks,
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
    ...(row.field ? { field: row.field } : {}),
    ...(row.authority ? { authority: row.authority } : {}),
    ...(row.repeatOf ? { repeatOf: row.repeatOf } : {}),
    sourceIds: [...links.sourceIds],
    unitCount: row.unitCount,
    mergedInto: row.mergedInto,
    mergedFrom: [...links.mergedFrom],
    splitFrom: row.splitFrom,
    splitInto: [...links.splitInto],
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

/** Why nothing may be done with it any more, or null. */
export function closedBy(view: CollatedView): 'ALREADY_MERGED' | 'ALREADY_SPLIT' | null {
  if (isLive(view)) return null;
  return view.mergedInto === null ? 'ALREADY_SPLIT' : 'ALREADY_MERGED';
}
