import { useState } from 'react';
import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { PrintIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { PapersSheet } from './PapersSheet';

/** Opens the papers of the meeting; `named`: where they are what is done next, with their name beside the sign. */
export function PapersButton({ named = false }: { named?: boolean }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      {named ? (
        <Button icon={PrintIcon} onClick={() => setOpen(true)}>
          {t('papers.heading')}
        </Button>
      ) : (
        <IconButton icon={PrintIcon} label={t('papers.heading')} onClick={() => setOpen(true)} />
      )}
      {open && (
        <Dialog open shape="wide" title={t('papers.heading')} onClose={() => setOpen(false)}>
          <PapersSheet />
        </Dialog>
      )}
    </>
  );
}
