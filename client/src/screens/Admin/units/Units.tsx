import type { CivilDate, OrgUnitView } from '@doi-thoai/shared';
import { isEnded } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched } from '../../../realtime/use-fetched';
import { Link } from '../../../router';
import { civilToday } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { ListIcon, PlusIcon } from '../../../ui/console-icons';
import { Card, Muted, PageTitle, Stack } from '../../../ui/layout';
import { List } from '../../../ui/List';
import { SearchField } from '../../../ui/SearchField';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { UnitDialog, type AskedUnit } from './UnitDialog';
import { UnitRow } from './UnitRow';
import { treeRows, type TreeRow } from './unit-tree';
import styles from './unit-tree.module.css';

/** The organisation's units: what rosters and meetings take them from. */
export function Units() {
  const { t } = useText();
  const [units, again] = useFetched<OrgUnitView[]>('api/organisation/units');
  const [asked, setAsked] = useState<AskedUnit | null>(null);
  // What was there stays while it is fetched anew.
  const [there, setThere] = useState<OrgUnitView[] | null>(null);
  if (units.state === 'there' && units.value !== there) setThere(units.value);
  const close = () => setAsked(null);
  const done = () => {
    close();
    again();
  };
  const add = (
    <Button variant="primary" icon={PlusIcon} onClick={() => setAsked({ what: 'ADD', unit: null })}>
      {t('units.add')}
    </Button>
  );
  return (
    <Stack gap={6}>
      <PageTitle
        above={<Link href="/staff">{t('admin.meetings')}</Link>}
        below={t('units.below')}
        actions={there && add}
      >
        {t('units.title')}
      </PageTitle>
      {there === null && units.state === 'failed' && (
        <ErrorState title={refusalText({ code: units.failure })} onRetry={again} />
      )}
      {there === null && units.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="row" count={6} />
        </SkeletonRegion>
      )}
      {there && <Tree units={there} onAsk={setAsked} />}
      {there && asked && (
        <UnitDialog asked={asked} units={there} onAsk={setAsked} onClose={close} onDone={done} />
      )}
    </Stack>
  );
}

interface TreeProps {
  units: readonly OrgUnitView[];
  onAsk: (asked: AskedUnit) => void;
}

function Tree({ units, onAsk }: TreeProps) {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const [ended, setEnded] = useState(false);
  const today = civilToday();
  const gone = units.filter((unit) => isEnded(unit, today)).length;
  if (units.length === 0) {
    return (
      <EmptyState icon={ListIcon} title={t('units.none')}>
        {t('units.noneHint')}
      </EmptyState>
    );
  }
  const rows = treeRows(units, { today, query, ended });
  return (
    <Stack gap={4}>
      <div className={styles.bar}>
        <SearchField
          label={t('units.search')}
          hint={t('units.searchHint')}
          value={query}
          onChange={setQuery}
        />
        {gone > 0 && (
          <Checkbox label={t('units.showEnded', { n: gone })} checked={ended} onChange={setEnded} />
        )}
      </div>
      {rows.length === 0 && <Muted>{t('units.noneFound')}</Muted>}
      {rows.length > 0 && <Rows rows={rows} units={units} today={today} onAsk={onAsk} />}
    </Stack>
  );
}

interface RowsProps extends TreeProps {
  rows: readonly TreeRow[];
  today: CivilDate;
}

function Rows({ rows, ...rest }: RowsProps) {
  const { t } = useText();
  return (
    <Card flush>
      <div className={styles.tree}>
        <List label={t('units.title')}>
          {rows.map((row) => (
            <UnitRow key={row.unit.id} row={row} {...rest} />
          ))}
        </List>
      </div>
    </Card>
  );
}
