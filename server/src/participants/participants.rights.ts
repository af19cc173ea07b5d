import type { Role } from '@doi-thoai/shared';
import { isTableRole } from '@doi-thoai/shared';

/** Who may give and take table roles (the rule of `participants.setRole`), also by editing a row. */
export function mayChangeRole(actor: Role, from: Role, to: Role): boolean {
  if (from === to || (!isTableRole(from) && !isTableRole(to))) return true;
  return actor === 'ORGANISER' || actor === 'CHAIR';
}

/** A device is not a person: it is neither numbered nor checked in. */
export function isPerson(role: Role): boolean {
  return role !== 'SCREEN';
}
