import type { Id, SubmissionView } from '@doi-thoai/shared';
import { t } from '../../text/text';
import { findRows } from '../meeting/find';
import { authorLabel } from './author-label';
import { inCourse } from './in-course';

export interface ReviewLists {
  /** Who waits longest is read first. */
  pending: readonly SubmissionView[];
  /** Approved or public, the newest first. */
  approved: readonly SubmissionView[];
  onAir: SubmissionView | null;
  /** Sent back, until their authors have written anew. */
  returned: readonly SubmissionView[];
  /** Out of the meeting's course, the latest first. */
  aside: readonly SubmissionView[];
}

const words = (row: SubmissionView) =>
  `${row.summary} ${row.text} ${authorLabel(row, t)} ${row.trackingCode}`;

/** Opinions as the chair reviews them, narrowed to a topic and to words (accents aside). */
export function reviewLists(
  submissions: Readonly<Record<Id, SubmissionView>>,
  topicId: Id | null,
  query: string,
): ReviewLists {
  const rows = Object.values(submissions).filter(
    (row) => !row.withdrawn && (topicId === null || row.topicId === topicId),
  );
  const found = findRows(rows, query, words);
  const of = (moderation: SubmissionView['moderation']) =>
    found.filter((row) => row.moderation === moderation && !row.aside);
  return {
    pending: of('PENDING').sort((a, b) => a.receivedAt - b.receivedAt),
    approved: of('APPROVED')
      .filter((row) => row.visibility !== 'ON_AIR')
      .sort((a, b) => b.receivedAt - a.receivedAt),
    onAir: found.find((row) => row.visibility === 'ON_AIR') ?? null,
    returned: of('RETURNED').sort((a, b) => b.receivedAt - a.receivedAt),
    aside: found.filter((row) => row.aside).sort((a, b) => (b.aside?.at ?? 0) - (a.aside?.at ?? 0)),
  };
}

export function pendingCount(submissions: Readonly<Record<Id, SubmissionView>>): number {
  return Object.values(submissions).filter((row) => row.moderation === 'PENDING' && inCourse(row)).length;
}
