import type { MaterialRow } from '@doi-thoai/shared';
import { useState, type ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { FileIcon } from '../../ui/icons';
import { StatusChip } from '../../ui/Status';
import { MaterialsDialog } from './MaterialsDialog';
import styles from './materials.module.css';
import { useLookedAt, useMaterialsMark } from './use-materials';

interface MaterialsButtonProps {
  /** The reader is of the table, and reads more than everybody does. */
  table?: boolean;
  /** As wide as what it stands in. */
  wide?: boolean;
  acts?: (row: MaterialRow) => ReactNode;
}

/** The way to the materials, and a word when they changed since the last look; nothing while there is none. */
export function MaterialsButton({ table, wide, acts }: MaterialsButtonProps) {
  const { t } = useText();
  const mark = useMaterialsMark();
  const [looked, look] = useLookedAt();
  const [since, setSince] = useState<number | null>(null);
  const version = mark ? (table ? mark.version : mark.openVersion) : 0;
  if (!mark || version === 0) return null;
  const open = (): void => {
    setSince(looked);
    look(version);
  };
  const close = (): void => {
    setSince(null);
    look(version);
  };
  const { count } = mark;
  return (
    <div className={styles.button}>
      <Button wide={wide} icon={FileIcon} onClick={open}>
        {count > 0 && !table ? t('materials.openCount', { n: count }) : t('materials.title')}
      </Button>
      {looked > 0 && looked < version && <StatusChip tone="waiting">{t('materials.updated')}</StatusChip>}
      {since !== null && <MaterialsDialog {...{ version, since, table, acts }} onClose={close} />}
    </div>
  );
}
