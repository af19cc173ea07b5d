import { useState } from 'react';
import { Link, useLocation } from '../../router';
import { postJson } from '../../realtime/http';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { PageTitle, Stack } from '../../ui/layout';
import { AccountFields, isComplete, NO_ACCOUNT } from './AccountFields';
import { AccountPage } from './AccountPage';
import { AdminPage } from './AdminPage';
import { useSending } from './use-sending';

/** The first account; the link works once, while there is none. */
export function SetUp({ token }: { token: string }) {
  const { t } = useText();
  const [open] = useFetched<{ open: boolean }>('api/staff/set-up');
  if (open.state !== 'there' || open.value.open) return <SetUpForm token={token} />;
  return (
    <AdminPage>
      <Stack gap={4}>
        <PageTitle below={t('errors.SETUP_DONE')}>{t('admin.setUpUsed')}</PageTitle>
        <Link href="/staff">{t('home.signIn')}</Link>
      </Stack>
    </AdminPage>
  );
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [form, setForm] = useState(NO_ACCOUNT);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const setUp = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    const { name, login, password } = form;
    await send(async () => {
      await postJson('api/staff/set-up', { token, name: name.trim(), login: login.trim(), password });
      go('/staff', { replace: true });
    });
  };
  return (
    <AccountPage
      title={t('admin.setUp')}
      hint={t('admin.setUpHint')}
      saveLabel={t('admin.setUpSave')}
      busy={busy}
      failure={failure}
      onSend={setUp}
    >
      <AccountFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
    </AccountPage>
  );
}
