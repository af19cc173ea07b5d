import type { Authority, BreakdownBy, Field, Id, ParticipantView, TargetRef } from '@doi-thoai/shared';
import type { UnitFilter } from '../../features/collection/unit-rows';
import { createContext, useContext } from 'react';

export const DESK_TABS = [
  'OPINIONS',
  'UNITS',
  'MATERIALS',
  'FLOOR',
  'ANSWERS',
  'CONCLUSION',
  'STATISTICS',
  'PEOPLE',
  'MINUTES',
  'SETTINGS',
] as const;
export type DeskTab = (typeof DESK_TABS)[number];

export const RAW_FILTERS = [
  'ALL',
  'RECEIVED',
  'IN_COURSE',
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
  'ASSIGNED',
  'REPEATED',
  'PARTS',
  'MERGED',
  'SPLIT',
  'CLOSED',
] as const;
export type CollatedFilter = (typeof COLLATED_FILTERS)[number];

/** The two lists of the opinions' view; keys work on the one that was touched last. */
export type ListPane = 'RAW' | 'COLLATED';

/** A list as a number of the statistics opens it; `key` null: nothing was named. */
export interface Narrowed {
  by: Exclude<BreakdownBy, 'RAW_TOPIC' | 'COLLATED_TOPIC'> | 'FIGURE';
  key: string | null;
  /** What it is called. */
  label: string;
}

export interface ListView<Filter> {
  query: string;
  topicId: Id | null;
  /** Of collated opinions alone. */
  field: Field | null;
  authority: Authority | null;
  narrowed: Narrowed | null;
  filter: Filter;
  cursor: Id | null;
  picked: readonly Id[];
}

export interface DeskView {
  tab: DeskTab;
  pane: ListPane;
  raw: ListView<RawFilter>;
  collated: ListView<CollatedFilter>;
  units: UnitFilter;
  /** What the detail pane shows. */
  opened: { kind: ListPane; id: Id } | null;
  /** What the answer that is being written answers. */
  targets: readonly TargetRef[];
  /** Which list stands beside the answer form. */
  outcome: 'GIVEN' | 'WAITING' | 'OWED';
  /** How often a figure led to what is owed: each time a phone turns there. */
  ledToOwed: number;
}

/** Nothing narrows a list. */
export const UNFILTERED = { query: '', topicId: null, field: null, authority: null, narrowed: null } as const;

const EMPTY_LIST = {
  ...UNFILTERED,
  ...({ filter: 'ALL', cursor: null, picked: [] } as const),
};

const FIRST_VIEW: DeskView = {
  tab: 'OPINIONS',
  pane: 'RAW',
  raw: EMPTY_LIST,
  collated: EMPTY_LIST,
  units: 'ALL',
  opened: null,
  targets: [],
  outcome: 'GIVEN',
  ledToOwed: 0,
};

/** Nobody is in the meeting but whoever made it. */
export function isAlone(people: readonly Pick<ParticipantView, 'role'>[]): boolean {
  return people.length === 1 && people[0]?.role === 'ORGANISER';
}

export function firstView(alone: boolean): DeskView {
  return alone ? { ...FIRST_VIEW, tab: 'PEOPLE' } : FIRST_VIEW;
}

export type DeskAct =
  | { act: 'GO'; tab: DeskTab; outcome?: DeskView['outcome'] }
  | { act: 'OWED' }
  | { act: 'LIST'; pane: 'RAW'; patch: Partial<ListView<RawFilter>> }
  | { act: 'LIST'; pane: 'COLLATED'; patch: Partial<ListView<CollatedFilter>> }
  | { act: 'UNITS'; filter: UnitFilter }
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
    case 'OWED':
      return { ...view, tab: 'ANSWERS', outcome: 'OWED', ledToOwed: view.ledToOwed + 1 };
    case 'LIST':
      return withList(view, one.pane, one.patch as Partial<ListView<never>>);
    case 'UNITS':
      return { ...view, units: one.filter };
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
