import type { AgendaItem, MaterialView, ReaderState } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { inGroups, movedWithin } from '../../../features/materials/groups';
import { useMaterials, useMaterialsMark } from '../../../features/materials/use-materials';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { useMeeting } from '../../../realtime/hooks';
import { refusalText } from '../../../realtime/refusal-text';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { useConfirm } from '../../../ui/ConfirmDialog';
import { PlusIcon } from '../../../ui/console-icons';
import { FileIcon } from '../../../ui/icons';
import { Muted, Row, Stack } from '../../../ui/layout';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import deskStyles from '../Desk.module.css';
import { MaterialDialog } from './MaterialDialog';
import { MaterialItem, type ItemActs } from './MaterialItem';
import styles from './prepare-materials.module.css';
import { VersionDialog } from './VersionDialog';

const NONE: readonly AgendaItem[] = [];
const selectAgenda = (state: ReaderState) => state.meeting?.agenda ?? NONE;

type Asked = { what: 'WORDS'; row: MaterialView | null } | { what: 'VERSION'; row: MaterialView } | null;

/** Tài liệu at the desk: for the meeting and for each item of its agenda, with every version and who reads it. */
export function MaterialsView() {
  const { t } = useText();
  const agenda = useMeeting(selectAgenda);
  const [list, again] = useMaterials(useMaterialsMark()?.version ?? 0);
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const all = list.state === 'there' ? (list.value.all ?? []) : null;
  return (
    <div className={deskStyles.sheet}>
      <Stack gap={4}>
        <Head onAdd={() => setAsked({ what: 'WORDS', row: null })} />
        {list.state === 'loading' && (
          <SkeletonRegion>
            <Skeleton shape="row" count={5} />
          </SkeletonRegion>
        )}
        {list.state === 'failed' && (
          <ErrorState title={refusalText({ code: list.failure })} onRetry={again} />
        )}
        {all?.length === 0 && (
          <EmptyState icon={FileIcon} title={t('materials.none')}>
            {t('materials.deskNone')}
          </EmptyState>
        )}
        {all && <Groups all={all} agenda={agenda} onAsk={setAsked} />}
      </Stack>
      {asked?.what === 'WORDS' && <MaterialDialog row={asked.row} agenda={agenda} onClose={close} />}
      {asked?.what === 'VERSION' && <VersionDialog row={asked.row} onClose={close} />}
    </div>
  );
}

function Head({ onAdd }: { onAdd: () => void }) {
  const { t } = useText();
  const may = useMay();
  return (
    <Row justify="between">
      <div>
        <h2>{t('materials.title')}</h2>
        <Muted>{t('materials.deskHint')}</Muted>
      </div>
      {may('materials.add') && (
        <Button variant="primary" icon={PlusIcon} onClick={onAdd}>
          {t('materials.add')}
        </Button>
      )}
    </Row>
  );
}

interface GroupsProps {
  all: readonly MaterialView[];
  agenda: readonly AgendaItem[];
  onAsk: (asked: Asked) => void;
}

function Groups({ all, agenda, onAsk }: GroupsProps) {
  const { t } = useText();
  const may = useMay();
  const { actsOf, confirmDialog } = useItemActs(all, onAsk);
  return (
    <>
      {inGroups(all, agenda).map(({ item, rows }) => {
        const name = item?.title ?? t('materials.general');
        return (
          <Stack as="section" gap={2} key={item?.id ?? ''}>
            <h3>{name}</h3>
            <ul className={styles.rows} aria-label={name}>
              {rows.map((row) => (
                <MaterialItem
                  key={row.id}
                  row={row}
                  acts={actsOf(row, rows)}
                  may={may('materials.edit')}
                  mayTakeBack={may('materials.takeBack')}
                />
              ))}
            </ul>
          </Stack>
        );
      })}
      {confirmDialog}
    </>
  );
}

function useItemActs(all: readonly MaterialView[], onAsk: (asked: Asked) => void) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const takeBack = async ({ id, title, version: seen }: MaterialView): Promise<void> => {
    const answer = await confirm({
      title: t('materials.takeBackTitle', { title }),
      consequence: t('materials.takeBackWords'),
      confirmLabel: t('materials.takeBack'),
      reason: { label: t('materials.reason'), hint: t('materials.reasonHint'), limit: LIMITS.reason },
    });
    if (!answer) return;
    const payload = { materialId: id, reason: answer.reason, seen };
    await act('materials.takeBack', payload, { done: t('materials.takenBackDone') });
  };
  const giveAgain = ({ id, version: seen }: MaterialView) =>
    act('materials.giveAgain', { materialId: id, seen }, { done: t('materials.givenAgain') });
  const ids = all.map(({ id }) => id);
  const actsOf = (row: MaterialView, group: readonly MaterialView[]): ItemActs => {
    const move = (by: -1 | 1): (() => void) | null => {
      const own = group.map(({ id }) => id);
      const materialIds = movedWithin(ids, own, row.id, by);
      return materialIds && (() => void act('materials.order', { materialIds }));
    };
    return {
      up: move(-1),
      down: move(1),
      onEdit: () => onAsk({ what: 'WORDS', row }),
      onBring: () => onAsk({ what: 'VERSION', row }),
      onTakeBack: () => void takeBack(row),
      onGiveAgain: () => void giveAgain(row),
    };
  };
  return { actsOf, confirmDialog };
}
