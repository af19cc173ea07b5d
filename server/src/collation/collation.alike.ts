import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { LikenessService, type AlikeText, type Db } from '../submissions/likeness.service.js';

/** Those that are still answered: what was merged or split is found by where it went on. */
const CHANGED = `select c.id, c.topic_id as "topicId",
    case when c.merged_into is null and not exists (select from collated_opinion p where p.split_from = c.id)
      then c.wording else '' end as words
  from collated_opinion c where c.meeting_id = $1 and c.version > $2 order by c.id`;

/** Collated opinions among those that are compared. */
@Injectable()
export class CollationAlike {
  constructor(likeness: LikenessService) {
    likeness.register({
      kind: 'COLLATED',
      latest: async (db, meetingId) => latestOf(db, meetingId),
      changedAfter: (db, meetingId, version) => db.query<AlikeText>(CHANGED, [meetingId, version]),
    });
  }
}

async function latestOf(db: Db, meetingId: Id): Promise<number | null> {
  const rows = await db.query<{ version: string | null }>(
    'select max(version) as version from collated_opinion where meeting_id = $1',
    [meetingId],
  );
  const version = rows[0]?.version ?? null;
  return version === null ? null : Number(version);
}
