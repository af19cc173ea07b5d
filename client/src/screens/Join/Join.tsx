import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Join() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('join.title')}</PageTitle>
    </Page>
  );
}
