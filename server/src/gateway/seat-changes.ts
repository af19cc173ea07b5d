import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';

/**
 * Which seats changed while a handshake was reading them: a socket that was judged by what held before is turned
 * away and comes back to be judged anew.
 */
@Injectable()
export class SeatChanges {
  private count = 0;
  private readonly last = new Map<Id, number>();
  /** Changes up to the look before the last one are forgotten: whoever began before them is turned away, too. */
  private forgotten = 0;
  private atLastLook = 0;

  /** To be noted before a handshake reads anything. */
  get now(): number {
    return this.count;
  }

  get size(): number {
    return this.last.size;
  }

  mark(participantId: Id): void {
    this.count += 1;
    this.last.set(participantId, this.count);
  }

  changedSince(participantId: Id, noted: number): boolean {
    return noted < this.forgotten || (this.last.get(participantId) ?? 0) > noted;
  }

  giveBack(): void {
    this.forgotten = this.atLastLook;
    this.atLastLook = this.count;
    for (const [participantId, at] of this.last) if (at <= this.forgotten) this.last.delete(participantId);
  }
}
