import type { Id } from '@doi-thoai/shared';

const keyOf = (meetingId: Id): string => `doi-thoai.unit-window.${meetingId}`;

/** Keeps where this browser can ask until when the unit takes opinions: at the link that it came in by. */
export function rememberWindow(meetingId: Id, path: string): void {
  try {
    localStorage.setItem(keyOf(meetingId), path);
  } catch {
    // Without storage the refusal tells it.
  }
}

export function windowOf(meetingId: Id): string | null {
  try {
    return localStorage.getItem(keyOf(meetingId));
  } catch {
    return null;
  }
}
