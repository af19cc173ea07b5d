import type { ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

export interface FormDialogProps {
  title: string;
  /** The verb; "Lưu" without. */
  saveLabel?: string;
  onSave: () => void;
  onClose: () => void;
  busy?: boolean;
  disabled?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** A form in a dialog: give up, or do it. */
export function FormDialog({
  title,
  saveLabel,
  onSave,
  onClose,
  busy,
  disabled,
  wide,
  children,
}: FormDialogProps) {
  const { t } = useText();
  const actions = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button variant="primary" busy={busy} disabled={disabled} onClick={onSave}>
        {saveLabel ?? t('common.save')}
      </Button>
    </>
  );
  return (
    <Dialog open shape={wide ? 'wide' : 'normal'} title={title} onClose={onClose} actions={actions}>
      {children}
    </Dialog>
  );
}
