import type { Id, SubmissionView } from '@doi-thoai/shared';

/** Distinct units behind a collated opinion: of its sources, and the one that handed it in. */
export function countUnits(
  unitId: Id | null,
  sources: Iterable<Pick<SubmissionView, 'authorUnitId'>>,
): number {
  const units = new Set<Id>();
  if (unitId !== null) units.add(unitId);
  for (const { authorUnitId } of sources) if (authorUnitId !== null) units.add(authorUnitId);
  return units.size;
}

/** A link or its end, seen from the raw opinion. */
export function withLink(collatedIds: readonly Id[], collatedId: Id): Id[] {
  return [...new Set([...collatedIds, collatedId])].sort();
}

export function withoutLink(collatedIds: readonly Id[], collatedId: Id): Id[] {
  return collatedIds.filter((id) => id !== collatedId);
}
