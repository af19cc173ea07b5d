import { useMemo } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { useDesk } from '../desk-view';
import {
  filterCollated,
  filterRaw,
  rawRows,
  selectCollated,
  selectSubmissions,
  useAnswers,
  useCollatedByNumber,
} from './rows';
import { useSeenRows } from './use-seen-rows';

const selectReady = (state: { meeting: unknown }) => state.meeting !== null;

/** Both lists as the person sees them now, and what the keys work on. */
export function useLists() {
  const { view } = useDesk();
  const submissions = useMeeting(selectSubmissions);
  const collatedById = useMeeting(selectCollated);
  const ready = useMeeting(selectReady);
  const answers = useAnswers();
  const all = useMemo(() => rawRows(submissions), [submissions]);
  const seen = useSeenRows(all, ready);
  const raw = useMemo(() => filterRaw(seen.shown, view.raw), [seen.shown, view.raw]);
  const numbered = useCollatedByNumber();
  const collated = useMemo(
    () => filterCollated(numbered, view.collated, answers),
    [numbered, view.collated, answers],
  );
  return { submissions, collatedById, numbered, raw, collated, seen, answers };
}

export type Lists = ReturnType<typeof useLists>;
