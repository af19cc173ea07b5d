import type { Id, LineStep, SubmissionView } from '@doi-thoai/shared';
import { useState } from 'react';
import { WholeLine } from '../../features/submissions/WholeLine';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Stack } from '../../ui/layout';
import { Skeleton, SkeletonRegion } from '../../ui/States';

/** The whole line of an own opinion with its days, fetched when somebody wants to see it. */
export function OwnLine({ submission }: { submission: SubmissionView }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <Stack gap={2}>
      <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'delegate.hideLine' : 'delegate.showLine')}
      </Button>
      {open && <Fetched submission={submission} />}
    </Stack>
  );
}

function Fetched({ submission: { id, version, disclosure } }: { submission: SubmissionView }) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  // What hangs on it changes the line as well: it is asked for anew when any of that has moved.
  const hanging = useMeeting((state) =>
    [state.responses, state.commitments, state.verdicts]
      .flatMap((rows: Record<Id, { version: number }>) => Object.values(rows))
      .reduce((most, row) => Math.max(most, row.version), version),
  );
  const path = `api/meetings/${meetingId}/submissions/${id}/line?seat=${participantId}&v=${hanging}`;
  const [line, again] = useFetched<{ steps: LineStep[] }>(path);
  if (line.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton count={3} />
      </SkeletonRegion>
    );
  }
  if (line.state === 'there')
    return <WholeLine steps={line.value.steps} dayOnly={disclosure === 'ANONYMOUS'} />;
  return (
    <Banner tone="waiting">
      <p>{t('delegate.lineFailed')}</p>
      <Button onClick={again}>{t('ui.retry')}</Button>
    </Banner>
  );
}
