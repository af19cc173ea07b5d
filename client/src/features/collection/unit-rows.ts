import type {
  CollatedView,
  Id,
  Instant,
  ParticipantView,
  ReaderState,
  SubmissionView,
  UnitSetView,
} from '@doi-thoai/shared';
import { isLive, isOwing, isRaw } from '@doi-thoai/shared';
import { compareWords } from '../participants/name-order';
import { standingOf, type UnitStanding } from './standing';

/** One unit of the meeting with everything that came from it. */
export interface UnitRow {
  id: Id;
  name: string;
  set: UnitSetView | null;
  standing: UnitStanding;
  focal: string[];
  /** Raw opinions that were not withdrawn; those from the floor are not the unit's set. */
  raw: number;
  /** Raw ones that stand behind no collated opinion. */
  free: number;
  collated: number;
}

export const UNIT_FILTERS = ['ALL', 'ASKED', 'OWING', 'SILENT', 'ANSWERED', 'LATE', 'NOT_ASKED'] as const;
export type UnitFilter = (typeof UNIT_FILTERS)[number];

type Source = Pick<ReaderState, 'units' | 'sets' | 'participants' | 'submissions' | 'collated'>;

function countBy<Row>(
  rows: Iterable<Row>,
  unitOf: (row: Row) => Id | null,
  counts: (row: Row) => boolean,
): Map<Id, number> {
  const found = new Map<Id, number>();
  for (const row of rows) {
    const unitId = unitOf(row);
    if (unitId !== null && counts(row)) found.set(unitId, (found.get(unitId) ?? 0) + 1);
  }
  return found;
}

function focalNames(participants: Record<Id, ParticipantView>): Map<Id, string[]> {
  const names = new Map<Id, string[]>();
  for (const { role, unitId, name } of Object.values(participants)) {
    if (role !== 'UNIT_FOCAL' || unitId === null) continue;
    names.set(unitId, [...(names.get(unitId) ?? []), name]);
  }
  return names;
}

/** A unit belongs to the list when it was asked or somebody could hand in for it. */
export function unitRows(state: Source, now: Instant): UnitRow[] {
  const submissions = Object.values(state.submissions);
  const ofUnit = (row: SubmissionView): Id | null => row.authorUnitId;
  const raw = countBy(submissions, ofUnit, isRaw);
  const free = countBy(
    submissions,
    ofUnit,
    (row) => isRaw(row) && !row.aside && row.collatedIds.length === 0,
  );
  const collated = countBy<CollatedView>(Object.values(state.collated), (row) => row.unitId, isLive);
  const focal = focalNames(state.participants);
  return Object.values(state.units)
    .map(({ id, name }) => ({
      id,
      name,
      set: state.sets[id] ?? null,
      standing: standingOf(state.sets[id] ?? null, now),
      focal: focal.get(id) ?? [],
      raw: raw.get(id) ?? 0,
      free: free.get(id) ?? 0,
      collated: collated.get(id) ?? 0,
    }))
    .sort((a, b) => compareWords(a.name, b.name));
}

const FITS: Record<UnitFilter, (row: UnitRow) => boolean> = {
  ALL: () => true,
  ASKED: ({ set }) => set !== null,
  OWING: ({ set }) => set !== null && isOwing(set),
  SILENT: ({ standing }) => standing === 'SILENT',
  ANSWERED: ({ set }) => set !== null && set.submittedAt !== null,
  LATE: ({ set }) => set !== null && set.submittedAt !== null && set.submittedAt > set.closesAt,
  NOT_ASKED: ({ set }) => set === null,
};

export function fits(filter: UnitFilter, row: UnitRow): boolean {
  return FITS[filter](row);
}
