import type { Id, Verdict } from '@doi-thoai/shared';
import { sayRefusal } from '../../features/meeting/say-refusal';
import { VerdictButtons } from '../../features/responses/VerdictButtons';
import { useIssue, useMeeting } from '../../realtime/hooks';

/** Of a named opinion, by the seat; nothing is asked any more when the meeting is in the archive. */
export function OwnVerdict({ responseId, submissionId }: { responseId: Id; submissionId: Id }) {
  const issue = useIssue();
  const over = useMeeting((state) => state.meeting?.phase === 'ARCHIVED');
  const said = useMeeting((state) =>
    Object.values(state.verdicts).find(
      (one) => one.responseId === responseId && one.submissionId === submissionId,
    ),
  );
  if (over) return null;
  const say = async (verdict: Verdict): Promise<void> => {
    const answer = await issue('responses.judge', { responseId, submissionId, verdict });
    if (!answer.ok) sayRefusal(answer);
  };
  return <VerdictButtons said={said} onSay={say} />;
}
