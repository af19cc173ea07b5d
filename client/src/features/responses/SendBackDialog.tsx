import type { ResponseView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { TextArea } from '../../ui/fields';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';

/** The chair says what is to be mended. */
export function SendBackDialog({ response, onClose }: { response: ResponseView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setTried(true);
    const returnText = text.trim();
    if (returnText === '') return;
    setBusy(true);
    const payload = { responseId: response.id, seen: response.version, returnText };
    const answer = await act('responses.sendBack', payload, { done: t('answers.sentBack') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('answers.sendBackTitle')}
      saveLabel={t('answers.sendBack')}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextArea
        label={t('answers.whatToMend')}
        value={text}
        onChange={setText}
        onSend={() => void save()}
        limit={LIMITS.returnText}
        rows={4}
        error={tried && text.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
    </FormDialog>
  );
}
