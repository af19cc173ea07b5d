import '../../ui/console-font.css';
import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Desk() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('desk.title')}</PageTitle>
    </Page>
  );
}
