import type { CommitmentView, Id } from '@doi-thoai/shared';
import { useMemo } from 'react';
import type { SelectOption } from '../../ui/Select';
import { useUnitOptions } from '../participants/units';

/** Who leads and who coordinates, while it is being chosen. */
export interface Parts {
  ownerUnitId: Id | null;
  jointUnitIds: Id[];
  coordinatingUnitIds: Id[];
}

export function partsOf(promise: CommitmentView | undefined): Parts {
  const ids = (units: readonly { unitId: Id }[] = []) => units.map(({ unitId }) => unitId);
  return {
    ownerUnitId: promise?.ownerUnitId ?? null,
    jointUnitIds: ids(promise?.jointLeads),
    coordinatingUnitIds: ids(promise?.coordinating),
  };
}

/** Units of the meeting, and those that have a part by the name that they had. */
export function usePartOptions(promise: CommitmentView | undefined): readonly SelectOption<Id>[] {
  const units = useUnitOptions();
  return useMemo(() => {
    if (!promise) return units;
    const known = new Set(units.map(({ value }) => value));
    const { ownerUnitId, ownerUnit, jointLeads, coordinating } = promise;
    const named = [{ unitId: ownerUnitId, unit: ownerUnit }, ...jointLeads, ...coordinating];
    const more = named.filter(({ unitId }) => !known.has(unitId));
    return [...units, ...more.map(({ unitId, unit }) => ({ value: unitId, label: unit }))];
  }, [units, promise]);
}
