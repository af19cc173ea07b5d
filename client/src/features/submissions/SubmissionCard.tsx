import type { CommitmentView, ResponseView, SubmissionView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { LiveIcon } from '../../ui/icons';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { PromiseNote } from '../commitments/PromiseNote';
import { useTopics } from '../meeting/topics';
import { AnswerNote } from '../responses/AnswerNote';
import { DeliveryMark } from './DeliveryMark';
import { deliveryOf, lifeOf } from './life';
import { LifeSteps } from './LifeSteps';
import { TrackingCode } from './TrackingCode';

interface SubmissionCardProps {
  submission: SubmissionView;
  answers: readonly ResponseView[];
  promises: readonly CommitmentView[];
  moderated: boolean;
  /** What is under way with it on this device. */
  notice?: ReactNode;
  actions?: ReactNode;
}

/** An opinion as its author follows it: how far it has come, what was asked back, what was answered. */
export function SubmissionCard(props: SubmissionCardProps) {
  const { submission, answers, promises, moderated } = props;
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
        <Head submission={submission} delivery={deliveryOf(submission, moderated, answers.length > 0)} />
        <Words submission={submission} />
        <TrackingCode code={submission.trackingCode} />
        {!withdrawn && <LifeSteps life={lifeOf(submission, answers, promises)} />}
        <Standing submission={submission} />
        {props.notice}
        {answers.map((answer) => (
          <AnswerNote key={answer.id} answer={answer} />
        ))}
        {promises.map((promise) => (
          <PromiseNote key={promise.id} promise={promise} />
        ))}
        {props.actions}
        <Muted>{t('delegate.receivedAt', { time: formatTime(submission.receivedAt) })}</Muted>
      </Stack>
    </Card>
  );
}

function Head({
  submission,
  delivery,
}: {
  submission: SubmissionView;
  delivery: ReturnType<typeof deliveryOf>;
}) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { kind, topicId, withdrawn, visibility } = submission;
  return (
    <Stack gap={2}>
      <Row gap={2} justify="between">
        {withdrawn ? (
          <StatusChip tone="neutral">{t('states.withdrawn')}</StatusChip>
        ) : (
          <DeliveryMark delivery={delivery} />
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
        <Chip>{nameOf(topicId)}</Chip>
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

/** What the author should know or do now. */
function Standing({ submission }: { submission: SubmissionView }) {
  const { t } = useText();
  const { moderation, withdrawn, returnText, notReached, collatedIds } = submission;
  if (withdrawn) return null;
  if (moderation === 'RETURNED') {
    return (
      <Banner tone="refused" title={t('delegate.returnedTitle')}>
        <Prose>{returnText}</Prose>
      </Banner>
    );
  }
  if (notReached) return <Banner tone="waiting">{t('delegate.notReached')}</Banner>;
  if (collatedIds.length > 0) return <Banner>{t('delegate.collatedHint')}</Banner>;
  return null;
}
