import type { ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { unitRows, type UnitRow } from '../../../features/collection/unit-rows';
import { useMeeting } from '../../../realtime/hooks';
import { useNow } from '../../../realtime/use-now';

const MINUTE_MS = 60_000;

const selectUnits = ({ units, sets, participants, submissions, collated }: ReaderState) => ({
  units,
  sets,
  participants,
  submissions,
  collated,
});

/** All units of the meeting as they stand in this minute. */
export function useUnitRows(): UnitRow[] {
  const state = useMeeting(selectUnits);
  const minute = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  return useMemo(() => unitRows(state, minute), [state, minute]);
}
