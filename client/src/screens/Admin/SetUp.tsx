import { useState } from 'react';
import { useLocation } from 'wouter';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Card, PageTitle, Stack } from '../../ui/layout';
import { AccountFields, isComplete, NO_ACCOUNT } from './AccountFields';
import { AdminPage } from './AdminPage';

/** The first account; the link works once, while there is none. */
export function SetUp({ token }: { token: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [form, setForm] = useState(NO_ACCOUNT);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const send = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    setBusy(true);
    setFailure('');
    try {
      const { name, login, password } = form;
      await postJson('api/staff/set-up', { token, name: name.trim(), login: login.trim(), password });
      go('/staff', { replace: true });
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return (
    <AdminPage>
      <Stack gap={6}>
        <PageTitle below={t('admin.setUpHint')}>{t('admin.setUp')}</PageTitle>
        <Card as="div">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
            noValidate
          >
            <Stack gap={4}>
              <AccountFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
              {failure && (
                <Banner tone="refused" live>
                  {failure}
                </Banner>
              )}
              <Button variant="primary" type="submit" busy={busy} wide>
                {t('admin.setUpSave')}
              </Button>
            </Stack>
          </form>
        </Card>
      </Stack>
    </AdminPage>
  );
}
