import { createContext, useContext } from 'react';
import type { SeatSession } from './seat-session';

export const SessionContext = createContext<SeatSession | null>(null);

/** The seat that this screen is for: `meetingId`, `participantId`, and the client behind the other hooks. */
export function useSeat(): SeatSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a SeatProvider is missing above');
  return session;
}
