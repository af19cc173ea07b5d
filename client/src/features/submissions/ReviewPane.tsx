import { isLive, type CollatedView, type Id, type SubmissionView } from '@doi-thoai/shared';
import { useDeferredValue, useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { OpinionIcon } from '../../ui/icons';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { findRows } from '../meeting/find';
import { useTopics } from '../meeting/topics';
import { VirtualRows } from '../meeting/VirtualRows';
import { CollatedRow } from './CollatedRow';
import { reviewLists } from './review';
import styles from './ReviewPane.module.css';
import { useAside } from './use-aside';
import { ReviewRow } from './ReviewRow';

const VIEWS = ['pending', 'approved', 'collated', 'returned', 'aside'] as const;
type View = (typeof VIEWS)[number];

type Row = { kind: 'raw'; row: SubmissionView } | { kind: 'collated'; row: CollatedView };

/** Opinions for the chair: what waits to be approved first, then what may be shown. */
export function ReviewPane() {
  const { t } = useText();
  const [view, setView] = useState<View>('pending');
  const [topicId, setTopicId] = useState<Id | null>(null);
  const [query, setQuery] = useState('');
  const { rows, counts } = useRows(view, topicId, useDeferredValue(query));
  const options = VIEWS.map((value) => ({ value, label: t(`chair.view.${value}`), count: counts[value] }));
  const aside = useAside();
  const narrowed = topicId !== null || query.trim() !== '';
  return (
    <div className={styles.pane}>
      <div className={styles.filters}>
        <ChipGroup
          legend={t('chair.whichOpinions')}
          legendHidden
          options={options}
          value={view}
          onChange={setView}
        />
        <Filters topicId={topicId} onTopic={setTopicId} query={query} onQuery={setQuery} />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={OpinionIcon} title={narrowed ? t('chair.noneFound') : t(`chair.none.${view}`)}>
          {narrowed ? t('chair.noneFoundWords') : t(`chair.noneWords.${view}`)}
        </EmptyState>
      ) : (
        <VirtualRows label={t(`chair.view.${view}`)} rows={rows} keyOf={({ row }) => row.id} estimate={220}>
          {(row) =>
            row.kind === 'raw' ? (
              <ReviewRow row={row.row} aside={aside.acts} />
            ) : (
              <CollatedRow row={row.row} />
            )
          }
        </VirtualRows>
      )}
      {aside.dialog}
    </div>
  );
}

interface FiltersProps {
  topicId: Id | null;
  onTopic: (topicId: Id | null) => void;
  query: string;
  onQuery: (query: string) => void;
}

function Filters({ topicId, onTopic, query, onQuery }: FiltersProps) {
  const { t } = useText();
  const { options } = useTopics();
  return (
    <div className={styles.narrow}>
      <SearchField
        label={t('common.search')}
        labelHidden
        placeholder={t('chair.searchOpinions')}
        value={query}
        onChange={onQuery}
      />
      <Select
        label={t('common.topic')}
        labelHidden
        optional
        value={topicId}
        placeholder={t('chair.allTopics')}
        options={options}
        onChange={(id) => onTopic(id || null)}
      />
    </div>
  );
}

function useRows(
  view: View,
  topicId: Id | null,
  query: string,
): { rows: Row[]; counts: Record<View, number> } {
  const { submissions, collated } = useMeeting((state) => ({
    submissions: state.submissions,
    collated: state.collated,
  }));
  return useMemo(() => {
    const lists = reviewLists(submissions, topicId, query);
    const merged = findRows(
      Object.values(collated).filter((row) => isLive(row) && (topicId === null || row.topicId === topicId)),
      query,
      (row) => `${row.number} ${row.wording} ${row.unit}`,
    );
    const shown = lists.onAir ? [lists.onAir, ...lists.approved] : lists.approved;
    const raw = (list: readonly SubmissionView[]) => list.map((row): Row => ({ kind: 'raw', row }));
    const byView: Record<View, () => Row[]> = {
      pending: () => raw(lists.pending),
      approved: () => raw(shown),
      returned: () => raw(lists.returned),
      aside: () => raw(lists.aside),
      collated: () =>
        [...merged].sort((a, b) => a.number - b.number).map((row): Row => ({ kind: 'collated', row })),
    };
    const counts = {
      pending: lists.pending.length,
      approved: shown.length,
      collated: merged.length,
      returned: lists.returned.length,
      aside: lists.aside.length,
    };
    return { rows: byView[view](), counts };
  }, [submissions, collated, view, topicId, query]);
}
