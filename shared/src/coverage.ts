import { isSpeakingTurn } from './counting.js';
import { isLive } from './features/collation.js';
import type { ConclusionLineView } from './features/conclusions.js';
import type { TargetKind, TargetRef } from './features/responses.js';
import type { Id } from './ids.js';
import type { SnapshotState } from './state.js';

// What the conclusion says something about, and what it passes over. Kinds are never added (domain.md 14.1).

export interface KindCoverage {
  total: number;
  /** In reading order of the list that they come from. */
  untouched: Id[];
}

export type Coverage = Record<TargetKind, KindCoverage>;

type Seen = Pick<SnapshotState, 'lines' | 'commitments' | 'collated' | 'submissions' | 'turns'> &
  Pick<SnapshotState, 'requests' | 'participants'>;

const MANY = '(?:tất cả|toàn bộ|mọi|hết|đầy đủ|các|những)';
const BLANKET = new RegExp(`(?:tiếp thu|ghi nhận)(?:\\s+\\S+){0,2}?\\s+${MANY}(?![\\p{L}])`, 'iu');

/** "Tiếp thu tất cả", "ghi nhận các ý kiến": says something to everybody and nothing to anybody (domain.md 14.10). */
export function isBlanket(text: string): boolean {
  return BLANKET.test(text.normalize('NFC'));
}

const of = (promise: { sources: readonly { kind: string; id: Id }[] }, kind: string): Id[] =>
  promise.sources.filter((source) => source.kind === kind).map(({ id }) => id);

/** Sources of a blanket line that have no row of their own yet: they do not count. */
export function unexpanded(
  line: Pick<ConclusionLineView, 'id' | 'text' | 'sources'>,
  commitments: SnapshotState['commitments'],
): TargetRef[] {
  if (!isBlanket(line.text)) return [];
  const rows = Object.values(commitments).filter(
    (one) => one.state !== 'CANCELLED' && of(one, 'LINE').includes(line.id),
  );
  const own = new Set(rows.flatMap(({ sources }) => sources.map(({ id }) => id)));
  return line.sources.filter(({ id }) => !own.has(id));
}

/** Ids that a line names, but for blanket ones, or that a promise was made for. */
function touched({ lines, commitments, collated }: Seen): Set<Id> {
  const ids = new Set<Id>();
  for (const line of Object.values(lines)) {
    const left = new Set(unexpanded(line, commitments).map(({ id }) => id));
    for (const { id } of line.sources) if (!left.has(id)) ids.add(id);
  }
  for (const promise of Object.values(commitments)) {
    if (promise.state === 'CANCELLED') continue;
    for (const { kind, id } of promise.sources) if (kind !== 'LINE') ids.add(id);
  }
  // What was said about a merged one is said about the one that goes on with it.
  for (const { id, mergedInto } of Object.values(collated)) {
    if (mergedInto !== null && ids.has(id)) ids.add(mergedInto);
  }
  return ids;
}

/** Collated opinions that count, raw ones that were not collated, and speaking turns. */
export function coverage(state: Seen): Coverage {
  const named = touched(state);
  const kind = (ids: Id[]): KindCoverage => ({
    total: ids.length,
    untouched: ids.filter((id) => !named.has(id)),
  });
  const collated = Object.values(state.collated)
    .filter(isLive)
    .sort((a, b) => a.number - b.number);
  const raw = Object.values(state.submissions)
    .filter((row) => !row.withdrawn && row.aside === null && row.collatedIds.length === 0)
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  const turns = Object.values(state.turns)
    .filter((turn) => isSpeakingTurn(turn, state))
    .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
  const ids = (rows: readonly { id: Id }[]): Id[] => rows.map(({ id }) => id);
  return { COLLATED: kind(ids(collated)), SUBMISSION: kind(ids(raw)), TURN: kind(ids(turns)) };
}
