import type { Id, OpinionWords } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { newOpinion, originOf } from './submissions.intake.js';
import { countRaw, insertNew, received } from './submissions.rows.js';
import { audienceOf } from './submissions.view.js';

export type UnitWords = Pick<OpinionWords, 'kind' | 'topicId' | 'summary' | 'text'>;

const keyOf = ({ kind, topicId, summary, text }: UnitWords): string =>
  JSON.stringify([kind, topicId, summary, text]);

/** What a unit wrote down together comes in by its focal person, marked so. */
@Injectable()
export class SubmissionsOfUnit {
  constructor(private readonly meetings: MeetingService) {}

  /**
   * The words themselves tell what is here already, not a file's name or number: a form that was sent twice, or
   * filled in further and sent again, doubles nothing.
   */
  async receive(
    tx: StreamTransaction,
    unit: { id: Id; name: string },
    rows: readonly UnitWords[],
  ): Promise<{ added: number; known: number }> {
    const meeting = await this.meetings.load(tx);
    if (!meeting.intakeOpen) throw new DomainError('INTAKE_CLOSED');
    const here = await this.wordsOf(tx, unit.id);
    const fresh = rows.filter((row) => {
      const key = keyOf(row);
      if (here.has(key)) return false;
      here.add(key);
      return true;
    });
    const origin = originOf(meeting, 'FOCAL', tx.actor.id);
    const author = { authorId: null, authorName: '', authorUnitId: unit.id, authorUnit: unit.name };
    const views = fresh.map((words) => {
      const sent = { ...words, submissionId: randomUUID(), writtenAt: tx.now };
      const view = received(tx.now, origin, newOpinion(tx, sent, author));
      tx.emit(audienceOf({ authorId: null, unitId: unit.id }), 'submissions.changed', view);
      countRaw(tx, view, 1);
      return view;
    });
    await insertNew(tx, views);
    return { added: views.length, known: rows.length - views.length };
  }

  private async wordsOf(tx: StreamTransaction, unitId: Id): Promise<Set<string>> {
    const rows = await tx.query<UnitWords>(
      `select kind, topic_id as "topicId", summary, text from submission
       where meeting_id = $1 and unit_id = $2 and channel = 'FOCAL' and not withdrawn`,
      [tx.streamId, unitId],
    );
    return new Set(rows.map(keyOf));
  }
}
