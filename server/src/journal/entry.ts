import type { EventType, Events, Id, Instant, WireEvent } from '@doi-thoai/shared';
import { hash, randomFillSync } from 'node:crypto';
import type { Audience } from './audience.js';
import { WORDS } from './audience.js';

/** An entry as it will be inserted, numbered and chained; hashes and salts in hex. */
export interface NewEntry {
  seq: number;
  atMs: number;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: readonly Audience[];
  type: EventType;
  body: string;
  /** `words`: JSON, stored as its UTF-8 bytes. */
  content: { salt: string; words: string; hash: string } | null;
  hash: string;
  event: WireEvent;
}

export interface EntryOrigin {
  commandId: Id;
  command: string;
  actorId: Id | null;
}

const SALT_BYTES = 16;
const SALTS = 512;
const saltPool = Buffer.alloc(SALT_BYTES * SALTS);
let salts = '';
let saltsUsed = 0;

/** 16 random bytes as hex, cut from one pool: a system call per entry would be felt under load. */
function takeSalt(): string {
  if (saltsUsed === salts.length) {
    salts = randomFillSync(saltPool).toString('hex');
    saltsUsed = 0;
  }
  saltsUsed += SALT_BYTES * 2;
  return salts.slice(saltsUsed - SALT_BYTES * 2, saltsUsed);
}

/** SHA-256(salt ‖ content), the salt in hex: without it a guessed text cannot be confirmed after a purge. */
export function contentHash(salt: string, words: string): string {
  return hash('sha256', salt + words);
}

/** Nothing in it that JSON escapes: no quote, backslash, control character or half of a pair. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

/** JSON of a part of a view; an ordinary text is only put between quotes, in half the time. */
export function jsonOf(value: unknown): string {
  return typeof value === 'string' && PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** Splits a view into what the entry holds (ids, numbers, closed lists) and its words. */
function splitView(type: EventType, view: object): { body: string; content: NewEntry['content'] } {
  const keys = WORDS[type];
  if (keys.length === 0) return { body: JSON.stringify(view), content: null };
  const whole = view as Record<string, unknown>;
  const body: Record<string, unknown> = { ...whole };
  let picked = '';
  for (const key of keys) {
    const value = whole[key];
    if (value === undefined) continue;
    picked += `${picked === '' ? '' : ','}"${key}":${jsonOf(value)}`;
    // Undefined is left out of JSON, and much quicker than deleting the key.
    body[key] = undefined;
  }
  const salt = takeSalt();
  const words = `{${picked}}`;
  const content = { salt, words, hash: contentHash(salt, words) };
  return { body: JSON.stringify(body), content };
}

/** An entry as the chain sees it. */
interface Linked extends EntryOrigin {
  streamId: Id;
  seq: number;
  atMs: number;
  audience: readonly string[];
  type: string;
  body: string;
  contentHash: string | null;
}

/**
 * The hash of an entry, in hex: SHA-256 over the previous hash and the entry's fields, one a line, the body
 * last (JSON, so it holds no line end). A change of these lines is a new chain format (PROTOCOL.md).
 */
export function chainHash(previous: string, entry: Linked): string {
  const { streamId, seq, atMs, commandId, command, actorId, audience, type, body } = entry;
  const head = `${previous}\n${streamId}\n${seq}\n${atMs}\n${commandId}\n${command}\n${actorId ?? ''}`;
  return hash('sha256', `${head}\n${audience.join(',')}\n${type}\n${entry.contentHash ?? ''}\n${body}`);
}

/** Where a stream's chain begins. */
export function genesis(streamId: Id): string {
  return hash('sha256', streamId);
}

/** Makes the entry that follows `previous`. */
export function makeEntry<T extends EventType>(
  place: { streamId: Id; seq: number; atMs: Instant; previous: string },
  { commandId, command, actorId }: EntryOrigin,
  audience: readonly Audience[],
  type: T,
  view: Events[T],
): NewEntry {
  const { streamId, seq, atMs, previous } = place;
  const { body, content } = splitView(type, view);
  const hashed = chainHash(previous, {
    commandId,
    command,
    actorId,
    streamId,
    seq,
    atMs,
    audience,
    type,
    body,
    contentHash: content?.hash ?? null,
  });
  const event = { seq, at: atMs, type, data: view } as WireEvent;
  return { seq, atMs, commandId, command, actorId, audience, type, body, content, hash: hashed, event };
}

/** What readers compare: the first 8 hex digits. */
export function hash8(chain: string): string {
  return chain.slice(0, 8);
}
