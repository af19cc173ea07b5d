import type { SubmissionView } from '@doi-thoai/shared';
import { useTopics } from '../../features/meeting/topics';
import { ofSubmission } from '../../features/submissions/life';
import { SubmissionCard } from '../../features/submissions/SubmissionCard';
import { useMeeting } from '../../realtime/hooks';
import { useLater } from './later';

/** An own opinion: how far it has come, and below what came back and what its author may still do. */
export function OwnOpinion({ submission }: { submission: SubmissionView }) {
  const answers = useMeeting((state) => ofSubmission(state.responses, submission, (row) => row.targets));
  const promises = useMeeting((state) => ofSubmission(state.commitments, submission, (row) => row.sources));
  const moderated = useMeeting((state) => state.meeting?.settings.moderation ?? true);
  const { moderation, notReached, collatedIds, aside } = submission;
  const told = aside || moderation === 'RETURNED' || notReached || collatedIds.length > 0;
  const topic = useTopics().nameOf(submission.topicId);
  const later = useLater(!!told || answers.length + promises.length > 0);
  if (later && aside) return <later.OwnAside {...{ submission, aside, topic }} />;
  return (
    <SubmissionCard {...{ submission, topic, answers, promises, moderated }}>
      {later && <later.Aftermath {...{ submission, answers, promises }} />}
    </SubmissionCard>
  );
}
