import { useState } from 'react';
import { postJson } from '../../realtime/http';
import { useFetched } from '../../realtime/use-fetched';
import { useLocation } from '../../router';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/fields';
import { AccountPage } from './AccountPage';
import { useSending } from './use-sending';

/** For secretaries, organisers, chairs; delegates come with a link or a slip. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState({ login: '', password: '' });
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const signIn = async () => {
    const { login, password } = form;
    setTried(true);
    if (login.trim() === '' || password === '') return;
    await send(async () => {
      await postJson('api/staff/login', { login: login.trim(), password });
      onSignedIn();
    });
  };
  return (
    <AccountPage
      title={t('admin.signIn')}
      hint={t('admin.signInHint')}
      notice={<DemoNotice />}
      saveLabel={t('admin.signIn')}
      busy={busy}
      failure={failure}
      onSend={signIn}
    >
      <Fields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
    </AccountPage>
  );
}

/** Whoever tries the product out looks for an account here: there is none, and what is reached without one is said. */
function DemoNotice() {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [demo] = useFetched<{ links: readonly unknown[] }>('api/demo');
  // In real use there are no links.
  if (demo.state !== 'there' || demo.value.links.length === 0) return null;
  return (
    <Banner
      live
      title={t('admin.demoTitle')}
      actions={<Button onClick={() => navigate('/')}>{t('home.goHome')}</Button>}
    >
      <p>{t('admin.demoHint')}</p>
    </Banner>
  );
}

interface FieldsProps {
  form: { login: string; password: string };
  change: (patch: Partial<FieldsProps['form']>) => void;
  tried: boolean;
}

function Fields({ form, change, tried }: FieldsProps) {
  const { t } = useText();
  const need = (value: string) => (tried && value.trim() === '' ? t('errors.field.MISSING') : undefined);
  return (
    <>
      <TextField
        label={t('admin.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={form.login}
        onChange={(login) => change({ login })}
        error={need(form.login)}
      />
      <TextField
        label={t('admin.password')}
        type="password"
        autoComplete="current-password"
        value={form.password}
        onChange={(password) => change({ password })}
        error={need(form.password)}
      />
    </>
  );
}
