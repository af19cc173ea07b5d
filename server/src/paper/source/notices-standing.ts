import type { ConclusionView, Id } from '@doi-thoai/shared';
import type { ReadTransaction } from '../../journal/snapshot-source.js';

/** A body's notice, and where the journal stood when it was issued; null while it is none, or is being corrected. */
export interface NoticeStanding {
  bodyId: Id;
  issuedAt: number | null;
}

interface Act {
  seq: string;
  command_id: Id;
}

/** In the order in which the meeting has them. The journal says when each was issued: nothing keeps it a second time. */
export async function noticesStanding(db: ReadTransaction, meetingId: Id): Promise<NoticeStanding[]> {
  const rows = await db.query<Act & { words: string }>(
    `select seq, command_id, convert_from(bytes, 'UTF8') as words from entry join content using (stream_id, seq)
     where stream_id = $1 and type = 'conclusions.state' order by seq`,
    [meetingId],
  );
  const issued = new Map<Id, Act>();
  let bodies: Id[] = [];
  for (const { words, ...act } of rows) {
    const { notices } = JSON.parse(words) as Pick<ConclusionView, 'notices'>;
    for (const { bodyId, state } of notices) {
      if (state !== 'ISSUED') issued.delete(bodyId);
      else if (!issued.has(bodyId)) issued.set(bodyId, act);
    }
    bodies = notices.map(({ bodyId }) => bodyId);
  }
  const standing: NoticeStanding[] = [];
  for (const bodyId of bodies) {
    const act = issued.get(bodyId);
    standing.push({ bodyId, issuedAt: act ? await endOf(db, meetingId, act) : null });
  }
  return standing;
}

/** The last entry of an act: with the last notice the promises are issued, and the meeting goes on. */
async function endOf(db: ReadTransaction, meetingId: Id, { seq, command_id: id }: Act): Promise<number> {
  const [end] = await db.query<{ seq: string }>(
    `select coalesce(
       (select seq - 1 from entry where stream_id = $1 and seq > $2 and command_id <> $3 order by seq limit 1),
       (select max(seq) from entry where stream_id = $1)) as seq`,
    [meetingId, seq, id],
  );
  return Number(end?.seq ?? seq);
}
