import type { Id } from '@doi-thoai/shared';
import { readReceipt } from '@doi-thoai/shared';
import { hash } from 'node:crypto';

/**
 * Under which id the holder of a receipt reads: 122 bits of its SHA-256 as a UUID of version 8. The receipt itself
 * is stored nowhere. Null: not a receipt.
 */
export function receiptIdOf(text: string): Id | null {
  const receipt = readReceipt(text);
  if (receipt === null) return null;
  const hex = hash('sha256', `receipt ${receipt}`).slice(0, 32);
  const variant = ((parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
