import type { AuthorOpening, Id, ReaderClass, SnapshotState, SubmissionView } from '@doi-thoai/shared';
import { LIMITS, isReceiptId, readsTable } from '@doi-thoai/shared';
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
    union select id from submission where receipt_id = any($2::uuid[])
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
    if (!readsTable(reader)) return { published };
    const rows = await db.query<SubmissionEntity>(`select ${COLUMNS} from submission where meeting_id = $1`, [
      meetingId,
    ]);
    const openings = await readOpenings(db, meetingId, '', []);
    return { published, submissions: byId(rows.map(listedView)), openings };
  }

  /** Own opinions; to a focal person those of the unit, too. Chair and desk have all in the common part. */
  async personal(db: ReadTransaction, meetingId: Id, readers: readonly Reader[]): Promise<Map<Id, Part>> {
    const others = readers.filter(({ reader }) => !readsTable(reader));
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
    const openings = await this.openingsOf(db, meetingId, others);
    return new Map(
      others.map(({ participantId, personal }) => {
        const own = [...personal].flatMap((audience) => heard.get(audience) ?? []);
        return [participantId, { submissions: byId(own), openings: openings.get(participantId) ?? {} }];
      }),
    );
  }

  /** Whoever holds a receipt sees that the name behind it was opened. */
  private async openingsOf(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Record<Id, AuthorOpening>>> {
    const receipts = readers.map((one) => one.participantId).filter(isReceiptId);
    const result = new Map<Id, Record<Id, AuthorOpening>>();
    for (const receiptId of receipts) {
      const where = 'and submission_id = (select id from submission where receipt_id = $2)';
      result.set(receiptId, await readOpenings(db, meetingId, where, [receiptId]));
    }
    return result;
  }
}

/** The last opening of each author. */
async function readOpenings(
  db: ReadTransaction,
  meetingId: Id,
  where: string,
  parameters: readonly unknown[],
): Promise<Record<Id, AuthorOpening>> {
  const rows = await db.query<AuthorOpening>(
    `select distinct on (submission_id) submission_id as "submissionId", by_id as "byId", by_name as "byName",
       reason, round(extract(epoch from at) * 1000)::float8 as at
     from author_opening where meeting_id = $1 ${where} order by submission_id, entry desc`,
    [meetingId, ...parameters],
  );
  return Object.fromEntries(rows.map((row) => [row.submissionId, row]));
}

function byId(views: readonly SubmissionView[]): Record<Id, SubmissionView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
