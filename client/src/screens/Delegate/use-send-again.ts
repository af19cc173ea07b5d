import type { OpinionWords } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { sendAnonymous } from '../../features/submissions/anonymous-queue';
import { changeKept, keep, leaveToReceipt, type KeptOpinion } from '../../features/submissions/kept-opinions';
import { useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useModes } from './modes';

/**
 * Sends one that this device keeps, under the ids it was made with: whatever the first did, it cannot become two. Only
 * what is known to be another opinion than its receipt opens goes as a new one.
 */
export function useSendAgain(): (kept: KeptOpinion, words?: OpinionWords) => Promise<void> {
  const { add } = useOutbox();
  const { client } = useSeat();
  const { officerId } = useModes();
  return async (kept, words) => {
    const standing = { at: kept.at, state: 'WAITING', tried: false, refusal: null } as const;
    const { kind, topicId, summary, text } = kept;
    const said = { kind, topicId, summary, text, ...words };
    if (kept.refusal?.code === 'RECEIPT_REUSED') {
      keep({ ...kept, ...said, ...standing, submissionId: makeId(), receipt: makeReceipt() });
      leaveToReceipt(kept.submissionId);
      sendAnonymous();
      return;
    }
    const { submissionId, receipt } = kept;
    const opinion = { submissionId, receipt, ...said };
    changeKept(submissionId, { ...opinion, ...standing });
    if (kept.disclosure === 'ANONYMOUS') {
      sendAnonymous();
      return;
    }
    const writtenAt = Math.round(client.clock.now());
    await add('submissions.submitConfidential', { ...opinion, officerId: officerId ?? '', writtenAt });
  };
}
