import type { CollatedView, SnapshotState } from '@doi-thoai/shared';
import { isLive, survivorOf } from '@doi-thoai/shared';
import type { MinutesCollatedOpinion, MinutesWrittenOpinions } from './minutes/minutes.model.js';

const orNull = (text: string): string | null => (text === '' ? null : text);

type Collated = Pick<MinutesWrittenOpinions, 'collated' | 'split'>;

/**
 * Collated opinions that are answered and counted: one that was merged into another is named in the row of that one,
 * one that was split is named beside the list, and neither is counted (domain.md 8: 154 became 161 by splitting).
 */
export function collatedOpinions(state: SnapshotState): Collated {
  const all = Object.values(state.collated).sort((a, b) => a.number - b.number);
  const numberOf = (id: string): number => state.collated[id]?.number ?? 0;
  const merged = new Map<string, number[]>();
  for (const one of all.filter((view) => view.mergedInto !== null)) {
    const survivor = survivorOf(one.id, state.collated);
    merged.set(survivor, [...(merged.get(survivor) ?? []), one.number]);
  }
  return {
    collated: all.filter(isLive).map((one) => row(one, topicOf(state, one), merged.get(one.id) ?? [])),
    split: all
      .filter((one) => one.splitInto.length > 0)
      .map((one) => ({ number: one.number, into: one.splitInto.map(numberOf).sort((a, b) => a - b) })),
  };
}

function row(one: CollatedView, topic: string, mergedNumbers: number[]): MinutesCollatedOpinion {
  return {
    number: one.number,
    topic,
    text: one.wording,
    rawCount: one.sourceIds.length,
    unitCount: one.unitCount,
    responder: orNull(one.responderUnit),
    mergedNumbers,
  };
}

function topicOf(state: SnapshotState, { topicId }: CollatedView): string {
  return state.meeting?.topics.find((topic) => topic.id === topicId)?.name ?? '';
}

/** An answer to a merged one is printed at the one that goes on. */
export function collatedNumber(state: SnapshotState, id: string): number {
  return state.collated[survivorOf(id, state.collated)]?.number ?? 0;
}
