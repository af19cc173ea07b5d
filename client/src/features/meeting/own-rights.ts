import type { Grant, OwnCommandName, ReaderState, Role } from '@doi-thoai/shared';
import { grantOf, OWN_RULES } from '@doi-thoai/shared';
import { useCallback } from 'react';
import { useMeeting } from '../../realtime/hooks';

const selectRole = (state: ReaderState): Role | null =>
  (state.participantId && state.participants[state.participantId]?.role) || null;
const selectPhase = (state: ReaderState) => state.meeting?.phase ?? null;
const selectDelegated = (state: ReaderState) => state.meeting?.settings.secretaryRunsFloor ?? false;

/** The role that this seat has; null until it is known. */
export function useOwnRole(): Role | null {
  return useMeeting(selectRole);
}

/** Who asks, and when; null until it is known. */
export interface Asking {
  role: Role | null;
  phase: ReturnType<typeof selectPhase>;
  /** The meeting hands the floor over to the secretary. */
  delegated: boolean;
}

export function useAsking(): Asking {
  const role = useMeeting(selectRole);
  const phase = useMeeting(selectPhase);
  const delegated = useMeeting(selectDelegated);
  return { role, phase, delegated };
}

/** A grant as far as this seat can know it. */
export function isGranted(grant: Grant, { role, delegated }: Asking): boolean {
  if (grant === 'delegated') return role !== 'SECRETARY' || delegated;
  return grant !== 'no';
}

/** What a phone offers, by its own few rules: whether this seat may issue a command now. */
export function useMayOwn(): (command: OwnCommandName) => boolean {
  const { role, phase, delegated } = useAsking();
  return useCallback(
    (command) => {
      if (role === null || phase === null) return false;
      return isGranted(grantOf(OWN_RULES[command], role, phase), { role, phase, delegated });
    },
    [role, phase, delegated],
  );
}
