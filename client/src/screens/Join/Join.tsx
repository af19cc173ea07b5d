import { lazy, Suspense } from 'react';
import { useParams } from '../../router';
import { needText, useText } from '../../text/text';
import { AppBar, Page } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { LanguageSwitch } from '../../ui/switches';
import { JoinByLink, Loading } from './JoinByLink';

// Most come by their personal link.
const JoinByCode = lazy(async () => {
  const [{ JoinByCode: Loaded }] = await Promise.all([import('./JoinByCode'), needText('later')]);
  return { default: Loaded };
});

/** The door: `/j/:token` for whoever holds a personal link, `/join/:code?` for all others. */
export function Join() {
  const { t } = useText();
  const { token, code } = useParams<{ token?: string; code?: string }>();
  return (
    <Page header={<AppBar title={<Logo />} end={<LanguageSwitch />} />}>
      <title>{t('join.title')}</title>
      {token === undefined ? (
        <Suspense fallback={<Loading />}>
          <JoinByCode key={code} code={code} />
        </Suspense>
      ) : (
        <JoinByLink key={token} token={token} />
      )}
    </Page>
  );
}
