import { Link } from '../../router';
import { useText } from '../../text/text';
import { OpinionIcon } from '../../ui/first-icons';
import { AppBar, Page } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { EmptyState } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';

/** An address that is none. */
export function NotFound() {
  const { t } = useText();
  return (
    <Page header={<AppBar title={<Logo />} end={<LanguageSwitch />} />}>
      <EmptyState
        icon={OpinionIcon}
        title={t('home.notFound')}
        action={<Link href="/">{t('home.goHome')}</Link>}
      >
        {t('home.notFoundHint')}
      </EmptyState>
    </Page>
  );
}
