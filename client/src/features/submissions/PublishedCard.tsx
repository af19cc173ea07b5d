import type { PublishedView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { LiveIcon } from '../../ui/icons';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { useTopics } from '../meeting/topics';

/** A published opinion as everybody may read it. `live`: the hall is in session, so that there is a screen. */
export function PublishedCard({ opinion, live }: { opinion: PublishedView; live: boolean }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { summary, text, authorName, authorUnit, kind, topicId } = opinion;
  const who = [authorName, authorUnit].filter(Boolean).join(' · ');
  const onAir = live && opinion.onAir;
  return (
    <Card as="article" tone={onAir ? 'air' : 'plain'}>
      <Stack gap={2}>
        <Row gap={2}>
          {onAir && (
            <StatusChip tone="onAir" icon={LiveIcon}>
              {t('delegate.onAirNow')}
            </StatusChip>
          )}
          <Chip>{t(`states.kind.${kind}`)}</Chip>
          <Chip>{nameOf(topicId)}</Chip>
        </Row>
        <h3>{summary}</h3>
        <Muted>{who || t('delegate.someDelegate')}</Muted>
        {text !== summary && (
          <Fold summary={t('delegate.readText')}>
            <Prose>{text}</Prose>
          </Fold>
        )}
      </Stack>
    </Card>
  );
}
