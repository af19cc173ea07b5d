import type { Id, SeatAddress } from '@doi-thoai/shared';

/** A seat that this browser took: enough to go straight in again. The cookie, not this note, is the key. */
export interface SeatOnDevice extends SeatAddress {
  meetingTitle: string;
  /** Empty when the seat was taken by number and PIN and not opened yet. */
  name: string;
  at: number;
}

const KEY = 'doi-thoai.seats';
const MOST = 12;

/** Seats of this browser, the last used first. */
export function seatsOnDevice(): SeatOnDevice[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as SeatOnDevice[]) : [];
  } catch {
    return [];
  }
}

function keep(seats: readonly SeatOnDevice[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(seats.slice(0, MOST)));
  } catch {
    // Without storage the link or the slip is needed again.
  }
}

/** Puts a seat first; what is not said again (a name) stays. */
export function rememberSeat(seat: Omit<SeatOnDevice, 'at'>): void {
  const seats = seatsOnDevice();
  const before = seats.find((one) => one.participantId === seat.participantId);
  const merged = { ...seat, name: seat.name || (before?.name ?? ''), at: Date.now() };
  keep([merged, ...seats.filter((one) => one.participantId !== seat.participantId)]);
}

export function forgetSeat(participantId: Id): void {
  keep(seatsOnDevice().filter((one) => one.participantId !== participantId));
}
