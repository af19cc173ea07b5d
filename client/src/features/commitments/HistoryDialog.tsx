import type { CommitmentActView, CommitmentHistory, CommitmentView } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { formatCivilDate, formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Dialog } from '../../ui/Dialog';
import { Muted, Prose, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './commitments.module.css';
import { EvidenceList } from './EvidenceList';
import { EvidenceOnItsWay } from './EvidenceOnItsWay';

interface HistoryDialogProps {
  commitment: CommitmentView;
  onClose: () => void;
}

/** What was done about a promise, step by step, with who and why; what comes while it is open stands in it. */
export function HistoryDialog({ commitment, onClose }: HistoryDialogProps) {
  const { t } = useText();
  return (
    <Dialog open shape="wide" title={t('commitments.history')} onClose={onClose}>
      <Stack gap={3}>
        <Prose>{commitment.text}</Prose>
        <EvidenceOnItsWay commitmentId={commitment.id} />
        <Timeline commitment={commitment} />
      </Stack>
    </Dialog>
  );
}

function Timeline({ commitment }: { commitment: CommitmentView }) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const path = `api/meetings/${meetingId}/commitments/${commitment.id}/acts?seat=${participantId}`;
  const [fetched, again] = useFetched<CommitmentHistory>(`${path}&v=${commitment.version}`);
  if (fetched.state === 'failed')
    return <ErrorState title={refusalText({ code: fetched.failure })} onRetry={again} />;
  if (fetched.state === 'loading') {
    return (
      <SkeletonRegion label={t('commitments.history')}>
        <Skeleton count={3} />
      </SkeletonRegion>
    );
  }
  const { acts } = fetched.value;
  return (
    <ol className={styles.timeline} aria-label={t('commitments.history')}>
      <li className={styles.step}>
        <strong>{t('commitments.act.PROPOSED')}</strong>
        <Muted>{formatDateTime(commitment.at)}</Muted>
      </li>
      {acts.map((act) => (
        <Step key={act.id} {...{ act, commitment }} />
      ))}
    </ol>
  );
}

function Step({ act, commitment }: { act: CommitmentActView; commitment: CommitmentView }) {
  const { t } = useText();
  const { kind, at, actorName, unit, text, day, dueOn, number } = act;
  const who = [actorName || t('commitments.bySystem'), unit].filter(Boolean).join(', ');
  const facts = [
    day && t('commitments.doneOnIs', { date: formatCivilDate(day) }),
    dueOn && t('answers.dueOn', { date: formatCivilDate(dueOn) }),
    number && t('commitments.numberIs', { number }),
  ].filter(Boolean);
  return (
    <li className={styles.step}>
      <strong>{t(`commitments.act.${kind}`)}</strong>
      <Muted>{[formatDateTime(at), who].join(' · ')}</Muted>
      {facts.length > 0 && <Muted>{facts.join(' · ')}</Muted>}
      {text && <Prose>{text}</Prose>}
      <EvidenceList {...{ act, commitment }} />
    </li>
  );
}
