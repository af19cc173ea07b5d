import { useState } from 'react';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/fields';
import { Card, PageTitle, Stack } from '../../ui/layout';
import { AdminPage } from './AdminPage';

/** For secretaries, organisers, chairs; delegates come with a link or a slip. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const send = async () => {
    if (login.trim() === '' || password === '') {
      setFailure(t('errors.WRONG_PASSWORD'));
      return;
    }
    setBusy(true);
    setFailure('');
    try {
      await postJson('api/staff/login', { login: login.trim(), password });
      onSignedIn();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return (
    <AdminPage>
      <Stack gap={6}>
        <PageTitle below={t('admin.signInHint')}>{t('admin.signIn')}</PageTitle>
        <Card as="div">
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <Stack gap={4}>
              <TextField
                label={t('admin.login')}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                value={login}
                onChange={setLogin}
              />
              <TextField
                label={t('admin.password')}
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={setPassword}
              />
              {failure && (
                <Banner tone="refused" live>
                  {failure}
                </Banner>
              )}
              <Button variant="primary" type="submit" busy={busy} wide>
                {t('admin.signIn')}
              </Button>
            </Stack>
          </form>
        </Card>
      </Stack>
    </AdminPage>
  );
}
