import type { FormProblem, FormRow, Payload, Result } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { secrecyMark } from '../kernel/secrecy-mark.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';

/** The form that a focal person filled in without a network comes in: all rows or none. */
@Injectable()
export class CollectionForm {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
  ) {}

  /** @throws NOT_ALLOWED without a unit, INTAKE_CLOSED, FORM_INVALID with `rows: FormProblem[]` */
  async import(
    tx: StreamTransaction,
    { file, rows }: Payload<'collection.importForm'>,
  ): Promise<Result<'collection.importForm'>> {
    if (tx.actor.unitId === null) throw new DomainError('NOT_ALLOWED', { role: tx.actor.role });
    const unit = await this.participants.unit(tx, tx.actor.unitId);
    const { topics } = await this.meetings.load(tx);
    // A topic may have been renamed or removed since the form was looked at.
    const known = new Set(topics.map(({ id }) => id));
    const problems = rows.flatMap((row) => problemsOf(row, known));
    if (problems.length > 0) throw new DomainError('FORM_INVALID', { rows: problems });
    const outcome = await this.submissions.receiveOfUnit(tx, unit, rows);
    return { ...outcome, file };
  }
}

function problemsOf(row: FormRow, topics: ReadonlySet<string>): FormProblem[] {
  const { line, topicId } = row;
  const mark = secrecyMark(row.text) ?? secrecyMark(row.summary);
  return [
    ...(topics.has(topicId)
      ? []
      : [{ line, column: 'topic' as const, reason: 'UNKNOWN_TOPIC' as const, value: '' }]),
    ...(mark === null
      ? []
      : [{ line, column: 'text' as const, reason: 'SECRECY_MARK' as const, value: mark }]),
  ];
}
