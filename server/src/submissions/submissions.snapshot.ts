import type { Id, ReaderClass, SnapshotState, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import { unitsRead } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { SubmissionEntity } from './submissions.entity.js';
import { COLUMNS } from './submissions.rows.js';
import { audienceOf, listedView, publishedView, submissionView } from './submissions.view.js';

type Part = Partial<SnapshotState>;

/** Each half from an index of its own: with `or` the whole meeting would be read for every phone that joins. */
const OF_THESE = `select ${COLUMNS} from submission where id in (
    select id from submission where meeting_id = $1 and author_id = any($2::uuid[])
    union select id from submission where meeting_id = $1 and unit_id = any($3::uuid[]))`;

@Injectable()
export class SubmissionsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Part> {
    const newest = await db.query<SubmissionEntity>(
      `select ${COLUMNS} from submission where meeting_id = $1 and published_version is not null
       order by published_version desc limit $2`,
      [meetingId, LIMITS.publishedRows],
    );
    const published = newest.map(publishedView);
    if (reader !== 'chair' && reader !== 'desk') return { published };
    const rows = await db.query<SubmissionEntity>(`select ${COLUMNS} from submission where meeting_id = $1`, [
      meetingId,
    ]);
    return { published, submissions: byId(rows.map(listedView)) };
  }

  /** Own opinions; to a focal person those of the unit, too. Chair and desk have all in the common part. */
  async personal(db: ReadTransaction, meetingId: Id, readers: readonly Reader[]): Promise<Map<Id, Part>> {
    const others = readers.filter(({ reader }) => reader !== 'chair' && reader !== 'desk');
    if (others.length === 0) return new Map();
    const rows = await db.query<SubmissionEntity>(OF_THESE, [
      meetingId,
      others.map((one) => one.participantId),
      unitsRead('unit', others),
    ]);
    const heard = new Map<string, SubmissionView[]>();
    for (const row of rows) {
      const view = submissionView(row);
      for (const audience of audienceOf(row)) {
        const views = heard.get(audience);
        if (views) views.push(view);
        else heard.set(audience, [view]);
      }
    }
    return new Map(
      others.map(({ participantId, personal }) => {
        const own = [...personal].flatMap((audience) => heard.get(audience) ?? []);
        return [participantId, { submissions: byId(own) }];
      }),
    );
  }
}

function byId(views: readonly SubmissionView[]): Record<Id, SubmissionView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
