import type { CivilDate, Id, NoticeView, PublicNotice } from '@doi-thoai/shared';
import { numbered } from '@doi-thoai/shared';
import { selectCommitments } from '../commitments/commitments.view.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { selectLines } from './conclusions.view.js';

type Numbered = NoticeView & { number: number; issuedOn: CivilDate };

/** What everybody reads of a notice from now on: the lines and promises of this moment, and no author of any. */
export async function publicNotice(tx: StreamTransaction, notice: Numbered): Promise<PublicNotice> {
  const lines = await selectLines(tx, tx.streamId);
  const rows = await selectCommitments(
    tx,
    tx.streamId,
    "and c.state not in ('PROPOSED', 'CANCELLED') order by c.at, c.id",
  );
  return {
    ...{ id: notice.id, body: notice.body, numbered: numbered(notice) },
    ...{ issuedOn: notice.issuedOn, subject: notice.subject },
    lines: lines.map(({ id, kind, text }) => ({ id, kind, text })),
    commitments: rows.map(({ view: { id, text, ownerUnit, dueOn, sources } }) => ({
      ...{ id, text, ownerUnit, dueOn },
      lineIds: sources.filter(({ kind }) => kind === 'LINE').map((source) => source.id),
    })),
  };
}

/** Notices of a meeting as they were issued last. */
export async function publicNotices(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<PublicNotice[]> {
  const rows = await db.query<{ issued: PublicNotice }>(
    'select issued from notice where meeting_id = $1 and issued is not null order by body, id',
    [meetingId],
  );
  return rows.map(({ issued }) => issued);
}
