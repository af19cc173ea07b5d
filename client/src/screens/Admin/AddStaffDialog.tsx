import { useState } from 'react';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { AccountFields, isComplete, NO_ACCOUNT } from './AccountFields';

/** Another account of the organisation; its owner is told login and password by hand. */
export function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState(NO_ACCOUNT);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const save = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    setBusy(true);
    setFailure('');
    try {
      const { name, login, password } = form;
      const account = { name: name.trim(), login: login.trim(), password };
      await postJson('api/staff/accounts', account);
      showToast({ text: t('admin.staffAdded', { name: account.name }), tone: 'done' });
      onClose();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={t('admin.addStaff')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <AccountFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
