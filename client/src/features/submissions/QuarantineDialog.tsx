import type { SubmissionView } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LockIcon } from '../../ui/icons';
import { Prose, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';

interface QuarantineDialogProps {
  row: SubmissionView;
  onClose: () => void;
}

/** The words of one in quarantine, for whoever decides what becomes of it. They are kept nowhere but here. */
export function QuarantineDialog({ row, onClose }: QuarantineDialogProps) {
  const { t } = useText();
  return (
    <Dialog
      open
      shape="wide"
      title={t('aside.readTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Stack gap={3}>
        <Banner tone="refused" icon={LockIcon}>
          {t('aside.readWords')}
        </Banner>
        <QuarantinedWords row={row} />
      </Stack>
    </Dialog>
  );
}

function QuarantinedWords({ row }: Pick<QuarantineDialogProps, 'row'>) {
  const { meetingId, participantId } = useSeat();
  const path = `api/meetings/${meetingId}/submissions/${row.id}/quarantined?seat=${participantId}`;
  const [got, again] = useFetched<SubmissionView>(path);
  if (got.state === 'failed')
    return <ErrorState title={refusalText({ code: got.failure })} onRetry={again} />;
  if (got.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton shape="title" />
        <Skeleton count={3} />
      </SkeletonRegion>
    );
  }
  const { summary, text } = got.value;
  return (
    <div>
      <h3>{summary}</h3>
      {text !== summary && <Prose>{text}</Prose>}
    </div>
  );
}
