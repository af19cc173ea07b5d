import { isEmail, isPhone } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import type { InvitedRow } from './invited';

/** Where an invitation goes. */
export function AddressDialog({ row, onClose }: { row: InvitedRow; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const { person, invitation } = row;
  const [email, setEmail] = useState(invitation?.email ?? '');
  const [phone, setPhone] = useState(invitation?.phone ?? '');
  const [busy, setBusy] = useState(false);
  const [wrongEmail, wrongPhone] = [!isEmail(email.trim()), !isPhone(phone.trim())];
  const save = async () => {
    setBusy(true);
    const payload = { participantId: person.id, email: email.trim(), phone: phone.trim() };
    const answer = await act('invitations.address', payload, { done: t('invitations.saved') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('invitations.addressOf', { name: person.name })}
      busy={busy}
      disabled={wrongEmail || wrongPhone}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <TextField
          label={t('invitations.email')}
          optional
          type="email"
          inputMode="email"
          value={email}
          onChange={setEmail}
          error={wrongEmail ? t('invitations.badEmail') : undefined}
        />
        <TextField
          label={t('invitations.phone')}
          optional
          type="tel"
          inputMode="tel"
          value={phone}
          onChange={setPhone}
          error={wrongPhone ? t('invitations.badPhone') : undefined}
        />
      </Stack>
    </FormDialog>
  );
}
