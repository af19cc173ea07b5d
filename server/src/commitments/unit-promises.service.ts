import type { CivilDate, CommitmentState, Id, Instant, RuleProfile } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamWrite } from '../journal/transaction.js';

/** A dated promise of a unit, as a calendar shows it. */
export interface CalendarPromise {
  id: Id;
  meetingId: Id;
  title: string;
  profile: RuleProfile;
  text: string;
  unit: string;
  dueOn: CivilDate;
  state: CommitmentState;
  lead: boolean;
  changedAt: Instant;
  version: number;
}

/** A calendar looks back so far. */
const PAST = "interval '1 year'";
const MOST = 1000;

/** `$1`: whose part is told. */
const SELECT = `select c.id, c.meeting_id as "meetingId", m.plan->>'title' as title, m.plan->>'profile' as profile, c.text,
    c.owner_unit as unit, c.due_on::text as "dueOn", c.state,
    c.owner_unit_id = $1 or exists (select 1 from commitment_unit u
      where u.commitment_id = c.id and u.unit_id = $1 and u.part = 'LEAD') as lead,
    round(extract(epoch from coalesce(e.at, c.at)) * 1000)::float8 as "changedAt", c.version::float8 as version
  from commitment c join meeting m on m.id = c.meeting_id
    left join entry e on e.stream_id = c.meeting_id and e.seq = c.version
  where c.due_on is not null`;

/** A proposal is not the unit's yet, nor one that was withdrawn as a proposal. */
export const GIVEN = "c.state <> 'PROPOSED' and c.stopped_in is distinct from 'PROPOSED'";

/** The unit has a part in it, by an index of each. */
const OF_UNIT = `c.id in (select id from commitment where owner_unit_id = $1
    union all select commitment_id from commitment_unit where unit_id = $1)`;

/**
 * In which meetings an account, or a seat without one, is a responder of the unit: `$2` the seat's meeting, `$3` the
 * seat. What is closed to the public stays where it is.
 */
const READABLE = `m.plan->>'profile' <> 'CLOSED_PERSONNEL' and not m.rehearsal and exists (
    select 1 from participant maker join participant p on p.id = maker.id or p.staff_id = maker.staff_id
    where maker.id = $3 and maker.meeting_id = $2 and p.meeting_id = m.id and p.role = 'RESPONDER' and p.unit_id = $1)`;

/** Promises of one unit beside the journal. */
@Injectable()
export class UnitPromises {
  /** Over all meetings in which that seat, or its account, answers for the unit. */
  async inCalendar(
    db: Pick<StreamWrite, 'query'>,
    { unitId, meetingId, madeById }: { unitId: Id; meetingId: Id; madeById: Id },
    today: CivilDate,
  ): Promise<CalendarPromise[]> {
    return db.query<CalendarPromise>(
      `${SELECT} and ${GIVEN} and ${OF_UNIT} and ${READABLE} and c.due_on > $4::date - ${PAST}
       order by c.due_on, c.id limit ${MOST}`,
      [unitId, meetingId, madeById, today],
    );
  }

  /** One promise; null for one without a day, and for one in which the unit has no part (`unitId` null: any). */
  async one(
    db: Pick<StreamWrite, 'query'>,
    meetingId: Id,
    id: Id,
    unitId: Id | null,
  ): Promise<CalendarPromise | null> {
    const [row] = await db.query<CalendarPromise>(
      `${SELECT} and c.meeting_id = $2 and c.id = $3 and ($1::uuid is null or ${OF_UNIT})`,
      [unitId, meetingId, id],
    );
    return row ?? null;
  }
}
