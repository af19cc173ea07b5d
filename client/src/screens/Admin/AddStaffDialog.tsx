import { useState } from 'react';
import { FormDialog } from '../../features/meeting/FormDialog';
import { postJson } from '../../realtime/http';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { AccountFields, isComplete, NO_ACCOUNT } from './AccountFields';
import { useSending } from './use-sending';

/** Another account of the organisation; its owner is told login and password by hand. */
export function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState(NO_ACCOUNT);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    const { name, login, password } = form;
    await send(async () => {
      await postJson('api/staff/accounts', { name: name.trim(), login: login.trim(), password });
      showToast({ text: t('admin.staffAdded', { name: name.trim() }), tone: 'done' });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('admin.addStaff')}
      saveLabel={t('common.add')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <AccountFields form={form} change={(patch) => setForm({ ...form, ...patch })} tried={tried} />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </FormDialog>
  );
}
