import type { CommitmentView, ConclusionView, Coverage, Fact, Id, ReaderState } from '@doi-thoai/shared';
import { checkNumbers, coverage, emptySnapshot, facts, listCounts, unexpanded } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';

const selectConclusion = (state: ReaderState) => Object.values(state.conclusion)[0] ?? null;
const selectId = (state: ReaderState) => state.meeting?.id ?? '';

/** How far the conclusion is; as it begins while nothing was told. */
export function useConclusion(): ConclusionView {
  const told = useMeeting(selectConclusion);
  const id = useMeeting(selectId);
  return useMemo(
    () =>
      told ?? {
        ...{ id, revision: 1, reason: '', approved: null, minutesSignedOn: null },
        ...{ notices: [], version: 0 },
      },
    [told, id],
  );
}

/** What is counted from; everything else may change without counting anew. */
const selectCounted = (state: ReaderState) => ({
  ...{ lines: state.lines, commitments: state.commitments, collated: state.collated },
  ...{ submissions: state.submissions, turns: state.turns, requests: state.requests },
  ...{ participants: state.participants, responses: state.responses },
});

/** Everything that a typed number is compared with. */
export function useFacts(): Fact[] {
  const counted = useMeeting(selectCounted);
  const figures = useMeeting((state) => state.meeting?.report.figures);
  return useMemo(
    () => facts(listCounts({ ...emptySnapshot(), ...counted }), figures ?? []),
    [counted, figures],
  );
}

export function useCoverage(): Coverage {
  const counted = useMeeting(selectCounted);
  return useMemo(() => coverage(counted), [counted]);
}

/** Promises by the line that they serve, without cancelled ones. */
export function usePromisesByLine(): ReadonlyMap<Id, CommitmentView[]> {
  const commitments = useMeeting((state) => state.commitments);
  return useMemo(() => {
    const byLine = new Map<Id, CommitmentView[]>();
    for (const one of Object.values(commitments).sort((a, b) => a.at - b.at)) {
      if (one.state === 'CANCELLED') continue;
      for (const { kind, id } of one.sources) {
        if (kind === 'LINE') byLine.set(id, [...(byLine.get(id) ?? []), one]);
      }
    }
    return byLine;
  }, [commitments]);
}

/** What is not settled when the chair approves: shown, never a refusal. */
export interface OpenPoints {
  untouched: number;
  tasks: number;
  blanket: number;
  numbers: number;
  notices: number;
}

export function useOpenPoints(): OpenPoints {
  const lines = useMeeting((state) => state.lines);
  const commitments = useMeeting((state) => state.commitments);
  const covered = useCoverage();
  const all = useFacts();
  const promises = usePromisesByLine();
  const { notices } = useConclusion();
  return useMemo(() => {
    const rows = Object.values(lines);
    return {
      untouched: Object.values(covered).reduce((n, one) => n + one.untouched.length, 0),
      tasks: rows.filter(({ kind, id }) => kind === 'TASK' && !promises.has(id)).length,
      blanket: rows.reduce((n, line) => n + unexpanded(line, commitments).length, 0),
      numbers: rows.flatMap(({ text }) => checkNumbers(text, all).filter(({ agrees }) => !agrees)).length,
      notices: notices.length === 0 ? 1 : 0,
    };
  }, [lines, commitments, covered, all, promises, notices]);
}
