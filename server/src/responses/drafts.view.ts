import type { DraftView, Id } from '@doi-thoai/shared';
import type { StreamWrite } from '../journal/transaction.js';

const SELECT = `select d.id, d.collated_id as "collatedId", d.responder_id as "responderId", d.type, d.text,
    d.forwarded_to as "forwardedTo", d.promise_text as "promiseText", d.due_on::text as "dueOn",
    round(extract(epoch from d.at) * 1000)::float8 as at, d.version::float8 as version
  from response_draft d where d.meeting_id = $1`;

/** Drafts of a meeting; `where` goes on with conditions on `d` and parameters from `$2`. */
export function selectDrafts(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<DraftView[]> {
  return db.query<DraftView>(`${SELECT} ${where}`, [meetingId, ...parameters]);
}
