import type { CommandName, Grant, ReaderState, Role } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
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

/** Whether this seat may issue a command now, so that a control that would be refused is not offered. */
export function useMay(): (command: CommandName) => boolean {
  const role = useMeeting(selectRole);
  const phase = useMeeting(selectPhase);
  const delegated = useMeeting(selectDelegated);
  return useCallback(
    (command) => role !== null && phase !== null && settled(mayIssue(role, phase, command), role, delegated),
    [role, phase, delegated],
  );
}

function settled(grant: Grant, role: Role, delegated: boolean): boolean {
  if (grant === 'delegated') return role !== 'SECRETARY' || delegated;
  return grant !== 'no';
}
