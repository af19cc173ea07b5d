import type { Attendance, Id, NewParticipant, Payload, UnitView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { AccountsService } from '../organisation/accounts.service.js';
import { ParticipantEntity } from './participants.entity.js';
import { isPerson, mayChangeRole } from './participants.rights.js';
import { ParticipantsService, newParticipant } from './participants.service.js';
import { participantView } from './participants.view.js';

/** Rows, seats and attendance; roles are in `participants.roles.ts`. */
@Injectable()
export class ParticipantsActs {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly meetings: MeetingService,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * Somebody who came without being on the roster. Without a number the next free one is given: number and slip
   * are how a seat is found.
   *
   * @throws ID_TAKEN, NUMBER_TAKEN
   */
  async add(tx: StreamTransaction, payload: Payload<'participants.add'>): Promise<void> {
    const { participantId: id, withoutPhone, role } = payload;
    if (await tx.repo(ParticipantEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    await this.requireFree(tx, payload.number, null);
    const unit = await this.unitOf(tx, payload.unit);
    const wanted = payload.number === '' && isPerson(role) ? await this.nextNumber(tx) : payload.number;
    const words = wordsOf(payload, unit);
    const row = { ...newParticipant(tx.streamId, id), ...words, number: wanted, withoutPhone };
    await this.participants.insert(tx, row);
  }

  /** @throws NOT_FOUND, STALE, NUMBER_TAKEN, NOT_ALLOWED, LAST_CHAIR */
  async edit(tx: StreamTransaction, payload: Payload<'participants.edit'>): Promise<void> {
    const row = await this.participants.row(tx, payload.participantId);
    if (row.version !== payload.seen) throw new DomainError('STALE', { present: participantView(row) });
    if (!mayChangeRole(tx.actor.role, row.role, payload.role)) {
      throw new DomainError('NOT_ALLOWED', { role: tx.actor.role, phase: tx.phase });
    }
    await this.participants.requireChairLeft(tx, row, payload.role);
    await this.requireFree(tx, payload.number, row.id);
    const unit = await this.unitOf(tx, payload.unit);
    const mayTakeOver = row.mayTakeOver && payload.role === 'SECRETARY';
    const patch = { ...wordsOf(payload, unit), withoutPhone: payload.withoutPhone, mayTakeOver };
    await this.participants.save(tx, row, patch);
  }

  /**
   * Marks the seat as taken; in the hall's phases whoever takes it is there. The desk does it for a phone that
   * knocks, everybody else for the own seat only.
   *
   * @throws NOT_FOUND, SEAT_TAKEN, ACCOUNT_CLOSED: whoever comes instead is appointed, and sits in no other's name
   */
  async claimSeat(tx: StreamTransaction, payload: Payload<'participants.claimSeat'>): Promise<void> {
    const { participantId, knock } = payload;
    const own = participantId === tx.actor.id;
    if (!own && tx.grant === 'own') throw new DomainError('NOT_FOUND');
    if (!own && knock === null) {
      throw new DomainError('INVALID', { fields: [{ path: 'knock', reason: 'MISSING' }] });
    }
    const row = await this.participants.row(tx, participantId);
    if (row.seatTaken) throw new DomainError('SEAT_TAKEN');
    if (row.staffId !== null) await this.accounts.open(tx, row.staffId);
    const inHall = tx.phase === 'CHECK_IN' || tx.phase === 'IN_SESSION';
    const arrives = inHall && isPerson(row.role) && !row.contributor && !isPresent(row.attendance);
    const arrival = arrives ? ({ attendance: 'ON_SITE', checkedInAt: new Date(tx.now) } as const) : {};
    await this.participants.save(tx, row, { seatTaken: true, ...arrival });
  }

  /** Slip and link stay valid; only what was signed in with them ends. @throws NOT_FOUND */
  async releaseSeat(tx: StreamTransaction, payload: Payload<'participants.releaseSeat'>): Promise<void> {
    const row = await this.participants.row(tx, payload.participantId);
    await this.participants.save(tx, row, { seatTaken: false });
    this.meetings.tellOverride(tx, row.id, payload.reason);
    await this.participants.runReleaseHooks(tx, row.id);
  }

  /** @throws NOT_FOUND for another's attendance unless the actor keeps the list */
  async checkIn(tx: StreamTransaction, payload: Payload<'participants.checkIn'>): Promise<void> {
    const { participantId, attendance } = payload;
    if (tx.grant === 'own' && participantId !== tx.actor.id) throw new DomainError('NOT_FOUND');
    const row = await this.participants.row(tx, participantId);
    // Whoever came to write from a unit is not on the list of the hall.
    if (row.contributor) throw new DomainError('NOT_ALLOWED', { role: row.role, phase: tx.phase });
    const arrived = row.checkedInAt ?? new Date(tx.now);
    await this.participants.save(tx, row, {
      attendance,
      checkedInAt: isPresent(attendance) ? arrived : null,
    });
  }

  private async unitOf(tx: StreamTransaction, name: string): Promise<UnitView | null> {
    return name === '' ? null : this.participants.ensureUnit(tx, name);
  }

  private async requireFree(tx: StreamTransaction, number: string, except: Id | null): Promise<void> {
    if (number === '') return;
    const holder = await tx.repo(ParticipantEntity).findOneBy({ meetingId: tx.streamId, number });
    if (holder && holder.id !== except) throw new DomainError('NUMBER_TAKEN');
  }

  /** After the highest: a number that was printed once is not given to somebody else. */
  private async nextNumber(tx: StreamTransaction): Promise<string> {
    const [highest] = await tx.query<{ number: number }>(
      `select coalesce(max(number::int), 0) as number from participant
       where meeting_id = $1 and number ~ '^[0-9]{1,8}$'`,
      [tx.streamId],
    );
    return String((highest?.number ?? 0) + 1);
  }
}

function isPresent(attendance: Attendance): boolean {
  return attendance === 'ON_SITE' || attendance === 'ONLINE';
}

function wordsOf(payload: NewParticipant, unit: UnitView | null): Partial<ParticipantEntity> {
  const { name, title, role, number } = payload;
  return { name, title, role, number, unitId: unit?.id ?? null, unit: unit?.name ?? '' };
}
