import type { Id, MeetingPhase, Role, RuleProfile } from '@doi-thoai/shared';

/** The part of an account in one meeting, as whoever knows accounts tells it. */
export interface Part {
  meetingId: Id;
  role: Role;
  unitId: Id | null;
  title: string;
  phase: MeetingPhase;
  profile: RuleProfile;
  startsAt: number;
}

/** Who reads every promise of a meeting (domain.md 6.1). */
const READ_ALL: readonly Role[] = ['MONITOR', 'CHAIR', 'CO_CHAIR', 'SECRETARY', 'ORGANISER', 'CLERK'];
/** Who reads those of the own unit. */
const READ_OWN_UNIT: readonly Role[] = ['RESPONDER', 'UNIT_FOCAL'];
/** Who opens and closes a meeting's public board. */
const PUBLISH: readonly Role[] = ['ORGANISER', 'CHAIR', 'CO_CHAIR'];

export function readsOwnUnit({ role }: Pick<Part, 'role'>): boolean {
  return READ_OWN_UNIT.includes(role);
}

/** In these the account sees promises; rights are per meeting, and another part elsewhere adds nothing. */
export function seeing(parts: readonly Part[]): Part[] {
  return parts.filter(
    ({ role, unitId }) => READ_ALL.includes(role) || (READ_OWN_UNIT.includes(role) && unitId !== null),
  );
}

/** What personnel matters are about is never public (domain.md 10.7). */
export function mayPublish({ role, profile }: Pick<Part, 'role' | 'profile'>): boolean {
  return PUBLISH.includes(role) && profile !== 'CLOSED_PERSONNEL';
}

/** Parameters $1 to $3 of `MINE`. */
export function grantsOf(parts: readonly Part[]): [all: Id[], meetings: Id[], units: Id[]] {
  const own = parts.filter(readsOwnUnit);
  return [
    parts.filter((part) => !readsOwnUnit(part)).map(({ meetingId }) => meetingId),
    own.map(({ meetingId }) => meetingId),
    own.flatMap(({ unitId }) => unitId ?? []),
  ];
}
