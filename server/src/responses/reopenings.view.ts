import type { Id, ReopeningView, VerdictView } from '@doi-thoai/shared';
import type { StreamWrite } from '../journal/transaction.js';

type Readable = Pick<StreamWrite, 'query'>;

const REOPENINGS = `select json_build_object('id', o.id, 'responseId', o.response_id, 'answer', o.answer,
    'answeredBy', o.answered_by, 'answeredByUnitId', o.answered_by_unit_id,
    'target', json_build_object('kind', o.kind, 'id', o.target_id), 'number', o.number, 'words', o.words,
    'topicId', o.topic_id, 'unitId', o.unit_id, 'unit', o.unit, 'answerId', o.answer_id,
    'answeredAt', round(extract(epoch from o.answered_at) * 1000),
    'at', round(extract(epoch from o.at) * 1000), 'version', o.version) as view
  from response_reopening o where o.meeting_id = $1`;

/** Of a meeting; `where` goes on with conditions on `o` and parameters from `$2`. */
export async function selectReopenings(
  db: Readable,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<ReopeningView[]> {
  const rows = await db.query<{ view: ReopeningView }>(`${REOPENINGS} ${where}`, [meetingId, ...parameters]);
  return rows.map(({ view }) => view);
}

/** An author's word with whom it is told to, and what it brought to the next level: what leaves is the view only. */
export interface VerdictRow {
  view: VerdictView;
  authorId: Id;
  reopeningId: Id | null;
}

const VERDICTS = `select json_build_object('id', v.id, 'responseId', v.response_id, 'submissionId', v.submission_id,
    'verdict', v.verdict, 'brought', v.reopening_id is not null, 'broughtTo', coalesce(o.unit, ''),
    'at', round(extract(epoch from v.at) * 1000), 'version', v.version) as view,
    v.author_id as "authorId", v.reopening_id as "reopeningId"
  from response_verdict v left join response_reopening o on o.id = v.reopening_id where v.meeting_id = $1`;

/** Of a meeting; `where` goes on with conditions on `v` and parameters from `$2`. */
export function selectVerdicts(
  db: Readable,
  meetingId: Id,
  where = '',
  parameters: readonly unknown[] = [],
): Promise<VerdictRow[]> {
  return db.query<VerdictRow>(`${VERDICTS} ${where}`, [meetingId, ...parameters]);
}
