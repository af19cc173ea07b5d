import type { OrganisationWords } from '@doi-thoai/shared';
import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../features/meeting/FormDialog';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { organise } from './staff-api';
import { useSending } from './use-sending';

interface OrganisationDialogProps {
  words: OrganisationWords | null;
  onClose: () => void;
  onDone: () => void;
}

const NOTHING: OrganisationWords = { name: '', parentBody: '', symbol: '' };

/** The organisation as it stands at the head of every paper. */
export function OrganisationDialog({ words, onClose, onDone }: OrganisationDialogProps) {
  const { t } = useText();
  const [form, setForm] = useState(words ?? NOTHING);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    const [name, parentBody, symbol] = [form.name.trim(), form.parentBody.trim(), form.symbol.trim()];
    setTried(true);
    if (name === '') return;
    await send(async () => {
      await organise('organisation.configure', { name, parentBody, symbol });
      onDone();
    });
  };
  const change = (patch: Partial<OrganisationWords>) => setForm({ ...form, ...patch });
  return (
    <FormDialog title={t('admin.organisation')} busy={busy} onSave={() => void save()} onClose={onClose}>
      <Fields form={form} change={change} missing={tried && form.name.trim() === ''} />
      {failure && (
        <Banner tone="refused" live>
          {failure}
        </Banner>
      )}
    </FormDialog>
  );
}

interface FieldsProps {
  form: OrganisationWords;
  change: (patch: Partial<OrganisationWords>) => void;
  missing: boolean;
}

function Fields({ form, change, missing }: FieldsProps) {
  const { t } = useText();
  return (
    <Stack gap={3}>
      <TextField
        label={t('admin.organisationName')}
        value={form.name}
        onChange={(name) => change({ name })}
        limit={TABLE_LIMITS.hostBody}
        error={missing ? t('errors.field.MISSING') : undefined}
      />
      <TextField
        label={t('admin.parentBody')}
        hint={t('admin.parentBodyHint')}
        optional
        value={form.parentBody}
        onChange={(parentBody) => change({ parentBody })}
        limit={TABLE_LIMITS.hostBody}
      />
      <TextField
        label={t('admin.symbol')}
        hint={t('admin.symbolHint')}
        optional
        value={form.symbol}
        onChange={(symbol) => change({ symbol })}
      />
    </Stack>
  );
}
