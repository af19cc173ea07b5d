import type { CollatedView, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { useActs } from '../meeting/console-acts';

/** What a chair or a secretary does with an opinion; `seen` is the version of the row that was read. */
export function useReviewActs() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const screenSeen = useMeeting((state) => state.screen.version);
  const one = (row: SubmissionView) => ({ submissionId: row.id, seen: row.version });

  const approve = (row: SubmissionView) =>
    run({ name: 'submissions.approve', payload: one(row), done: t('chair.approved'), from: `approve ${row.id}` });
  const show = (row: SubmissionView) =>
    run({
      name: 'submissions.showOnScreen',
      payload: one(row),
      done: t('chair.onScreen'),
      undo: true,
      from: `show ${row.id}`,
    });
  const hide = (row: SubmissionView) =>
    run({ name: 'submissions.hide', payload: one(row), done: t('chair.hidden'), undo: true, from: `hide ${row.id}` });
  const showCollated = (row: CollatedView) =>
    run({
      name: 'screen.show',
      payload: { mode: 'OPINION', collatedId: row.id, seen: screenSeen },
      done: t('chair.onScreen'),
      undo: true,
      from: `show ${row.id}`,
    });
  const publish = async (row: SubmissionView) => {
    const words = { title: t('chair.publishTitle'), consequence: t('chair.publishWords', { name: row.authorName }) };
    if (!(await confirm({ ...words, confirmLabel: t('chair.publish') }))) return;
    await run({
      name: 'submissions.publish',
      payload: one(row),
      done: t('chair.published'),
      from: `publish ${row.id}`,
    });
  };
  const giveBack = async (row: SubmissionView) => {
    const answer = await confirm({
      title: t('chair.returnTitle'),
      consequence: t('chair.returnWords', { name: row.authorName }),
      confirmLabel: t('chair.return'),
      reason: { label: t('chair.returnLabel'), limit: LIMITS.returnText, hint: t('chair.returnHint') },
    });
    if (!answer) return;
    const payload = { ...one(row), returnText: answer.reason };
    await run({ name: 'submissions.return', payload, done: t('chair.returned'), from: `return ${row.id}` });
  };
  return { approve, show, hide, publish, giveBack, showCollated };
}
