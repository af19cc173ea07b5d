import { useText } from '../../text/text';
import { OpinionIcon } from '../../ui/first-icons';
import { Card, Muted } from '../../ui/layout';
import { EmptyState } from '../../ui/States';

export function PublishedHead() {
  const { t } = useText();
  return (
    <div>
      <h2>{t('delegate.published')}</h2>
      <Muted>{t('delegate.publishedHint')}</Muted>
    </div>
  );
}

export function NothingPublished() {
  const { t } = useText();
  return (
    <Card>
      <EmptyState icon={OpinionIcon} title={t('delegate.publishedEmpty')}>
        {t('delegate.publishedEmptyHint')}
      </EmptyState>
    </Card>
  );
}
