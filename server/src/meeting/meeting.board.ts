import type { Payload, Result } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { randomCode } from '../kernel/codes.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from './meeting.service.js';

/** Nobody finds a board by trying: 29 signs, so many of them. */
const CODE_SIGNS = 12;

/** Whether what was promised is read outside of the meeting. */
@Injectable()
export class MeetingBoard {
  constructor(private readonly meetings: MeetingService) {}

  /** A board that is opened again has its old address: it was printed. @throws NEVER_PUBLIC */
  async publish(
    tx: StreamTransaction,
    { open }: Payload<'meeting.publishBoard'>,
  ): Promise<Result<'meeting.publishBoard'>> {
    const { board, profile, rehearsal } = await this.meetings.load(tx);
    if (open && (profile === 'CLOSED_PERSONNEL' || rehearsal)) throw new DomainError('NEVER_PUBLIC');
    const code = board?.code ?? randomCode(CODE_SIGNS);
    await this.meetings.patchState(tx, { board: { code, open } });
    return { code };
  }
}
