import type { Instant, UnitSetView } from '@doi-thoai/shared';
import { isLate, isSilent } from '@doi-thoai/shared';
import type { StatusTone } from '../../ui/Status';

/** How a unit stands, in one word; late and silent are derived here and nowhere stored. */
export type UnitStanding = 'NOT_ASKED' | 'INVITED' | 'OPENED' | 'SILENT' | 'SUBMITTED' | 'LATE' | 'RETURNED';

export function standingOf(set: UnitSetView | null, now: Instant): UnitStanding {
  if (set === null) return 'NOT_ASKED';
  if (set.state === 'SUBMITTED') return isLate(set) ? 'LATE' : 'SUBMITTED';
  if (set.state === 'RETURNED') return 'RETURNED';
  return isSilent(set, now) ? 'SILENT' : set.state;
}

export const STANDING_TONES: Record<UnitStanding, StatusTone> = {
  NOT_ASKED: 'neutral',
  INVITED: 'waiting',
  OPENED: 'waiting',
  SILENT: 'refused',
  SUBMITTED: 'done',
  LATE: 'done',
  RETURNED: 'waiting',
};
