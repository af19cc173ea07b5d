import { randomFillSync } from 'node:crypto';

// No 0/O, 1/I/L, U/V pairs: read aloud, typed on a phone, printed on a slip.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** Random bytes come from one pool: a system call per code would be felt under load. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function nextByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  // Handed out once and not kept.
  pool[used] = 0;
  used += 1;
  return byte;
}

/** A random code of `length` signs, about 4.8 bits each, without bias. */
export function randomCode(length: number): string {
  let code = '';
  while (code.length < length) {
    const byte = nextByte();
    // 232 = 8 * 29: bytes above would make the first signs likelier.
    if (byte < 232) code += ALPHABET[byte % ALPHABET.length];
  }
  return code;
}
