import type { Role } from '@doi-thoai/shared';
import { isTableRole } from '@doi-thoai/shared';
import type { Slip } from './entrance.service.js';

type Whose = Pick<Slip, 'role' | 'hasAccount'>;

/**
 * A slip opens a seat, so the print-out holds none that decides or reads more than the hall does: whoever prints
 * could sit down as the chair. Who has an account signs in with it.
 */
export function isPrinted({ role, hasAccount }: Whose): boolean {
  return !isTableRole(role) && !hasAccount;
}

/** A table seat's link is shown by the organiser alone, one at a time; an account's by nobody. */
export function mayHandOut(by: Role, slip: Whose): boolean {
  return by === 'ORGANISER' ? !slip.hasAccount : isPrinted(slip);
}
