import type { Id, ReaderState, Topic } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';
import type { SelectOption } from '../../ui/Select';

const NO_TOPICS: readonly Topic[] = [];
const selectTopics = (state: ReaderState): readonly Topic[] => state.meeting?.topics ?? NO_TOPICS;

export interface Topics {
  list: readonly Topic[];
  /** Empty for a topic that is not there. */
  nameOf: (id: Id) => string;
  options: SelectOption<Id>[];
}

/** The meeting's issue groups with their names, in the organiser's order. */
export function useTopics(): Topics {
  const list = useMeeting(selectTopics);
  return useMemo(() => {
    const names = new Map(list.map((topic) => [topic.id, topic.name]));
    return {
      list,
      nameOf: (id) => names.get(id) ?? '',
      options: list.map(({ id, name }) => ({ value: id, label: name })),
    };
  }, [list]);
}
