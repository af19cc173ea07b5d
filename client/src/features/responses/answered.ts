import type { CollatedView, CommitmentView, Id, ResponseView, SourceRef } from '@doi-thoai/shared';

/** Answers by what they answer. */
export type ByTarget<Row> = ReadonlyMap<Id, readonly Row[]>;

type Merged = Readonly<Record<Id, Pick<CollatedView, 'mergedInto'>>>;

/** Itself, and the collated opinions that it was merged into: what was answered there is answered for these. */
function withSurvivors(id: Id, collated: Merged): Id[] {
  const next = collated[id]?.mergedInto;
  return next ? [id, ...withSurvivors(next, collated)] : [id];
}

function group<Row>(
  rows: Iterable<Row>,
  targetsOf: (row: Row) => readonly SourceRef[],
  collated: Merged,
): ByTarget<Row> {
  const groups = new Map<Id, Row[]>();
  for (const row of rows) {
    const ids = new Set(targetsOf(row).flatMap(({ id }) => withSurvivors(id, collated)));
    for (const id of ids) {
      const group = groups.get(id);
      if (group) group.push(row);
      else groups.set(id, [row]);
    }
  }
  return groups;
}

export function answersByTarget(
  responses: Record<Id, ResponseView>,
  collated: Merged,
): ByTarget<ResponseView> {
  return group(
    Object.values(responses).sort((a, b) => a.at - b.at),
    (response) => response.targets,
    collated,
  );
}

export function commitmentsBySource(
  commitments: Record<Id, CommitmentView>,
  collated: Merged,
): ByTarget<CommitmentView> {
  return group(
    Object.values(commitments).sort((a, b) => a.at - b.at),
    (commitment) => commitment.sources,
    collated,
  );
}
