import type { AnonymousOpinion, Id } from '@doi-thoai/shared';
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

/**
 * Shows whoever has the receipt whether these very words were sent with it to this meeting, and tells nobody else anything about them:
 * the receipt is in it, and is stored nowhere. Null: not a receipt.
 */
export function proofOf(meetingId: Id, sent: AnonymousOpinion): Buffer | null {
  const receipt = readReceipt(sent.receipt);
  if (receipt === null) return null;
  const { kind, topicId, summary, text } = sent;
  return hash(
    'sha256',
    `sent ${receipt} ${JSON.stringify([meetingId, kind, topicId, summary, text])}`,
    'buffer',
  );
}
