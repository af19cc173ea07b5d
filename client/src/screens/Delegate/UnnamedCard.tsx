import type { ReactNode } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { DeliveryMark } from '../../features/submissions/DeliveryMark';
import type { KeptOpinion } from '../../features/submissions/kept-opinions';
import { LifeSteps } from '../../features/submissions/LifeSteps';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { HideIcon, LockIcon } from '../../ui/icons';
import { Card, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';

interface UnnamedCardProps {
  kept: KeptOpinion;
  delivery: 'waiting' | 'sending' | 'server' | 'refused';
  tone: 'plain' | 'waiting' | 'refused';
  children: ReactNode;
}

/** An opinion without a name as this device knows it, before the server has told more. */
export function UnnamedCard({ kept, delivery, tone, children }: UnnamedCardProps) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { kind, topicId, summary, text, disclosure } = kept;
  const current = delivery === 'server' ? 'approved' : 'sent';
  return (
    <Card as="article" tone={tone}>
      <Stack gap={3}>
        <Row>
          {delivery === 'refused' ? (
            <StatusChip tone="refused">{t('delegate.notTaken')}</StatusChip>
          ) : (
            <DeliveryMark delivery={delivery} />
          )}
        </Row>
        <Row>
          <Chip>{t(`states.kind.${kind}`)}</Chip>
          <Chip>{nameOf(topicId)}</Chip>
          <Chip icon={disclosure === 'ANONYMOUS' ? HideIcon : LockIcon}>
            {t(`states.disclosure.${disclosure}`)}
          </Chip>
        </Row>
        <div>
          <h3>{summary}</h3>
          <Fold summary={t('delegate.readText')}>
            <Prose>{text}</Prose>
          </Fold>
        </div>
        <LifeSteps life={{ current, finished: false, stopped: delivery === 'refused' }} />
        {children}
      </Stack>
    </Card>
  );
}
