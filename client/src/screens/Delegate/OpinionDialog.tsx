import { useId, type ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SendIcon } from '../../ui/icons';
import { Muted } from '../../ui/layout';
import { OpinionFields } from './OpinionFields';
import type { WrittenWords } from './opinion-words';
import { useOpinionForm, type Deliver, type OpinionForm } from './use-opinion-form';

interface FrameProps {
  title: string;
  /** What sending means here. */
  hint?: string;
  sendLabel: string;
  onClose: () => void;
}

interface OpinionDialogProps extends FrameProps {
  draftKey: string;
  /** Must not change while the dialog is open. */
  initial: WrittenWords;
  deliver: Deliver;
}

/** Correcting an opinion, or writing the rest of a speech. Closing keeps the words on the device. */
export function OpinionDialog({ draftKey, initial, deliver, ...frame }: OpinionDialogProps) {
  const form = useOpinionForm(draftKey, initial, async (words) => {
    await deliver(words);
    frame.onClose();
  });
  return <OpinionFormDialog {...frame} form={form} />;
}

interface OpinionFormDialogProps extends FrameProps {
  form: OpinionForm;
  busy?: boolean;
  /** Why it was not taken. */
  children?: ReactNode;
}

export function OpinionFormDialog(props: OpinionFormDialogProps) {
  const { title, hint, form, sendLabel, busy, onClose, children } = props;
  const { t } = useText();
  const formId = useId();
  return (
    <Dialog
      open
      shape="full"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} icon={SendIcon} busy={busy}>
            {sendLabel}
          </Button>
        </>
      }
    >
      {hint && <Muted>{hint}</Muted>}
      {children}
      <OpinionFields form={form} id={formId} />
    </Dialog>
  );
}
