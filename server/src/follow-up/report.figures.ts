import type {
  CellCounts,
  CivilDate,
  CommitmentView,
  Days,
  Delay,
  Id,
  ReportFigures,
  ReportRow,
  UnitCells,
} from '@doi-thoai/shared';
import { DELAYS, NO_CELLS, allOf, cellOf, delayOf } from '@doi-thoai/shared';
import { daysBetween } from '../kernel/civil-date.js';

/** A promise as the journal told it last before the end of a day. */
export interface Told extends Pick<
  CommitmentView,
  | 'id'
  | 'ownerUnitId'
  | 'ownerUnit'
  | 'text'
  | 'dueKind'
  | 'dueOn'
  | 'firstDueOn'
  | 'doneOn'
  | 'state'
  | 'extended'
> {
  meetingId: Id;
}

/** How things stood at the end of a day. */
export interface Standing {
  day: CivilDate;
  promises: readonly Told[];
}

/** A proposal is no promise yet; suspended and cancelled ones are counted apart. */
const isPromise = ({ state }: Told): boolean => state !== 'PROPOSED';
const isCounted = ({ state }: Told): boolean =>
  isPromise({ state } as Told) && state !== 'SUSPENDED' && state !== 'CANCELLED';

/** The figures of a span, from how it stood when it ended and when it began. */
export function figuresOf(days: Days, end: Standing, start: Standing): ReportFigures {
  const counted = end.promises.filter(isCounted);
  const before = new Map(start.promises.map((one) => [one.id, one]));
  const was = (id: Id, fits: (one: Told) => boolean): boolean => {
    const one = before.get(id);
    return one !== undefined && fits(one);
  };
  const isDone = ({ state }: Told): boolean => state === 'VERIFIED';
  return {
    ...days,
    cells: countCells(counted, end.day),
    suspended: end.promises.filter(({ state }) => state === 'SUSPENDED').length,
    cancelled: end.promises.filter(({ state }) => state === 'CANCELLED').length,
    made: end.promises.filter((one) => isPromise(one) && !was(one.id, isPromise)).length,
    done: end.promises.filter((one) => isDone(one) && !was(one.id, isDone)).length,
    extended: end.promises.reduce(
      (sum, one) => sum + Math.max(0, one.extended - (before.get(one.id)?.extended ?? 0)),
      0,
    ),
    delays: countDelays(counted, 'OPEN_OVERDUE', end.day),
    doneDelays: countDelays(counted, 'DONE_LATE', end.day),
    units: byUnit(counted, end.day),
  };
}

/** Days past the day: until the unit was done, or until the day that is looked at. */
function lateDaysOf({ state, dueOn, doneOn }: Told, day: CivilDate): number {
  if (dueOn === null) return 0;
  const until = state === 'REPORTED' || state === 'VERIFIED' ? (doneOn ?? day) : day;
  return Math.max(0, daysBetween(dueOn, until));
}

function countCells(promises: readonly Told[], day: CivilDate): CellCounts {
  const cells = { ...NO_CELLS };
  for (const one of promises) {
    const cell = cellOf(one, day);
    if (cell !== null) cells[cell] += 1;
  }
  return cells;
}

function countDelays(
  promises: readonly Told[],
  cell: 'OPEN_OVERDUE' | 'DONE_LATE',
  day: CivilDate,
): Record<Delay, number> {
  const delays = Object.fromEntries(DELAYS.map((delay) => [delay, 0])) as Record<Delay, number>;
  for (const one of promises) {
    const delay = cellOf(one, day) === cell ? delayOf(lateDaysOf(one, day)) : null;
    if (delay !== null) delays[delay] += 1;
  }
  return delays;
}

/** Each promise once, under its owner; the most overdue first. */
function byUnit(promises: readonly Told[], day: CivilDate): UnitCells[] {
  const units = new Map<Id, Told[]>();
  for (const one of promises) {
    const own = units.get(one.ownerUnitId);
    if (own) own.push(one);
    else units.set(one.ownerUnitId, [one]);
  }
  const rows = [...units].map(([unitId, own]) => ({
    unitId,
    unit: own.at(-1)?.ownerUnit ?? '',
    cells: countCells(own, day),
  }));
  return rows.sort(
    (a, b) =>
      b.cells.OPEN_OVERDUE - a.cells.OPEN_OVERDUE ||
      allOf(b.cells) - allOf(a.cells) ||
      a.unit.localeCompare(b.unit, 'vi'),
  );
}

/** The list behind the figures, overdue first, then by date. */
export function rowsOf({ day, promises }: Standing, titles: ReadonlyMap<Id, string>): ReportRow[] {
  const rank = ({ cell }: ReportRow): number =>
    cell === 'OPEN_OVERDUE' ? 0 : cell === 'OPEN_IN_TIME' ? 1 : cell === null ? 3 : 2;
  return promises
    .filter(isPromise)
    .map((one) => {
      const cell = isCounted(one) ? cellOf(one, day) : null;
      const late = cell === 'OPEN_OVERDUE' || cell === 'DONE_LATE' ? lateDaysOf(one, day) : 0;
      const { text, ownerUnit, dueKind, dueOn, firstDueOn, doneOn, state } = one;
      const meeting = titles.get(one.meetingId) ?? '';
      return {
        meeting,
        text,
        unit: ownerUnit,
        dueKind,
        dueOn,
        firstDueOn,
        doneOn,
        state,
        cell,
        lateDays: late,
      };
    })
    .sort((a, b) => rank(a) - rank(b) || ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
}
