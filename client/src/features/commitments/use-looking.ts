import type { Id, ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useMay, useOwnRole } from '../meeting/rights';
import type { Looking } from './steps';

const selectOwnUnit = (state: ReaderState): Id | null =>
  (state.participantId && state.participants[state.participantId]?.unitId) || null;

/** Who looks at a promise, and what they may do by their role. */
export function useLooking(): Looking {
  const may = useMay();
  const role = useOwnRole();
  const own = useMeeting(selectOwnUnit);
  const unitId = role === 'RESPONDER' ? own : null;
  return useMemo(() => ({ may, desk: role === 'SECRETARY', unitId }), [may, role, unitId]);
}
