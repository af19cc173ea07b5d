import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../kernel/domain-error.js';

const MINUTE_S = 60;
/** Failures of one seat before it is blocked: a PIN has a million values, a finger slips twice. */
const SEAT_FAILURES = 5;
const SEAT_WINDOW_S = 15 * MINUTE_S;
/** Failures of one seat in a day; then only the desk or the personal link lets in. */
const SEAT_FAILURES_A_DAY = 20;
const DAY_S = 24 * 60 * MINUTE_S;
/** Failures behind one address that cost no waiting: a whole hall shares one, and people mistype. */
const FREE_FAILURES = 20;
const ADDRESS_WINDOW_S = 10 * MINUTE_S;
const LONGEST_DELAY_MS = 5_000;
/** Failures of one address that may wait at the same time; a guesser who sends more is told so at once. */
const WAITING_FAILURES = 100;

const FREE_LOGIN_FAILURES = 3;
const LOGIN_WINDOW_S = 15 * MINUTE_S;
/** Attempts at one account that may stand in line; a person sends one. */
const WAITING_LOGINS = 8;

/**
 * Guessing made pointless, honest halls never refused: per address only failures count and only failures
 * wait; a seat is closed to PINs for a while after failures, and stays open to its link and to the desk.
 */
@Injectable()
export class Attempts {
  private readonly seatWindow = new RateLimiterMemory({
    keyPrefix: 'seat',
    points: SEAT_FAILURES,
    duration: SEAT_WINDOW_S,
  });
  private readonly seatDay = new RateLimiterMemory({
    keyPrefix: 'day',
    points: SEAT_FAILURES_A_DAY,
    duration: DAY_S,
  });
  private readonly addresses = new RateLimiterMemory({
    keyPrefix: 'address',
    points: FREE_FAILURES,
    duration: ADDRESS_WINDOW_S,
  });
  private readonly logins = new RateLimiterMemory({
    keyPrefix: 'login',
    points: FREE_LOGIN_FAILURES,
    duration: LOGIN_WINDOW_S,
  });
  private readonly waiting = new Map<string, number>();
  private readonly lines = new Map<string, { length: number; last: Promise<unknown> }>();

  /** Waits; a method, so that tests need no real time. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref());
  }

  /** Refuses with TOO_MANY_ATTEMPTS while the seat is closed to PINs. */
  async requireSeatOpen(seat: string): Promise<void> {
    for (const limiter of [this.seatWindow, this.seatDay]) {
      const used = await limiter.get(seat);
      if (used && used.consumedPoints >= limiter.points) {
        throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterMs: used.msBeforeNext });
      }
    }
  }

  async seatFailed(seat: string): Promise<void> {
    const { consumedPoints } = await this.seatWindow.penalty(seat);
    if (consumedPoints === SEAT_FAILURES) await this.seatWindow.block(seat, SEAT_WINDOW_S);
    await this.seatDay.penalty(seat);
  }

  async seatSucceeded(seat: string): Promise<void> {
    await this.seatWindow.delete(seat);
  }

  /** Called before a failure is answered: the more failures behind this address, the later the answer. */
  async slowDown(address: string): Promise<void> {
    const { consumedPoints } = await this.addresses.penalty(address);
    const over = consumedPoints - FREE_FAILURES;
    if (over <= 0) return;
    const waiting = this.waiting.get(address) ?? 0;
    if (waiting >= WAITING_FAILURES) {
      throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterMs: LONGEST_DELAY_MS });
    }
    this.waiting.set(address, waiting + 1);
    try {
      await this.sleep(delayOf(over));
    } finally {
      const left = (this.waiting.get(address) ?? 1) - 1;
      if (left > 0) this.waiting.set(address, left);
      else this.waiting.delete(address);
    }
  }

  /**
   * One attempt at a login. Attempts at one account are made one after the other, and after some failures each
   * waits before it is made: sending many at once gains nothing, and the account itself is never blocked.
   */
  async loginAttempt<T>(login: string, attempt: () => Promise<T | null>): Promise<T | null> {
    return this.inLine(`login ${login}`, WAITING_LOGINS, async () => {
      const over = ((await this.logins.get(login))?.consumedPoints ?? 0) - FREE_LOGIN_FAILURES;
      if (over >= 0) await this.sleep(delayOf(over + 1));
      return this.countLogin(login, await attempt());
    });
  }

  /** One after another for each key; refuses with TOO_MANY_ATTEMPTS when the line is longer than `limit`. */
  async inLine<T>(key: string, limit: number, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { length: 0, last: Promise.resolve() };
    if (line.length >= limit) throw new DomainError('TOO_MANY_ATTEMPTS', { retryAfterMs: LONGEST_DELAY_MS });
    const turn = line.last.then(work, work);
    line.length += 1;
    line.last = turn.catch(() => undefined);
    this.lines.set(key, line);
    try {
      return await turn;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.lines.delete(key);
    }
  }

  private async countLogin<T>(login: string, outcome: T | null): Promise<T | null> {
    if (outcome === null) await this.logins.penalty(login);
    else await this.logins.delete(login);
    return outcome;
  }
}

/** 100 ms for the first failure beyond the free ones, doubled for each further one up to the longest. */
function delayOf(over: number): number {
  return Math.min(LONGEST_DELAY_MS, 100 * 2 ** Math.min(over - 1, 10));
}
