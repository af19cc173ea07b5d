import type { Authority, Field, Id, TargetRef } from '@doi-thoai/shared';
import { createContext, useContext } from 'react';

export const DESK_TABS = [
  'OPINIONS',
  'UNITS',
  'FLOOR',
  'ANSWERS',
  'CONCLUSION',
  'PEOPLE',
  'MINUTES',
  'SETTINGS',
] as const;
export type DeskTab = (typeof DESK_TABS)[number];

export const RAW_FILTERS = [
  'ALL',
  'PENDING',
  'RETURNED',
  'FREE',
  'COLLATED',
  'NOT_REACHED',
  'ASIDE',
  'WITHDRAWN',
] as const;
export type RawFilter = (typeof RAW_FILTERS)[number];

export const COLLATED_FILTERS = [
  'ALL',
  'UNANSWERED',
  'ANSWERED',
  'UNASSIGNED',
  'REPEATED',
  'CLOSED',
] as const;
export type CollatedFilter = (typeof COLLATED_FILTERS)[number];

/** The two lists of the opinions' view; keys work on the one that was touched last. */
export type ListPane = 'RAW' | 'COLLATED';

export interface ListView<Filter> {
  query: string;
  topicId: Id | null;
  /** Of collated opinions alone. */
  field: Field | null;
  authority: Authority | null;
  filter: Filter;
  cursor: Id | null;
  picked: readonly Id[];
}

export interface DeskView {
  tab: DeskTab;
  pane: ListPane;
  raw: ListView<RawFilter>;
  collated: ListView<CollatedFilter>;
  /** What the detail pane shows. */
  opened: { kind: ListPane; id: Id } | null;
  /** What the answer that is being written answers. */
  targets: readonly TargetRef[];
  /** Which list stands beside the answer form. */
  outcome: 'GIVEN' | 'OWED';
}

const EMPTY_LIST = {
  ...{ query: '', topicId: null, field: null, authority: null },
  ...({ filter: 'ALL', cursor: null, picked: [] } as const),
};

export const FIRST_VIEW: DeskView = {
  tab: 'OPINIONS',
  pane: 'RAW',
  raw: EMPTY_LIST,
  collated: EMPTY_LIST,
  opened: null,
  targets: [],
  outcome: 'GIVEN',
};

export type DeskAct =
  | { act: 'GO'; tab: DeskTab; outcome?: DeskView['outcome'] }
  | { act: 'LIST'; pane: 'RAW'; patch: Partial<ListView<RawFilter>> }
  | { act: 'LIST'; pane: 'COLLATED'; patch: Partial<ListView<CollatedFilter>> }
  | { act: 'PANE'; pane: ListPane }
  | { act: 'PICK'; pane: ListPane; id: Id; on: boolean }
  | { act: 'CLEAR'; pane: ListPane }
  | { act: 'OPEN'; kind: ListPane; id: Id }
  | { act: 'TARGETS'; targets: readonly TargetRef[] };

function withList(view: DeskView, pane: ListPane, patch: Partial<ListView<never>>): DeskView {
  return pane === 'RAW'
    ? { ...view, raw: { ...view.raw, ...patch } }
    : { ...view, collated: { ...view.collated, ...patch } };
}

function pick(view: DeskView, pane: ListPane, id: Id, on: boolean): DeskView {
  const { picked } = pane === 'RAW' ? view.raw : view.collated;
  const rest = picked.filter((one) => one !== id);
  return withList({ ...view, pane }, pane, { picked: on ? [...rest, id] : rest });
}

export function deskReducer(view: DeskView, one: DeskAct): DeskView {
  switch (one.act) {
    case 'GO':
      return { ...view, tab: one.tab, outcome: one.outcome ?? view.outcome };
    case 'LIST':
      return withList(view, one.pane, one.patch as Partial<ListView<never>>);
    case 'PANE':
      return { ...view, pane: one.pane };
    case 'PICK':
      return pick(view, one.pane, one.id, one.on);
    case 'CLEAR':
      return withList(view, one.pane, { picked: [] });
    case 'OPEN':
      return withList(
        { ...view, tab: 'OPINIONS', pane: one.kind, opened: { kind: one.kind, id: one.id } },
        one.kind,
        {
          cursor: one.id,
        },
      );
    case 'TARGETS':
      return { ...view, targets: one.targets };
  }
}

export interface Desk {
  view: DeskView;
  dispatch: (act: DeskAct) => void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('the desk is missing above');
  return desk;
}
