import type { ReaderState } from '@doi-thoai/shared';
import { countUnitSets } from '@doi-thoai/shared';
import { useState } from 'react';
import { fits, UNIT_FILTERS, type UnitFilter, type UnitRow } from '../../../features/collection/unit-rows';
import { findRows } from '../../../features/meeting/find';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { useMeeting } from '../../../realtime/hooks';
import { useNow } from '../../../realtime/use-now';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { UsersIcon } from '../../../ui/console-icons';
import { Stat, StatRow } from '../../../ui/Figures';
import { SearchField } from '../../../ui/SearchField';
import { Select } from '../../../ui/Select';
import { EmptyState } from '../../../ui/States';
import { useDesk } from '../desk-view';
import { UnitDialogs, type UnitDialog } from './UnitDialogs';
import { UnitItem } from './UnitItem';
import { UnitsToolbar } from './UnitsToolbar';
import styles from './units.module.css';
import { useUnitRows } from './use-unit-rows';

const selectIntake = ({ meeting }: ReaderState) => meeting?.phase === 'COLLECTING' && !meeting.intakeOpen;

/** Which units were asked, who has answered, who is late and who is silent; one click reminds. */
export function UnitsView() {
  const { t } = useText();
  const rows = useUnitRows();
  const { view, dispatch } = useDesk();
  const filter = view.units;
  const setFilter = (to: UnitFilter) => dispatch({ act: 'UNITS', filter: to });
  const [asked, setAsked] = useState<UnitDialog | null>(null);
  if (rows.length === 0) {
    return (
      <EmptyState icon={UsersIcon} title={t('collection.noUnits')}>
        {t('collection.noUnitsHint')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.units}>
      <UnitsToolbar rows={rows} ask={setAsked} />
      <Notes />
      <Counts rows={rows} filter={filter} onFilter={setFilter} />
      <UnitList rows={rows} filter={filter} onFilter={setFilter} ask={setAsked} />
      {asked && <UnitDialogs asked={asked} rows={rows} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface UnitListProps extends CountsProps {
  ask: (dialog: UnitDialog) => void;
}

function UnitList({ rows, filter, onFilter, ask }: UnitListProps) {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const fitting = rows.filter((row) => fits(filter, row));
  const found = findRows(fitting, query, ({ name, focal }) => [name, ...focal].join(' '));
  return (
    <>
      <div className={styles.filters}>
        <SearchField label={t('collection.search')} value={query} onChange={setQuery} />
        <Select
          label={t('collection.filterBy')}
          value={filter}
          onChange={onFilter}
          options={UNIT_FILTERS.map((value) => ({ value, label: t(`collection.filter.${value}`) }))}
        />
      </div>
      {found.length === 0 && (
        <EmptyState icon={UsersIcon} title={t('desk.nothingFound')}>
          {t('desk.nothingFoundHint')}
        </EmptyState>
      )}
      <ul className={styles.list} aria-label={t('collection.title')}>
        {found.map((row) => (
          <li key={row.id}>
            <UnitItem row={row} ask={ask} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What hinders collecting now. */
function Notes() {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const shut = useMeeting(selectIntake);
  if (!may('collection.open')) return <Banner>{t('collection.closedPhase')}</Banner>;
  if (!shut) return null;
  const open = () => void act('submissions.open', {}, { done: t('collection.intakeOpened') });
  return (
    <Banner
      tone="waiting"
      title={t('collection.intakeClosed')}
      actions={may('submissions.open') && <Button onClick={open}>{t('collection.intakeOpen')}</Button>}
    >
      {t('collection.intakeClosedHint')}
    </Banner>
  );
}

interface CountsProps {
  rows: readonly UnitRow[];
  filter: UnitFilter;
  onFilter: (filter: UnitFilter) => void;
}

/** Units apart from opinions, raw apart from collated; each figure of units opens its list. */
function Counts({ rows, filter, onFilter }: CountsProps) {
  const { t } = useText();
  const now = useNow();
  const sets = rows.flatMap(({ set }) => set ?? []);
  const n = countUnitSets(sets, now);
  const sum = (pick: (row: UnitRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const owing = rows.filter((row) => fits('OWING', row)).length;
  const stat = (value: number, label: string, to: UnitFilter, tone?: 'waiting' | 'refused' | 'done') => (
    <Stat value={value} label={label} tone={tone} current={filter === to} onOpen={() => onFilter(to)} />
  );
  return (
    <div className={styles.counts}>
      <StatRow label={t('collection.counts')}>
        {stat(n.invited, t('collection.invited'), 'ALL')}
        {stat(n.answered, t('collection.answered'), 'ANSWERED', 'done')}
        {stat(n.late, t('collection.late'), 'LATE')}
        {stat(owing, t('collection.owing'), 'OWING', owing > 0 ? 'waiting' : undefined)}
        {stat(n.silent, t('collection.silent'), 'SILENT', n.silent > 0 ? 'refused' : undefined)}
        <Stat value={sum((row) => row.raw)} label={t('collection.rawOfUnits')} />
        <Stat value={sum((row) => row.collated)} label={t('collection.collatedOfUnits')} />
      </StatRow>
    </div>
  );
}
