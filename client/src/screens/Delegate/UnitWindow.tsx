import type { Instant } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { selectContributor } from '../../features/participants/contributor';
import { windowOf } from '../../features/participants/unit-window';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useNow } from '../../realtime/use-now';
import { NoIntake } from './NoIntake';

/** Whoever came by the link of a unit writes until its time is over; what was typed stays. */
export function UnitWindow({ children }: { children: ReactNode }) {
  const { meetingId } = useSeat();
  const path = useMeeting(selectContributor) ? windowOf(meetingId) : null;
  return path === null ? children : <Asked path={path}>{children}</Asked>;
}

function Asked({ path, children }: { path: string; children: ReactNode }) {
  const [unit] = useFetched<{ closesAt: Instant }>(path);
  const now = useNow();
  // Without an answer the form stays: the server has the last word.
  const over = unit.state === 'there' && now > unit.value.closesAt;
  return over ? <NoIntake why="unitOver" /> : children;
}
