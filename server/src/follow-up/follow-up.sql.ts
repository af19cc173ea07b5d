/**
 * Promises that somebody sees: all of the meetings $1, and of the meetings $2 those in which the unit beside it in $3
 * has a part. Each half from an index of its own.
 */
const MINE = `mine as (
    select id from commitment where meeting_id = any($1::uuid[])
    union
    select c.id from unnest($2::uuid[], $3::uuid[]) as own(meeting_id, unit_id)
      join commitment c on c.meeting_id = own.meeting_id
    where c.owner_unit_id = own.unit_id
      or exists (select from commitment_unit u where u.commitment_id = c.id and u.unit_id = own.unit_id)
  )`;

/** As `cellOf` rules on the day $4; a proposal is no promise yet, and counted apart. */
const CELL = `case
    when c.state in ('PROPOSED', 'SUSPENDED', 'CANCELLED') then null
    when c.state = 'VERIFIED' then
      case when c.due_on is null or c.done_on <= c.due_on then 'DONE_ON_TIME' else 'DONE_LATE' end
    when c.due_on is null or $4::date <= c.due_on then 'OPEN_IN_TIME'
    when c.state = 'REPORTED' and c.done_on <= c.due_on then 'OPEN_IN_TIME'
    else 'OPEN_OVERDUE' end`;

const LATE_DAYS = `greatest(0, coalesce(
    case when c.state in ('REPORTED', 'VERIFIED') then c.done_on else $4::date end - c.due_on, 0))`;

const TOPIC_NAMED = `exists (
    select from commitment_source s
      join lateral (
        select topic_id from collated_opinion where s.kind = 'COLLATED' and id = s.target_id
        union all select topic_id from submission where s.kind = 'SUBMISSION' and id = s.target_id
        union all select topic_id from turn where s.kind = 'TURN' and id = s.target_id
      ) hung on true
      join meeting m on m.id = c.meeting_id
      join lateral jsonb_array_elements(m.plan->'topics') t on (t->>'id')::uuid = hung.topic_id
    where s.commitment_id = c.id and t->>'name' = $7)`;

/** What the scope leaves: meeting $5, owner $6, topic $7. */
const PROMISE = `with ${MINE}, promise as (
    select c.*, ${CELL} as cell, ${LATE_DAYS} as late_days
    from mine join commitment c using (id)
    where ($5::uuid is null or c.meeting_id = $5) and ($6::uuid is null or c.owner_unit_id = $6)
      and ($7::text is null or ${TOPIC_NAMED})
  )`;

const DELAY = `case when late_days <= 7 then 'UP_TO_7' when late_days <= 30 then 'UP_TO_30'
    when late_days <= 90 then 'UP_TO_90' else 'OVER_90' end`;

const WEEK = `date_trunc('week', due_on)::date`;

/** One row: every number of the board, counted at one moment. */
export const BOARD = `${PROMISE},
  by_unit as (
    select owner_unit_id as "unitId", (array_agg(owner_unit order by at desc))[1] as unit,
      json_build_object('DONE_ON_TIME', count(*) filter (where cell = 'DONE_ON_TIME'),
        'DONE_LATE', count(*) filter (where cell = 'DONE_LATE'),
        'OPEN_IN_TIME', count(*) filter (where cell = 'OPEN_IN_TIME'),
        'OPEN_OVERDUE', count(*) filter (where cell = 'OPEN_OVERDUE')) as cells,
      count(*) filter (where cell = 'OPEN_OVERDUE') as overdue, count(*) as n
    from promise where cell is not null group by owner_unit_id)
  select
    (select json_object_agg(cell, n) from (
      select cell, count(*) as n from promise where cell is not null group by cell) x) as cells,
    (select json_object_agg(state, n) from (
      select state, count(*) as n from promise where cell is null group by state) x) as apart,
    (select json_object_agg(delay, n) from (
      select ${DELAY} as delay, count(*) as n from promise where cell = 'OPEN_OVERDUE' group by 1) x) as delays,
    (select json_object_agg(monday, n) from (
      select ${WEEK} as monday, count(*) as n from promise
      where cell = 'OPEN_IN_TIME' and due_on >= $4::date group by 1) x) as weeks,
    (select json_agg(json_build_object('unitId', "unitId", 'unit', unit, 'cells', cells)
      order by overdue desc, n desc, unit collate "vi-x-icu", "unitId") from by_unit) as "byUnit",
    (select count(*)::int from promise where cell is not null and extended > 0) as extended,
    (select count(*)::int from promise where cell is not null and asked_due_on is not null) as asked`;

/** Owners to choose from, whatever the scope. */
export const OWNERS = `with ${MINE}, owner as (
    select owner_unit_id as "unitId", (array_agg(owner_unit order by at desc))[1] as unit
    from mine join commitment c using (id) group by owner_unit_id)
  select * from owner order by unit collate "vi-x-icu", "unitId"`;

/** Overdue, then open, then what is counted apart, then done; within each by date. */
const RANK = `case cell when 'OPEN_OVERDUE' then 0 when 'OPEN_IN_TIME' then 1 when 'DONE_LATE' then 3
    when 'DONE_ON_TIME' then 3 else 2 end`;

/**
 * What is picked of it: cell $8, state $9, delay $10, week $11, extended $12; behind the
 * place $13, $14, $15; $16 rows; asked for an extension $17.
 */
export const LIST = `${PROMISE},
  listed as (
    select *, ${RANK} as rank, coalesce(due_on, 'infinity') as by_day from promise
    where ($8::text is null or cell = $8) and ($9::text is null or state = $9)
      and ($10::text is null or (cell in ('OPEN_OVERDUE', 'DONE_LATE') and late_days > 0 and ${DELAY} = $10))
      and ($11::date is null or (cell = 'OPEN_IN_TIME' and due_on >= $4::date and ${WEEK} = $11))
      and (not $12::boolean or (cell is not null and extended > 0))
      and (not $17::boolean or (cell is not null and asked_due_on is not null)))
  select l.id, l.meeting_id as "meetingId", left(l.text, 400) as text, l.owner_unit_id as "ownerUnitId",
    l.owner_unit as "ownerUnit", l.due_kind as "dueKind", l.due_on::text as "dueOn",
    l.first_due_on::text as "firstDueOn", l.extended, l.state, l.cell,
    case when l.cell in ('OPEN_OVERDUE', 'DONE_LATE') then l.late_days else 0 end as "lateDays",
    l.done_on::text as "doneOn", l.asked_due_on::text as "askedDueOn", l.latest, l.version::float8 as version,
    (select coalesce(json_agg(u.unit order by u.position), '[]') from commitment_unit u
      where u.commitment_id = l.id and u.part = 'LEAD') as "jointLeads",
    (select coalesce(json_agg(u.unit order by u.position), '[]') from commitment_unit u
      where u.commitment_id = l.id and u.part = 'COORDINATING') as coordinating,
    l.rank, l.by_day::text as "byDay", (select count(*)::int from listed) as total
  from listed l
  where $13::int is null or (l.rank, l.by_day, l.id) > ($13, $14::date, $15::uuid)
  order by l.rank, l.by_day, l.id limit $16`;
