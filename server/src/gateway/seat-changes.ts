import type { Id } from '@doi-thoai/shared';

/**
 * Which seats changed while a handshake was reading them: a socket that was judged by what held before is turned
 * away and comes back to be judged anew.
 */
export class SeatChanges {
  private count = 0;
  private readonly last = new Map<Id, number>();

  /** To be noted before a handshake reads anything. */
  get now(): number {
    return this.count;
  }

  mark(participantId: Id): void {
    this.count += 1;
    this.last.set(participantId, this.count);
  }

  changedSince(participantId: Id, noted: number): boolean {
    return (this.last.get(participantId) ?? 0) > noted;
  }
}
