import type { CollatedView, Payload, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { useActs } from '../meeting/console-acts';
import { isNamed } from './author-label';

/** What was read: the opinion in the version that was on the screen. */
function read(row: SubmissionView): Payload<'submissions.approve'> {
  return { submissionId: row.id, seen: row.version };
}

/** What a chair or a secretary does with an opinion. */
export function useReviewActs() {
  const { t } = useText();
  const { run } = useActs();
  const approve = (row: SubmissionView) =>
    run({
      name: 'submissions.approve',
      payload: read(row),
      done: t('chair.approved'),
      from: `approve ${row.id}`,
    });
  return { approve, ...useScreenActs(), ...useConfirmedActs() };
}

/** What the hall sees; taken back for ten seconds. */
function useScreenActs() {
  const { t } = useText();
  const { run } = useActs();
  const seen = useMeeting((state) => state.screen.version);
  const show = (row: SubmissionView) => {
    const done = t(row.moderation === 'APPROVED' ? 'chair.onScreen' : 'chair.approvedAndShown');
    const act = { name: 'submissions.showOnScreen', payload: read(row), done } as const;
    return run({ ...act, undo: true, from: `show ${row.id}` });
  };
  const hide = (row: SubmissionView) => {
    const act = { name: 'submissions.hide', payload: read(row), done: t('chair.hidden') } as const;
    return run({ ...act, undo: true, from: `hide ${row.id}` });
  };
  const showCollated = (row: CollatedView) => {
    const payload = { mode: 'OPINION', collatedId: row.id, seen } as const;
    const act = { name: 'screen.show', payload, done: t('chair.onScreen') } as const;
    return run({ ...act, undo: true, from: `show ${row.id}` });
  };
  return { show, hide, showCollated };
}

/** Confirmed beforehand, because they cannot be taken back (domain.md 6.7). */
function useConfirmedActs() {
  const { t } = useText();
  const { run, confirm } = useActs();
  const publish = async (row: SubmissionView) => {
    const consequence = isNamed(row)
      ? t('chair.publishWords', { name: row.authorName || row.authorUnit })
      : t('chair.publishUnnamed');
    const asked = { title: t('chair.publishTitle'), consequence, confirmLabel: t('chair.publish') };
    if (!(await confirm(asked))) return;
    const act = { name: 'submissions.publish', payload: read(row), done: t('chair.published') } as const;
    await run({ ...act, from: `publish ${row.id}` });
  };
  const giveBack = async (row: SubmissionView) => {
    const answer = await confirm({
      title: t('chair.returnTitle'),
      consequence: isNamed(row)
        ? t('chair.returnWords', { name: row.authorName || row.authorUnit })
        : t('chair.returnUnnamed'),
      confirmLabel: t('chair.return'),
      reason: { label: t('chair.returnLabel'), limit: LIMITS.returnText, hint: t('chair.returnHint') },
    });
    if (!answer) return;
    const payload = { ...read(row), returnText: answer.reason };
    await run({
      name: 'submissions.return',
      payload,
      done: t('chair.returned'),
      from: `return ${row.id}`,
    });
  };
  return { publish, giveBack };
}
