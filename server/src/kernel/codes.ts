import { randomBytes } from 'node:crypto';

// No 0/O, 1/I/L, U/V pairs: read aloud, typed on a phone, printed on a slip.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** A random code of `length` signs, about 4.8 bits each, without bias. */
export function randomCode(length: number): string {
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 232 = 8 * 29: bytes above would make the first signs likelier.
      if (byte < 232 && code.length < length) code += ALPHABET[byte % ALPHABET.length];
    }
  }
  return code;
}
