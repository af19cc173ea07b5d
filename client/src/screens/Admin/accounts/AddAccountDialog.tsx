import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Muted, Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { NameFields, NO_ACCOUNT } from '../AccountFields';
import { isLogin } from '../password';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { LinkDialog } from './LinkDialog';

interface AddAccountDialogProps {
  onClose: () => void;
  onDone: () => void;
}

/** Another account; its owner gets a link and types the password alone. */
export function AddAccountDialog({ onClose, onDone }: AddAccountDialogProps) {
  const { t } = useText();
  const [form, setForm] = useState(NO_ACCOUNT);
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState(false);
  const { busy, failure, send } = useSending();
  const { id, change } = useCommandId(setForm);
  const name = form.name.trim();
  const save = async () => {
    setTried(true);
    if (name === '' || !isLogin(form.login)) return;
    await send(async () => {
      const account = { staffId: id, name, login: form.login.trim(), password: '' };
      // The account's id is the command's: pressed again after a lost answer it is the same act.
      await organise('organisation.addStaff', account, id);
      showToast({ text: t('admin.staffAdded', { name }), tone: 'done' });
      setAdded(true);
    });
  };
  if (added) return <LinkDialog account={{ id, name }} onClose={onDone} />;
  return (
    <FormDialog
      title={t('admin.addStaff')}
      saveLabel={t('common.add')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{t('accounts.addWords')}</Muted>
        <NameFields form={form} change={change} tried={tried} />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </FormDialog>
  );
}

type Form = typeof NO_ACCOUNT;

/** Other words are another act. */
function useCommandId(setForm: (next: (before: Form) => Form) => void) {
  const [id, setId] = useState(makeId);
  const change = (patch: Partial<Form>) => {
    setForm((before) => ({ ...before, ...patch }));
    setId(makeId());
  };
  return { id, change };
}
