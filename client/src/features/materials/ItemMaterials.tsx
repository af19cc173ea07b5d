import type { AgendaItem, MaterialRow } from '@doi-thoai/shared';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Stack } from '../../ui/layout';
import { MaterialsButton } from './MaterialsButton';
import { MaterialsDialog } from './MaterialsDialog';
import styles from './materials.module.css';
import { PurgeMaterial } from './PurgeMaterial';
import { useMaterials, useMaterialsMark } from './use-materials';

const NONE: readonly MaterialRow[] = [];
const Rows = createContext<readonly MaterialRow[]>(NONE);

const purge = (row: MaterialRow): ReactNode => <PurgeMaterial row={row} />;

/** Around the chair's agenda: reads the list once for all items, and leads to the whole of it. */
export function RailMaterials({ children }: { children: ReactNode }) {
  const mark = useMaterialsMark();
  return mark ? <Read version={mark.version}>{children}</Read> : <Stack gap={2}>{children}</Stack>;
}

function Read({ version, children }: { version: number; children: ReactNode }) {
  const [list] = useMaterials(version);
  return (
    <Rows value={list.state === 'there' ? list.value.rows : NONE}>
      <Stack gap={2}>
        {children}
        <MaterialsButton table wide acts={purge} />
      </Stack>
    </Rows>
  );
}

/** What stands beside one item of the agenda. */
export function ItemMaterials({ item: { id, title } }: { item: AgendaItem }) {
  const { t } = useText();
  const version = useMaterialsMark()?.version ?? 0;
  const n = useContext(Rows).filter((row) => row.agendaItemId === id && row.file !== null).length;
  const [open, setOpen] = useState(false);
  // What stood there may be gone while it is looked at.
  if (n === 0 && !open) return null;
  return (
    <div className={styles.ofItem}>
      {n > 0 && (
        <Button
          variant="ghost"
          aria-label={t('materials.ofItemLabel', { n, title })}
          onClick={() => setOpen(true)}
        >
          {t('materials.ofItem', { n })}
        </Button>
      )}
      {open && (
        <MaterialsDialog
          {...{ version, since: 0, table: true, acts: purge }}
          itemId={id}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
