import type { Id } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { arrivalsOf } from '../journal/history.js';
import type { ReadTransaction } from '../journal/snapshot-source.js';

/** One row of a breakdown before small groups are protected. */
export interface CountedCell {
  by: string;
  key: string | null;
  label: string;
  named: number;
  /** CONFIDENTIAL and ANONYMOUS ones that came in a whole five which is still as it came. */
  released: number;
  total: number;
}

export interface CountedRaw {
  raw: number;
  inCourse: number;
  aside: number;
  withdrawn: number;
  notReached: number;
  free: number;
  unnamed: number;
}

/**
 * Unnamed opinions are told apart in fives, in the order in which they came, and a five from which one was taken
 * back, rewritten or set aside is told apart no more: whoever reads before and after one of them sees five come or go
 * together (W112).
 */
const OPINIONS = `with came as (
    select id, (place - 1) / ${LIMITS.smallGroup} as five from unnest($2::uuid[]) with ordinality as t(id, place)
  ), fives as (
    select five from came join submission s using (id)
    where s.meeting_id = $1 and not s.withdrawn and s.aside is null and s.edition = 1
    group by five having count(*) = ${LIMITS.smallGroup}
  ), raw as (
    select s.topic_id::text as topic, s.kind, s.unit_id::text as unit, s.author_unit, s.disclosure,
      s.aside ->> 'kind' as aside, s.collated_ids, s.withdrawn, s.channel = 'SPEECH_NOT_REACHED' as spoken,
      s.disclosure = 'NAMED' as named, f.five is not null as released
    from submission s left join came using (id) left join fives f using (five) where s.meeting_id = $1
  )`;

const TOTALS = `${OPINIONS}
  select count(*) filter (where not withdrawn and not spoken)::int as raw,
    count(*) filter (where not withdrawn and not spoken and aside is null)::int as "inCourse",
    count(*) filter (where not withdrawn and not spoken and aside is not null)::int as aside,
    count(*) filter (where withdrawn and not spoken)::int as withdrawn,
    count(*) filter (where not withdrawn and spoken)::int as "notReached",
    count(*) filter (where not withdrawn and not spoken and aside is null and cardinality(collated_ids) = 0)::int
      as free,
    count(*) filter (where not withdrawn and not spoken and aside is null and not named)::int as unnamed
  from raw`;

const COUNTED = `count(*) filter (where named)::int as named,
    count(*) filter (where not named and released)::int as released, count(*)::int as total`;

const CELLS = `${OPINIONS}
  select case when grouping(topic) = 0 then 'RAW_TOPIC' when grouping(kind) = 0 then 'RAW_KIND'
      when grouping(unit) = 0 then 'RAW_UNIT' else 'RAW_DISCLOSURE' end as by,
    coalesce(topic, kind, unit, disclosure) as key,
    case when grouping(unit) = 0 and unit is not null then max(author_unit) else '' end as label, ${COUNTED}
  from raw where not withdrawn and not spoken and aside is null
  group by grouping sets ((topic), (kind), (unit), (disclosure))
  union all
  select 'ASIDE_KIND', aside, '', ${COUNTED}
  from raw where not withdrawn and not spoken and aside is not null group by aside`;

/** Raw opinions by the rules of `shared/src/counting.ts`, counted by the database. */
export async function countRaw(
  db: ReadTransaction,
  meetingId: Id,
): Promise<{ totals: CountedRaw; cells: CountedCell[]; everUnnamed: boolean }> {
  const came = await arrivalsOf(db, meetingId, 'submissions.changed', [
    'submissions.submitConfidential',
    'submissions.appendAnonymous',
  ]);
  const [totals] = await db.query<CountedRaw>(TOTALS, [meetingId, came]);
  if (!totals) throw new Error('a count without a row');
  return {
    totals,
    cells: await db.query<CountedCell>(CELLS, [meetingId, came]),
    everUnnamed: came.length > 0,
  };
}
