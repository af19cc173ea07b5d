import type { SignedView } from '@doi-thoai/shared';
import { LIMITS, NEVER_OPEN } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';

interface Offered {
  words: string;
  run: () => void;
}

/** Published and closed, taken back with a reason, given again, and, by the chair, deleted for good. */
export function SignedActs({ view, label }: { view: SignedView; label: string }) {
  const { t } = useText();
  const { acts, confirmDialog } = useOffered(view, label);
  return (
    <>
      {acts.map(({ words, run }) => (
        <Button key={words} aria-label={t('signed.actOf', { act: words, label })} onClick={run}>
          {words}
        </Button>
      ))}
      {confirmDialog}
    </>
  );
}

/** What this seat may do with it as it stands. */
function useOffered(view: SignedView, label: string): { acts: Offered[]; confirmDialog: ReactNode } {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const { run: withReason, confirm, confirmDialog } = useWithReason(view, label);
  const { id: signedId, version: seen, paper, published, takenBack } = view;
  const acts: Offered[] = [];
  if (takenBack) {
    const done = t('signed.giveAgainDone');
    const again = () => void act('signed.giveAgain', { signedId, seen }, { done });
    if (may('signed.giveAgain')) acts.push({ words: t('signed.giveAgain'), run: again });
    if (may('signed.purge')) acts.push({ words: t('signed.purge'), run: () => withReason('purge') });
    return { acts, confirmDialog };
  }
  const done = t(published ? 'signed.closed' : 'signed.publishedDone');
  const publish = async (): Promise<void> => {
    const [title, consequence] = [t('signed.publishTitle', { label }), t('signed.publishWords')];
    // Whoever has fetched it keeps it: what everybody gets is asked for once.
    if (!published && !(await confirm({ title, consequence, confirmLabel: t('signed.publish') }))) return;
    await act('signed.publish', { signedId, published: !published, seen }, { done });
  };
  if (may('signed.publish') && !NEVER_OPEN.includes(paper))
    acts.push({ words: t(published ? 'signed.close' : 'signed.publish'), run: () => void publish() });
  if (may('signed.takeBack')) acts.push({ words: t('signed.takeBack'), run: () => withReason('takeBack') });
  return { acts, confirmDialog };
}

type Reasoned = 'takeBack' | 'purge';

function useWithReason({ id: signedId, version: seen }: SignedView, label: string) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const ask = async (kind: Reasoned): Promise<void> => {
    const answer = await confirm({
      title: t(`signed.${kind}Title`, { label }),
      consequence: t(`signed.${kind}Words`),
      confirmLabel: t(`signed.${kind}`),
      danger: kind === 'purge',
      reason: { label: t('signed.reason'), limit: LIMITS.reason },
    });
    if (!answer) return;
    await act(`signed.${kind}`, { signedId, reason: answer.reason, seen }, { done: t(`signed.${kind}Done`) });
  };
  return { run: (kind: Reasoned) => void ask(kind), confirm, confirmDialog };
}
