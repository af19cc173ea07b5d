import { isLive, type CollatedView, type Id, type ReaderState, type SubmissionView } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { findRows } from '../../../features/meeting/find';
import { answersByTarget, commitmentsBySource, type ByTarget } from '../../../features/responses/answered';
import { authorLabel } from '../../../features/submissions/author-label';
import { inCourse } from '../../../features/submissions/in-course';
import { useMeeting } from '../../../realtime/hooks';
import { t } from '../../../text/text';
import type { CollatedFilter, ListView, RawFilter } from '../desk-view';

export const selectSubmissions = (state: ReaderState) => state.submissions;
export const selectCollated = (state: ReaderState) => state.collated;
const selectResponses = (state: ReaderState) => state.responses;
const selectCommitments = (state: ReaderState) => state.commitments;

const RAW: Record<RawFilter, (row: SubmissionView) => boolean> = {
  ALL: () => true,
  PENDING: (row) => row.moderation === 'PENDING' && inCourse(row),
  RETURNED: (row) => row.moderation === 'RETURNED' && inCourse(row),
  FREE: (row) => row.collatedIds.length === 0 && inCourse(row),
  COLLATED: (row) => row.collatedIds.length > 0,
  NOT_REACHED: (row) => row.notReached,
  ASIDE: (row) => row.aside !== undefined,
  WITHDRAWN: (row) => row.withdrawn,
};

/** Newest first. */
export function rawRows(all: Record<Id, SubmissionView>): SubmissionView[] {
  return Object.values(all).sort((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1));
}

const rawWords = (row: SubmissionView) =>
  `${row.summary} ${row.text} ${authorLabel(row, t)} ${row.trackingCode}`;

export function filterRaw(
  rows: readonly SubmissionView[],
  list: ListView<RawFilter>,
): readonly SubmissionView[] {
  const { query, topicId, filter } = list;
  const fit = rows.filter((row) => RAW[filter](row) && (topicId === null || row.topicId === topicId));
  return findRows(fit, query, rawWords);
}

const collatedWords = (row: CollatedView) => `#${row.number} ${row.wording} ${row.unit} ${row.responderUnit}`;

export function filterCollated(
  rows: readonly CollatedView[],
  list: ListView<CollatedFilter>,
  answers: ByTarget<unknown>,
): readonly CollatedView[] {
  const { query, topicId, filter } = list;
  const fits: Record<CollatedFilter, (row: CollatedView) => boolean> = {
    ALL: isLive,
    UNANSWERED: (row) => isLive(row) && !answers.has(row.id),
    ANSWERED: (row) => isLive(row) && answers.has(row.id),
    UNASSIGNED: (row) => isLive(row) && row.responderUnitId === null,
    CLOSED: (row) => !isLive(row),
  };
  const fit = rows.filter((row) => fits[filter](row) && (topicId === null || row.topicId === topicId));
  return findRows(fit, query, collatedWords);
}

export function useCollatedByNumber(): readonly CollatedView[] {
  const collated = useMeeting(selectCollated);
  return useMemo(() => Object.values(collated).sort((a, b) => a.number - b.number), [collated]);
}

export function useAnswers() {
  const responses = useMeeting(selectResponses);
  const collated = useMeeting(selectCollated);
  return useMemo(() => answersByTarget(responses, collated), [responses, collated]);
}

export function usePromises() {
  const commitments = useMeeting(selectCommitments);
  const collated = useMeeting(selectCollated);
  return useMemo(() => commitmentsBySource(commitments, collated), [commitments, collated]);
}
