import { Injectable } from '@nestjs/common';

/**
 * The server's clock. Entries take their time from the database; this offset moves both together, for tests and
 * for the past of the demonstration.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** What tests added, in milliseconds; the journal adds it to the database's time. */
  get offset(): number {
    return this.offsetMs;
  }

  move(ms: number): void {
    this.offsetMs += ms;
  }
}
