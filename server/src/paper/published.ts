import type { SnapshotState } from '@doi-thoai/shared';

/** What papers may tell: no answer that its authors do not have yet, and nothing that only such a one promises. */
export function publishedOf(state: SnapshotState): SnapshotState {
  const responses = Object.fromEntries(
    Object.entries(state.responses).filter(([, one]) => one.state === 'PUBLISHED'),
  );
  const commitments = Object.fromEntries(
    Object.entries(state.commitments).filter(
      ([, { responseId }]) => responseId === null || responseId in responses,
    ),
  );
  return { ...state, responses, commitments };
}
