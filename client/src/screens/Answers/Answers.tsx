import '../../ui/console-font.css';
import { useText } from '../../text/text';
import { Page, PageTitle } from '../../ui/layout';

export function Answers() {
  const { t } = useText();
  return (
    <Page>
      <PageTitle>{t('answers.title')}</PageTitle>
    </Page>
  );
}
