import { createHash } from 'node:crypto';
import type { Violation } from './figure.js';
import type { Stored } from './journal.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Verifies a stream's chain from its beginning to its head with code that the server does not use: numbers without a
 * hole, every content under its salted hash, every entry over the one before, the head at the end. Names the first
 * bad entry.
 */
export function verifyChain(stored: Pick<Stored, 'streamId' | 'head' | 'entries'>): Violation[] {
  const { streamId, head, entries } = stored;
  const broken = (about: string): Violation[] => [{ rule: 'chain', about }];
  let previous = sha256(streamId);
  let expected = 1;
  for (const entry of entries) {
    if (entry.seq !== expected)
      return broken(`entry ${expected} is missing, ${entry.seq} stands in its place`);
    const { salt, words, contentHash } = entry;
    const purged = contentHash !== null && salt === null && words === null;
    const content = salt === null || words === null ? null : sha256(salt + words);
    if (!purged && content !== contentHash) return broken(`content of entry ${entry.seq}`);
    const lines = [
      previous,
      streamId,
      entry.seq,
      entry.atMs,
      entry.commandId,
      entry.command,
      entry.actorId ?? '',
      entry.audience,
      entry.type,
      contentHash ?? '',
      entry.body,
    ];
    if (sha256(lines.join('\n')) !== entry.hash) return broken(`hash of entry ${entry.seq}`);
    previous = entry.hash;
    expected += 1;
  }
  if (head.seq !== expected - 1 || head.hash !== previous)
    return broken(`head ${head.seq} is not the last entry`);
  return [];
}
