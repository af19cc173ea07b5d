import type { AccountHere, Id, StaffMeeting } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort, type Issuer } from './command-port.js';
import { Directory, type Seat, type StaffAccount, type StaffPart } from './directory.js';
import type { Entered } from './entrance.service.js';
import { Passwords } from './passwords.js';
import { SessionsService, type NewSession, type Session } from './sessions.service.js';

/** A new account as it is typed in. */
export interface NewStaff {
  name: string;
  login: string;
  password: string;
}

/**
 * Accounts of those who prepare meetings. There is no default password: the first account is made with a
 * link that is printed at the start, once, and that only works while there is no account.
 */
@Injectable()
export class StaffService {
  /** SHA-256 of the set-up token; the token itself is only in the printed link. */
  private setUpHash: Buffer | null = null;

  constructor(
    private readonly directory: Directory,
    private readonly sessions: SessionsService,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly commands: CommandPort,
  ) {}

  /** Called once at the start: the token of the set-up link, or null when an account exists. */
  async prepareSetUp(): Promise<string | null> {
    if (await this.directory.hasStaff()) return null;
    const token = randomBytes(32).toString('base64url');
    this.setUpHash = hash('sha256', token, 'buffer');
    return token;
  }

  async isSetUpOpen(): Promise<boolean> {
    return this.setUpHash !== null && !(await this.directory.hasStaff());
  }

  /** Makes the first account and signs it in. Refuses with SETUP_DONE, LINK_INVALID. */
  async setUp(token: string, first: NewStaff, address: string): Promise<NewSession & { staffId: Id }> {
    const given = hash('sha256', token, 'buffer');
    if (this.setUpHash !== null && !timingSafeEqual(given, this.setUpHash)) {
      await this.attempts.slowDown(address);
      throw new DomainError('LINK_INVALID');
    }
    return this.attempts.inLine('set-up', 5, async () => {
      if (this.setUpHash === null || (await this.directory.hasStaff())) throw new DomainError('SETUP_DONE');
      const staffId = await this.add('system', first);
      this.setUpHash = null;
      return { staffId, ...(await this.sessions.createStaff(staffId)) };
    });
  }

  /**
   * A further account, made by the staff member `byId`. Passwords are hashed here, before the command is
   * queued: slow work never happens under a stream's lock, and no journal table ever holds one.
   */
  addStaff(byId: Id, staff: NewStaff): Promise<Id> {
    return this.add({ staffId: byId }, staff);
  }

  /**
   * Refuses with WRONG_PASSWORD (also for an unknown login), after a while when there were failures. Whoever has the
   * right password of a closed account is told ACCOUNT_CLOSED: asking for another password would not help them, and
   * nobody else learns it.
   */
  async login(login: string, password: string, address: string): Promise<NewSession & { staffId: Id }> {
    const name = login.normalize('NFC').trim().toLowerCase();
    const account = await this.attempts.loginAttempt(name, async () => {
      const found = await this.directory.staffByLogin(name);
      const right = await this.passwords.isRight(found?.passwordHash ?? null, password);
      return right ? found : null;
    });
    if (account?.closed) throw new DomainError('ACCOUNT_CLOSED');
    if (account) return this.admit(account);
    await this.attempts.slowDown(address);
    throw new DomainError('WRONG_PASSWORD');
  }

  /** Closed, or another password, in this very moment: what was opened after it ends, too. */
  private async admit({ id, passwordHash }: StaffAccount): Promise<NewSession & { staffId: Id }> {
    const made = await this.sessions.createStaff(id);
    const present = await this.directory.staffAfterChanges(id);
    if (present && !present.closed && present.passwordHash === passwordHash) return { staffId: id, ...made };
    await this.sessions.revoke(made.session);
    throw new DomainError(present?.closed ? 'ACCOUNT_CLOSED' : 'WRONG_PASSWORD');
  }

  /** Ends the session of this browser; resolves to the `Set-Cookie` value that deletes the cookie. */
  async logout(cookieHeader: string | undefined): Promise<string | null> {
    const session = await this.sessions.authenticateStaff(cookieHeader);
    return session ? this.sessions.revoke(session) : null;
  }

  /** Whose account a browser is signed in to; null when none. */
  async whoIs(cookieHeader: string | undefined): Promise<{ id: Id; name: string; login: string } | null> {
    const session = await this.sessions.authenticateStaff(cookieHeader);
    return session?.staffId ? this.directory.staff(session.staffId) : null;
  }

  /** Newest first. */
  meetingsOf(staffId: Id): Promise<StaffMeeting[]> {
    return this.directory.meetingsOf(staffId);
  }

  /** Newest first, without rehearsals. */
  partsOf(staffId: Id): Promise<StaffPart[]> {
    return this.directory.partsOf(staffId);
  }

  /** Every account with its part in a meeting. */
  accountsIn(meetingId: Id): Promise<AccountHere[]> {
    return this.directory.accountsIn(meetingId);
  }

  /** Into a meeting as the participant that this staff member is there. Refuses with NOT_FOUND, NO_SESSION. */
  async enter(staffId: Id, meetingId: Id, by?: Session): Promise<Entered> {
    const seat =
      (await this.directory.seatOfStaff(meetingId, staffId)) ?? (await this.arrive(meetingId, staffId));
    await this.sitDown(seat);
    const { cookie, session } = await this.sessions.createSeat(seat.participantId);
    // A session that ended meanwhile opens nothing that stays.
    if (by && !(await this.sessions.stillHolding([by.tokenHash])).has(by.tokenHash)) {
      await this.sessions.revoke(session);
      throw new DomainError('NO_SESSION');
    }
    // The role was taken away in this very moment: what was opened after it ends, too.
    if (!(await this.directory.seatOfStaff(meetingId, staffId))) {
      await this.sessions.revokeParticipant(seat.participantId);
      throw new DomainError('NOT_FOUND');
    }
    return { meetingId, participantId: seat.participantId, role: seat.role, cookie };
  }

  /**
   * The first time into a meeting that this account brought as a file. One whose part was taken away again has nothing
   * there any more. Refuses with NOT_FOUND.
   */
  private async arrive(meetingId: Id, staffId: Id): Promise<Seat> {
    if (!(await this.directory.isImporter(meetingId, staffId))) throw new DomainError('NOT_FOUND');
    const answer = await this.commands.issue(meetingId, 'system', randomUUID(), 'participants.arrive', {
      staffId,
    });
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    const seat = await this.directory.seatOfStaff(meetingId, staffId);
    if (!seat) throw new DomainError('NOT_FOUND');
    return seat;
  }

  private async add(issuer: Issuer, { name, login, password }: NewStaff): Promise<Id> {
    const staffId = makeId();
    const answer = await this.commands.issue(null, issuer, randomUUID(), 'organisation.addStaff', {
      staffId,
      name,
      login,
      password: await this.passwords.hash(password),
    });
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    return staffId;
  }

  /**
   * The roster shows that the seat is in use. In a meeting that was called off nobody sits down any more, and
   * two browsers may do it at the same time: neither keeps a signed-in member of staff out.
   */
  private async sitDown({ meetingId, participantId, seatTaken }: Seat): Promise<void> {
    if (seatTaken) return;
    const answer = await this.commands.issue(
      meetingId,
      { participantId },
      randomUUID(),
      'participants.claimSeat',
      { participantId, knock: null },
    );
    if (answer.ok || answer.code === 'WRONG_PHASE' || answer.code === 'SEAT_TAKEN') return;
    throw new DomainError(answer.code, answer.details);
  }
}
