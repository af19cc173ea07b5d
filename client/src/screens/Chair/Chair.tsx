import '../../ui/console-font.css';
import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Chair() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('chair.title')}</PageTitle>
    </Page>
  );
}
