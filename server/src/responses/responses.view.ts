import type { Id, ResponseView } from '@doi-thoai/shared';
import { inOrder } from '../commitments/commitments.view.js';
import type { StreamWrite } from '../journal/transaction.js';

/** An answer with those who were given it: what leaves is the view only. */
export interface ResponseRow {
  view: ResponseView;
  readerIds: Id[];
  responderId: Id;
}

const SELECT = `select json_build_object('id', r.id, 'type', r.type, 'text', r.text, 'given', r.given,
    'responderUnitId', r.responder_unit_id, 'responderUnit', r.responder_unit,
    'responderName', r.responder_name, 'responderTitle', r.responder_title, 'forwardedTo', r.forwarded_to,
    'state', r.state, 'result', r.result, 'legalGround', r.legal_ground, 'letterNumber', r.letter_number,
    'returnText', r.return_text, 'publishedAt', round(extract(epoch from r.published_at) * 1000),
    'enteredById', r.entered_by_id, 'at', round(extract(epoch from r.at) * 1000), 'version', r.version,
    'former', (select coalesce(json_agg(json_build_object('type', f.type, 'text', f.text,
        'forwardedTo', f.forwarded_to, 'result', f.result, 'legalGround', f.legal_ground,
        'letterNumber', f.letter_number, 'until', round(extract(epoch from f.until) * 1000), 'reason', f.reason)
        order by f.position), '[]'::json)
      from response_former f where f.response_id = r.id),
    'targets', (select json_agg(json_build_object('kind', t.kind, 'id', t.target_id))
      from response_target t where t.response_id = r.id)) as view,
    r.reader_ids as "readerIds", r.responder_id as "responderId"
  from response r where r.meeting_id = $1`;

/** Answers of a meeting; `where` goes on with conditions on `r` and parameters from `$2`. */
export async function selectResponses(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<ResponseRow[]> {
  const rows = await db.query<ResponseRow>(`${SELECT} ${where}`, [meetingId, ...parameters]);
  return rows.map((row) => ({ ...row, view: { ...row.view, targets: inOrder(row.view.targets) } }));
}
