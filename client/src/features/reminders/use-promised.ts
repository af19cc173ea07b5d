import type { PromisedBefore } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched, type Fetched } from '../../realtime/use-fetched';

/** What earlier meetings of the series promised, as it stands when it is asked for. */
export function usePromised(): [Fetched<PromisedBefore>, () => void] {
  const { meetingId, participantId } = useSeat();
  return useFetched(`api/meetings/${meetingId}/promised?seat=${participantId}`);
}

/** This meeting follows an earlier one. */
export function useFollows(): boolean {
  return useMeeting((state) => (state.meeting?.ordinal ?? 1) > 1);
}
