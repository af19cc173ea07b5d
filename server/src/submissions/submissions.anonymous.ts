import type { Id, SubmissionKind } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomInt, randomUUID } from 'node:crypto';
import type { StreamTransaction } from '../journal/transaction.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { receiveOne, sealedOrigin } from './submissions.intake.js';
import { newTrackingCode, takenIds } from './submissions.rows.js';

interface Waiting {
  id: Id;
  receiptId: Id;
  proof: Buffer | null;
  kind: SubmissionKind;
  topicId: Id;
  summary: string;
  text: string;
}

/** Taken into the journal at once by one command. */
const MOST = 200;
/** Days are those of Việt Nam, seven hours ahead. */
const HANOI_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Opinions of which nobody keeps who wrote them, or when in the day (W76, W77). */
@Injectable()
export class SubmissionsAnonymous {
  constructor(private readonly meetings: MeetingService) {}

  /** Takes in what was acknowledged, whatever has been closed since, in an order that chance decides. */
  async append(tx: StreamTransaction): Promise<{ appended: number }> {
    const waiting = await tx.query<Waiting>(
      `delete from anonymous_inbox where id in (select id from anonymous_inbox where meeting_id = $1 limit ${MOST})
       returning id, receipt_id as "receiptId", proof, kind, topic_id as "topicId", summary, text`,
      [tx.streamId],
    );
    const fresh = await withoutStanding(tx, waiting);
    if (fresh.length === 0) return { appended: 0 };
    const meeting = await this.meetings.load(tx);
    const origin = sealedOrigin(meeting, 'ANONYMOUS');
    const other = meeting.topics.find((topic) => topic.other)?.id;
    // Somebody else may have taken an id since: the receipt finds the opinion under another one as well.
    const taken = await takenIds(
      tx,
      fresh.map(({ id }) => id),
    );
    const day = Math.floor((tx.now + HANOI_MS) / DAY_MS) * DAY_MS - HANOI_MS;
    for (const { receiptId, proof, topicId, ...words } of shuffled(fresh)) {
      const known = meeting.topics.some((topic) => topic.id === topicId);
      const opinion = {
        ...words,
        id: taken.has(words.id) ? randomUUID() : words.id,
        topicId: known ? topicId : (other ?? topicId),
        trackingCode: newTrackingCode(),
        authorId: null,
        authorName: '',
        authorUnitId: null,
        authorUnit: '',
        writtenAt: day,
        version: tx.nextSeq,
      };
      await receiveOne(tx, { ...origin, receivedAt: day }, opinion, { id: receiptId, proof });
    }
    return { appended: fresh.length };
  }
}

/** One that was on its way while another was taken in under its receipt: that one stands, and was answered for. */
async function withoutStanding(tx: StreamTransaction, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const rows = await tx.query<{ receiptId: Id }>(
    'select receipt_id as "receiptId" from submission where receipt_id = any($1::uuid[])',
    [waiting.map(({ receiptId }) => receiptId)],
  );
  const standing = new Set(rows.map(({ receiptId }) => receiptId));
  return waiting.filter(({ receiptId }) => !standing.has(receiptId));
}

/** Fisher and Yates, by the system's randomness. */
export function shuffled<T>(rows: readonly T[]): T[] {
  const order = [...rows];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    const [a, b] = [order[i] as T, order[j] as T];
    order[i] = b;
    order[j] = a;
  }
  return order;
}
