import { useMemo } from 'react';
import { standingOf, type Standing } from '../../features/floor/standing';
import { useMeeting } from '../../realtime/hooks';

/** Where this person stands on the floor; null until the meeting is known. */
export function useStanding(): Standing | null {
  const { meeting, floor, requests, participantId } = useMeeting((state) => ({
    meeting: state.meeting,
    floor: state.floor,
    requests: state.requests,
    participantId: state.participantId,
  }));
  return useMemo(
    () => meeting && standingOf(meeting, floor, { participantId, requests }),
    [meeting, floor, participantId, requests],
  );
}
