import type {
  ActKind,
  CivilDate,
  CommitmentState,
  CommitmentView,
  Id,
  Instant,
  RuleProfile,
} from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamWrite } from '../journal/transaction.js';
import { selectCommitments } from './commitments.view.js';

type Readable = Pick<StreamWrite, 'query'>;

/** Given to a unit and not reported as done: what somebody is reminded of. */
export const OWED_STATES: readonly CommitmentState[] = ['CONFIRMED', 'ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS'];

/** Since these the unit has the promise, with its date. */
const SETTING: readonly ActKind[] = [
  'CONFIRMED',
  'EXTENDED',
  'SENT_BACK',
  'REOPENED',
  'REASSIGNED',
  'RESUMED',
];

/** Meetings that never were, that are over for good, or that were played: nobody is reminded of what they say. */
const SILENT = "m.phase in ('POSTPONED', 'CANCELLED', 'ARCHIVED') or m.rehearsal";

/** A promise with a date that is still owed. */
export interface OwedPromise {
  id: Id;
  meetingId: Id;
  profile: RuleProfile;
  dueOn: CivilDate;
  /** Since when the unit knows this date. */
  since: Instant;
}

const OWED = `select c.id, c.meeting_id as "meetingId", m.plan->>'profile' as profile, c.due_on::text as "dueOn",
    round(extract(epoch from greatest(c.at, (select max(a.at) from commitment_act a
      where a.commitment_id = c.id and a.kind = any($2)))) * 1000)::float8 as since
  from commitment c join meeting m on m.id = c.meeting_id
  where c.due_on is not null and c.state = any($1) and not (${SILENT})`;

/** What is owed with a date, over all meetings. */
@Injectable()
export class OpenPromises {
  owed(db: Readable): Promise<OwedPromise[]> {
    return db.query<OwedPromise>(`${OWED} order by c.due_on, c.id`, [OWED_STATES, SETTING]);
  }

  /** Null once it is not owed any more, or by another day. */
  async owedBy(db: Readable, meetingId: Id, id: Id, dueOn: CivilDate): Promise<CommitmentView | null> {
    const still = await db.query(`${OWED} and c.meeting_id = $3 and c.id = $4 and c.due_on = $5`, [
      ...[OWED_STATES, SETTING, meetingId, id, dueOn],
    ]);
    if (still.length === 0) return null;
    const [row] = await selectCommitments(db, meetingId, 'and c.id = $2', [id]);
    return row?.view ?? null;
  }
}
