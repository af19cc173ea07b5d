import type { Id, Payload, StepRecordView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingStepEntity } from './meeting.entity.js';

const SELECT = `select step as id, done_on::text as "doneOn", reason, by_id as "byId",
    round(extract(epoch from at) * 1000)::float8 as at, version::float8 as version
  from meeting_step where meeting_id = $1`;

/** What the office did outside of the software: materials sent, a notice issued, a result made public. */
@Injectable()
export class MeetingSteps {
  /** @throws INVALID for a day that is still to come */
  async record(tx: StreamTransaction, payload: Payload<'meeting.recordStep'>): Promise<void> {
    const { step, doneOn, reason } = payload;
    if (doneOn !== null && doneOn > civilDay(tx.now)) {
      throw new DomainError('INVALID', { fields: [{ path: 'doneOn', reason: 'OUT_OF_RANGE' }] });
    }
    const view: StepRecordView = {
      ...{ id: step, doneOn, reason },
      ...{ byId: tx.actor.id, at: tx.now, version: tx.nextSeq },
    };
    const { id: _step, at, ...rest } = view;
    const row = { meetingId: tx.streamId, step, at: new Date(at), ...rest };
    await tx.repo(MeetingStepEntity).upsert(row, ['meetingId', 'step']);
    tx.emit(TABLE, 'meeting.step', view);
  }
}

/** By step; one whose record was taken back says nothing. */
export async function stepRecords(
  db: Pick<StreamWrite, 'query'>,
  meetingId: Id,
): Promise<Record<string, StepRecordView>> {
  const rows = await db.query<StepRecordView>(SELECT, [meetingId]);
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
