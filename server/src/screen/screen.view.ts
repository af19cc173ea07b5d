import type { ProjectionView } from '@doi-thoai/shared';
import type { ProjectionEntity } from './screen.entity.js';

/** The opinion on air, as the hall may read it. */
export type OpinionOnAir = NonNullable<ProjectionView['opinion']>;

/** A new meeting's screen: it follows the meeting. */
export const FOLLOWING = { mode: 'AUTO', opinion: null, at: null } as const;

export function projectionView(row: Pick<ProjectionEntity, 'view' | 'version'>): ProjectionView {
  const { mode, opinion, at } = row.view;
  return { mode, opinion, at, version: Number(row.version) };
}
