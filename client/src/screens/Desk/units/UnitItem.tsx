import type { UnitSetView } from '@doi-thoai/shared';
import { isOwing } from '@doi-thoai/shared';
import { STANDING_TONES } from '../../../features/collection/standing';
import type { UnitRow } from '../../../features/collection/unit-rows';
import { useMay } from '../../../features/meeting/rights';
import { formatDateTime } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { StatusChip } from '../../../ui/Status';
import { useDesk } from '../desk-view';
import type { UnitDialog } from './UnitDialogs';
import { useRemind } from './UnitsToolbar';
import styles from './units.module.css';

interface UnitItemProps {
  row: UnitRow;
  ask: (dialog: UnitDialog) => void;
}

/** A unit: how it stands, what came from it, and what the desk can do about it. */
export function UnitItem({ row, ask }: UnitItemProps) {
  const { t } = useText();
  const { set } = row;
  return (
    <div className={styles.item}>
      <div className={styles.who}>
        <h3 className={styles.name}>{row.name}</h3>
        <p className={styles.quiet}>
          {row.focal.length > 0
            ? t('collection.focal', { names: row.focal.join(', ') })
            : t('collection.noFocal')}
        </p>
        {set && <SetWords set={set} />}
      </div>
      <div className={styles.what}>
        <StatusChip tone={STANDING_TONES[row.standing]}>
          {t(`collection.standing.${row.standing}`)}
        </StatusChip>
        {set?.nothing && set.state === 'SUBMITTED' && (
          <StatusChip tone="neutral">{t('collection.nothing')}</StatusChip>
        )}
        <p className={styles.quiet}>
          {t('collection.rawN', { n: row.raw })}
          {row.free > 0 && ` (${t('collection.freeN', { n: row.free })})`} ·{' '}
          <strong>{t('collection.collatedN', { n: row.collated })}</strong>
        </p>
      </div>
      <Acts row={row} ask={ask} />
    </div>
  );
}

function SetWords({ set }: { set: UnitSetView }) {
  const { t } = useText();
  const moved = set.closesAt !== set.firstClosesAt;
  const times = { time: formatDateTime(set.closesAt), first: formatDateTime(set.firstClosesAt) };
  const last = set.remindedAt.at(-1);
  return (
    <>
      <p className={styles.quiet}>
        {moved ? t('collection.dueMoved', times) : t('collection.due', { time: times.time })}
        {last !== undefined &&
          ` · ${t('collection.remindedAt', { n: set.remindedAt.length, time: formatDateTime(last) })}`}
      </p>
      {set.submittedAt !== null && (
        <p className={styles.quiet}>
          {t('collection.submittedBy', { name: set.submittedBy, time: formatDateTime(set.submittedAt) })}
          {set.lastSubmittedAt !== null &&
            set.lastSubmittedAt !== set.submittedAt &&
            `, ${t('collection.resubmitted', { time: formatDateTime(set.lastSubmittedAt) })}`}
        </p>
      )}
      {set.note && <p className={styles.quiet}>{t('collection.noteIs', { note: set.note })}</p>}
      {set.state === 'RETURNED' && (
        <p className={styles.quiet}>{t('collection.returnIs', { reason: set.returnReason })}</p>
      )}
    </>
  );
}

function Acts({ row, ask }: UnitItemProps) {
  const { t } = useText();
  const may = useMay();
  const remind = useRemind();
  const { id, name, set } = row;
  return (
    <div className={styles.acts}>
      {row.raw + row.collated > 0 && <OpenOpinions unit={name} />}
      {set && may('collection.voidLink') && (
        <Button
          size="small"
          variant="ghost"
          aria-label={t('collection.voidLinkOne', { unit: name })}
          onClick={() => ask({ what: 'VOID', unitId: id })}
        >
          {t('collection.voidLink')}
        </Button>
      )}
      {set && isOwing(set) && may('collection.remind') && (
        <Button
          size="small"
          aria-label={t('collection.remindOne', { unit: name })}
          onClick={() => remind([id])}
        >
          {t('collection.remind')}
        </Button>
      )}
      {set && !isOwing(set) && may('collection.returnSet') && (
        <Button
          size="small"
          aria-label={t('collection.giveBackOne', { unit: name })}
          onClick={() => ask({ what: 'GIVE_BACK', unitId: id })}
        >
          {t('collection.giveBack')}
        </Button>
      )}
    </div>
  );
}

/** Both lists of opinions, as far as they are the unit's. */
function OpenOpinions({ unit }: { unit: string }) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const open = () => {
    const patch = { query: unit, topicId: null, filter: 'ALL' } as const;
    dispatch({ act: 'LIST', pane: 'RAW', patch });
    dispatch({ act: 'LIST', pane: 'COLLATED', patch });
    dispatch({ act: 'GO', tab: 'OPINIONS' });
  };
  return (
    <Button size="small" variant="ghost" aria-label={t('collection.openOpinionsOf', { unit })} onClick={open}>
      {t('collection.openOpinions')}
    </Button>
  );
}
