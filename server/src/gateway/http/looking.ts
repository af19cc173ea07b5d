import type { Role } from '@doi-thoai/shared';
import type { Looking } from '../../materials/materials.service.js';
import type { Seat } from '../seat.js';

/** The table and the clerk: they keep signed papers, and read every version. */
const KEEPERS: readonly Role[] = ['ORGANISER', 'SECRETARY', 'CHAIR', 'CO_CHAIR', 'CLERK'];

export function keepsSigned({ role }: Seat): boolean {
  return KEEPERS.includes(role);
}

/** How a seat looks at materials; null: those who prepare. */
export function lookingOf({ reader, role }: Seat): Looking | null {
  if (reader.reader === 'desk') return null;
  if (reader.reader === 'chair') return 'CHAIR';
  return role === 'RESPONDER' ? 'TABLE' : 'EVERYONE';
}
