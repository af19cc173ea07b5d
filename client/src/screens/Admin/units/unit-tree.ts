import type { CivilDate, Id, OrgUnitView } from '@doi-thoai/shared';
import { isEnded, unitNameOn } from '@doi-thoai/shared';
import { findRows } from '../../../features/meeting/find';
import { compareWords } from '../../../features/participants/name-order';

/** A unit as the tree shows it. */
export interface TreeRow {
  unit: OrgUnitView;
  name: string;
  /** 0 at the top. */
  depth: number;
  ended: boolean;
  below: number;
}

interface Shown {
  today: CivilDate;
  query: string;
  /** Units that are no more, too. */
  ended: boolean;
}

/** Parents before their units, by name; with a query only what fits, with where it belongs. */
export function treeRows(units: readonly OrgUnitView[], { today, query, ended }: Shown): TreeRow[] {
  const alive = units.filter((unit) => ended || !isEnded(unit, today));
  const found = new Set(findRows(alive, query, (unit) => unit.names.map(({ name }) => name).join(' ')));
  const known = new Map(alive.map((unit) => [unit.id, unit]));
  const shown = new Set<OrgUnitView>();
  for (const unit of found) {
    for (let at: OrgUnitView | undefined = unit; at && !shown.has(at); at = known.get(at.parentId ?? '')) {
      shown.add(at);
    }
  }
  const below = new Map<Id | null, TreeRow[]>();
  for (const unit of shown) {
    // A parent that is not shown leaves its units at the top.
    const parentId = known.has(unit.parentId ?? '') ? unit.parentId : null;
    const row = { unit, name: unitNameOn(unit, today), depth: 0, ended: isEnded(unit, today), below: 0 };
    below.set(parentId, [...(below.get(parentId) ?? []), row]);
  }
  const under = (id: Id | null, depth: number): TreeRow[] =>
    (below.get(id) ?? [])
      .sort((a, b) => compareWords(a.name, b.name))
      .flatMap((row) => {
        const rest = under(row.unit.id, depth + 1);
        const direct = below.get(row.unit.id)?.length ?? 0;
        return [{ ...row, depth, below: direct }, ...rest];
      });
  return under(null, 0);
}

/** Units of today that may stand above or go on with this one, by name. */
export function otherUnits(
  units: readonly OrgUnitView[],
  unit: OrgUnitView | null,
  today: CivilDate,
): { value: Id; label: string }[] {
  return units
    .filter((one) => one.id !== unit?.id && !isEnded(one, today))
    .map((one) => ({ value: one.id, label: unitNameOn(one, today) }))
    .sort((a, b) => compareWords(a.label, b.label));
}
