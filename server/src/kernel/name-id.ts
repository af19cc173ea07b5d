import type { Id } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { createHash } from 'node:crypto';

/** The id that a name has within something that has an id: the same each time (UUID of version 5, RFC 9562). */
export function nameId(within: Id, name: string): Id {
  const space = Buffer.from(within.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Such ids anybody can reckon in advance: the server names its own acts by them, and nobody else does. */
export function isMadeOfName(id: unknown): boolean {
  return isId(id) && id[14] === '5';
}
