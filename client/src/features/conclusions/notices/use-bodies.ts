import type { IssuingBodyView, ReaderState } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { refusalText } from '../../../realtime/refusal-text';
import { useSeat } from '../../../realtime/session-context';
import { useFetched } from '../../../realtime/use-fetched';
import { civilToday } from '../../../text/format';
import { useConclusion } from '../use-conclusion';

export interface Bodies {
  all: readonly IssuingBodyView[];
  /** Those that issue papers today and have no notice of this meeting yet. */
  free: readonly IssuingBodyView[];
  /** They were read. */
  there: boolean;
  /** Why they could not be read; '' otherwise. */
  failure: string;
}

const selectId = (state: ReaderState) => state.meeting?.id ?? '';

/** Who issues papers, and for whom a notice can still be prepared. */
export function useBodies(): Bodies {
  const { participantId } = useSeat();
  const meetingId = useMeeting(selectId);
  const { notices } = useConclusion();
  const path = `api/meetings/${meetingId}/issuing-bodies?seat=${participantId}`;
  const [bodies] = useFetched<IssuingBodyView[]>(path);
  const all = bodies.state === 'there' ? bodies.value : [];
  const today = civilToday();
  const taken = new Set(notices.map(({ bodyId }) => bodyId));
  const free = all.filter(({ id, endedOn }) => !taken.has(id) && (endedOn === null || endedOn > today));
  const failure = bodies.state === 'failed' ? refusalText({ code: bodies.failure }) : '';
  return { all, free, there: bodies.state === 'there', failure };
}
