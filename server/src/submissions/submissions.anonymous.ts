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

/** Opinions of which nobody keeps who wrote them, or when in the day (architecture.md 6). */
@Injectable()
export class SubmissionsAnonymous {
  constructor(private readonly meetings: MeetingService) {}

  /** Takes in what was acknowledged, whatever has been closed since, in an order that chance decides. */
  async append(tx: StreamTransaction): Promise<{ appended: number }> {
    const waiting = await tx.query<Waiting>(
      `delete from anonymous_inbox where id in (select id from anonymous_inbox where meeting_id = $1 limit ${MOST})
       returning id, receipt_id as "receiptId", kind, topic_id as "topicId", summary, text`,
      [tx.streamId],
    );
    if (waiting.length === 0) return { appended: 0 };
    const meeting = await this.meetings.load(tx);
    const origin = sealedOrigin(meeting, 'ANONYMOUS');
    const other = meeting.topics.find((topic) => topic.other)?.id;
    // Somebody else may have taken an id since: the receipt finds the opinion under another one as well.
    const taken = await takenIds(
      tx,
      waiting.map(({ id }) => id),
    );
    const day = Math.floor((tx.now + HANOI_MS) / DAY_MS) * DAY_MS - HANOI_MS;
    for (const { receiptId, topicId, ...words } of shuffled(waiting)) {
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
      await receiveOne(tx, { ...origin, receivedAt: day }, opinion, receiptId);
    }
    return { appended: waiting.length };
  }
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
