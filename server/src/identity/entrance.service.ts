import type { Id, Instant, LinkView, MeetingFound, Role, SeatAddress } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';
import { Directory, type Seat } from './directory.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from './identity.options.js';
import { Knocks } from './knocks.js';
import { isLinkToken, isPin, makeLinkToken, makePin, readLinkToken } from './personal-link.js';
import { Secrets } from './secrets.js';
import { SessionsService, type NewSession, type Query } from './sessions.service.js';

/** Attempts at one seat that may be under way at once; a phone sends one. */
const CLAIMS_IN_LINE = 50;
/** How long a phone whose answer was lost may ask again. */
const CLAIM_MS = 10 * 60 * 1000;

/** In: where to go, and the cookie that proves it from now on. */
export interface Entered extends SeatAddress {
  /** Value of `Set-Cookie`. */
  cookie: string;
}

/** Who stands at the door. */
export interface Visitor {
  address: string;
  cookieHeader: string | undefined;
  /** Random id that the phone makes for one attempt: after a lost answer the same id lets in again. */
  claimId: Id | null;
}

/** What is printed for one person. */
export interface Slip {
  participantId: Id;
  name: string;
  title: string;
  unit: string;
  number: string;
  role: Role;
  /** Token of the personal link. */
  token: string;
  /** Empty without a number: a PIN opens nothing but a numbered seat. */
  pin: string;
  hasAccount: boolean;
}

export type KnockState =
  { state: 'WAITING'; code: string; expiresAt: Instant } | ({ state: 'ADMITTED' } & Entered);

/**
 * The door of a meeting: personal link, slip (code, seat, PIN), or a phone that knocks at the desk.
 * The meeting's code finds a meeting and authenticates nobody; an occupied seat needs the desk.
 */
@Injectable()
export class EntranceService {
  /** Attempts that succeeded, by the phone's id; in memory, because only a lost answer needs them. */
  private readonly claims = new Map<Id, { participantId: Id; until: Instant }>();

