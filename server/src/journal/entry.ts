import type { EventType, Events, Id, Instant, WireEvent } from '@doi-thoai/shared';
import { hash, randomFillSync, randomUUID } from 'node:crypto';
import type { Audience } from './audience.js';
import { WORDS } from './audience.js';

/** An entry as it will be inserted, numbered and chained. `hash` covers everything but the words. */
export interface NewEntry {
  seq: number;
  atMs: number;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: readonly Audience[];
  type: EventType;
  body: string;
  /** `words`: canonical JSON, stored as UTF-8 bytes. */
  content: { id: Id; salt: Buffer; words: string; hash: Buffer } | null;
  hash: Buffer;
  event: WireEvent;
}

export interface EntryOrigin {
  commandId: Id;
  command: string;
  actorId: Id | null;
}

/** Salts are cut from one pool: a system call per entry would be felt under load. */
const saltPool = Buffer.alloc(16 * 512);
let saltUsed = saltPool.length;

function takeSalt(): Buffer {
  if (saltUsed === saltPool.length) {
    randomFillSync(saltPool);
    saltUsed = 0;
  }
  const salt = Buffer.from(saltPool.subarray(saltUsed, saltUsed + 16));
  saltUsed += 16;
  return salt;
}

function makeContent(words: Record<string, unknown>): NewEntry['content'] {
  const text = JSON.stringify(words);
  const salt = takeSalt();
  return { id: randomUUID(), salt, words: text, hash: contentHash(salt, Buffer.from(text, 'utf8')) };
}

/** SHA-256(salt ‖ content): without the salt a guessed text cannot be confirmed after a purge. */
export function contentHash(salt: Buffer, bytes: Buffer): Buffer {
  return hash('sha256', Buffer.concat([salt, bytes]), 'buffer');
}

/** Splits a view into what the entry holds (ids, numbers, closed lists) and its words. */
function splitView(type: EventType, view: object): { body: string; content: NewEntry['content'] } {
  const keys = WORDS[type];
  if (keys.length === 0) return { body: JSON.stringify(view), content: null };
  const body: Record<string, unknown> = {};
  const words: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(view)) {
    if (keys.includes(key)) words[key] = value;
    else body[key] = value;
  }
  return { body: JSON.stringify(body), content: makeContent(words) };
}

/** What the chain covers, in this order. A change of this line is a new chain format. */
export function chainText(entry: {
  streamId: Id;
  seq: number;
  atMs: number;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: readonly string[];
  type: string;
  body: string;
  contentHash: Buffer | null;
}): string {
  return JSON.stringify([
    entry.streamId,
    entry.seq,
    entry.atMs,
    entry.commandId,
    entry.command,
    entry.actorId,
    entry.audience,
    entry.type,
    entry.body,
    entry.contentHash === null ? null : entry.contentHash.toString('hex'),
  ]);
}

export function chainHash(previous: Buffer, text: string): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(text, 'utf8')]), 'buffer');
}

/** Makes the entry that follows `previous`. */
export function makeEntry<T extends EventType>(
  place: { streamId: Id; seq: number; atMs: Instant; previous: Buffer },
  origin: EntryOrigin,
  audience: readonly Audience[],
  type: T,
  view: Events[T],
): NewEntry {
  const { body, content } = splitView(type, view);
  const entry = { ...origin, seq: place.seq, atMs: place.atMs, audience, type, body, content };
  const text = chainText({ ...entry, streamId: place.streamId, contentHash: content?.hash ?? null });
  const event = { seq: place.seq, at: place.atMs, type, data: view } as WireEvent;
  return { ...entry, hash: chainHash(place.previous, text), event };
}

export function hash8(chain: Buffer): string {
  return chain.toString('hex', 0, 4);
}
