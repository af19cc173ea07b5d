import type { CivilDate, OrgUnitView } from '@doi-thoai/shared';
import { unitNameOn } from '@doi-thoai/shared';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { IconButton } from '../../../ui/Button';
import { MoreIcon } from '../../../ui/console-icons';
import { ListRow } from '../../../ui/List';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import type { AskedUnit } from './UnitDialog';
import type { TreeRow } from './unit-tree';
import styles from './unit-tree.module.css';

/** Deeper than this nobody could tell the steps apart on a phone. */
const DEPTHS = [undefined, styles.depth1, styles.depth2, styles.depth3, styles.depth4];

interface UnitRowProps {
  row: TreeRow;
  units: readonly OrgUnitView[];
  today: CivilDate;
  onAsk: (asked: AskedUnit) => void;
}

export function UnitRow({ row, units, today, onAsk }: UnitRowProps) {
  const { t } = useText();
  const { unit, name, depth } = row;
  return (
    <ListRow
      className={DEPTHS[Math.min(depth, DEPTHS.length - 1)]}
      title={
        <>
          {name}
          {depth > 0 && <VisuallyHidden> ({t('units.level', { n: depth + 1 })})</VisuallyHidden>}
        </>
      }
      note={namesOf(t, unit, today)}
      subtitle={unit.endedOn === null ? undefined : <End row={row} units={units} today={today} />}
      tone={unit.endedOn !== null && !row.ended ? 'waiting' : 'plain'}
      actions={
        <IconButton
          icon={MoreIcon}
          label={t('units.acts', { unit: name })}
          onClick={() => onAsk({ what: 'ACTS', unit })}
        />
      }
    />
  );
}

/** What it was called before, and what it will be called. */
function namesOf(t: ReturnType<typeof useText>['t'], unit: OrgUnitView, today: CivilDate): string {
  const past = unit.names.filter(({ validFrom }) => (validFrom ?? '') <= today);
  const former = past.slice(0, -1).map(({ name }, i) => {
    const day = formatCivilDate(past[i + 1]?.validFrom ?? '');
    return t('units.formerName', { name, day });
  });
  const later = unit.names.flatMap(({ name, validFrom }) =>
    validFrom !== null && validFrom > today
      ? [t('units.later', { name, day: formatCivilDate(validFrom) })]
      : [],
  );
  const before = former.length > 0 ? [t('units.formerly', { names: former.join('; ') })] : [];
  return [...before, ...later].join(' · ');
}

function End({ row, units, today }: Omit<UnitRowProps, 'onAsk'>) {
  const { t } = useText();
  const { endedOn, successorId } = row.unit;
  const successor = units.find(({ id }) => id === successorId);
  const day = formatCivilDate(endedOn ?? '');
  const unit = successor ? unitNameOn(successor, today) : '';
  const words = successor
    ? t(row.ended ? 'units.mergedInto' : 'units.willMerge', { unit, day })
    : t(row.ended ? 'units.abolished' : 'units.willEnd', { day });
  return words;
}
