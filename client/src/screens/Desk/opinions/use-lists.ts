import { useMemo } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { useDesk } from '../desk-view';
import {
  filterCollated,
  filterRaw,
  hitRows,
  rawRows,
  selectCollated,
  selectSubmissions,
  useAnswers,
  useCollatedByNumber,
} from './rows';
import { useSearch } from './use-search';
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
  const rawSearch = useSearch('RAW', view.raw.query);
  const collatedSearch = useSearch('COLLATED', view.collated.query);
  // What is found is shown, also when it waits behind the pill.
  const rawHits = useMemo(() => hitRows(rawSearch.hits, submissions), [rawSearch.hits, submissions]);
  const raw = useMemo(() => filterRaw(rawHits ?? seen.shown, view.raw), [rawHits, seen.shown, view.raw]);
  const numbered = useCollatedByNumber();
  const collated = useMemo(
    () => filterCollated(hitRows(collatedSearch.hits, collatedById) ?? numbered, view.collated, answers),
    [collatedSearch.hits, collatedById, numbered, view.collated, answers],
  );
  return { submissions, collatedById, numbered, raw, collated, seen, answers, rawSearch, collatedSearch };
}

export type Lists = ReturnType<typeof useLists>;
