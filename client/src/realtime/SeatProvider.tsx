import type { Id } from '@doi-thoai/shared';
import { useEffect, useState, type ReactNode } from 'react';
import { useParams } from '../router';
import { SeatSession } from './seat-session';
import { SessionContext } from './session-context';
import { useReloadWhenOutdated } from './use-reload';

interface SeatProviderProps {
  children: ReactNode;
}

/** Connects the seat that the address names (`/m/:meetingId/:participantId/…`) while it is mounted. */
export function SeatProvider({ children }: SeatProviderProps) {
  const { meetingId = '', participantId = '' } = useParams<{ meetingId: Id; participantId: Id }>();
  return (
    <OneSeat key={`${meetingId} ${participantId}`} meetingId={meetingId} participantId={participantId}>
      {children}
    </OneSeat>
  );
}

interface OneSeatProps extends SeatProviderProps {
  meetingId: Id;
  participantId: Id;
}

function OneSeat({ meetingId, participantId, children }: OneSeatProps) {
  const [session] = useState(() => new SeatSession(meetingId, participantId));
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  useReloadWhenOutdated(session);
  return <SessionContext value={session}>{children}</SessionContext>;
}
