import type { CollatedView, Id, SubmissionView } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { useDesk, type CollatedFilter, type ListView, type RawFilter } from '../desk-view';
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
  const raw = useFiltered(rawHits ?? seen.shown, view.raw);
  const numbered = useCollatedByNumber();
  const collated = useFilteredCollated(collatedSearch.hits, view.collated, collatedById, numbered, answers);
  return { submissions, collatedById, numbered, raw, collated, seen, answers, rawSearch, collatedSearch };
}

/** Filtered anew when rows or filters change, not with every move of the cursor: there may be ten thousand. */
function useFiltered(
  rows: readonly SubmissionView[],
  { filter, topicId, narrowed }: ListView<RawFilter>,
): readonly SubmissionView[] {
  return useMemo(() => filterRaw(rows, { filter, topicId, narrowed }), [rows, filter, topicId, narrowed]);
}

function useFilteredCollated(
  hits: readonly Id[] | null,
  { filter, topicId, field, authority, narrowed }: ListView<CollatedFilter>,
  all: Record<Id, CollatedView>,
  numbered: readonly CollatedView[],
  answers: ReturnType<typeof useAnswers>,
): readonly CollatedView[] {
  const rows = useMemo(() => hitRows(hits, all) ?? numbered, [hits, all, numbered]);
  return useMemo(
    () => filterCollated(rows, { filter, topicId, field, authority, narrowed }, answers),
    [rows, filter, topicId, field, authority, narrowed, answers],
  );
}

export type Lists = ReturnType<typeof useLists>;
