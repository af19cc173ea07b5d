import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { LikenessService, type AlikeText, type Db } from './likeness.service.js';

/** Summary and text, never a name; nothing of what was withdrawn or left the course. */
const CHANGED = `select id, topic_id as "topicId",
    case when withdrawn or aside is not null then '' else summary || E'\\n' || text end as words
  from submission where meeting_id = $1 and version > $2 order by id`;

/** Raw opinions among those that are compared. */
@Injectable()
export class SubmissionsAlike {
  constructor(likeness: LikenessService) {
    likeness.register({
      kind: 'RAW',
      latest: async (db, meetingId) => latestOf(db, meetingId),
      changedAfter: (db, meetingId, version) => db.query<AlikeText>(CHANGED, [meetingId, version]),
    });
  }
}

async function latestOf(db: Db, meetingId: Id): Promise<number | null> {
  const rows = await db.query<{ version: string | null }>(
    'select max(version) as version from submission where meeting_id = $1',
    [meetingId],
  );
  const version = rows[0]?.version ?? null;
  return version === null ? null : Number(version);
}
