import type { Id, Payload, Result, Role } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull, Not } from 'typeorm';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { MeetingImportsService } from '../meeting/meeting.imports.service.js';
import { AccountsService } from '../organisation/accounts.service.js';
import { ParticipantEntity } from './participants.entity.js';
import { ParticipantsService, newParticipant } from './participants.service.js';

/** Staff accounts and their part in one meeting: what somebody is in another one gives nothing here. */
@Injectable()
export class ParticipantsAccounts {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly meetings: MeetingService,
    private readonly accounts: AccountsService,
    private readonly imports: MeetingImportsService,
  ) {}

  /** @throws NOT_FOUND, ACCOUNT_CLOSED, LAST_CHAIR, LAST_ORGANISER */
  async appoint(
    tx: StreamTransaction,
    payload: Payload<'participants.appoint'>,
  ): Promise<Result<'participants.appoint'>> {
    const { staffId, role, title } = payload;
    const { name } = await this.accounts.open(tx, staffId);
    const row = await tx.repo(ParticipantEntity).findOneBy({ meetingId: tx.streamId, staffId });
    if (!row) {
      const id = randomUUID();
      await this.participants.insert(tx, { ...newParticipant(tx.streamId, id), staffId, name, role, title });
      return { participantId: id };
    }
    await this.requireOrganiserLeft(tx, row, role);
    await this.participants.requireChairLeft(tx, row, role);
    const mayTakeOver = row.mayTakeOver && role === 'SECRETARY';
    await this.participants.save(tx, row, { role, title, mayTakeOver });
    return { participantId: row.id };
  }

  /**
   * Whoever brought a meeting as a file comes in. Sessions and links of the other house open nothing here, so every
   * seat is free; the first entries of its new life say so.
   *
   * @throws ACCOUNT_CLOSED, NOT_FOUND also for whoever did not bring it, or entered it before and was dismissed
   */
  async arrive(
    tx: StreamTransaction,
    { staffId }: Payload<'participants.arrive'>,
  ): Promise<Result<'participants.arrive'>> {
    const { name } = await this.accounts.open(tx, staffId);
    const rows = tx.repo(ParticipantEntity);
    const here = await rows.findOneBy({ meetingId: tx.streamId, staffId });
    if (here) return { participantId: here.id };
    await this.imports.enter(tx, staffId);
    const taken = await rows.find({
      where: { meetingId: tx.streamId, seatTaken: true },
      order: { id: 'ASC' },
    });
    for (const row of taken) {
      await this.participants.save(tx, row, { seatTaken: false });
      await this.participants.runReleaseHooks(tx, row.id);
    }
    const id = randomUUID();
    const organiser = { staffId, name, role: 'ORGANISER' } as const;
    await this.participants.insert(tx, { ...newParticipant(tx.streamId, id), ...organiser });
    return { participantId: id };
  }

  /** @throws NOT_FOUND also for somebody without an account, LAST_CHAIR, LAST_ORGANISER */
  async dismiss(tx: StreamTransaction, payload: Payload<'participants.dismiss'>): Promise<void> {
    const row = await this.participants.row(tx, payload.participantId);
    if (row.staffId === null) throw new DomainError('NOT_FOUND');
    await this.requireOrganiserLeft(tx, row, 'GUEST');
    await this.participants.requireChairLeft(tx, row, 'GUEST');
    await this.takeAway(tx, row, payload.reason);
  }

  /**
   * Of a closed account: the role goes to the successor, if one was named who has no part here yet; otherwise the
   * seat keeps its role and is without a holder. A repeat changes nothing.
   */
  async succeed(tx: StreamTransaction, { staffId }: Payload<'participants.succeed'>): Promise<void> {
    const { closedAt, reason, successorId } = await this.accounts.account(tx, staffId);
    const meetingId = tx.streamId;
    const row = await tx.repo(ParticipantEntity).findOneBy({ meetingId, staffId });
    if (!row || closedAt === null) return;
    if (successorId !== null && (await this.mayFollow(tx, successorId))) {
      const { name } = await this.accounts.account(tx, successorId);
      const { role, title } = row;
      const next = { ...newParticipant(meetingId, randomUUID()), staffId: successorId, name, role, title };
      await this.participants.insert(tx, next);
      await this.takeAway(tx, row, reason);
    } else if (row.seatTaken) {
      const linkGeneration = row.linkGeneration + 1;
      await this.participants.save(tx, row, { seatTaken: false, linkGeneration });
      this.meetings.tellOverride(tx, row.id, reason);
      await this.participants.runReleaseHooks(tx, row.id);
    }
  }

  /** Whoever has a part in the meeting keeps it: which of two roles somebody has is for its organiser to say. */
  private async mayFollow(tx: StreamTransaction, staffId: Id): Promise<boolean> {
    const here = await tx.repo(ParticipantEntity).existsBy({ meetingId: tx.streamId, staffId });
    return !here && (await this.accounts.anyOpen(tx, [staffId]));
  }

  private async takeAway(tx: StreamTransaction, row: ParticipantEntity, reason: string): Promise<void> {
    await this.participants.save(tx, row, {
      ...{ staffId: null, role: 'GUEST', mayTakeOver: false, seatTaken: false, contributor: true },
      // Whatever link was ever shown for this seat is void.
      linkGeneration: row.linkGeneration + 1,
    });
    this.meetings.tellOverride(tx, row.id, reason);
    await this.participants.runReleaseHooks(tx, row.id);
  }

  /** Somebody must be able to give the roles back. */
  private async requireOrganiserLeft(
    tx: StreamTransaction,
    row: ParticipantEntity,
    next: Role,
  ): Promise<void> {
    if (row.role !== 'ORGANISER' || next === 'ORGANISER') return;
    const organiser = { meetingId: tx.streamId, role: 'ORGANISER', staffId: Not(IsNull()) } as const;
    const all = await tx.repo(ParticipantEntity).findBy(organiser);
    const others = all.filter(({ id }) => id !== row.id).map(({ staffId }) => staffId ?? '');
    if (!(await this.accounts.anyOpen(tx, others))) throw new DomainError('LAST_ORGANISER');
  }
}

/** Commands after which a seat's sessions are over. */
export const ENDING_COMMANDS: ReadonlySet<string> = new Set([
  'participants.releaseSeat',
  'participants.dismiss',
  'participants.arrive',
  'participants.succeed',
]);
