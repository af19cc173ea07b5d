import type { Id, Instant, UnitCounts } from '@doi-thoai/shared';
import type { ReadTransaction } from '../journal/snapshot-source.js';

/** Units by the rules of `countUnitSets`, counted by the database. */
export async function countUnits(db: ReadTransaction, meetingId: Id, now: Instant): Promise<UnitCounts> {
  const [counts] = await db.query<UnitCounts>(
    `select count(*)::int as invited, count(submitted_at)::int as answered,
       count(*) filter (where submitted_at > closes_at)::int as late,
       count(*) filter (where submitted_at is null and closes_at < $2)::int as silent
     from unit_set where meeting_id = $1`,
    [meetingId, new Date(now)],
  );
  if (!counts) throw new Error('a count without a row');
  return counts;
}
