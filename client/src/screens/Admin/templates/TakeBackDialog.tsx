import type { PaperTemplateView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { TextArea } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { Failure } from '../units/unit-form';
import { useSending } from '../use-sending';

interface TakeBackDialogProps {
  template: PaperTemplateView;
  onClose: () => void;
  onDone: () => void;
}

export function TakeBackDialog({ template, onClose, onDone }: TakeBackDialogProps) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const { id: templateId, version: seen, name, number } = template;
  const reason = words.trim();
  const save = async () => {
    setTried(true);
    if (reason === '') return;
    await send(async () => {
      await organise('organisation.takeBackTemplate', { templateId, reason, seen });
      showToast({ text: t('templates.done', { name, number }), tone: 'done' });
      onDone();
    });
  };
  return (
    <FormDialog
      title={t('templates.takeBackTitle')}
      saveLabel={t('templates.takeBack')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t('templates.takeBackOf', { name, number })}</p>
        <p>{t('templates.takeBackHint')}</p>
        <TextArea
          label={t('templates.reason')}
          limit={LIMITS.reason}
          value={words}
          onChange={setWords}
          error={tried && reason === '' ? t('errors.field.MISSING') : undefined}
        />
        <Failure>{failure}</Failure>
      </Stack>
    </FormDialog>
  );
}
