import type { Id, ReaderClass, SnapshotState, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { SubmissionEntity } from './submissions.entity.js';
import { COLUMNS } from './submissions.rows.js';
import { audienceOf, listedView, publishedView, submissionView } from './submissions.view.js';

type Part = Partial<SnapshotState>;

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
    const rows = await db.query<SubmissionEntity>(
      `select ${COLUMNS} from submission
       where meeting_id = $1 and (author_id = any($2::uuid[]) or unit_id = any($3::uuid[]))`,
      [meetingId, others.map((one) => one.participantId), others.flatMap(unitsOf)],
    );
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

/** The units whose raw opinions a focal person reads. */
function unitsOf(reader: Reader): Id[] {
  return [...reader.personal]
    .filter((one) => one.startsWith('unit:'))
    .map((one) => one.slice('unit:'.length));
}

function byId(views: readonly SubmissionView[]): Record<Id, SubmissionView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
