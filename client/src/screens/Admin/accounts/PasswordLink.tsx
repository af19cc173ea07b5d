import type { PasswordLinkView } from '@doi-thoai/shared';
import { useState } from 'react';
import { postJson } from '../../../realtime/http';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched } from '../../../realtime/use-fetched';
import { useLocation } from '../../../router';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PageTitle, Stack } from '../../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { isPassword, PasswordFields } from '../AccountFields';
import { AccountPage } from '../AccountPage';
import { AdminPage } from '../AdminPage';
import { useSending } from '../use-sending';

/** Where a link leads by which the owner of an account sets a password. */
export function PasswordLink({ token }: { token: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [link, again] = useFetched<PasswordLinkView>(`api/staff/password-links/${encodeURIComponent(token)}`);
  if (link.state === 'there') return <PasswordForm token={token} account={link.value} />;
  return (
    <AdminPage>
      {link.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="card" />
        </SkeletonRegion>
      )}
      {link.state === 'failed' && link.failure !== 'LINK_INVALID' && (
        <ErrorState title={refusalText({ code: link.failure })} onRetry={again} />
      )}
      {link.state === 'failed' && link.failure === 'LINK_INVALID' && (
        <Stack gap={4}>
          <PageTitle below={t('accounts.linkInvalidWords')}>{t('accounts.linkInvalid')}</PageTitle>
          <Button onClick={() => go('/staff')}>{t('home.signIn')}</Button>
        </Stack>
      )}
    </AdminPage>
  );
}

function PasswordForm({ token, account }: { token: string; account: PasswordLinkView }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [form, setForm] = useState({ password: '', again: '' });
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    setTried(true);
    if (!isPassword(form)) return;
    await send(async () => {
      await postJson(`api/staff/password-links/${encodeURIComponent(token)}`, { password: form.password });
      go('/staff', { replace: true });
    });
  };
  return (
    <AccountPage
      title={t('accounts.setTitle')}
      hint={t('accounts.setHint', { ...account })}
      saveLabel={t('accounts.setSave')}
      busy={busy}
      failure={failure}
      onSend={save}
    >
      <input hidden readOnly autoComplete="username" value={account.login} />
      <PasswordFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} fresh />
    </AccountPage>
  );
}
