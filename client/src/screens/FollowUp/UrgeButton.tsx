import type { FollowUpMeeting, FollowUpRow } from '@doi-thoai/shared';

/** Urges the unit from the list. */
export function UrgeButton(_: { row: FollowUpRow; meeting: FollowUpMeeting; today: string }) {
  return null;
}
