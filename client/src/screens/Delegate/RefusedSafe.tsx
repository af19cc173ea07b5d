import type { Refusal } from '@doi-thoai/shared';
import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { useState } from 'react';
import { forgetKept, leaveToReceipt, type KeptOpinion } from '../../features/submissions/kept-opinions';
import { useOutbox } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { useModes } from './modes';
import { OpinionDialog } from './OpinionDialog';
import type { WrittenWords } from './opinion-words';
import { NotTaken } from './RefusedNotice';
import { UnnamedCard } from './UnnamedCard';
import { useSendAgain } from './use-send-again';

interface RefusedSafeProps {
  kept: KeptOpinion;
  /** The command, of a confidential one. */
  item: OutboxItem | null;
  refusal: Refusal | null;
}

/** The server did not take it: why, and the words to correct or to drop. */
export function RefusedSafe({ kept, item, refusal }: RefusedSafeProps) {
  const { discard } = useOutbox();
  const [correcting, setCorrecting] = useState(false);
  const why = useWhy(refusal);
  const drop = (): void => {
    if (refusal?.code === 'RECEIPT_REUSED') leaveToReceipt(kept.submissionId);
    else forgetKept(kept.submissionId);
    if (item) void discard(item.id);
  };
  return (
    <UnnamedCard kept={kept} delivery="refused" tone="refused">
      <NotTaken why={why} onCorrect={() => setCorrecting(true)} onDrop={drop} />
      {correcting && <Correct kept={kept} item={item} onClose={() => setCorrecting(false)} />}
    </UnnamedCard>
  );
}

function useWhy(refusal: Refusal | null): string {
  const { t } = useText();
  const { officer } = useModes();
  if (!refusal) return t('errors.unknown');
  if (refusal.code === 'STALE') return t('delegate.officerChanged', { who: officer });
  if (refusal.code === 'TOO_MANY_ATTEMPTS') return t('delegate.anonymousOften');
  return refusalText(refusal);
}

function Correct({ kept, item, onClose }: Omit<RefusedSafeProps, 'refusal'> & { onClose: () => void }) {
  const { t } = useText();
  const { discard } = useOutbox();
  const sendAgain = useSendAgain();
  const { kind, topicId, summary, text } = kept;
  const [initial] = useState<WrittenWords>({ kind, topicId, summary, text });
  const resend = async (words: WrittenWords): Promise<void> => {
    await sendAgain(kept, words);
    if (item) await discard(item.id);
  };
  return (
    <OpinionDialog
      title={t('delegate.correctTitle')}
      draftKey={`again-${kept.submissionId}`}
      initial={initial}
      sendLabel={t('delegate.resend')}
      deliver={resend}
      onClose={onClose}
    />
  );
}
