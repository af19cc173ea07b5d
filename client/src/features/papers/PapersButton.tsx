import { useState } from 'react';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { PrintIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { PapersSheet } from './PapersSheet';

/** Opens the papers of the meeting. */
export function PapersButton() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={PrintIcon} label={t('papers.heading')} onClick={() => setOpen(true)} />
      {open && (
        <Dialog open shape="wide" title={t('papers.heading')} onClose={() => setOpen(false)}>
          <PapersSheet />
        </Dialog>
      )}
    </>
  );
}
