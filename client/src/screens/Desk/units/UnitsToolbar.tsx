import { isOwing } from '@doi-thoai/shared';
import type { UnitRow } from '../../../features/collection/unit-rows';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { useSeat } from '../../../realtime/session-context';
import { useText } from '../../../text/text';
import { showToast } from '../../../ui/toast-store';
import { Button } from '../../../ui/Button';
import { ExtendIcon, PlusIcon, QrIcon } from '../../../ui/console-icons';
import { PaperLink } from '../../../ui/DownloadLink';
import { ClockIcon } from '../../../ui/first-icons';
import type { UnitDialog } from './UnitDialogs';
import styles from './units.module.css';

interface UnitsToolbarProps {
  rows: readonly UnitRow[];
  ask: (dialog: UnitDialog) => void;
}

/** Asking, extending, and one click that reminds everybody who owes something. */
export function UnitsToolbar({ rows, ask }: UnitsToolbarProps) {
  const { t } = useText();
  const may = useMay();
  const remind = useRemind();
  const { meetingId, participantId } = useSeat();
  const owing = rows.filter(({ set }) => set !== null && isOwing(set)).map(({ id }) => id);
  const asked = rows.some(({ set }) => set !== null);
  return (
    <div className={styles.toolbar}>
      <h2 className={styles.title}>{t('collection.title')}</h2>
      {may('collection.remind') && owing.length > 0 && (
        <Button icon={ClockIcon} onClick={() => remind(owing)}>
          {t('collection.remindAll', { n: owing.length })}
        </Button>
      )}
      {asked && (
        <PaperLink href={`/m/${meetingId}/${participantId}/slips?units`} icon={QrIcon}>
          {t('collection.links')}
        </PaperLink>
      )}
      {may('collection.extend') && asked && (
        <Button icon={ExtendIcon} onClick={() => ask({ what: 'EXTEND', unitId: null })}>
          {t('collection.extend')}
        </Button>
      )}
      {may('collection.open') && (
        <Button variant="primary" icon={PlusIcon} onClick={() => ask({ what: 'ASK', unitId: null })}>
          {t('collection.ask')}
        </Button>
      )}
    </div>
  );
}

/** Reminds these units; says how many really owed something. */
export function useRemind(): (unitIds: readonly string[]) => void {
  const { t } = useText();
  const act = useAct();
  return (unitIds) => {
    void act('collection.remind', { unitIds: [...unitIds] }).then((answer) => {
      if (answer.ok)
        showToast({ text: t('collection.reminded', { n: answer.result.reminded }), tone: 'done' });
    });
  };
}
