import type { Id } from '@doi-thoai/shared';
import type { RefObject } from 'react';
import { useMay } from '../../../features/meeting/rights';
import { inCourse } from '../../../features/submissions/in-course';
import { asideKeys, type AsideActs } from '../../../features/submissions/use-aside';
import { useShortcuts, type Shortcuts } from '../../../ui/shortcuts';
import { useDesk, type ListPane } from '../desk-view';
import type { OpinionDialog } from './OpinionDialogs';
import { reviewKeys, type Review } from './use-review';
import type { Lists } from './use-lists';

interface KeysInput {
  lists: Lists;
  review: Review;
  aside: AsideActs;
  ask: (dialog: OpinionDialog) => void;
  search: Record<ListPane, RefObject<HTMLInputElement | null>>;
}

/** Moving about in the list that was touched last, picking and opening. */
function useListKeys(lists: Lists): Shortcuts {
  const { view, dispatch } = useDesk();
  const { pane } = view;
  const rows: readonly { id: Id }[] = pane === 'RAW' ? lists.raw : lists.collated;
  const list = pane === 'RAW' ? view.raw : view.collated;
  const move = (by: number) => {
    const at = rows.findIndex((row) => row.id === list.cursor);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) dispatch({ act: 'LIST', pane, patch: { cursor: next.id } });
  };
  return {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    h: () => dispatch({ act: 'PANE', pane: 'RAW' }),
    l: () => dispatch({ act: 'PANE', pane: 'COLLATED' }),
    x: () => {
      const id = list.cursor;
      const raw = lists.submissions[id ?? ''];
      const fit = pane === 'COLLATED' || (raw && inCourse(raw));
      if (id !== null && fit) dispatch({ act: 'PICK', pane, id, on: !list.picked.includes(id) });
    },
    Enter: () => {
      if (list.cursor !== null) dispatch({ act: 'OPEN', kind: pane, id: list.cursor });
    },
    Escape: () => dispatch({ act: 'CLEAR', pane }),
  };
}

/** Keys of the opinions' view; each is printed on its control and listed under `?`. */
export function useKeys({ lists, review, aside, ask, search }: KeysInput): void {
  const { view } = useDesk();
  const { pane } = view;
  const onRaw = lists.submissions[view.raw.cursor ?? ''];
  const may = useMay();
  const listKeys = useListKeys(lists);
  useShortcuts(
    {
      ...listKeys,
      c: () => ask('COLLATE'),
      m: () => ask(pane === 'RAW' ? 'LINK' : 'MERGE'),
      ...(pane === 'COLLATED' && { s: () => ask('SPLIT'), r: () => ask('ASSIGN') }),
      t: () => ask('TOPIC'),
      a: () => ask('ASSIGN'),
      f: () => ask('FIELD'),
      v: () => ask('AUTHORITY'),
      e: () => ask('REPEAT'),
      n: () => ask('FOR_OTHER'),
      '?': () => ask('HELP'),
      '/': () => search[pane].current?.focus(),
      ...(pane === 'RAW' && onRaw && { ...asideKeys(aside, onRaw, may), ...reviewKeys(review, onRaw) }),
      // Of several that were picked, the key is for all of them.
      ...(pane === 'RAW' && view.raw.picked.length > 1 && { d: () => ask('APPROVE') }),
    },
    view.tab === 'OPINIONS',
  );
}
