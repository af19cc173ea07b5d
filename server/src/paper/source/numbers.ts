import type { Id, SnapshotState, SourceRef } from '@doi-thoai/shared';
import { collatedNumber } from '../minutes.collated.js';
import type { MinutesAnswerTarget } from '../minutes/minutes.model.js';
import { targetLines } from '../minutes/minutes.words.js';
import { values } from './reading.js';

/** Numbers by which the papers of a meeting name its opinions; the same in all of them. */
export interface Numbers {
  state: SnapshotState;
  submissions: ReadonlyMap<Id, number>;
}

/** Written opinions are numbered in the order in which they came. */
export function numbersOf(state: SnapshotState): Numbers {
  const rows = values(state.submissions).sort(
    (a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1),
  );
  return { state, submissions: new Map(rows.map(({ id }, index) => [id, index + 1])) };
}

/** "Kết luận của chủ trì", "Ý kiến tổng hợp số 3, 5 và 8": one line for each kind. */
export function sourceLines(numbers: Numbers, sources: readonly SourceRef[]): string[] {
  const { state } = numbers;
  const lines = sources.filter(({ kind }) => kind === 'LINE');
  const behind = lines.flatMap(({ id }): SourceRef[] => state.lines[id]?.sources ?? []);
  const targets = [...sources, ...behind].flatMap((one) => target(numbers, one));
  return [...(lines.length > 0 ? ['Kết luận của chủ trì'] : []), ...targetLines(targets)];
}

function target({ state, submissions }: Numbers, { kind, id }: SourceRef): MinutesAnswerTarget[] {
  const number = {
    LINE: null,
    COLLATED: collatedNumber(state, id),
    TURN: state.turns[id]?.number ?? null,
    SUBMISSION: submissions.get(id) ?? null,
  }[kind];
  return kind === 'LINE' || number === null || number === 0 ? [] : [{ kind, number }];
}
