import type { Id, ReaderState, SignedList, SignedMark } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched, type Fetched } from '../../realtime/use-fetched';

const selectMark = (state: ReaderState): SignedMark | undefined => state.meeting?.signed;

/** What everybody's state says of signed versions; undefined while there was none yet. */
export function useSignedMark(): SignedMark | undefined {
  return useMeeting(selectMark);
}

/** The list as this seat may read it, again when `version` moves on; what is there stays until then. */
export function useSignedList(version: number): [Fetched<SignedList>, () => void] {
  const { meetingId, participantId } = useSeat();
  return useFetched(`api/meetings/${meetingId}/signed?seat=${participantId}&v=${version}`);
}

export function useSignedPath(): (signedId: Id, fileId: Id) => string {
  const { meetingId, participantId } = useSeat();
  return (signedId, fileId) =>
    `/api/meetings/${meetingId}/signed/${signedId}/files/${fileId}?seat=${participantId}`;
}
