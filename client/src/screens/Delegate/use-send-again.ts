import type { OpinionWords } from '@doi-thoai/shared';
import { sendAnonymous } from '../../features/submissions/anonymous-queue';
import { changeKept, type KeptOpinion } from '../../features/submissions/kept-opinions';
import { useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useModes } from './modes';

/** Sends one that this device keeps, under the ids it was made with: whatever the first did, it cannot become two. */
export function useSendAgain(): (kept: KeptOpinion, words?: OpinionWords) => Promise<void> {
  const { add } = useOutbox();
  const { client } = useSeat();
  const { officerId } = useModes();
  return async (kept, words) => {
    const { submissionId, receipt, kind, topicId, summary, text } = kept;
    const opinion = { submissionId, receipt, kind, topicId, summary, text, ...words };
    changeKept(submissionId, { ...opinion, state: 'WAITING', tried: false, refusal: null });
    if (kept.disclosure === 'ANONYMOUS') {
      sendAnonymous();
      return;
    }
    const writtenAt = Math.round(client.clock.now());
    await add('submissions.submitConfidential', { ...opinion, officerId: officerId ?? '', writtenAt });
  };
}
