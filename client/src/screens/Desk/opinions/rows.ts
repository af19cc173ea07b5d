import {
  isLive,
  isRaw,
  type CollatedView,
  type Id,
  type ReaderState,
  type SubmissionView,
} from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useOpenReopenings } from '../../../features/responses/use-reopenings';
import { answersByTarget, commitmentsBySource, type ByTarget } from '../../../features/responses/answered';
import { inCourse } from '../../../features/submissions/in-course';
import { useMeeting } from '../../../realtime/hooks';
import type { CollatedFilter, ListView, Narrowed, RawFilter } from '../desk-view';

export const selectSubmissions = (state: ReaderState) => state.submissions;
export const selectCollated = (state: ReaderState) => state.collated;
const selectResponses = (state: ReaderState) => state.responses;
const selectCommitments = (state: ReaderState) => state.commitments;

const RAW: Record<RawFilter, (row: SubmissionView) => boolean> = {
  ALL: () => true,
  RECEIVED: isRaw,
  IN_COURSE: (row) => isRaw(row) && inCourse(row),
  PENDING: (row) => row.moderation === 'PENDING' && inCourse(row),
  RETURNED: (row) => row.moderation === 'RETURNED' && inCourse(row),
  FREE: (row) => row.collatedIds.length === 0 && inCourse(row),
  COLLATED: (row) => row.collatedIds.length > 0,
  NOT_REACHED: (row) => row.notReached,
  ASIDE: (row) => row.aside !== undefined,
  WITHDRAWN: (row) => row.withdrawn,
};

/** The rows of a search in the order of the answer; null: nothing was asked. A row that is not here yet comes soon. */
export function hitRows<Row>(hits: readonly Id[] | null, all: Record<Id, Row>): Row[] | null {
  return hits && hits.flatMap((id) => all[id] ?? []);
}

/** Newest first. */
export function rawRows(all: Record<Id, SubmissionView>): SubmissionView[] {
  return Object.values(all).sort((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1));
}

export function filterRaw(
  rows: readonly SubmissionView[],
  list: Pick<ListView<RawFilter>, 'filter' | 'topicId' | 'narrowed'>,
): readonly SubmissionView[] {
  const { topicId, filter, narrowed } = list;
  return rows.filter(
    (row) =>
      RAW[filter](row) &&
      (topicId === null || row.topicId === topicId) &&
      isWithin(narrowed, RAW_KEYS, row) &&
      (narrowed?.by !== 'FIGURE' || (RAW_FIGURES[narrowed.key ?? '']?.(row) ?? true)),
  );
}

/** By what a number of the statistics narrows a list; null: nothing was named. */
type Keys<Row> = Partial<Record<Narrowed['by'], (row: Row) => string | null | undefined>>;

const spoken = (row: SubmissionView): boolean => row.channel === 'SPEECH_NOT_REACHED';

/** Figures of raw opinions whose list no filter alone tells. */
const RAW_FIGURES: Record<string, (row: SubmissionView) => boolean> = {
  'raw.free': (row) => isRaw(row) && inCourse(row) && row.collatedIds.length === 0,
  'raw.unnamed': (row) => isRaw(row) && inCourse(row) && row.disclosure !== 'NAMED',
  'raw.aside': (row) => isRaw(row) && row.aside !== undefined,
  'raw.withdrawn': (row) => row.withdrawn && !spoken(row),
  'raw.notReached': (row) => !row.withdrawn && spoken(row),
};

const RAW_KEYS: Keys<SubmissionView> = {
  RAW_KIND: (row) => row.kind,
  RAW_UNIT: (row) => row.authorUnitId,
  RAW_DISCLOSURE: (row) => row.disclosure,
  ASIDE_KIND: (row) => row.aside?.kind,
};

const COLLATED_KEYS: Keys<CollatedView> = {
  COLLATED_FIELD: (row) => row.field,
  COLLATED_AUTHORITY: (row) => row.authority,
  COLLATED_RESPONDER: (row) => row.responderUnitId,
  COLLATED_UNIT: (row) => row.unitId,
};

function isWithin<Row>(narrowed: Narrowed | null, keys: Keys<Row>, row: Row): boolean {
  const keyOf = narrowed && keys[narrowed.by];
  return !keyOf || (keyOf(row) ?? null) === narrowed.key;
}

export function filterCollated(
  rows: readonly CollatedView[],
  list: Pick<ListView<CollatedFilter>, 'filter' | 'topicId' | 'field' | 'authority' | 'narrowed'>,
  answers: ByTarget<unknown>,
): readonly CollatedView[] {
  const { topicId, field, authority, filter, narrowed } = list;
  const fits: Record<CollatedFilter, (row: CollatedView) => boolean> = {
    ALL: isLive,
    UNANSWERED: (row) => isLive(row) && !answers.has(row.id),
    ANSWERED: (row) => isLive(row) && answers.has(row.id),
    UNASSIGNED: (row) => isLive(row) && row.responderUnitId === null,
    ASSIGNED: (row) => isLive(row) && row.responderUnitId !== null,
    REPEATED: (row) => isLive(row) && row.repeatOf !== undefined,
    PARTS: (row) => isLive(row) && row.splitFrom !== null,
    MERGED: (row) => row.mergedInto !== null,
    SPLIT: (row) => row.splitInto.length > 0,
    CLOSED: (row) => !isLive(row),
  };
  const is = <Value>(wanted: Value | null, value: Value | undefined) => wanted === null || value === wanted;
  return rows.filter(
    (row) =>
      fits[filter](row) &&
      is(topicId, row.topicId) &&
      is(field, row.field) &&
      is(authority, row.authority) &&
      isWithin(narrowed, COLLATED_KEYS, row),
  );
}

export function useCollatedByNumber(): readonly CollatedView[] {
  const collated = useMeeting(selectCollated);
  return useMemo(() => Object.values(collated).sort((a, b) => a.number - b.number), [collated]);
}

/** All that were handed in, also those that their authors do not have yet. */
export function useGiven() {
  const responses = useMeeting(selectResponses);
  const collated = useMeeting(selectCollated);
  return useMemo(() => answersByTarget(responses, collated), [responses, collated]);
}

/** What is answered: published, and not owed again because an author says that it was not. */
export function useAnswers() {
  const given = useGiven();
  const reopened = useOpenReopenings();
  return useMemo(() => {
    const owed = new Set(reopened.map(({ target }) => target.id));
    const answered = [...given].filter(
      ([id, answers]) => !owed.has(id) && answers.some(({ state }) => state === 'PUBLISHED'),
    );
    return new Map(answered);
  }, [given, reopened]);
}

export function usePromises() {
  const commitments = useMeeting(selectCommitments);
  const collated = useMeeting(selectCollated);
  return useMemo(() => commitmentsBySource(commitments, collated), [commitments, collated]);
}
