import type { SubmissionKind, SubmissionView, TrackedLine } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { kindsOffered, type WrittenWords } from '../Delegate/opinion-words';
import { OpinionFormDialog } from '../Delegate/OpinionDialog';
import { useWordsForm } from '../Delegate/use-opinion-form';
import { useReceiptActs } from './use-receipt-acts';
import { useWordsDraft } from './use-words-draft';

interface EditByReceiptProps {
  line: TrackedLine;
  opinion: SubmissionView;
  receipt: string;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

/** The line says nothing of the meeting's profile: the usual kinds, and the one that it has. */
function kindsWith(kind: SubmissionKind): SubmissionKind[] {
  return [...new Set([kind, ...kindsOffered('STATE_GENERAL')])];
}

/** Correcting what was sent without a name. */
export function EditByReceipt({ line, opinion, receipt, onChanged, onClose }: EditByReceiptProps) {
  const { t } = useText();
  const { kind, topicId, summary, text, moderation, returnText } = opinion;
  const [initial] = useState<WrittenWords>({ kind, topicId, summary, text });
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, act } = useReceiptActs();
  const draft = useWordsDraft(opinion.id, opinion.edition, initial);
  const choices = { topics: line.topics, kinds: kindsWith(initial.kind) };
  const form = useWordsForm(draft, choices, async (words) => {
    const refused = await act('edit', { ...words, receipt, seen: opinion.version });
    setProblem(refused);
    if (refused === null) onClose();
    // Also what was refused may be so because it stands otherwise by now.
    await onChanged();
    return refused === null;
  });
  const returned = moderation === 'RETURNED';
  return (
    <OpinionFormDialog
      title={t('delegate.correctTitle')}
      hint={returned ? returnText : t('delegate.editHint')}
      sendLabel={t(returned ? 'delegate.resend' : 'delegate.sendEdit')}
      form={form}
      busy={busy}
      onClose={onClose}
    >
      {problem && (
        <Banner tone="refused" live>
          <p>{problem}</p>
        </Banner>
      )}
    </OpinionFormDialog>
  );
}
