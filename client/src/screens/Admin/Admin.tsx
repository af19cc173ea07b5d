import '../../ui/console-font.css';
import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Admin() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('admin.title')}</PageTitle>
    </Page>
  );
}