  constructor(
    private readonly directory: Directory,
    private readonly sessions: SessionsService,
    private readonly attempts: Attempts,
    private readonly knocks: Knocks,
    private readonly commands: CommandPort,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  /** By the code on the screen. Refuses with CODE_UNKNOWN. */
  async findMeeting(code: string, address: string): Promise<MeetingFound> {
    const meeting = await this.directory.meetingByCode(code);
    if (meeting) return meeting;
    await this.attempts.slowDown(address);
    throw new DomainError('CODE_UNKNOWN');
  }

  /** Refuses with LINK_INVALID. */
  async describeLink(token: string, visitor: Omit<Visitor, 'claimId'>): Promise<LinkView> {
    const seat = await this.seatOfLink(token, visitor.address);
    const { participantId, meetingId, meetingTitle, name, title, unit, number, role } = seat;
    const seatTaken = await this.isClosedTo(seat, visitor.cookieHeader);
    return { participantId, meetingId, meetingTitle, name, title, unit, number, role, seatTaken };
  }

  /** Refuses with LINK_INVALID, SEAT_TAKEN, or what `participants.claimSeat` says. */
  async claimByLink(token: string, visitor: Visitor): Promise<Entered> {
    return this.claim(await this.seatOfLink(token, visitor.address), visitor);
  }

  /** Refuses with CODE_UNKNOWN, WRONG_PIN (also for an unknown seat), TOO_MANY_ATTEMPTS, SEAT_TAKEN. */
  async claimByPin(code: string, number: string, pin: string, visitor: Visitor): Promise<Entered> {
    const { meetingId } = await this.findMeeting(code, visitor.address);
    // Attempts count for the seat, however many zeros are typed before its number.
    const key = `${meetingId} ${number
      .normalize('NFC')
      .trim()
      .toLowerCase()
      .replace(/^0+(?=\d+$)/, '')}`;
    // In line, so that attempts sent at the same moment are counted before the next one is looked at.
    const seat = await this.attempts.inLine(`pin ${key}`, CLAIMS_IN_LINE, async () => {
      await this.attempts.requireSeatOpen(key);
      const found = await this.directory.seatByNumber(meetingId, number);
      if (!found || !isPin(this.secrets.linkKey, pin, found)) {
        await this.attempts.seatFailed(key);
        return null;
      }
      await this.attempts.seatSucceeded(key);
      return found;
    });
    if (seat) return this.claim(seat, visitor);
    await this.attempts.slowDown(visitor.address);
    throw new DomainError('WRONG_PIN');
  }

  /** A phone asks the desk. `knockId` stays with the phone, `code` is shown on it for ten minutes. */
  async knock(
    meetingCode: string,
    address: string,
  ): Promise<{ knockId: string; code: string; expiresAt: Instant; meetingId: Id }> {
    const { meetingId } = await this.findMeeting(meetingCode, address);
    const { knockId, code, expiresAt } = this.knocks.add(meetingId);
    return { knockId, code, expiresAt, meetingId };
  }

  /** Whether a phone that shows this code may get this seat: asked before `participants.claimSeat {knock}`. */
  isKnocking(meetingId: Id, code: string, participantId: Id): boolean {
    const knock = this.knocks.byShownCode(meetingId, code);
    return knock !== null && (knock.admittedAs === null || knock.admittedAs === participantId);
  }

  /** After the desk's `participants.claimSeat` was accepted; false when the knock has run out. A repeat changes nothing. */
  admit(meetingId: Id, code: string, participantId: Id): boolean {
    const knock = this.knocks.byShownCode(meetingId, code);
    if (!knock || !this.isKnocking(meetingId, code, participantId)) return false;
    knock.admittedAs = participantId;
    return true;
  }

  /** What the phone polls. A lost answer is simply asked for again. */
  async knockState(knockId: string): Promise<KnockState> {
    const knock = this.knocks.bySecret(knockId);
    if (!knock) throw new DomainError('KNOCK_EXPIRED');
    if (knock.admittedAs === null) return { state: 'WAITING', code: knock.code, expiresAt: knock.expiresAt };
    const seat = await this.directory.seat(knock.admittedAs);
    if (!seat) throw new DomainError('KNOCK_EXPIRED');
    return { state: 'ADMITTED', ...entered(seat, await this.sessions.createSeat(seat.participantId)) };
  }

  /** Links and PINs of all seats. Whoever hands them out asks `slip-rules.ts` first. */
  async slips(meetingId: Id): Promise<Slip[]> {
    const seats = await this.directory.seats(meetingId);
    return seats.map((seat) => ({
      participantId: seat.participantId,
      name: seat.name,
      title: seat.title,
      unit: seat.unit,
      number: seat.number,
      role: seat.role,
      token: makeLinkToken(this.secrets.linkKey, seat),
      pin: seat.number === '' ? '' : makePin(this.secrets.linkKey, seat),
      hasAccount: seat.hasAccount,
    }));
  }

  /**
   * The seat was freed: with the transaction's `query` its sessions end with it or not at all. Nothing that
   * let somebody in before does so again.
   */
  async seatReleased(participantId: Id, query?: Query): Promise<void> {
    this.knocks.forget(participantId);
    for (const [claimId, claim] of this.claims) {
      if (claim.participantId === participantId) this.claims.delete(claimId);
    }
    await this.sessions.revokeParticipant(participantId, query);
  }

  /** Takes the seat for somebody whose right to it is proved, and opens a session. */
  private claim({ participantId }: Seat, visitor: Visitor): Promise<Entered> {
    return this.attempts.inLine(`seat ${participantId}`, CLAIMS_IN_LINE, async () => {
      const seat = await this.directory.seat(participantId);
      if (!seat) throw new DomainError('LINK_INVALID');
      if (!this.isRepeat(seat, visitor.claimId) && (await this.isClosedTo(seat, visitor.cookieHeader))) {
        throw new DomainError('SEAT_TAKEN');
      }
      if (!seat.seatTaken) await this.take(seat);
      if (visitor.claimId !== null) this.rememberClaim(visitor.claimId, participantId);
      return entered(seat, await this.sessions.createSeat(participantId));
    });
  }

  private isRepeat(seat: Seat, claimId: Id | null): boolean {
    const claim = claimId === null ? undefined : this.claims.get(claimId);
    return claim?.participantId === seat.participantId && claim.until > this.clock.now();
  }

  private rememberClaim(claimId: Id, participantId: Id): void {
    const now = this.clock.now();
    for (const [id, claim] of this.claims) {
      if (claim.until > now) break; // all live equally long: the oldest stand first
      this.claims.delete(id);
    }
    this.claims.delete(claimId);
    this.claims.set(claimId, { participantId, until: now + CLAIM_MS });
  }

  /**
   * A seat that is marked taken but has no session left (expired, or the server fell between the two steps)
   * is held by nobody. Several screens may show one meeting, and a demonstration is open to all.
   */
  private async isClosedTo(seat: Seat, cookieHeader: string | undefined): Promise<boolean> {
    if (!seat.seatTaken || seat.role === 'SCREEN' || this.options.demo) return false;
    if (await this.sessions.authenticateSeat(cookieHeader, seat.participantId)) return false;
    return this.sessions.isOccupied(seat.participantId);
  }

  private async take({ meetingId, participantId }: Seat): Promise<void> {
    const answer = await this.commands.issue(
      meetingId,
      { participantId },
      randomUUID(),
      'participants.claimSeat',
      { participantId, knock: null },
    );
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
  }

  private async seatOfLink(token: string, address: string): Promise<Seat> {
    const participantId = readLinkToken(token);
    const seat = participantId === null ? null : await this.directory.seat(participantId);
    if (seat && isLinkToken(this.secrets.linkKey, token, seat)) return seat;
    await this.attempts.slowDown(address);
    throw new DomainError('LINK_INVALID');
  }
}

function entered(seat: Seat, { cookie }: NewSession): Entered {
  return { meetingId: seat.meetingId, participantId: seat.participantId, role: seat.role, cookie };
}
