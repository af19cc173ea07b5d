import type { Looking } from '../../materials/materials.service.js';
import type { Seat } from '../seat.js';

/** How a seat looks at materials; null: those who prepare. */
export function lookingOf({ reader, role }: Seat): Looking | null {
  if (reader.reader === 'desk') return null;
  if (reader.reader === 'chair') return 'CHAIR';
  return role === 'RESPONDER' ? 'TABLE' : 'EVERYONE';
}
