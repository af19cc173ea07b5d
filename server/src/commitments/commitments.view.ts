import type { CommitmentView, Id, TargetRef } from '@doi-thoai/shared';
import type { StreamWrite } from '../journal/transaction.js';

/** A promise with those who were told of it: what leaves is the view only. */
export interface CommitmentRow {
  view: CommitmentView;
  readerIds: Id[];
}

/** The order in which targets stand in every view: events and snapshots must not differ. */
export function inOrder(targets: readonly TargetRef[]): TargetRef[] {
  const key = ({ kind, id }: TargetRef): string => `${kind} ${id}`;
  return targets
    .map(({ kind, id }) => ({ kind, id }))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

const SELECT = `select json_build_object('id', c.id, 'text', c.text, 'ownerUnitId', c.owner_unit_id,
    'ownerUnit', c.owner_unit, 'formerOwners', c.former_owners, 'dueKind', c.due_kind, 'dueOn', c.due_on::text, 'state', c.state,
    'responseId', c.response_id, 'enteredById', c.entered_by_id,
    'at', round(extract(epoch from c.at) * 1000), 'version', c.version,
    'sources', coalesce((select json_agg(json_build_object('kind', s.kind, 'id', s.target_id))
      from commitment_source s where s.commitment_id = c.id), '[]'::json)) as view,
    c.reader_ids as "readerIds"
  from commitment c where c.meeting_id = $1`;

/** Promises of a meeting; `where` goes on with conditions on `c` and parameters from `$2`. */
export async function selectCommitments(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<CommitmentRow[]> {
  const rows = await db.query<CommitmentRow>(`${SELECT} ${where}`, [meetingId, ...parameters]);
  return rows.map(({ view, readerIds }) => ({
    view: { ...view, sources: inOrder(view.sources) },
    readerIds,
  }));
}
