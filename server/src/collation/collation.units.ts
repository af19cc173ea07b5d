import type { CollatedView, Id, SubmissionView } from '@doi-thoai/shared';

/** Distinct units behind a collated opinion: of its sources, and those that handed it or a merged one in. */
export function countUnits(
  handedIn: readonly (Id | null)[],
  sources: Iterable<Pick<SubmissionView, 'authorUnitId'>>,
): number {
  const units = new Set<Id | null>(handedIn);
  for (const { authorUnitId } of sources) units.add(authorUnitId);
  units.delete(null);
  return units.size;
}

/** A link or its end, seen from the raw opinion. */
export function withLink(collatedIds: readonly Id[], collatedId: Id): Id[] {
  return [...new Set([...collatedIds, collatedId])].sort();
}

export function withoutLinks(collatedIds: readonly Id[], gone: readonly Id[]): Id[] {
  return collatedIds.filter((id) => !gone.includes(id));
}

/**
 * Which links of a raw opinion end when it is taken out of `gone`: that one, and, when nothing that is still to be
 * answered is left, those to merged and split ones too. Otherwise it would wait for an answer that cannot come.
 */
export function endingLinks(collatedIds: readonly Id[], gone: Id, isLive: (collatedId: Id) => boolean): Id[] {
  const rest = collatedIds.filter((id) => id !== gone);
  return rest.some(isLive) ? [gone] : [gone, ...rest];
}

/** The sources of all of these, each once. */
export function unitedSources(views: readonly Pick<CollatedView, 'sourceIds'>[]): Id[] {
  return [...new Set(views.flatMap((view) => view.sourceIds))].sort();
}
