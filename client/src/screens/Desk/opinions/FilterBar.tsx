import type { Id } from '@doi-thoai/shared';
import type { ReactNode, RefObject } from 'react';
import { useTopics } from '../../../features/meeting/topics';
import { useText } from '../../../text/text';
import { RemovableChip } from '../../../ui/RemovableChip';
import { SearchField } from '../../../ui/SearchField';
import { Select, type SelectOption } from '../../../ui/Select';
import type { ListView } from '../desk-view';
import styles from './opinions.module.css';

interface FilterBarProps<Filter extends string> {
  list: ListView<Filter>;
  change: (patch: Partial<ListView<Filter>>) => void;
  filters: SelectOption<Filter>[];
  searchRef: RefObject<HTMLInputElement | null>;
  searchLabel: string;
  /** More to narrow it by. */
  children?: ReactNode;
}

/** Search, state and topic of one list; accents do not matter. */
export function FilterBar<Filter extends string>(props: FilterBarProps<Filter>) {
  const { list, change, filters, searchRef, searchLabel } = props;
  const { t } = useText();
  const topics = useTopics();
  return (
    <div className={styles.filters}>
      <SearchField
        className={styles.search}
        label={searchLabel}
        labelHidden
        placeholder={searchLabel}
        shortcut="/"
        value={list.query}
        onChange={(query) => change({ query })}
        inputRef={searchRef}
      />
      <Select
        label={t('desk.filterState')}
        labelHidden
        value={list.filter}
        onChange={(filter) => change({ filter })}
        options={filters}
      />
      <Select<Id>
        label={t('desk.filterTopic')}
        labelHidden
        optional
        value={list.topicId ?? ''}
        onChange={(topicId) => change({ topicId: topicId || null })}
        options={topics.options}
        placeholder={t('desk.allTopics')}
      />
      {props.children}
      <NarrowedChip list={list} change={change} />
    </div>
  );
}

/** What a number of the statistics narrowed the list to. */
function NarrowedChip<Filter extends string>({
  list: { narrowed },
  change,
}: Pick<FilterBarProps<Filter>, 'list' | 'change'>) {
  const { t } = useText();
  if (!narrowed) return null;
  const what = narrowed.label;
  return (
    <RemovableChip removeLabel={t('statistics.widen', { what })} onRemove={() => change({ narrowed: null })}>
      {t('statistics.narrowed', { what })}
    </RemovableChip>
  );
}
