import type { BreakdownBy } from '@doi-thoai/shared';
import type { UnitFilter } from '../../features/collection/unit-rows';
import type { FigureKey, StatisticsTarget } from '../../features/statistics/figures';
import { StatisticsSheet } from '../../features/statistics/StatisticsSheet';
import { useText } from '../../text/text';
import styles from './Desk.module.css';
import {
  UNFILTERED,
  useDesk,
  type CollatedFilter,
  type Desk,
  type Narrowed,
  type RawFilter,
} from './desk-view';

/** Every number opens the list that it counts. */
export function StatisticsView() {
  const { t } = useText();
  const { dispatch } = useDesk();
  return (
    <div className={styles.sheet}>
      <h2>{t('statistics.heading')}</h2>
      <StatisticsSheet onOpen={(target) => open(target, dispatch)} />
    </div>
  );
}

const UNITS: Partial<Record<FigureKey, UnitFilter>> = {
  'units.invited': 'ASKED',
  'units.answered': 'ANSWERED',
  'units.late': 'LATE',
  'units.silent': 'SILENT',
};

const RAW: Partial<Record<FigureKey, RawFilter>> = {
  'raw.raw': 'RECEIVED',
  'raw.inCourse': 'IN_COURSE',
};

const COLLATED: Partial<Record<FigureKey, CollatedFilter>> = {
  'collated.live': 'ALL',
  'collated.assigned': 'ASSIGNED',
  'collated.responders': 'ASSIGNED',
  'collated.repeated': 'REPEATED',
  'collated.parts': 'PARTS',
  'collated.merged': 'MERGED',
  'collated.split': 'SPLIT',
};

function open(target: StatisticsTarget, dispatch: Desk['dispatch']): void {
  if ('by' in target) return openRow(target, dispatch);
  const { figure, label } = target;
  const units = UNITS[figure];
  if (units) {
    dispatch({ act: 'GO', tab: 'UNITS' });
    return dispatch({ act: 'UNITS', filter: units });
  }
  const raw = RAW[figure];
  if (raw) return openRaw(dispatch, { filter: raw });
  if (figure.startsWith('raw')) {
    return openRaw(dispatch, { filter: 'ALL', narrowed: { by: 'FIGURE', key: figure, label } });
  }
  openCollated(dispatch, { filter: COLLATED[figure] ?? 'ALL' });
}

function openRow(
  { by, key, label }: { by: BreakdownBy; key: string | null; label: string },
  dispatch: Desk['dispatch'],
): void {
  if (by === 'RAW_TOPIC') return openRaw(dispatch, { filter: 'IN_COURSE', topicId: key });
  if (by === 'COLLATED_TOPIC') return openCollated(dispatch, { filter: 'ALL', topicId: key });
  const narrowed = { by, key, label };
  if (by.startsWith('COLLATED')) return openCollated(dispatch, { filter: 'ALL', narrowed });
  openRaw(dispatch, { filter: by === 'ASIDE_KIND' ? 'ASIDE' : 'IN_COURSE', narrowed });
}

interface Patch<Filter> {
  filter: Filter;
  topicId?: string | null;
  narrowed?: Narrowed | null;
}

function openRaw(dispatch: Desk['dispatch'], patch: Patch<RawFilter>): void {
  dispatch({ act: 'GO', tab: 'OPINIONS' });
  dispatch({ act: 'PANE', pane: 'RAW' });
  dispatch({ act: 'LIST', pane: 'RAW', patch: { ...UNFILTERED, ...patch } });
}

function openCollated(dispatch: Desk['dispatch'], patch: Patch<CollatedFilter>): void {
  dispatch({ act: 'GO', tab: 'OPINIONS' });
  dispatch({ act: 'PANE', pane: 'COLLATED' });
  dispatch({ act: 'LIST', pane: 'COLLATED', patch: { ...UNFILTERED, ...patch } });
}
