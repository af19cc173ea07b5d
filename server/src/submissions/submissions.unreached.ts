import type { Id, MeetingView, ParticipantView, SubmissionView } from '@doi-thoai/shared';
import { LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { StreamTransaction } from '../journal/transaction.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { SubmissionEntity } from './submissions.entity.js';
import { authorOf } from './submissions.intake.js';
import type { Origin } from './submissions.rows.js';
import { COLUMNS, countRaw, insertNew, newTrackingCode, received } from './submissions.rows.js';
import { audienceOf, submissionView } from './submissions.view.js';

/** A speaker who was not reached, and what the person had meant to say. */
export interface UnreachedSpeaker {
  requestId: Id;
  participant: ParticipantView;
  topicId: Id;
  line: string;
  /** The opinion that the speaker linked. */
  submissionId: Id | null;
}

/** Without the words, as the table's rows and their views know it. */
type Row = Omit<SubmissionEntity, 'meetingId'>;

/**
 * No voice is lost: a request that was not reached becomes a written opinion with an answer owed (domain.md 6.4).
 * A whole hall may wait, and the stream is locked meanwhile: one read and two writes for all of them.
 */
@Injectable()
export class SubmissionsUnreached {
  constructor(private readonly meetings: MeetingService) {}

  /** Opinion by request. Ignores intake and phase. */
  async writeDown(tx: StreamTransaction, speakers: readonly UnreachedSpeaker[]): Promise<Map<Id, Id>> {
    const opinions = new Map<Id, Id>();
    if (speakers.length === 0) return opinions;
    const meeting = await this.meetings.load(tx);
    const linked = await this.standing(tx, speakers);
    const written: SubmissionView[] = [];
    for (const speaker of speakers) {
      const row = speaker.submissionId === null ? undefined : linked.get(speaker.submissionId);
      if (row) linked.set(row.id, tellNotReached(tx, row, speaker.requestId));
      else written.push(this.tellWritten(tx, meeting, speaker));
      opinions.set(speaker.requestId, row?.id ?? written.at(-1)?.id ?? '');
    }
    await insertNew(tx, written);
    await updateNotReached(tx, [...linked.values()]);
    return opinions;
  }

  /** Linked opinions that stand for the speech, so that no second one is made; one that was withdrawn or set aside
   * does not. */
  private async standing(
    tx: StreamTransaction,
    speakers: readonly UnreachedSpeaker[],
  ): Promise<Map<Id, Row>> {
    const ids = speakers.flatMap((one) => one.submissionId ?? []);
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from submission where meeting_id = $1 and id = any($2::uuid[]) and not withdrawn
         and aside is null`,
      [tx.streamId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Approved, because chair and desk had its line before them in the queue. */
  private tellWritten(
    tx: StreamTransaction,
    meeting: MeetingView,
    speaker: UnreachedSpeaker,
  ): SubmissionView {
    const { requestId, participant, topicId, line } = speaker;
    const topic = this.meetings.requireTopic(meeting, topicId);
    const text = line === '' ? topic.name : line;
    const origin: Origin = {
      channel: 'SPEECH_NOT_REACHED',
      disclosure: 'NAMED',
      enteredById: null,
      moderation: 'APPROVED',
      notReached: true,
      requestId,
    };
    const view = received(tx.now, origin, {
      ...authorOf(participant),
      id: randomUUID(),
      trackingCode: newTrackingCode(),
      kind: 'OPINION',
      topicId,
      summary: summaryOf(text),
      text,
      writtenAt: tx.now,
      version: tx.nextSeq,
    });
    const { authorId, authorUnitId: unitId } = view;
    tx.emit(audienceOf({ authorId, unitId }), 'submissions.changed', view);
    countRaw(tx, view, 1);
    return view;
  }
}

function tellNotReached(tx: StreamTransaction, row: Row, requestId: Id): Row {
  const next: Row = { ...row, notReached: true, requestId, version: tx.nextSeq };
  tx.emit(audienceOf(next), 'submissions.changed', submissionView(next));
  return next;
}

async function updateNotReached(tx: StreamTransaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update submission s set not_reached = true, request_id = t.request_id, version = t.version
     from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as t(id, request_id, version) where s.id = t.id`,
    [rows.map((row) => row.id), rows.map((row) => row.requestId), rows.map((row) => row.version)],
  );
}

/** The first words of a line that was never given a summary. */
function summaryOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return clipText(line, LIMITS.summary).clipped ? clipText(line, LIMITS.summary - 1).text : line;
}
