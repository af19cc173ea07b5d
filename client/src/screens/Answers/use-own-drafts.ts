import { survivorOf, type DraftView, type Id, type ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';

const selectDrafts = (state: ReaderState) => state.drafts;
const selectCollated = (state: ReaderState) => state.collated;

/** The own drafts by where their opinion is answered now. */
export function useOwnDrafts(ownId: Id): ReadonlyMap<Id, DraftView> {
  const drafts = useMeeting(selectDrafts);
  const collated = useMeeting(selectCollated);
  return useMemo(() => {
    const own = Object.values(drafts).filter((one) => one.responderId === ownId);
    // One of the very opinion wins over one of what was merged into it.
    own.sort(
      (a, b) =>
        Number(survivorOf(a.collatedId, collated) === a.collatedId) -
        Number(survivorOf(b.collatedId, collated) === b.collatedId),
    );
    return new Map(own.map((one) => [survivorOf(one.collatedId, collated), one]));
  }, [drafts, collated, ownId]);
}

export function useOwnDraft(collatedId: Id, ownId: Id): DraftView | undefined {
  return useOwnDrafts(ownId).get(collatedId);
}
