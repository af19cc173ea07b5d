import type { CommandName } from '@doi-thoai/shared';
import { MEETING_PHASES, mayBeLive, mayIssue } from '@doi-thoai/shared';
import { useCallback } from 'react';
import { isGranted, useAsking } from './own-rights';

export { useOwnRole } from './own-rights';

/** Whether this seat may issue a command now, so that a control that would be refused is not offered. */
export function useMay(): (command: CommandName) => boolean {
  const { role, phase, delegated } = useAsking();
  return useCallback(
    (command) => {
      if (role === null || phase === null) return false;
      return isGranted(mayIssue(role, phase, command), { role, phase, delegated });
    },
    [role, phase, delegated],
  );
}

/** Why a command is not open to this seat: never by its role, or not in this phase; null: it is open. */
export function useWhyNot(): (command: CommandName) => 'ROLE' | 'PHASE' | null {
  const { role } = useAsking();
  const may = useMay();
  return useCallback(
    (command) => {
      if (role === null || may(command)) return null;
      return MEETING_PHASES.every((phase) => mayIssue(role, phase, command) === 'no') ? 'ROLE' : 'PHASE';
    },
    [role, may],
  );
}

/** Whether an answer of this seat may be told now as heard in the hall (W132). */
export function useHeard(): boolean {
  const { role, phase } = useAsking();
  return role !== null && phase !== null && mayBeLive(role, phase);
}
