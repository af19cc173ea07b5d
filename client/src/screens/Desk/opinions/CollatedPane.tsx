import { AUTHORITIES, FIELDS, type Authority, type Field } from '@doi-thoai/shared';
import { useMemo, type RefObject } from 'react';
import { useMay } from '../../../features/meeting/rights';
import { useTopics } from '../../../features/meeting/topics';
import { VirtualRows } from '../../../features/meeting/VirtualRows';
import { useText } from '../../../text/text';
import { MergeIcon } from '../../../ui/console-icons';
import { Select } from '../../../ui/Select';
import { EmptyState } from '../../../ui/States';
import { COLLATED_FILTERS, useDesk } from '../desk-view';
import { CollatedRow } from './CollatedRow';
import { FilterBar } from './FilterBar';
import { SearchStatus } from './SearchStatus';
import type { Lists } from './use-lists';

interface PaneProps {
  lists: Lists;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function CollatedPane({ lists, searchRef }: PaneProps) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const topics = useTopics();
  return (
    <>
      <FilterBar
        list={view.collated}
        change={(patch) => dispatch({ act: 'LIST', pane: 'COLLATED', patch })}
        filters={COLLATED_FILTERS.map((value) => ({ value, label: t(`desk.collated.${value}`) }))}
        searchRef={searchRef}
        searchLabel={t('desk.searchCollated')}
      >
        <ClassFilters lists={lists} />
      </FilterBar>
      <SearchStatus search={lists.collatedSearch} shown={lists.collated.length} />
      {lists.collated.length === 0 && <Nothing any={lists.numbered.length > 0} />}
      <VirtualRows
        label={t('desk.collatedList')}
        rows={lists.collated}
        keyOf={(row) => row.id}
        estimate={118}
        cursor={view.collated.cursor}
      >
        {(row) => (
          <CollatedRow
            row={row}
            topic={topics.nameOf(row.topicId)}
            answered={lists.answers.has(row.id)}
            cursor={view.pane === 'COLLATED' && view.collated.cursor === row.id}
            opened={view.opened?.id === row.id}
            picked={view.collated.picked.includes(row.id)}
            dispatch={dispatch}
          />
        )}
      </VirtualRows>
    </>
  );
}

/** Field and competence, once something was sorted by them. */
function ClassFilters({ lists }: Pick<PaneProps, 'lists'>) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const { field, authority } = view.collated;
  const { numbered } = lists;
  const sorted = useMemo(() => numbered.some((row) => row.field ?? row.authority), [numbered]);
  if (!sorted && field === null && authority === null) return null;
  const change = (patch: Partial<typeof view.collated>) => dispatch({ act: 'LIST', pane: 'COLLATED', patch });
  return (
    <>
      <Select<Field>
        labelHidden
        optional
        label={t('collation.filterField')}
        value={field}
        onChange={(value) => change({ field: value || null })}
        options={FIELDS.map((value) => ({ value, label: t(`states.field.${value}`) }))}
        placeholder={t('collation.allFields')}
      />
      <Select<Authority>
        labelHidden
        optional
        label={t('collation.filterAuthority')}
        value={authority}
        onChange={(value) => change({ authority: value || null })}
        options={AUTHORITIES.map((value) => ({ value, label: t(`states.authority.${value}`) }))}
        placeholder={t('collation.allAuthorities')}
      />
    </>
  );
}

function Nothing({ any }: { any: boolean }) {
  const { t } = useText();
  const collates = useMay()('collation.create');
  const hint = collates ? t('desk.collatedEmptyHint') : t('desk.collatedEmptyRead');
  return (
    <EmptyState icon={MergeIcon} title={any ? t('desk.nothingFound') : t('desk.collatedEmpty')}>
      {any ? t('desk.nothingFoundHint') : hint}
    </EmptyState>
  );
}
