import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { postJson } from '../../../realtime/http';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { TextField } from '../../../ui/fields';
import { Muted, Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { isPassword, PasswordFields } from '../AccountFields';
import { useSending } from '../use-sending';

/** The own password; what is open in other browsers ends. */
export function ChangePassword({ login, onClose }: { login: string; onClose: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState({ old: '', password: '', again: '' });
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    setTried(true);
    const { old, password } = form;
    if (old === '' || !isPassword(form)) return;
    await send(async () => {
      await postJson('api/staff/password', { old, password });
      showToast({ text: t('accounts.changed'), tone: 'done' });
      onClose();
    });
  };
  return (
    <FormDialog title={t('accounts.change')} busy={busy} onSave={() => void save()} onClose={onClose}>
      <Stack gap={3}>
        <Muted>{t('accounts.changeWords')}</Muted>
        {/* Browsers that keep passwords ask whose this one is. */}
        <input hidden readOnly autoComplete="username" value={login} />
        <TextField
          label={t('accounts.old')}
          type="password"
          autoComplete="current-password"
          value={form.old}
          onChange={(old) => setForm({ ...form, old })}
          error={tried && form.old === '' ? t('errors.field.MISSING') : undefined}
        />
        <PasswordFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} fresh />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </FormDialog>
  );
}
