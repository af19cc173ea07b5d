import type { Id } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';
import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const TOKEN_LENGTH = 43; // 32 bytes in base64url without padding
const PIN_DIGITS = 6;

/** The two things printed for a person. `generation` is raised to void all that were printed before. */
export interface Seal {
  participantId: Id;
  generation: number;
}

function idBytes(id: Id): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function mac(key: Buffer, purpose: 'link' | 'pin' | 'unit' | 'reply', seal: Seal): Buffer {
  const generation = Buffer.alloc(4);
  generation.writeUInt32BE(seal.generation);
  return createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(`${purpose}\0`), idBytes(seal.participantId), generation]))
    .digest();
}

/** Token of a personal link: whose it is, and 128 bits that only this server can make. */
export function makeLinkToken(key: Buffer, seal: Seal): string {
  const proof = mac(key, 'link', seal).subarray(0, MAC_BYTES);
  return Buffer.concat([idBytes(seal.participantId), proof]).toString('base64url');
}

/** Whose link it claims to be, before anything is proved; null for what cannot be a token. */
export function readLinkToken(token: string): Id | null {
  if (token.length !== TOKEN_LENGTH) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Decoding is lenient; only the one canonical spelling is a token.
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const hex = bytes.toString('hex', 0, ID_BYTES);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  return isId(id) ? id : null;
}

/** In constant time. */
export function isLinkToken(key: Buffer, token: string, seal: Seal): boolean {
  return sameText(token, makeLinkToken(key, seal));
}

/** Token of a unit's link; `participantId` is the link's own id, which is nobody. */
export function makeUnitToken(key: Buffer, seal: Seal): string {
  const proof = mac(key, 'unit', seal).subarray(0, MAC_BYTES);
  return Buffer.concat([idBytes(seal.participantId), proof]).toString('base64url');
}

/** In constant time. */
export function isUnitToken(key: Buffer, token: string, seal: Seal): boolean {
  return sameText(token, makeUnitToken(key, seal));
}

/** Token of an invitation: it answers for this person and opens no seat. */
export function makeReplyToken(key: Buffer, seal: Seal): string {
  const proof = mac(key, 'reply', seal).subarray(0, MAC_BYTES);
  return Buffer.concat([idBytes(seal.participantId), proof]).toString('base64url');
}

/** In constant time. */
export function isReplyToken(key: Buffer, token: string, seal: Seal): boolean {
  return sameText(token, makeReplyToken(key, seal));
}

/** The PIN on the paper slip, six digits. It counts only together with the meeting's code and the seat. */
export function makePin(key: Buffer, seal: Seal): string {
  const number = mac(key, 'pin', seal).readUIntBE(0, 6) % 10 ** PIN_DIGITS;
  return String(number).padStart(PIN_DIGITS, '0');
}

/** In constant time. */
export function isPin(key: Buffer, pin: string, seal: Seal): boolean {
  return sameText(pin.trim(), makePin(key, seal));
}

function sameText(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
