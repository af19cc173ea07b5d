import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { organise, type OrganisationWords } from './staff-api';

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
  const [failure, setFailure] = useState('');
  const change = (patch: Partial<OrganisationWords>) => setForm({ ...form, ...patch });
  const save = async () => {
    const name = form.name.trim();
    setTried(true);
    if (name === '') return;
    try {
      await organise('organisation.configure', {
        name,
        parentBody: form.parentBody.trim(),
        symbol: form.symbol.trim(),
      });
      onDone();
    } catch (error) {
      setFailure(failureText(error));
    }
  };
  return (
    <Dialog
      open
      title={t('admin.organisation')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <TextField
          label={t('admin.organisationName')}
          value={form.name}
          onChange={(name) => change({ name })}
          limit={LIMITS.hostBody}
          error={tried && form.name.trim() === '' ? t('errors.field.MISSING') : undefined}
        />
        <TextField
          label={t('admin.parentBody')}
          hint={t('admin.parentBodyHint')}
          optional
          value={form.parentBody}
          onChange={(parentBody) => change({ parentBody })}
          limit={LIMITS.hostBody}
        />
        <TextField
          label={t('admin.symbol')}
          hint={t('admin.symbolHint')}
          optional
          value={form.symbol}
          onChange={(symbol) => change({ symbol })}
        />
        {failure && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
