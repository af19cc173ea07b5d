import { isReceiptId } from '@doi-thoai/shared';
import type { Id } from '@doi-thoai/shared';
import { chainHash, contentHash, genesis } from '../journal/entry.js';
import { isPlain } from './check-row.js';
import { isTooDeep } from './read-file.js';

/** An entry as it stands in the file; its form was checked. */
export interface EntryRow {
  seq: number;
  at: string;
  commandId: Id;
  command: string;
  actorId: Id | null;
  audience: string;
  type: string;
  body: string;
  contentHash: string | null;
  salt: string | null;
  words: string | null;
  hash: string;
}

const SHARED = new Set(['everyone', 'screen', 'chair', 'desk', 'responders', 'clerks']);
const PERSONAL = /^(participant|unit|responder|receipt):([0-9a-f-]{36})$/;

/** The chain of a file, walked from its beginning (W30, W32, W33, W35). */
export class ChainWalk {
  seq = 0;
  hash: string;
  private readonly gone: number[] = [];
  private readonly told = new Set<number>();

  constructor(private readonly streamId: Id) {
    this.hash = genesis(streamId);
  }

  /** Entries whose words were purged. */
  get purged(): number {
    return this.gone.length;
  }

  /** Whether this is the next entry, as it was written. */
  step(row: EntryRow): boolean {
    const { seq, at, commandId, command, actorId, type, body } = row;
    const audience = row.audience.split(',');
    if (seq !== this.seq + 1 || at.length !== 'YYYY-MM-DDTHH:MM:SS.mmmZ'.length) return false;
    if (!audience.every(isAudience) || !isJson(body)) return false;
    const place = { streamId: this.streamId, seq, atMs: Date.parse(at), commandId, command, actorId };
    const hash = chainHash(this.hash, { ...place, audience, type, body, contentHash: row.contentHash });
    if (hash !== row.hash || !this.hasItsWords(row)) return false;
    if (type === 'content.purged') for (const gone of seqsIn(body)) this.told.add(gone);
    this.seq = seq;
    this.hash = hash;
    return true;
  }

  /** Words never leave in silence: an entry without them must be told by a purge. */
  isWhole(): boolean {
    return this.gone.every((seq) => this.told.has(seq));
  }

  private hasItsWords({ seq, contentHash: wanted, salt, words }: EntryRow): boolean {
    if (wanted === null) return salt === null && words === null;
    if (salt === null || words === null) {
      this.gone.push(seq);
      return salt === null && words === null;
    }
    return isJson(words) && contentHash(salt, words) === wanted;
  }
}

function isAudience(one: string): boolean {
  const [, kind, id = ''] = PERSONAL.exec(one) ?? [];
  if (kind === undefined) return SHARED.has(one);
  return kind !== 'receipt' || isReceiptId(id);
}

/** An object in JSON, of one line. */
function isJson(words: string): boolean {
  if (isTooDeep(words) || words.includes('\n')) return false;
  try {
    const value: unknown = JSON.parse(words);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value);
  } catch {
    return false;
  }
}

function seqsIn(body: string): readonly number[] {
  const { seqs } = JSON.parse(body) as { seqs?: unknown };
  return Array.isArray(seqs) ? (seqs as number[]) : [];
}
