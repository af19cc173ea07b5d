import type { Id, Instant } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomInt } from 'node:crypto';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';

const KNOCK_MS = 10 * 60 * 1000;
/** Phones that may stand before the door of one meeting at a time; four digits have ten thousand values. */
const KNOCKS_PER_MEETING = 2_000;

/** A phone that asks to be let in by the desk. */
export interface Knock {
  /** 128 bits that only this phone has: it collects the session with it. */
  knockId: string;
  meetingId: Id;
  /** Four digits that the phone shows and the desk types. */
  code: string;
  expiresAt: Instant;
  admittedAs: Id | null;
}

/** Phones at the door, in memory: a restart only means pressing the button again. */
@Injectable()
export class Knocks {
  private readonly byId = new Map<string, Knock>();
  private readonly byCode = new Map<string, Knock>();
  private readonly counts = new Map<Id, number>();

  constructor(private readonly clock: Clock) {}

  add(meetingId: Id): Knock {
    this.sweep();
    const count = this.counts.get(meetingId) ?? 0;
    if (count >= KNOCKS_PER_MEETING) throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterMs: KNOCK_MS });
    let code: string;
    do code = String(randomInt(10_000)).padStart(4, '0');
    while (this.byCode.has(`${meetingId} ${code}`));
    const knock: Knock = {
      knockId: randomBytes(16).toString('base64url'),
      meetingId,
      code,
      expiresAt: this.clock.now() + KNOCK_MS,
      admittedAs: null,
    };
    this.byId.set(knock.knockId, knock);
    this.byCode.set(`${meetingId} ${code}`, knock);
    this.counts.set(meetingId, count + 1);
    return knock;
  }

  /** By the code that the desk typed; null when no phone shows it (any more). */
  byShownCode(meetingId: Id, code: string): Knock | null {
    this.sweep();
    return this.byCode.get(`${meetingId} ${code.trim()}`) ?? null;
  }

  bySecret(knockId: string): Knock | null {
    this.sweep();
    return this.byId.get(knockId) ?? null;
  }

  /** A freed seat: who was let in to it does not collect another session. */
  forget(participantId: Id): void {
    for (const knock of this.byId.values()) if (knock.admittedAs === participantId) this.remove(knock);
  }

  /** All live equally long, so the oldest stand first. */
  private sweep(): void {
    const now = this.clock.now();
    for (const knock of this.byId.values()) {
      if (knock.expiresAt > now) return;
      this.remove(knock);
    }
  }

  private remove(knock: Knock): void {
    this.byId.delete(knock.knockId);
    this.byCode.delete(`${knock.meetingId} ${knock.code}`);
    const left = (this.counts.get(knock.meetingId) ?? 1) - 1;
    if (left > 0) this.counts.set(knock.meetingId, left);
    else this.counts.delete(knock.meetingId);
  }
}
