/** A UUID in its canonical lower-case form. */
export type Id = string;
/** Milliseconds since 1970, database clock. */
export type Instant = number;
/** A civil date in the organisation's time zone, `YYYY-MM-DD`. */
export type CivilDate = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(value: unknown): value is Id {
  return typeof value === 'string' && UUID.test(value);
}

/**
 * A version 4 id. `crypto.randomUUID` is missing on plain http addresses of a hall,
 * `getRandomValues` is there everywhere.
 */
export function makeId(): Id {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
