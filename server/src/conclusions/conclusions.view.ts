import type { ConclusionLineView } from '@doi-thoai/shared';
import type { ConclusionLineEntity } from './conclusions.entity.js';

export function lineView(row: ConclusionLineEntity): ConclusionLineView {
  return { id: row.id, kind: row.kind, text: row.text, position: row.position, version: row.version };
}

/** The same view, column by column. */
export const LINE_COLUMNS = 'id, kind, text, position, version::float8 as version';
