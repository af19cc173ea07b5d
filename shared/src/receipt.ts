import type { Id } from './ids.js';

// No I, L, O, U: a receipt is read off a screen, written down and typed in again.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 26;
const RECEIPT = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * What only the author of a confidential or anonymous opinion holds: 128 random bits, as 26 signs. It opens the
 * opinion for reading, and for editing and withdrawing while that is allowed. The server keeps a digest of it only.
 */
export function makeReceipt(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(17));
  let bits = 0;
  let held = 0;
  let receipt = '';
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && receipt.length < SIGNS) {
      bits -= 5;
      receipt += ALPHABET[(held >> bits) & 31] ?? '';
    }
  }
  return receipt;
}

/** As people type it: case, blanks and hyphens do not matter, O is 0, I and L are 1. Null: not a receipt. */
export function readReceipt(text: string): string | null {
  const signs = text.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return RECEIPT.test(signs) ? signs : null;
}

/** In groups, as it is shown and written down. */
export function receiptInGroups(receipt: string): string {
  return receipt.replace(/(.{4})(?=.)/g, '$1-');
}

/** The id under which a receipt's holder reads: a UUID of version 8, where a participant's is of version 4. */
export function isReceiptId(id: Id): boolean {
  return id[14] === '8';
}

/** Graphemes of a receipt as somebody may type it, with blanks and hyphens. */
export const RECEIPT_TYPED = 64;
