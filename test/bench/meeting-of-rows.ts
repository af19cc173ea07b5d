import type { Id } from '@doi-thoai/shared';
import pg from 'pg';

const TEXT =
  'Dãy nhà công vụ bị dột từ đầu mùa mưa, ba phòng không ở được. Đề nghị sửa chữa trong năm và cho biết thời hạn.';
const ANSWER =
  'Đã giao Phòng Quản lý nhà khảo sát, lập dự toán trong quý; sửa xong trước mùa mưa năm sau, báo cáo lại với đơn vị.';

/**
 * Rows as the commands would have written them: a fifth of the rows of the papers is collated from two opinions each,
 * the rest stands by itself; each has an answer and a promise. All of it is published.
 */
const FILL = [
  `create temp table units as select gen_random_uuid() as id, 'Phòng Chuyên môn số ' || i as name, i - 1 as n from generate_series(1, 12) i`,
  'insert into org_unit (id) select id from units',
  `insert into org_unit_name (unit_id, valid_from, name) select id, '1900-01-01', name from units`,
  `create temp table opinions as select gen_random_uuid() as id, gen_random_uuid() as answer, gen_random_uuid() as promise,
     case when i <= $5::int / 5 then 'COLLATED' else 'SUBMISSION' end as kind, i from generate_series(1, $5::int) i`,
  `insert into submission (id, meeting_id, tracking_code, channel, disclosure, kind, topic_id, summary, text, author_name,
     author_unit, written_at, received_at, moderation, visibility, published_version, version)
   select id, $1, 'B' || i, 'PHONE', 'NAMED', 'OPINION', ($2::uuid[])[1 + i % 3], 'Việc số ' || i, 'Việc số ' || i || '. ' || $3,
     'Đại biểu ' || i, 'Phòng ' || i % 40, now(), now() - i * interval '1 second', 'APPROVED', 'ANONYMOUS', i, i
   from opinions where kind = 'SUBMISSION'`,
  `insert into collated_opinion (id, meeting_id, number, wording, topic_id, unit, responder_unit_id, responder_unit, unit_count, version)
   select o.id, $1, i, 'Việc số ' || i || '. ' || $3, ($2::uuid[])[1 + i % 3], '', u.id, u.name, 2, i
   from opinions o join units u on u.n = i % 12 where kind = 'COLLATED'`,
  `create temp table sources as select gen_random_uuid() as id, o.id as collated, o.i, k from opinions o, generate_series(0, 1) k where kind = 'COLLATED'`,
  `insert into submission (id, meeting_id, tracking_code, channel, disclosure, kind, topic_id, summary, text, author_name,
     author_unit, written_at, received_at, moderation, visibility, collated_ids, published_version, version)
   select id, $1, 'C' || i || 'k' || k, 'PHONE', 'NAMED', 'OPINION', ($2::uuid[])[1 + i % 3], 'Việc gốc số ' || i, 'Việc gốc số ' || i || '. ' || $3,
     'Đại biểu ' || i, 'Phòng ' || i % 40, now(), now() - i * interval '1 second', 'APPROVED', 'ANONYMOUS', array[collated], 100000 + 2 * i + k, i
   from sources`,
  `insert into collated_source (collated_id, submission_id) select collated, id from sources`,
  `insert into response (id, meeting_id, state, type, text, given, responder_id, responder_unit_id, responder_unit, responder_name,
     responder_title, published_at, entered_by_id, at, reader_ids, legal_ground, letter_number, return_text, version)
   select answer, $1, 'PUBLISHED', (array['ACCEPTED', 'EXPLAINED', 'NOTED', 'ASSIGNED'])[1 + i % 4], 'Việc số ' || i || ': ' || $4,
     (array['LIVE', 'WRITTEN'])[1 + i % 2], $6, u.id, u.name, 'Người trả lời ' || i % 30, 'Trưởng phòng', now(), $6,
     now() + i * interval '1 millisecond', '{}', '', '', '', i
   from opinions o join units u on u.n = i % 12`,
  `insert into response_target (response_id, kind, target_id) select answer, kind, id from opinions`,
  `insert into commitment (id, meeting_id, text, product, owner_unit_id, owner_unit, due_kind, due_on, first_due_on, extended, state,
     notice_number, asked_reason, latest, response_id, entered_by_id, at, reader_ids, version)
   select promise, $1, 'Sửa xong việc số ' || i || ', nghiệm thu và báo cáo kết quả', '', u.id, u.name, 'DATE', '2026-12-31', '2026-12-31',
     0, 'CONFIRMED', '', '', '', answer, $6, now() + i * interval '1 millisecond', '{}', i
   from opinions o join units u on u.n = i % 12`,
  `insert into commitment_source (commitment_id, kind, target_id) select promise, kind, id from opinions`,
  `update participant set attendance = 'ON_SITE' where meeting_id = $1 and role = 'DELEGATE'`,
  'analyze',
];

/** Fills a meeting with so many rows of its papers. `responderId`: anybody of the meeting. */
export async function fillMeeting(
  url: string,
  of: { meetingId: Id; topicIds: Id[]; responderId: Id; rows: number },
): Promise<void> {
  const values = [of.meetingId, of.topicIds, TEXT, ANSWER, of.rows, of.responderId];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  client.on('error', () => undefined);
  for (const statement of FILL) {
    // Only what the statement names may be given to it.
    const names = [...new Set(statement.match(/\$\d/g) ?? [])].sort();
    const renamed = names.reduce((sql, name, at) => sql.replaceAll(name, `$#${at + 1}`), statement);
    await client.query(
      renamed.replaceAll('$#', '$'),
      names.map((name) => values[Number(name.slice(1)) - 1]),
    );
  }
  await client.end();
}
