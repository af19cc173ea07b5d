import type { MaterialRow } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { useConfirm } from '../../ui/ConfirmDialog';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';

/** What was taken back and is secret, the chair deletes for good. */
export function PurgeMaterial({ row }: { row: MaterialRow }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  if (!row.takenBack || row.purged || !may('materials.purge')) return null;
  const purge = async (): Promise<void> => {
    const answer = await confirm({
      title: t('materials.purgeTitle', { title: row.title }),
      consequence: t('materials.purgeWords'),
      confirmLabel: t('materials.purge'),
      danger: true,
      reason: { label: t('aside.purgeReason'), hint: t('aside.purgeHint'), limit: LIMITS.reason },
    });
    if (!answer) return;
    const payload = { materialId: row.id, reason: answer.reason, seen: row.version };
    await act('materials.purge', payload, { done: t('materials.purgedDone') });
  };
  return (
    <>
      <Button variant="danger" onClick={() => void purge()}>
        {t('materials.purge')}
      </Button>
      {confirmDialog}
    </>
  );
}
