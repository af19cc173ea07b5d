import type { Id, Payload, Result } from '@doi-thoai/shared';
import { LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { OpenPromises } from '../commitments/open-promises.service.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import type { Audience } from '../journal/audience.js';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { ReminderEntity, ReminderMarkEntity } from './reminders.entity.js';
import { markView, reminderView } from './reminders.view.js';

/** Who is reminded of a promise, and who has seen it. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly promises: OpenPromises,
    private readonly invitations: InvitationsService,
    private readonly participants: ParticipantsService,
  ) {
    invitations.onSettled((tx, reminderId, sent) => this.settled(tx, reminderId, sent));
  }

  /** The server's own act, under an id that is the step's: what is not owed any more, or by another day, is silent. */
  async remind(
    tx: StreamTransaction,
    { commitmentId, dueOn, days }: Payload<'reminders.remind'>,
  ): Promise<Result<'reminders.remind'>> {
    const promise = await this.promises.owedBy(tx, tx.streamId, commitmentId, dueOn);
    if (!promise || (await tx.repo(ReminderEntity).existsBy({ commitmentId, dueOn, days }))) {
      return { reminded: false };
    }
    const leads = [promise.ownerUnitId, ...promise.jointLeads.map(({ unitId }) => unitId)];
    const copies = promise.coordinating.map(({ unitId }) => unitId);
    const monitors = days > 0 ? await this.participants.having(tx, 'MONITOR') : [];
    const row: ReminderEntity = {
      ...{ id: tx.commandId, meetingId: tx.streamId, commitmentId, dueOn, days, leads, copies },
      ...{ text: clipText(promise.text, LIMITS.rowText).text, unit: promise.ownerUnit },
      ...{ participantIds: monitors, at: new Date(tx.now), seq: tx.nextSeq, version: tx.nextSeq },
      ...{ queued: 0, sent: 0, failed: 0 },
    };
    await tx.repo(ReminderEntity).insert(row);
    row.queued = await this.invitations.remindOf(tx, row.id, [...leads, ...copies], monitors);
    if (row.queued > 0) await tx.repo(ReminderEntity).update({ id: row.id }, { queued: row.queued });
    this.tell(tx, row);
    return { reminded: true };
  }

  /** Never back: what was seen stays seen. */
  async see(tx: StreamTransaction, upTo: number): Promise<void> {
    const before = await tx.repo(ReminderMarkEntity).findOneBy({ id: tx.actor.id });
    const seen = Math.min(upTo, tx.nextSeq - 1);
    if (before && before.upTo >= seen) return;
    const row = { id: tx.actor.id, meetingId: tx.streamId, upTo: seen, version: tx.nextSeq };
    await tx.repo(ReminderMarkEntity).upsert(row, ['id']);
    tx.emit([`participant:${row.id}`], 'reminders.seen', markView(row));
  }

  private async settled(tx: StreamTransaction, reminderId: Id, sent: boolean): Promise<void> {
    const row = await tx.repo(ReminderEntity).findOneBy({ id: reminderId });
    if (!row) return;
    const change = {
      sent: row.sent + (sent ? 1 : 0),
      failed: row.failed + (sent ? 0 : 1),
      version: tx.nextSeq,
    };
    await tx.repo(ReminderEntity).update({ id: reminderId }, change);
    this.tell(tx, { ...row, ...change });
  }

  private tell(tx: StreamTransaction, row: ReminderEntity): void {
    const units = [...row.leads, ...row.copies].map((id): Audience => `responder:${id}`);
    const people = row.participantIds.map((id): Audience => `participant:${id}`);
    tx.emit([...TABLE, ...units, ...people], 'reminders.changed', reminderView(row));
  }
}
