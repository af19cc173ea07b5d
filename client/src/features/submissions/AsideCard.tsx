import type { Aside, SubmissionView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { ArrowRightIcon, LockIcon } from '../../ui/icons';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import styles from './AsideCard.module.css';
import { headingOf } from './in-course';

interface AsideCardProps {
  submission: SubmissionView;
  aside: Aside;
  /** The name of its issue group. */
  topic: string;
  /** The tracking code or the receipt, as the card shows it. */
  code: ReactNode;
  children?: ReactNode;
}

/** An own opinion that left the meeting's course: why, where it went or where its author turns to, and since when. */
export function AsideCard({ submission, aside, topic, code, children }: AsideCardProps) {
  const { t } = useText();
  const { kind, disclosure } = submission;
  const shut = aside.kind === 'SECRET_SUSPECT' || aside.kind === 'PURGED';
  return (
    <Card as="article" tone="waiting">
      <Stack gap={3}>
        <Row>
          <StatusChip tone="waiting" icon={shut ? LockIcon : ArrowRightIcon}>
            {t(`states.aside.${aside.kind}`)}
          </StatusChip>
        </Row>
        <Row gap={2}>
          <Chip>{t(`states.kind.${kind}`)}</Chip>
          <Chip>{topic}</Chip>
          {disclosure !== 'NAMED' && <Chip icon={LockIcon}>{t(`states.disclosure.${disclosure}`)}</Chip>}
        </Row>
        <Words submission={submission} />
        <AsideWords aside={aside} />
        {code}
        {children}
      </Stack>
    </Card>
  );
}

function Words({ submission }: Pick<AsideCardProps, 'submission'>) {
  const { t } = useText();
  const { summary, text } = submission;
  return (
    <div>
      <h3>{headingOf(submission, t)}</h3>
      {text !== summary && (
        <Fold summary={t('delegate.readText')}>
          <Prose>{text}</Prose>
        </Fold>
      )}
    </div>
  );
}

/** What it means for the author, and in the desk's own words where it went or why. */
function AsideWords({ aside: { kind, text, at } }: Pick<AsideCardProps, 'aside'>) {
  const { t } = useText();
  return (
    <div className={styles.why} role="note">
      <p>{t(`aside.own.${kind}`)}</p>
      <div>
        <p className={styles.label}>{t(`aside.told.${kind}`)}</p>
        <Prose>{text}</Prose>
      </div>
      <Muted>{t('aside.since', { time: formatDateTime(at) })}</Muted>
    </div>
  );
}
