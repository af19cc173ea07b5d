import type { Role, SeatAddress } from '@doi-thoai/shared';

type SeatScreen = 'delegate' | 'chair' | 'desk' | 'answers' | 'focal' | 'hall';

const SCREENS: Partial<Record<Role, SeatScreen>> = {
  CHAIR: 'chair',
  CO_CHAIR: 'chair',
  SECRETARY: 'desk',
  ORGANISER: 'desk',
  RESPONDER: 'answers',
  UNIT_FOCAL: 'focal',
  CLERK: 'answers',
  MONITOR: 'desk',
  SCREEN: 'hall',
};

/** The page that a role opens by default. */
export function seatPath({ meetingId, participantId, role }: SeatAddress): string {
  return `/m/${meetingId}/${participantId}/${SCREENS[role] ?? 'delegate'}`;
}
