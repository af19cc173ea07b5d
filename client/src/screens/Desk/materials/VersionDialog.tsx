import type { MaterialView } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { FileChoice } from './FileChoice';
import { useBring } from './use-bring';

/** A newer file takes the place of the one that is read; the older ones stay with those who prepare. */
export function VersionDialog({ row, onClose }: { row: MaterialView; onClose: () => void }) {
  const { t } = useText();
  const bringing = useBring();
  const [tried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    if (!bringing.picked || !(await bringing.send(row.id))) return;
    showToast({ text: t('materials.brought'), tone: 'done' });
    onClose();
  };
  const n = row.versions.length + 1;
  return (
    <FormDialog
      title={t('materials.bringTitle', { n })}
      saveLabel={t('materials.bring')}
      busy={bringing.busy}
      onSave={() => void send()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{row.title}</p>
        <p>{t(n === 1 ? 'materials.bringFirst' : 'materials.bringHint')}</p>
        <FileChoice bringing={bringing} missing={tried} />
      </Stack>
    </FormDialog>
  );
}
