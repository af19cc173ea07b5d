import type { CommitmentView, ConclusionLineView, SnapshotState } from '@doi-thoai/shared';
import type { MinutesAssignment, MinutesCommitment, MinutesConclusionLine } from './minutes/minutes.model.js';
import { dueOf } from './source/tasks.source.js';

const rows = <T>(record: Record<string, T>): T[] => Object.values(record);

/** In the order in which they were made. */
export function promisesOf(state: SnapshotState): CommitmentView[] {
  return rows(state.commitments).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function commitments(state: SnapshotState): MinutesCommitment[] {
  return promisesOf(state).map((one, index) => ({ number: index + 1, ...assigned(one, state) }));
}

/** Lines of the conclusion; a task has whoever promised it. */
export function conclusion(state: SnapshotState): MinutesConclusionLine[] {
  const promises = promisesOf(state);
  return rows(state.lines)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((line) => {
      const { kind, text } = line;
      return kind === 'TASK' ? { type: kind, ...task(line, promises, state) } : { type: kind, text };
    });
}

function task(
  { id, text }: ConclusionLineView,
  promises: readonly CommitmentView[],
  state: SnapshotState,
): MinutesAssignment & { parts?: MinutesAssignment[] } {
  const made = promises.filter(({ sources }) => sources.some((one) => one.kind === 'LINE' && one.id === id));
  const kept = made.filter((one) => one.state !== 'CANCELLED');
  // One that was taken back had been given all the same: the list of promises above has it as well.
  const parts = (kept.length > 0 ? kept : made).map((one) => assigned(one, state));
  const [only] = parts;
  if (!only) return { text, leads: [], coordinating: [], due: { kind: 'UNSET' } };
  return parts.length === 1 ? { ...only, text } : { ...only, text, parts };
}

/** Minutes of a meeting that has ended tell the day that was given there, not one to which it was extended since. */
function assigned(one: CommitmentView, { meeting }: SnapshotState): MinutesAssignment {
  const { text, ownerUnit, jointLeads, coordinating, dueKind, dueOn, firstDueOn } = one;
  const day = meeting?.closedAt ? (firstDueOn ?? dueOn) : dueOn;
  return {
    text,
    leads: [ownerUnit, ...jointLeads.map(({ unit }) => unit)],
    coordinating: coordinating.map(({ unit }) => unit),
    due: dueOf({ dueKind, dueOn: day }),
  };
}
