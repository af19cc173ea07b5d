import type { SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { isNamed } from '../../../features/submissions/author-label';
import { inCourse } from '../../../features/submissions/in-course';
import { useText } from '../../../text/text';
import { useConfirm } from '../../../ui/ConfirmDialog';
import type { Shortcuts } from '../../../ui/shortcuts';

export type ReviewAct = 'approve' | 'return' | 'publish' | 'hide' | 'show';

/** Which acts make sense for a row as it stands. */
export function reviewActs(row: SubmissionView): ReviewAct[] {
  if (!inCourse(row)) return [];
  const hidden = row.visibility === 'HIDDEN';
  const acts: ReviewAct[] = [];
  if (row.moderation === 'PENDING') acts.push('approve');
  if (row.moderation === 'APPROVED' && hidden) acts.push('publish');
  if (row.moderation !== 'RETURNED' && row.visibility !== 'ON_AIR') acts.push('show');
  if (row.moderation === 'PENDING' || row.moderation === 'APPROVED') acts.push('return');
  if (!hidden) acts.push('hide');
  return acts;
}

export interface Review {
  run: (act: ReviewAct, row: SubmissionView) => void;
  may: (act: ReviewAct) => boolean;
  dialog: ReactNode;
}

const COMMANDS = {
  approve: 'submissions.approve',
  return: 'submissions.return',
  publish: 'submissions.publish',
  hide: 'submissions.hide',
  show: 'submissions.showOnScreen',
} as const;

/** Approving, returning, publishing, hiding and showing a raw opinion; each carries the version that was read. */
export function useReview(): Review {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { confirm, confirmDialog } = useConfirm();
  const publish = async (row: SubmissionView) => {
    const answer = await confirm({
      title: t('desk.publishTitle'),
      consequence: t(isNamed(row) ? 'desk.publishWords' : 'desk.publishUnnamed', { summary: row.summary }),
      confirmLabel: t('desk.publish'),
    });
    const payload = { submissionId: row.id, seen: row.version };
    if (answer) await act('submissions.publish', payload, { done: t('desk.published') });
  };
  const giveBack = async (row: SubmissionView) => {
    const answer = await confirm({
      title: t('desk.returnTitle'),
      consequence: t(isNamed(row) ? 'desk.returnWords' : 'desk.returnUnnamed', { summary: row.summary }),
      confirmLabel: t('desk.return'),
      reason: { label: t('desk.returnText'), limit: LIMITS.returnText, hint: t('desk.returnHint') },
    });
    if (!answer) return;
    const payload = { submissionId: row.id, returnText: answer.reason, seen: row.version };
    await act('submissions.return', payload, { done: t('desk.returned') });
  };
  const run = (one: ReviewAct, row: SubmissionView) => {
    const payload = { submissionId: row.id, seen: row.version };
    if (one === 'publish') void publish(row);
    else if (one === 'return') void giveBack(row);
    else if (one === 'approve') void act('submissions.approve', payload, { done: t('desk.approved') });
    else if (one === 'hide') void act('submissions.hide', payload, { done: t('desk.hidden'), undo: true });
    else {
      const done = t(row.moderation === 'APPROVED' ? 'desk.shown' : 'desk.approvedAndShown');
      void act('submissions.showOnScreen', payload, { done, undo: true });
    }
  };
  return { run, may: (one) => may(COMMANDS[one]), dialog: confirmDialog };
}

export const REVIEW_KEYS: Record<ReviewAct, string> = {
  approve: 'd',
  return: 'r',
  publish: 'p',
  hide: 'u',
  show: 's',
};

export function reviewKeys(review: Review, row: SubmissionView): Shortcuts {
  const acts = reviewActs(row).filter(review.may);
  return Object.fromEntries(acts.map((one) => [REVIEW_KEYS[one], () => review.run(one, row)]));
}
