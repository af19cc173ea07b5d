import type { RefObject } from 'react';
import { useMemo, useRef } from 'react';
import { useMay } from '../../../features/meeting/rights';
import { useTopics } from '../../../features/meeting/topics';
import { VirtualRows, type VirtualRowsHandle } from '../../../features/meeting/VirtualRows';
import { useText } from '../../../text/text';
import { OpinionIcon } from '../../../ui/icons';
import { Pill } from '../../../ui/Pill';
import { EmptyState } from '../../../ui/States';
import { RAW_FILTERS, useDesk } from '../desk-view';
import { FilterBar } from './FilterBar';
import styles from './opinions.module.css';
import { RawRow } from './RawRow';
import { SearchStatus } from './SearchStatus';
import type { Lists } from './use-lists';

interface PaneProps {
  lists: Lists;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function RawPane({ lists, searchRef }: PaneProps) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const topics = useTopics();
  const handle = useRef<VirtualRowsHandle>(null);
  const { seen } = lists;
  const letIn = () => {
    seen.letIn();
    handle.current?.scrollToTop();
  };
  return (
    <>
      <Filters lists={lists} searchRef={searchRef} />
      <SearchStatus search={lists.rawSearch} shown={lists.raw.length} />
      {/* What is found is shown, also when it would wait. */}
      <Waiting n={lists.rawSearch.hits ? 0 : seen.waiting} letIn={letIn} />
      {lists.raw.length === 0 && <Nothing any={seen.shown.length > 0} />}
      <VirtualRows
        label={t('desk.rawList')}
        rows={lists.raw}
        keyOf={(row) => row.id}
        estimate={150}
        cursor={view.raw.cursor}
        handle={handle}
      >
        {(row) => (
          <RawRow
            row={row}
            topic={topics.nameOf(row.topicId)}
            collated={lists.collatedById}
            cursor={view.pane === 'RAW' && view.raw.cursor === row.id}
            opened={view.opened?.id === row.id}
            picked={view.raw.picked.includes(row.id)}
            dispatch={dispatch}
          />
        )}
      </VirtualRows>
    </>
  );
}

/** What came since stays behind the pill, so that nothing jumps. */
function Waiting({ n, letIn }: { n: number; letIn: () => void }) {
  const { t } = useText();
  return (
    <div className={styles.pill}>
      <Pill onPress={letIn}>{n > 0 ? t('desk.newOpinions', { n }) : null}</Pill>
    </div>
  );
}

function Nothing({ any }: { any: boolean }) {
  const { t } = useText();
  const forOther = useMay()('submissions.submitForOther');
  const hint = forOther ? t('desk.rawEmptyHint') : t('desk.rawEmptyRead');
  return (
    <EmptyState icon={OpinionIcon} title={any ? t('desk.nothingFound') : t('desk.rawEmpty')}>
      {any ? t('desk.nothingFoundHint') : hint}
    </EmptyState>
  );
}

/** How many were set aside stands in the list of states: nobody looks for what nobody knows of. */
function Filters({ lists, searchRef }: PaneProps) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const { submissions } = lists;
  const n = useMemo(() => Object.values(submissions).filter((row) => row.aside).length, [submissions]);
  return (
    <FilterBar
      list={view.raw}
      change={(patch) => dispatch({ act: 'LIST', pane: 'RAW', patch })}
      filters={RAW_FILTERS.map((value) => ({
        value,
        label: value === 'ASIDE' && n > 0 ? t('desk.raw.asideCount', { n }) : t(`desk.raw.${value}`),
      }))}
      searchRef={searchRef}
      searchLabel={t('desk.searchRaw')}
    />
  );
}
