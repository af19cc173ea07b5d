import type { CivilDate, DuePromises, Id, Instant, PromisedBefore, PromisedRow } from '@doi-thoai/shared';
import { CELLS, DUE_SOON_DAYS, PROMISED_ROWS, cellOf } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamWrite } from '../journal/transaction.js';
import { OWED_STATES } from './open-promises.service.js';
import { GIVEN } from './unit-promises.service.js';

type Readable = Pick<StreamWrite, 'query'>;

/**
 * Earlier meetings of the series of `$1`. What is closed to the public stays where it is, and what was only rehearsed
 * was promised by nobody, but to a rehearsal.
 */
const EARLIER = `select e.id, e.plan->>'title' as title, (e.plan->>'startsAt')::float8 as "startsAt"
  from meeting e join meeting m on m.id = $1
  where coalesce(e.series_id, e.id) = m.series_id and e.ordinal < m.ordinal and e.rehearsal = m.rehearsal
    and e.plan->>'profile' <> 'CLOSED_PERSONNEL'
  order by e.ordinal desc, e.id`;

/** Words that were confirmed, units and dates: no opinion, no person, nothing that waits to be looked at. */
const PROMISED = `select c.id, c.meeting_id as "meetingId", c.text, c.due_kind as "dueKind", c.due_on::text as "dueOn",
    c.first_due_on::text as "firstDueOn", c.extended, c.done_on::text as "doneOn", c.state,
    array[c.owner_unit] || array(select u.unit from commitment_unit u
      where u.commitment_id = c.id and u.part = 'LEAD' order by u.position) as units
  from commitment c where c.meeting_id = any($1) and ${GIVEN}
  order by c.due_on nulls last, c.at, c.id`;

/** Who sees what is due: the table and whoever follows up all of it, a responder the own unit's. */
const DUE = `select p.meeting_id as "meetingId",
    count(*) filter (where c.due_on >= $2::date and c.state = any($3))::int as due,
    count(*) filter (where c.due_on < $2::date)::int as late
  from participant p join meeting m on m.id = p.meeting_id and not m.rehearsal
    and m.phase not in ('POSTPONED', 'CANCELLED', 'ARCHIVED')
  join commitment c on c.meeting_id = p.meeting_id and c.due_on <= $2::date + ${DUE_SOON_DAYS}
    and (c.state = any($3) or c.state = 'REPORTED' and c.done_on > c.due_on)
  where p.staff_id = $1 and (p.role in ('ORGANISER', 'CHAIR', 'CO_CHAIR', 'SECRETARY', 'CLERK', 'MONITOR')
    or p.role = 'RESPONDER' and (c.owner_unit_id = p.unit_id or exists (
      select 1 from commitment_unit u where u.commitment_id = c.id and u.unit_id = p.unit_id)))
  group by p.meeting_id order by p.meeting_id`;

/** Late first, then what is still to come, then what is done, then what was stopped; each by its day. */
const ORDER = ['OPEN_OVERDUE', 'OPEN_IN_TIME', 'DONE_LATE', 'DONE_ON_TIME', null] as const;

/** Promises beside the journal, as they stand now. */
@Injectable()
export class EarlierPromises {
  /** What earlier meetings of the series promised. */
  async before(db: Readable, meetingId: Id, today: CivilDate): Promise<PromisedBefore> {
    const meetings = await db.query<{ id: Id; title: string; startsAt: Instant }>(EARLIER, [meetingId]);
    const ids = meetings.map(({ id }) => id);
    const found = ids.length === 0 ? [] : await db.query<Omit<PromisedRow, 'cell'>>(PROMISED, [ids]);
    const rows = found.map((row): PromisedRow => ({ ...row, cell: cellOf(row, today) }));
    const count = (cell: PromisedRow['cell']): number => rows.filter((row) => row.cell === cell).length;
    const cells = Object.fromEntries(CELLS.map((cell) => [cell, count(cell)])) as PromisedBefore['cells'];
    const sorted = ORDER.flatMap((cell) => rows.filter((row) => row.cell === cell));
    return { today, meetings, cells, stopped: count(null), rows: sorted.slice(0, PROMISED_ROWS) };
  }

  /** What is due or late in the meetings of an account. */
  due(db: Readable, staffId: Id, today: CivilDate): Promise<DuePromises[]> {
    return db.query<DuePromises>(DUE, [staffId, today, OWED_STATES]);
  }
}
