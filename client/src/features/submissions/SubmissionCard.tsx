import type { CommitmentView, ResponseView, SubmissionView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatTime } from '../../text/format-first';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { LiveIcon } from '../../ui/first-icons';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { DeliveryMark } from './DeliveryMark';
import { deliveryOf, lifeOf } from './life';
import { LifeSteps } from './LifeSteps';
import { TrackingCode } from './TrackingCode';

/** What stands in the place of the usual words where the author is not named. */
interface Unnamed {
  chip: ReactNode;
  code: ReactNode;
  received: ReactNode;
}

interface SubmissionCardProps {
  submission: SubmissionView;
  /** The name of its issue group. */
  topic: string;
  answers: readonly ResponseView[];
  promises: readonly CommitmentView[];
  moderated: boolean;
  unnamed?: Unnamed;
  /** What came back, and what can be done. */
  children?: ReactNode;
}

/** An opinion as its author follows it: how far it has come. */
export function SubmissionCard(props: SubmissionCardProps) {
  const { submission, answers, promises, moderated, unnamed } = props;
  const { t } = useText();
  const { withdrawn, moderation } = submission;
  const tone = withdrawn
    ? 'plain'
    : moderation === 'RETURNED'
      ? 'refused'
      : answers.length > 0
        ? 'done'
        : 'plain';
  return (
    <Card as="article" tone={tone}>
      <Stack gap={3}>
        <Head {...props} delivery={deliveryOf(submission, moderated)} />
        <Words submission={submission} />
        {unnamed ? unnamed.code : <TrackingCode code={submission.trackingCode} />}
        {!withdrawn && <LifeSteps life={lifeOf(submission, answers, promises)} />}
        {props.children}
        <Muted>
          {unnamed?.received ?? t('delegate.receivedAt', { time: formatTime(submission.receivedAt) })}
        </Muted>
      </Stack>
    </Card>
  );
}

function Head(props: SubmissionCardProps & { delivery: ReturnType<typeof deliveryOf> }) {
  const { t } = useText();
  const { submission, topic, unnamed, delivery, answers } = props;
  const { kind, withdrawn, visibility, moderation } = submission;
  return (
    <Stack gap={2}>
      <Row gap={2} justify="between">
        {withdrawn ? (
          <StatusChip tone="neutral">{t('states.withdrawn')}</StatusChip>
        ) : (
          // An answer below says more than that it was read.
          moderation !== 'RETURNED' && !answers[0] && <DeliveryMark delivery={delivery} />
        )}
        {visibility === 'ON_AIR' && (
          <StatusChip tone="onAir" icon={LiveIcon}>
            {t('delegate.onAirNow')}
          </StatusChip>
        )}
        {visibility === 'PUBLISHED' && (
          <StatusChip tone="neutral">{t('states.visibility.PUBLISHED')}</StatusChip>
        )}
      </Row>
      <Row gap={2}>
        <Chip>{t(`states.kind.${kind}`)}</Chip>
        <Chip>{topic}</Chip>
        {unnamed?.chip}
      </Row>
    </Stack>
  );
}

function Words({ submission: { summary, text } }: { submission: SubmissionView }) {
  const { t } = useText();
  return (
    <div>
      <h3>{summary}</h3>
      {text !== summary && (
        <Fold summary={t('delegate.readText')}>
          <Prose>{text}</Prose>
        </Fold>
      )}
    </div>
  );
}
