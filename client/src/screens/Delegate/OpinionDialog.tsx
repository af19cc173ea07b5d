import { useId } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SendIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { OpinionFields } from './OpinionFields';
import type { WrittenWords } from './opinion-words';
import { useOpinionForm } from './use-opinion-form';

interface OpinionDialogProps {
  title: string;
  /** What sending means here. */
  hint?: string;
  draftKey: string;
  /** Must not change while the dialog is open. */
  initial: WrittenWords;
  sendLabel: string;
  deliver: (words: WrittenWords) => Promise<unknown>;
  onClose: () => void;
}

/** Correcting an opinion, or writing the rest of a speech. Closing keeps the words on the device. */
export function OpinionDialog({
  title,
  hint,
  draftKey,
  initial,
  sendLabel,
  deliver,
  onClose,
}: OpinionDialogProps) {
  const { t } = useText();
  const formId = useId();
  const form = useOpinionForm(draftKey, initial, async (words) => {
    await deliver(words);
    onClose();
  });
  return (
    <Dialog
      open
      shape="full"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} icon={SendIcon}>
            {sendLabel}
          </Button>
        </>
      }
    >
      {hint && <Muted>{hint}</Muted>}
      <OpinionFields form={form} id={formId} />
    </Dialog>
  );
}
