import { useState } from 'react';
import { postJson } from '../../realtime/http';
import { useText } from '../../text/text';
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
      saveLabel={t('admin.signIn')}
      busy={busy}
      failure={failure}
      onSend={signIn}
    >
      <Fields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
    </AccountPage>
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
