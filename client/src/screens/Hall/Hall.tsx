import '../../ui/console-font.css';
import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Hall() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('hall.title')}</PageTitle>
    </Page>
  );
}
