import {
  isLive,
  isRaw,
  type CollatedView,
  type Id,
  type ReaderState,
  type SubmissionView,
  type UnitSetView,
} from '@doi-thoai/shared';
import { useEffect, useMemo, useRef } from 'react';
import { useMay } from '../../features/meeting/rights';
import { useIssue, useMeeting } from '../../realtime/hooks';

/** What the focal person has in hand. */
export interface UnitWork {
  unitId: Id;
  /** Null: nobody has asked this unit. */
  set: UnitSetView | null;
  /** The latest first. */
  raw: readonly SubmissionView[];
  /** By their numbers. */
  collated: readonly CollatedView[];
  submissions: Record<Id, SubmissionView>;
  /** Raw ones behind no collated opinion. */
  free: number;
  /** May be changed: not handed in, or back for correction. */
  open: boolean;
}

const selectWork = ({ sets, submissions, collated }: ReaderState) => ({ sets, submissions, collated });

export function useUnitWork(unitId: Id): UnitWork {
  const { sets, submissions, collated } = useMeeting(selectWork);
  return useMemo(() => {
    const set = sets[unitId] ?? null;
    const raw = Object.values(submissions)
      .filter((row) => row.authorUnitId === unitId && isRaw(row))
      .sort((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1));
    return {
      unitId,
      set,
      raw,
      collated: Object.values(collated)
        .filter((row) => row.unitId === unitId && isLive(row))
        .sort((a, b) => a.number - b.number),
      submissions,
      free: raw.filter((row) => row.collatedIds.length === 0).length,
      open: set?.state !== 'SUBMITTED',
    };
  }, [unitId, sets, submissions, collated]);
}

/** Tells the desk, once, that the focal person has seen that the unit is asked. */
export function useLook({ set }: UnitWork): void {
  const issue = useIssue();
  const may = useMay();
  const told = useRef(false);
  const unseen = set?.state === 'INVITED' && may('collection.look');
  useEffect(() => {
    if (!unseen || told.current) return;
    told.current = true;
    // Without an answer the next opening of the page says it again.
    void issue('collection.look', {});
  }, [unseen, issue]);
}
