import type { AgendaItem, Id, MaterialRow, ReaderState } from '@doi-thoai/shared';
import { useState, type ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Dialog } from '../../ui/Dialog';
import { FileIcon } from '../../ui/icons';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { MaterialRows } from './MaterialRows';
import { useMaterials, useSpread } from './use-materials';

const NONE: readonly AgendaItem[] = [];
const selectAgenda = (state: ReaderState) => state.meeting?.agenda ?? NONE;

interface MaterialsDialogProps {
  /** Number of the entry with which the list changed last. */
  version: number;
  /** Up to where the reader had looked before. */
  since: number;
  /** The reader is of the table: few, who read more than everybody does. */
  table?: boolean;
  acts?: (row: MaterialRow) => ReactNode;
  /** Of this item of the agenda alone. */
  itemId?: Id;
  onClose: () => void;
}

/** Tài liệu: read over HTTP when it is opened, and again while it is open and something changes. */
export function MaterialsDialog(props: MaterialsDialogProps) {
  const { version, since: first, table, acts, itemId, onClose } = props;
  const { t } = useText();
  const agenda = useMeeting(selectAgenda);
  const [since] = useState(first);
  const [list, again] = useMaterials(useSpread(version, table ?? false));
  const all = list.state === 'there' ? list.value.rows : null;
  const rows = itemId && all ? all.filter(({ agendaItemId }) => agendaItemId === itemId) : all;
  return (
    <Dialog open shape="wide" title={t('materials.title')} onClose={onClose}>
      {list.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="row" count={4} />
        </SkeletonRegion>
      )}
      {list.state === 'failed' && <ErrorState title={refusalText({ code: list.failure })} onRetry={again} />}
      {rows?.length === 0 && (
        <EmptyState icon={FileIcon} title={t('materials.none')}>
          {t('materials.noneHint')}
        </EmptyState>
      )}
      {rows && <MaterialRows {...{ rows, agenda, since, acts }} />}
    </Dialog>
  );
}
