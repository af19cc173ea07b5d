import type { Aside, SubmissionView } from '@doi-thoai/shared';
import { AsideCard } from '../../features/submissions/AsideCard';
import { TrackingCode } from '../../features/submissions/TrackingCode';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Muted } from '../../ui/layout';

interface OwnAsideProps {
  submission: SubmissionView;
  aside: Aside;
  topic: string;
}

/** A named own opinion that was set aside. */
export function OwnAside({ submission, aside, topic }: OwnAsideProps) {
  const { t } = useText();
  const code = <TrackingCode code={submission.trackingCode} />;
  return (
    <AsideCard {...{ submission, aside, topic, code }}>
      <Muted>{t('delegate.receivedAt', { time: formatDateTime(submission.receivedAt) })}</Muted>
    </AsideCard>
  );
}
