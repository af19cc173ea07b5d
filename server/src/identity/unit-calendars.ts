import type { CommandAnswer, Id } from '@doi-thoai/shared';
import { isId, readReceipt } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';

/** An address that was found by its secret, and whose promises it tells. */
interface FoundCalendar {
  unitId: Id;
  unit: string;
  meetingId: Id;
  madeById: Id;
}

/** It lives as long as its maker answers for that unit there, with an account that is open if there is one. */
const FIND = `select c.unit_id as "unitId", c.unit, c.meeting_id as "meetingId", c.made_by_id as "madeById"
  from unit_calendar c join participant p on p.id = c.made_by_id
    left join staff_account a on a.id = p.staff_id
  where c.token_hash = $1 and c.voided_at is null and p.role = 'RESPONDER' and p.unit_id = c.unit_id
    and a.closed_at is null`;

/** Secrets in the addresses for calendar programs, which cannot sign in: 128 bits, of which only a digest is kept. */
@Injectable()
export class UnitCalendars {
  constructor(
    private readonly database: DataSource,
    private readonly attempts: Attempts,
    private readonly commands: CommandPort,
  ) {}

  /** `token`: 26 signs that the asking browser made (W73), so that a repeat makes the same address. */
  async make(
    seat: { meetingId: Id; participantId: Id },
    commandId: unknown,
    calendarId: unknown,
    token: string,
  ): Promise<CommandAnswer<'reminders.makeCalendar'>> {
    const signs = readReceipt(token);
    if (!isId(commandId) || !isId(calendarId)) throw new DomainError('MALFORMED');
    if (signs === null) {
      throw new DomainError('INVALID', { fields: [{ path: 'token', reason: 'WRONG_TYPE' }] });
    }
    const { meetingId, participantId } = seat;
    const payload = { calendarId, tokenHash: digestOf(signs).toString('hex') };
    return this.commands.issue(meetingId, { participantId }, commandId, 'reminders.makeCalendar', payload);
  }

  /** @throws LINK_INVALID, the later the more of the right form come from an address */
  async find(token: string, address: string): Promise<FoundCalendar> {
    const signs = readReceipt(token);
    if (signs === null) throw new DomainError('LINK_INVALID');
    const [found] = await this.database.query<FoundCalendar[]>(FIND, [digestOf(signs)]);
    if (found) return found;
    await this.attempts.slowDown(address);
    throw new DomainError('LINK_INVALID');
  }
}

function digestOf(signs: string): Buffer {
  return hash('sha256', signs, 'buffer');
}
