import type { ReaderState, ReopeningView } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';

const selectReopenings = (state: ReaderState) => state.reopenings;

/** What an author found unanswered and the next level has not answered yet, the oldest first. */
export function useOpenReopenings(): readonly ReopeningView[] {
  const reopenings = useMeeting(selectReopenings);
  return useMemo(
    () =>
      Object.values(reopenings)
        .filter(({ answeredAt }) => answeredAt === null)
        .sort((a, b) => a.at - b.at),
    [reopenings],
  );
}
