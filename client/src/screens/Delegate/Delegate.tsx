import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Delegate() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('delegate.title')}</PageTitle>
    </Page>
  );
}
