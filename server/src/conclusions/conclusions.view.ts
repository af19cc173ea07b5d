import type { ConclusionLineView, Id, TargetRef } from '@doi-thoai/shared';
import { inOrder } from '../commitments/commitments.view.js';
import type { StreamWrite } from '../journal/transaction.js';
import type { ConclusionLineEntity } from './conclusions.entity.js';

export function lineView(row: ConclusionLineEntity, sources: readonly TargetRef[]): ConclusionLineView {
  const { id, kind, text, position, version } = row;
  return { id, kind, text, position, sources: inOrder(sources), version };
}

/** Lines of a meeting in reading order; `where` goes on with conditions on `l` and parameters from `$2`. */
export async function selectLines(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<ConclusionLineView[]> {
  const rows = await db.query<ConclusionLineView>(
    `select l.id, l.kind, l.text, l.position, l.version::float8 as version,
       coalesce((select json_agg(json_build_object('kind', s.kind, 'id', s.target_id))
         from conclusion_source s where s.line_id = l.id), '[]'::json) as sources
     from conclusion_line l where l.meeting_id = $1 and not l.removed ${where} order by l.position, l.id`,
    [meetingId, ...parameters],
  );
  return rows.map((row) => ({ ...row, sources: inOrder(row.sources) }));
}
