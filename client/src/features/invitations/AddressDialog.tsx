import { isEmail, isPhone } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import type { InvitedRow } from './invited';

function useAddress({ person, invitation }: InvitedRow, onClose: () => void) {
  const { t } = useText();
  const act = useAct();
  const [form, setForm] = useState({ email: invitation?.email ?? '', phone: invitation?.phone ?? '' });
  const [busy, setBusy] = useState(false);
  const [email, phone] = [form.email.trim(), form.phone.trim()];
  const save = async () => {
    setBusy(true);
    const payload = { participantId: person.id, email, phone };
    const answer = await act('invitations.address', payload, { done: t('invitations.saved') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  const change = (patch: Partial<typeof form>) => setForm({ ...form, ...patch });
  return { form, change, busy, save, wrong: { email: !isEmail(email), phone: !isPhone(phone) } };
}

/** Where an invitation goes. */
export function AddressDialog({ row, onClose }: { row: InvitedRow; onClose: () => void }) {
  const { t } = useText();
  const { form, change, busy, save, wrong } = useAddress(row, onClose);
  return (
    <FormDialog
      title={t('invitations.addressOf', { name: row.person.name })}
      busy={busy}
      disabled={wrong.email || wrong.phone}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <TextField
          label={t('invitations.email')}
          optional
          type="email"
          value={form.email}
          onChange={(email) => change({ email })}
          error={wrong.email ? t('invitations.badEmail') : undefined}
        />
        <TextField
          label={t('invitations.phone')}
          optional
          type="tel"
          value={form.phone}
          onChange={(phone) => change({ phone })}
          error={wrong.phone ? t('invitations.badPhone') : undefined}
        />
      </Stack>
    </FormDialog>
  );
}
