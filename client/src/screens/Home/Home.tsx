import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Home() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('home.title')}</PageTitle>
    </Page>
  );
}
