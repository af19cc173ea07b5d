import type { CollatedCounts, Id } from '@doi-thoai/shared';
import type { ReadTransaction } from '../journal/snapshot-source.js';

/** One row of a breakdown of collated opinions. */
export interface CollatedCell {
  by: string;
  key: string | null;
  label: string;
  n: number;
}

/** As `isLive` rules: neither merged into another one nor split into parts. */
const COLLATED = `with collated as (
    select c.*, exists (select from collated_opinion p where p.split_from = c.id) as was_split
    from collated_opinion c where c.meeting_id = $1
  ), live as (select * from collated where merged_into is null and not was_split)`;

const TOTALS = `${COLLATED}
  select (select count(*)::int from collated where merged_into is not null) as merged,
    (select count(*)::int from collated where was_split) as split,
    count(*)::int as live, count(*) filter (where split_from is not null)::int as parts,
    count(repeat_of)::int as repeated, count(responder_unit_id)::int as assigned,
    count(distinct responder_unit_id)::int as responders
  from live`;

const CELLS = `${COLLATED}, keyed as (
    select topic_id::text as topic, field, authority, responder_unit_id::text as responder, responder_unit,
      unit_id::text as handed, unit from live)
  select case when grouping(topic) = 0 then 'COLLATED_TOPIC' when grouping(field) = 0 then 'COLLATED_FIELD'
      when grouping(authority) = 0 then 'COLLATED_AUTHORITY' when grouping(responder) = 0 then 'COLLATED_RESPONDER'
      else 'COLLATED_UNIT' end as by,
    coalesce(topic, field, authority, responder, handed) as key,
    case when grouping(responder) = 0 then max(responder_unit) when grouping(handed) = 0 then max(unit) else '' end
      as label, count(*)::int as n
  from keyed group by grouping sets ((topic), (field), (authority), (responder), (handed))`;

/** Collated opinions, counted by the database. */
export async function countCollated(
  db: ReadTransaction,
  meetingId: Id,
): Promise<{ totals: CollatedCounts; cells: CollatedCell[] }> {
  const [totals] = await db.query<CollatedCounts>(TOTALS, [meetingId]);
  if (!totals) throw new Error('a count without a row');
  return { totals, cells: await db.query<CollatedCell>(CELLS, [meetingId]) };
}
